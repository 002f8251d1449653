"""Options that several commands share, and the settings they lead to."""

from __future__ import annotations

import os
from pathlib import Path

import click

from docbeat import observe
from docbeat.errors import DocbeatError
from docbeat.settings import Settings, load

data_dir_option = click.option(
    "--data-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the database and the stored files  [default: docbeat-data, or DOCBEAT_DATA_DIR]",
)


def settings_for(data_dir: Path | None, **overrides: object) -> Settings:
    """Settings from the environment, with what the command line says on top of it.

    Command-line values become environment variables, so that processes started from here see them too.
    """
    if data_dir is not None:
        os.environ["DOCBEAT_DATA_DIR"] = str(data_dir.absolute())
    for name, value in overrides.items():
        if value is not None:
            os.environ[f"DOCBEAT_{name.upper()}"] = str(value)
    try:
        return load()
    except DocbeatError as error:
        raise click.ClickException(error.message) from error


def start_logging(settings: Settings, process: str) -> None:
    """Send log events of this process to stderr."""
    observe.set_up(settings.log_level, as_json=settings.log_json, process=process)
