"""``docbeat serve``: the API and its workers, kept running by a supervisor."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import click

from docbeat.cli.options import data_dir_option, settings_for, start_logging
from docbeat.cli.worker import PROGRAM, supervise, worker_programs
from docbeat.settings import Settings


@click.command()
@data_dir_option
@click.option("--host", help="Address to listen on  [default: 127.0.0.1]")
@click.option("--port", type=int, help="Port to listen on; 0 takes a free one  [default: 8099]")
@click.option("--workers", type=click.IntRange(min=1), help="Worker processes  [default: one per core]")
def serve(data_dir: Path | None, host: str | None, port: int | None, workers: int | None) -> None:
    """Start the server; Ctrl-C stops it and keeps unfinished jobs for the next start."""
    from docbeat.jobs.liveness import Liveness

    settings = settings_for(data_dir, host=host, port=port, workers=workers)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    if not Liveness(settings.data_dir / "run").hold("server"):
        raise click.ClickException(f"Another server runs on {settings.data_dir}; stop it or use another --data-dir")
    start_logging(settings, "server")
    listener = _listen(settings.server.host, settings.server.port)
    address, bound_port = listener.getsockname()[:2]
    origin = f"http://[{address}]:{bound_port}" if ":" in address else f"http://{address}:{bound_port}"
    _show_first_key(settings, origin)
    click.echo(f"docbeat listens on {origin}  (console: open it in a browser; Ctrl-C stops)", err=True)
    api_program = {"api": [*PROGRAM, "api", "--descriptor", str(listener.fileno())]}
    supervise(api_program | worker_programs("worker", settings.worker_count), settings, [listener.fileno()])


@click.command(hidden=True)
@click.option("--descriptor", type=int, required=True, help="The inherited listening socket")
def api(descriptor: int) -> None:
    """The API process of ``docbeat serve``."""
    from docbeat.api import server
    from docbeat.api.app import create_app
    from docbeat.jobs.sandbox.limits import die_with_parent
    from docbeat.services.house import open_house

    if parent := os.environ.pop("DOCBEAT_PARENT", ""):
        die_with_parent(int(parent))
    settings = settings_for(None)
    start_logging(settings, "api")
    server.run(create_app(open_house(settings)), socket.socket(fileno=descriptor))


def _listen(host: str, port: int) -> socket.socket:
    """The listening socket. It stays open when the API process is replaced, so that no client is refused."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        raise click.ClickException(f"Cannot listen on {host}:{port}: {error.strerror}; use another --port") from error
    listener.listen(2048)
    return listener


def _show_first_key(settings: Settings, origin: str) -> None:
    """Create a key when there is none, and show it this once."""
    from docbeat.database import open_engine
    from docbeat.tenants import Keys

    sql = open_engine(settings.sql_url)
    keys = Keys(sql)
    if not settings.api_key and not keys.all():
        _, secret = keys.create("first key")
        click.echo(f"API key (shown this once, `docbeat keys create` makes more): {secret}")
        click.echo(f"The console with that key in it: {origin}/#{secret}")
    sql.dispose()
