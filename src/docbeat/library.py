"""docbeat without a server: read documents from Python, in the same sandbox the server uses.

from docbeat import extract
print(extract("a.pdf").markdown)
"""

from __future__ import annotations

import asyncio
import errno
import tempfile
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from docbeat.document import codec
from docbeat.document.model import Document
from docbeat.document.options import OcrMode, OutputOptions, VisionOptions
from docbeat.settings import Settings, load
from docbeat.workflows.sandboxed import open_slot, reading_options, run_task

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Extracted:
    """A read document: ``result`` is the wire answer, ``document`` the typed one."""

    result: dict[str, Any]
    document: Document

    @property
    def markdown(self) -> str:
        """The running text."""
        text: str = self.result["markdown"]
        return text

    @cached_property
    def html(self) -> str:
        """The running text as HTML."""
        from docbeat.writing.elements import to_html

        return to_html(self.document, {})


def extract(
    path: str | Path,
    *,
    pages: str | None = None,
    password: str | None = None,
    debug_images: str | Path | None = None,
    ocr: str = "auto",
    careful: bool = False,
    isolate: bool = True,
) -> Extracted:
    """Read a document.

    ``pages`` selects pages such as ``1-3,5``. ``debug_images`` is a folder for pictures of the pages with blocks,
    order and cells drawn over. ``ocr`` is ``auto``, ``off``, ``missing-only`` (where the file has no text at all) or
    ``force``; ``careful`` takes the slower, more exact weights and looks at every image. ``isolate=False`` reads in
    this process: faster by a process start, for files you trust, because a broken one can then crash or hang it.

    Raises:
        FileNotFoundError: there is no such file.
        FileError: the document cannot be read.
        BadPageRange: ``pages`` does not fit the document.
        ValueError: there is no such way of ``ocr``.
    """
    pictures = Path(debug_images) if debug_images is not None else None
    request = Request(Path(path), pages, password, pictures, VisionOptions(OcrMode(ocr), careful))
    if not isolate:
        return _here(request)
    # A thread of its own, because notebooks run an event loop in this one.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(_isolated(request))).result()


_AUTO = VisionOptions()


@dataclass(frozen=True)
class Request:
    """A document to read and how. ``debug_images`` is a folder for pictures of the pages with what was found."""

    path: Path
    pages: str | None = None
    password: str | None = None
    debug_images: Path | None = None
    vision: VisionOptions = _AUTO


class LocalReader:
    """A warm sandboxed child that reads one document after another; use ``async with``."""

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings or load()
        self._slot = open_slot(self._settings)

    async def __aenter__(self) -> LocalReader:
        self._slot.warm_up()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._slot.close()

    async def read(self, request: Request, on_progress: Progress = lambda _done, _total: None) -> Extracted:
        """Read a document; ``on_progress`` gets pages done and pages in all.

        Raises:
            FileNotFoundError, FileError, BadPageRange: as ``extract``.
        """
        _check_exists(request.path)
        with tempfile.TemporaryDirectory() as folder:
            return await self._read(request, Path(folder), on_progress)

    async def _read(self, request: Request, folder: Path, on_progress: Progress) -> Extracted:
        parts: list[str] = []
        done, total = 0, 1

        async def report(message: Any) -> None:
            on_progress(done + message["read"], message["total"])

        while done < total:
            parts.append(str(folder / f"part-{len(parts)}"))
            batch = await self._run("read", self._read_arguments(request, parts[-1], done), report)
            done, total = batch["done"], batch["total"]
        await self._run("write", _write_arguments(request, self._settings, parts, folder), _ignore)
        if request.debug_images is not None:
            await self._run("show", _show_arguments(request, parts, self._settings), _ignore)
        return _load(folder)

    def _read_arguments(self, request: Request, part: str, done: int) -> dict[str, Any]:
        workers = self._settings.workers
        return {
            "path": str(request.path.absolute()),
            "part": part,
            "options": _reading_options(request, self._settings),
            "pages": request.pages,
            "done": done,
            "most_pages": workers.slice_pages,
            "seconds": workers.slice_seconds,
        }

    async def _run(self, task: str, arguments: dict[str, Any], report: Callable[[Any], Awaitable[None]]) -> Any:
        return await run_task(self._slot, self._settings, task, arguments, rank=(0,), on_report=report)


async def _isolated(request: Request) -> Extracted:
    async with LocalReader() as reader:
        return await reader.read(request)


def _here(request: Request) -> Extracted:
    """Read in this process, with the very tasks a child runs."""
    from docbeat.workflows import tasks

    _check_exists(request.path)
    with tempfile.TemporaryDirectory() as name:
        folder, settings = Path(name), load()
        part = folder / "part-0"
        tasks.read(
            path=str(request.path),
            part=str(part),
            options=_reading_options(request, settings),
            pages=request.pages,
            done=0,
            most_pages=1 << 30,
            seconds=float("inf"),
            report=lambda _message: None,
        )
        tasks.write(**_write_arguments(request, settings, [str(part)], folder), report=lambda _message: None)
        if request.debug_images is not None:
            tasks.show(**_show_arguments(request, [str(part)], settings), report=lambda _message: None)
        return _load(folder)


def _check_exists(path: Path) -> None:
    # The child reports nothing but what is wrong with documents.
    if not path.is_file():
        raise FileNotFoundError(errno.ENOENT, "No such file", str(path))


def _reading_options(request: Request, settings: Settings) -> dict[str, Any]:
    return reading_options(settings, request.password, request.vision)


def _write_arguments(request: Request, settings: Settings, parts: list[str], folder: Path) -> dict[str, Any]:
    return {
        "path": str(request.path.absolute()),
        "parts": parts,
        "options": _reading_options(request, settings),
        "output": msgspec.to_builtins(OutputOptions()),
        "head": {},
        "notices": [],
        "image_prefix": "",
        "descriptions": {},
        "folder": str(folder),
    }


def _show_arguments(request: Request, parts: list[str], settings: Settings) -> dict[str, Any]:
    assert request.debug_images is not None
    request.debug_images.mkdir(parents=True, exist_ok=True)
    return {
        "path": str(request.path.absolute()),
        "parts": parts,
        "options": _reading_options(request, settings),
        "name": request.path.name,
        "folder": str(request.debug_images.absolute()),
    }


def _load(folder: Path) -> Extracted:
    result = msgspec.json.decode((folder / "result.json").read_bytes())
    return Extracted(result, codec.decode((folder / "document.json").read_bytes()))


async def _ignore(_message: Any) -> None:
    """Writing is over before a bar could move."""
