"""``docbeat worker``: one worker process. ``docbeat serve`` starts these by itself."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import click

from docbeat.cli.options import data_dir_option, settings_for, start_logging
from docbeat.jobs.liveness import Liveness
from docbeat.settings import Settings

# More workers than this on one host are a mistake.
_MOST_NAMES = 1000


@click.command()
@data_dir_option
@click.option("--name", help="Stable name of this worker; no two may run under one  [default: the first free one]")
def worker(data_dir: Path | None, name: str | None) -> None:
    """Run jobs of the server in a data folder, without serving anything."""
    settings = settings_for(data_dir)
    run_worker(settings, name)


def run_worker(settings: Settings, name: str | None) -> None:
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
    liveness, name = _take_name(settings, name)
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


def _take_name(settings: Settings, name: str | None) -> tuple[Liveness, str]:
    """The worker's name and the lock that makes it the only one under it."""
    liveness = Liveness(settings.data_dir / "run")
    candidates = [name] if name else [f"worker-{number}" for number in range(_MOST_NAMES)]
    for candidate in candidates:
        if liveness.hold(candidate):
            return liveness, candidate
    raise click.ClickException(f"A worker named {name} is already running on this data folder")
