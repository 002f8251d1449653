"""``docbeat extract``: read local files without a server, in the same killable children the server uses."""

from __future__ import annotations

import asyncio
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docbeat.document.options import OcrMode, VisionOptions
from docbeat.errors import DocbeatError

if TYPE_CHECKING:
    from docbeat.library import Extracted, LocalReader

_FORMATS: dict[str, Callable[[Extracted], str]] = {
    "md": lambda extracted: extracted.markdown + "\n",
    "json": lambda extracted: json.dumps(extracted.result, ensure_ascii=False, indent=1) + "\n",
    "html": lambda extracted: f'<!doctype html><meta charset="utf-8">\n{extracted.html}\n',
}

Advance = Callable[[int, int], None]


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--output-dir",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="Where outputs go  [default: .]",
)
@click.option("--format", "formats", default="md", show_default=True, help="md, json, html or several, by commas")
@click.option("--pages", help="Pages to read, such as 1-3,5  [default: all]")
@click.option("--password", help="Password of encrypted PDFs")
@click.option(
    "--debug-images",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for pictures of the pages with blocks, order and cells drawn over",
)
@click.option(
    "--ocr",
    type=click.Choice(["auto", "off", "missing-only", "force"]),
    default="auto",
    show_default=True,
    help="When pages are read from their pictures",
)
@click.option("--careful", is_flag=True, help="Slower and more exact: the large weights, every image looked at")
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Files read at a time")
def extract(
    files: tuple[Path, ...],
    output_dir: Path,
    formats: str,
    pages: str | None,
    password: str | None,
    debug_images: Path | None,
    ocr: str,
    careful: bool,
    jobs: int,
) -> None:
    """Read FILES and write <file name>.<format> for each.

    A file that cannot be read is reported and does not keep the others from being read; the exit status is 1
    when there was one.
    """
    wanted = _checked_formats(formats)
    _check_names(files)
    output_dir.mkdir(parents=True, exist_ok=True)
    vision = VisionOptions(OcrMode(ocr), careful)
    how = {"pages": pages, "password": password, "debug_images": debug_images, "vision": vision}
    run = _Run(output_dir, wanted, how)
    faults = asyncio.run(run.all(list(files), min(jobs, len(files))))
    for path, reason in faults:
        click.echo(f"{path}: {reason}", err=True)
    if faults:
        click.echo(f"{len(faults)} of {len(files)} files failed", err=True)
        sys.exit(1)


def _checked_formats(text: str) -> list[str]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    unknown = [name for name in names if name not in _FORMATS]
    if unknown or not names:
        raise click.UsageError(f"--format takes {', '.join(_FORMATS)}; got {text!r}")
    return names


def _check_names(files: tuple[Path, ...]) -> None:
    """Two inputs of one name would write one output."""
    twice = [name for name, count in Counter(path.name for path in files).items() if count > 1]
    if twice:
        raise click.UsageError(f"Several inputs are named {twice[0]}; read them into different folders")


class _Run:
    """One call of the command: what every file is read with and written to."""

    def __init__(self, output_dir: Path, formats: list[str], how: dict[str, Any]) -> None:
        self._output_dir = output_dir
        self._formats = formats
        self._how = how
        self._faults: list[tuple[Path, str]] = []

    async def all(self, files: list[Path], children: int) -> list[tuple[Path, str]]:
        """Read ``files`` with so many children; those that failed, with the reason."""
        waiting = iter(files)
        with _progress(len(files)) as bar:
            await asyncio.gather(*(self._work(waiting, bar) for _ in range(children)))
        return sorted(self._faults, key=lambda fault: files.index(fault[0]))

    async def _work(self, waiting: Iterator[Path], bar: _Bar) -> None:
        from docbeat.library import LocalReader

        async with LocalReader() as reader:
            for path in waiting:
                with bar.file(path) as advance:
                    await self._one(reader, path, advance)

    async def _one(self, reader: LocalReader, path: Path, advance: Advance) -> None:
        from docbeat.library import Request

        try:
            extracted = await reader.read(Request(path, **self._how), advance)
            for name in self._formats:
                target = self._output_dir / f"{path.name}.{name}"
                await asyncio.to_thread(target.write_text, _FORMATS[name](extracted), encoding="utf-8")
        except DocbeatError as error:
            self._faults.append((path, f"{error.message} ({error.code})"))
        except OSError as error:
            self._faults.append((path, error.strerror or str(error)))


class _Bar:
    """Progress on stderr: files done, and the pages of those being read."""

    def __init__(self, files: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        console = Console(stderr=True)
        self.progress = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._all = self.progress.add_task("files", total=files)

    @contextmanager
    def file(self, path: Path) -> Iterator[Advance]:
        """A line for one file while it is read; gives the function that moves it."""
        line = self.progress.add_task(path.name, total=None)
        yield lambda done, total: self.progress.update(line, completed=done, total=total)
        self.progress.remove_task(line)
        self.progress.advance(self._all)


@contextmanager
def _progress(files: int) -> Iterator[_Bar]:
    bar = _Bar(files)
    with bar.progress:
        yield bar
