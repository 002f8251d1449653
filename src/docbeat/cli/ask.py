"""``docbeat schema``, ``split`` and ``tables``: read a local file and answer a question about it, as JSON."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from docbeat.document.options import OcrMode, VisionOptions
from docbeat.errors import DocbeatError
from docbeat.jobs.kind import Question, TableFormat, Topic

if TYPE_CHECKING:
    from docbeat.library import Inquiry

F = TypeVar("F", bound=Callable[..., Any])


def _reading(command: F) -> F:
    """The options of all three commands: how the file is read, and where the answer goes."""
    for option in (
        click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File for the answer"),
        click.option("--careful", is_flag=True, help="Slower and more exact: the large weights, every image looked at"),
        click.option(
            "--ocr",
            type=click.Choice(["auto", "off", "missing-only", "force"]),
            default="auto",
            show_default=True,
            help="When pages are read from their pictures",
        ),
        click.option("--password", help="Password of an encrypted PDF"),
        click.option("--pages", help="Pages to look at, such as 1-3,5  [default: all]"),
    ):
        command = option(command)
    return command


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("schema_file", metavar="[SCHEMA.json]", required=False, type=click.Path(path_type=Path))
@click.option("--prompt", default="", help="What is wanted, in words; enough without a schema")
@_reading
def schema(file: Path, schema_file: Path | None, prompt: str, **how: Any) -> None:
    """Print values for the JSON Schema in SCHEMA.json out of FILE, and where each of them stands."""
    from docbeat.library import fields_inquiry

    wanted = None if schema_file is None else _schema_in(schema_file)
    _answer(file, lambda: fields_inquiry(Question(wanted, prompt)), "schema_output", **how)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("topics", nargs=-1, required=True, metavar="TOPIC...")
@_reading
def split(file: Path, topics: tuple[str, ...], **how: Any) -> None:
    """Print which pages of FILE are about which TOPIC, each a name or NAME:DESCRIPTION."""
    from docbeat.library import split_inquiry

    parts = [topic.partition(":") for topic in topics]
    wanted = [Topic(name.strip(), description.strip()) for name, _, description in parts]
    _answer(file, lambda: split_inquiry(wanted), "split_output", **how)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "table_format",
    type=click.Choice(["html", "json", "markdown"]),
    default="html",
    show_default=True,
    help="Form of the tables",
)
@click.option("--merge", is_flag=True, help="Join tables that run over pages")
@_reading
def tables(file: Path, table_format: TableFormat, merge: bool, **how: Any) -> None:
    """Print the tables of FILE, each with the ids of the blocks it was taken from."""
    from docbeat.library import tables_inquiry

    _answer(file, lambda: tables_inquiry(table_format, merge=merge), "tables_output", **how)


def _schema_in(file: Path) -> dict[str, Any]:
    try:
        value = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise click.ClickException(f"{file}: {error.strerror}") from error
    except ValueError as error:
        raise click.ClickException(f"{file}: not valid JSON") from error
    if not isinstance(value, dict):
        raise click.ClickException(f"{file}: a schema is a JSON object")
    return value


def _answer(
    file: Path,
    inquiry: Callable[[], Inquiry],
    field: str,
    *,
    pages: str | None,
    password: str | None,
    ocr: str,
    careful: bool,
    output: Path | None,
) -> None:
    from docbeat.library import LocalReader, Request

    async def ask() -> dict[str, Any]:
        async with LocalReader() as reader:
            vision = VisionOptions(OcrMode(ocr), careful)
            return await reader.ask(Request(file, pages, password, vision=vision), inquiry())

    try:
        text = json.dumps(asyncio.run(ask())[field], ensure_ascii=False, indent=1)
    except DocbeatError as error:
        raise click.ClickException(f"{error.message} ({error.code})") from error
    except OSError as error:
        raise click.ClickException(f"{file}: {error.strerror or error}") from error
    if output is None:
        click.echo(text)
    else:
        output.write_text(text + "\n", encoding="utf-8")
