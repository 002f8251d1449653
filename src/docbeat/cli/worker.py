"""``docbeat worker``: worker processes. ``docbeat serve`` starts its own by itself."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from docbeat.cli.options import data_dir_option, settings_for, start_logging
from docbeat.jobs.liveness import Liveness
from docbeat.settings import Settings

# -P: nothing is imported from the folder somebody happens to stand in.
PROGRAM = (sys.executable, "-P", "-m", "docbeat")
# More groups of workers than this on one host are a mistake.
_MOST_GROUPS = 1000
# Beyond the time running batches get, for processes to end in order.
_MARGIN = 5.0


@click.command()
@data_dir_option
@click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True, help="Worker processes")
@click.option("--name", help="Run one worker under this stable name, with nobody to start it again")
def worker(data_dir: Path | None, workers: int, name: str | None) -> None:
    """Run jobs of the server in a data folder, without serving anything; Ctrl-C stops in order."""
    settings = settings_for(data_dir)
    if name:
        run_worker(settings, name)
        return
    liveness, group = _take_group(settings)
    start_logging(settings, group)
    supervise(worker_programs(group, workers), settings)
    del liveness  # held until here: the names of the group's workers are this process's


def worker_programs(group: str, count: int) -> dict[str, Sequence[str]]:
    """Command lines of ``count`` workers with stable names, for ``supervise``."""
    names = [f"{group}-{number}" for number in range(count)]
    return {name: [*PROGRAM, "worker", "--name", name] for name in names}


def supervise(programs: Mapping[str, Sequence[str]], settings: Settings, descriptors: Sequence[int] = ()) -> None:
    """Keep ``programs`` running until SIGTERM or SIGINT, then let them drain."""
    from docbeat.jobs.supervisor import Supervisor

    Supervisor(programs, descriptors=descriptors).run(grace=settings.workers.drain_seconds + _MARGIN)


def run_worker(settings: Settings, name: str) -> None:
    """Run a worker until SIGTERM or SIGINT."""
    from docbeat.database import open_engine
    from docbeat.jobs.durable.worker import DurableWorker
    from docbeat.jobs.sandbox.limits import die_with_parent
    from docbeat.storage import LocalBlobs
    from docbeat.tenants import UsageLedger
    from docbeat.workflows.registry import workflows
    from docbeat.workflows.sandboxed import open_slot
    from docbeat.workflows.workshop import Workshop

    if parent := os.environ.pop("DOCBEAT_PARENT", ""):
        die_with_parent(int(parent))
    liveness = Liveness(settings.data_dir / "run")
    if not liveness.hold(name):
        raise click.ClickException(f"A worker named {name} is already running on this data folder")
    start_logging(settings, name)
    sql = open_engine(settings.sql_url)
    slot = open_slot(settings)
    blobs, scratch = LocalBlobs(settings.data_dir / "blobs"), settings.data_dir / "scratch" / name
    workshop = Workshop(settings, blobs, UsageLedger(sql), slot, scratch)
    workshop.clear_scratch()
    durable = DurableWorker(sql, name, workflows(workshop), liveness, settings.workers)
    signal.signal(signal.SIGTERM, lambda *_: durable.stop())
    signal.signal(signal.SIGINT, lambda *_: durable.stop())
    durable.launch()
    durable.on_loop(slot.start())
    durable.run()
    durable.on_loop(slot.close())
    # Workflows that stand still wait for ever in threads of the engine; their jobs resume elsewhere.
    os._exit(0)


def _take_group(settings: Settings) -> tuple[Liveness, str]:
    """A name for this process's workers, and the lock that keeps others from taking it."""
    liveness = Liveness(settings.data_dir / "run")
    for number in range(_MOST_GROUPS):
        if liveness.hold(group := f"extra-{number}"):
            return liveness, group
    raise click.ClickException(f"{_MOST_GROUPS} groups of workers run on this data folder already")
