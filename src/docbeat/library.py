"""docbeat without a server: read documents from Python, in the same sandbox the server uses.

from docbeat import extract
print(extract("a.pdf").markdown)
"""

from __future__ import annotations

import asyncio
import errno
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from docbeat.document import codec
from docbeat.document.model import Document
from docbeat.document.options import OcrMode, OutputOptions, VisionOptions
from docbeat.errors import BadParameter
from docbeat.jobs.kind import Question, TableFormat, Topic
from docbeat.settings import Settings, load
from docbeat.workflows.answer_tasks import ANSWER
from docbeat.workflows.sandboxed import open_slot, reading_options, run_task

Progress = Callable[[int, int], None]
T = TypeVar("T")


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
    return _run_apart(lambda reader: reader.read(request))


def apply_schema(
    path: str | Path, schema: Mapping[str, Any] | None = None, prompt: str = "", **reading: Any
) -> dict[str, Any]:
    """Values for a JSON Schema out of a document: ``values``, and of the same shape ``citations`` and more.

    Without a schema its fields are drawn from the ``prompt``. ``reading`` are ``pages``, ``password``, ``ocr`` and
    ``careful``, as of ``extract``; all happens in the sandbox.

    Raises:
        FileNotFoundError, FileError, BadPageRange, ValueError: as ``extract``.
        SchemaInvalid, SchemaTooComplex: the schema cannot be answered.
        BadParameter: nothing is asked.
    """
    question = Question(None if schema is None else dict(schema), prompt)
    output: dict[str, Any] = _ask(path, fields_inquiry(question), reading)["schema_output"]
    return output


def split_pages(path: str | Path, topics: Mapping[str, str], **reading: Any) -> dict[str, list[int]]:
    """The numbers of the pages about each of ``topics``, names with descriptions (which may be empty).

    Raises:
        FileNotFoundError, FileError, BadPageRange, ValueError: as ``extract``.
    """
    inquiry = split_inquiry([Topic(name, description) for name, description in topics.items()])
    splits: dict[str, list[int]] = _ask(path, inquiry, reading)["split_output"]["splits"]
    return splits


def extract_tables(
    path: str | Path, table_format: TableFormat = "html", *, merge: bool = False, **reading: Any
) -> list[dict[str, Any]]:
    """The tables of a document, each with its ``table_content``; ``merge`` joins those that run over pages.

    Raises:
        FileNotFoundError, FileError, BadPageRange, ValueError: as ``extract``.
    """
    tables: list[dict[str, Any]] = _ask(path, tables_inquiry(table_format, merge=merge), reading)["tables_output"][
        "tables"
    ]
    return tables


_AUTO = VisionOptions()


@dataclass(frozen=True)
class Request:
    """A document to read and how. ``debug_images`` is a folder for pictures of the pages with what was found."""

    path: Path
    pages: str | None = None
    password: str | None = None
    debug_images: Path | None = None
    vision: VisionOptions = _AUTO


@dataclass(frozen=True)
class Inquiry:
    """A task of ``answer_tasks`` about one document, and what it is asked, as arguments and as files by argument."""

    task: str
    document: str
    arguments: Mapping[str, Any]
    files: Mapping[str, Any]


def fields_inquiry(question: Question) -> Inquiry:
    """What ``apply_schema`` asks.

    Raises:
        BadParameter: it asks nothing.
    """
    if question.schema is None and not question.prompt.strip():
        raise BadParameter("Nothing is asked: give a schema, a prompt or both")
    how = {"template": None, "page_range": None, "mode": "single"}
    return Inquiry("fields", "documents", how, {"questions": [question]})


def split_inquiry(topics: list[Topic]) -> Inquiry:
    """What ``split_pages`` asks."""
    return Inquiry("split", "document", {"replies": None}, {"topics": topics})


def tables_inquiry(table_format: TableFormat, *, merge: bool) -> Inquiry:
    """What ``extract_tables`` asks."""
    return Inquiry("tables", "document", {"table_format": table_format, "merge": merge, "pages": None}, {})


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

    async def ask(
        self, request: Request, inquiry: Inquiry, on_progress: Progress = lambda _done, _total: None
    ) -> dict[str, Any]:
        """Read a document and answer a question about it; the fields of the answer as they are on the wire.

        Raises:
            FileNotFoundError, FileError, BadPageRange: as ``extract``.
            RequestError: the question cannot be answered.
        """
        _check_exists(request.path)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            pages = len((await self._read(request, folder, on_progress)).document.pages)
            await self._run(inquiry.task, _inquiry_arguments(inquiry, folder), _ignore, answers_about=pages)
            answer: dict[str, Any] = msgspec.json.decode((folder / ANSWER).read_bytes())
            return answer

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

    async def _run(
        self,
        task: str,
        arguments: dict[str, Any],
        report: Callable[[Any], Awaitable[None]],
        answers_about: int | None = None,
    ) -> Any:
        return await run_task(
            self._slot, self._settings, task, arguments, rank=(0,), on_report=report, answers_about=answers_about
        )


def _ask(path: str | Path, inquiry: Inquiry, reading: Mapping[str, Any]) -> dict[str, Any]:
    request = _request(Path(path), **reading)
    return _run_apart(lambda reader: reader.ask(request, inquiry))


def _request(
    path: Path, pages: str | None = None, password: str | None = None, ocr: str = "auto", *, careful: bool = False
) -> Request:
    return Request(path, pages, password, vision=VisionOptions(OcrMode(ocr), careful))


def _run_apart(work: Callable[[LocalReader], Awaitable[T]]) -> T:
    """What ``work`` gives with a reader of its own, in a thread of its own: notebooks run an event loop in this one."""

    async def run() -> T:
        async with LocalReader() as reader:
            return await work(reader)

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(run())).result()


def _inquiry_arguments(inquiry: Inquiry, folder: Path) -> dict[str, Any]:
    document = str(folder / "document.json")
    arguments = {**inquiry.arguments, "folder": str(folder)}
    arguments[inquiry.document] = [["", document]] if inquiry.document == "documents" else document
    for name, content in inquiry.files.items():
        (folder / f"{name}.json").write_bytes(msgspec.json.encode(content))
        arguments[name] = str(folder / f"{name}.json")
    return arguments


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
