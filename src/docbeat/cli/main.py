"""``docbeat``: the list of commands. A command's module is loaded when it runs, so that help stays fast."""

from __future__ import annotations

import importlib
from collections.abc import Sequence

import click

import docbeat

# Command: the module of this folder that defines it, and its line in the help.
_COMMANDS = {
    "extract": ("extract", "Read local files to markdown, JSON or HTML."),
    "schema": ("ask", "Values for a JSON Schema out of a local file."),
    "split": ("ask", "Pages of a local file by topic."),
    "tables": ("ask", "Tables of a local file."),
    "serve": ("serve", "Start the server: API and workers."),
    "worker": ("worker", "Run one more worker for a server's data folder."),
    "keys": ("keys", "Create, list and revoke API keys."),
}
_INTERNAL = {"api": "serve"}


class _LateGroup(click.Group):
    """Knows its commands by name and imports one when it is run."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        module = _INTERNAL.get(name) or _COMMANDS.get(name, (None,))[0]
        if module is None:
            return None
        command: click.Command = getattr(importlib.import_module(f"docbeat.cli.{module}"), name)
        return command

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in _COMMANDS.items()])


@click.command(cls=_LateGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(docbeat.__version__, prog_name="docbeat")
def docbeat_command() -> None:
    """Document extraction on your own machine: PDFs, scans and images to markdown, tables and boxes."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line."""
    docbeat_command(arguments, prog_name="docbeat")
