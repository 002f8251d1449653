"""What runs inside the child: read some pages, write the result, draw a page. Files in, files out.

Nothing here reaches storage, database or network; arguments and results are small and plain.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec

from docbeat.document import codec
from docbeat.document.model import Block, BlockKind, Document
from docbeat.document.options import OutputOptions
from docbeat.document.page_range import select_pages
from docbeat.document.streaming import count_late, write_json
from docbeat.document.text import page_of
from docbeat.jobs.kind import Question
from docbeat.reading.parts import Parts, PartWriter
from docbeat.reading.pipeline import DOCUMENT_STAGES, finish_document
from docbeat.reading.reader import Reader, ReadingOptions, open_document
from docbeat.workflows import answer_tasks
from docbeat.workflows.gauge import Gauge, Report
from docbeat.writing.blocks import figure_text
from docbeat.writing.result import extraction_result

_FIGURE_DPI = 144.0
_SHOW_DPI = 110.0


def read(
    *,
    path: str,
    part: str,
    options: dict[str, Any],
    pages: str | None,
    done: int,
    most_pages: int,
    seconds: float,
    report: Report,
) -> dict[str, Any]:
    """Read selected pages after the first ``done`` of them into the file ``part``, until a bound is met.

    Returns how many of the selected pages are ``done`` now and how many there are (``total``).
    """
    with open_document(Path(path), ReadingOptions(**options)) as reader:
        selected = select_pages(pages, reader.source.page_count)
        report({"read": 0, "total": len(selected)})
        outline = reader.outline() if done == 0 else []
        with PartWriter(Path(part), reader.source, outline) as writer:
            read = 0
            for read in _read_some(reader, selected[done : done + most_pages], writer, seconds):
                report({"read": read, "total": len(selected)})
    return {"done": done + read, "total": len(selected)}


def _read_some(reader: Reader, numbers: list[int], writer: PartWriter, seconds: float) -> Iterator[int]:
    """Read at least one page, then more while there is time; how many it is so far, after each."""
    deadline = time.monotonic() + seconds
    for read, number in enumerate(numbers, start=1):
        writer.add(reader.read(number))
        yield read
        if time.monotonic() > deadline:
            break


def write(
    *,
    path: str,
    parts: list[str],
    options: dict[str, Any],
    output: dict[str, Any],
    head: dict[str, Any],
    notices: list[str],
    image_prefix: str,
    descriptions: dict[str, str],
    folder: str,
    question: dict[str, Any] | None = None,
    report: Report,
) -> dict[str, Any]:
    """Put the parts together and write ``document.json``, ``result.json`` and figure pictures into ``folder``.

    ``head`` holds the fields of the answer that are not the document's, ``descriptions`` what a model says
    about figures, ``question`` what older clients want answered along with it. Returns the names of the pictures.
    """
    wanted = msgspec.convert(output, OutputOptions)
    with Parts([Path(part) for part in parts]) as stored:
        document, pages = stored.document()
        finish_document(document, Gauge("assembling", len(DOCUMENT_STAGES), pages, report).next_pass)
        for block in document.blocks:
            block.description = descriptions.get(block.id)
        document.provenance = {"engine": f"docbeat {version('docbeat')}"} | ReadingOptions(**options).provenance
        pictures = _draw_figures(document, Path(path), options, Path(folder), report) if wanted.show_images else {}
        urls = {figure: f"{image_prefix}{name}" for figure, name in pictures.items()}
        result = extraction_result(document, wanted, urls)
        result["warnings"] = [*notices, *result["warnings"]]
        if question is not None:
            result |= answer_tasks.answer_along(document, msgspec.convert(question, Question))
        gauge = Gauge("writing", count_late(result) + 1, pages, report)
        with Path(folder, "result.json").open("wb") as target:
            write_json(result | head, target, gauge.next_pass)
        gauge.next_pass()
        with Path(folder, "document.json").open("wb") as target:
            codec.write(document, target)
    return {"pictures": sorted(pictures.values())}


def figures(*, path: str, parts: list[str], options: dict[str, Any], folder: str, report: Report) -> dict[str, Any]:
    """Draw the figures of the parts into ``folder``, for a model to see.

    Returns of each its ``id``, ``picture`` (a file name) and ``text``: its caption and what is written in it.
    """
    with Parts([Path(part) for part in parts]) as stored:
        document, pages = stored.document()
        finish_document(document, Gauge("assembling", len(DOCUMENT_STAGES), pages, report).next_pass)
        pictures = _draw_figures(document, Path(path), options, Path(folder), report)
        found = [block for block in document.blocks if block.id in pictures]
        return {
            "figures": [
                {"id": block.id, "picture": pictures[block.id], "text": figure_text(document, block)} for block in found
            ]
        }


def _draw_figures(
    document: Document, path: Path, options: dict[str, Any], folder: Path, report: Report
) -> dict[str, str]:
    """Cut every figure and formula out of its page; file names by their ids."""
    figures: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.kind in (BlockKind.FIGURE, BlockKind.FORMULA):
            figures.setdefault(block.page, []).append(block)
    names = {}
    with open_document(path, ReadingOptions(**options)) as reader:
        for done, (number, blocks) in enumerate(figures.items(), start=1):
            picture = reader.draw(number, _FIGURE_DPI)
            scale = picture.shape[1] / page_of(document, number).width
            for block in blocks:
                names[block.id] = block.image = f"{block.id}.png"
                x0, y0, x1, y1 = (round(edge * scale) for edge in msgspec.structs.astuple(block.box))
                _save_png(picture[y0 : max(y1, y0 + 1), x0 : max(x1, x0 + 1)], folder / names[block.id])
            report({"stage": "figures", "done": done, "total": len(figures)})
    return names


def show(
    *, path: str, parts: list[str], options: dict[str, Any], name: str, folder: str, report: Report
) -> dict[str, Any]:
    """Draw every page of the parts with what was found on it into ``folder``: ``<name>.page-1.png`` and so on."""
    from PIL import Image

    from docbeat.writing.picture import draw_layout

    with (
        Parts([Path(part) for part in parts]) as stored,
        open_document(Path(path), ReadingOptions(**options)) as reader,
    ):
        document, pages = stored.document()
        finish_document(document, Gauge("assembling", len(DOCUMENT_STAGES), pages, report).next_pass)
        blocks: dict[int, list[tuple[int, Block]]] = {}
        for order, block in enumerate(document.blocks):
            blocks.setdefault(block.page, []).append((order, block))
        for done, page in enumerate(document.pages, start=1):
            picture = Image.fromarray(reader.draw(page.number, _SHOW_DPI))
            shown = draw_layout(picture, page, blocks.get(page.number, []))
            shown.save(Path(folder, f"{name}.page-{page.number}.png"), "PNG", compress_level=1)
            report({"stage": "showing", "done": done, "total": len(pages)})
    return {}


def draw(*, path: str, options: dict[str, Any], page: int, dpi: float, target: str, report: Report) -> dict[str, Any]:
    """Draw one page as a PNG into the file ``target``."""
    with open_document(Path(path), ReadingOptions(**options)) as reader:
        select_pages(str(page), reader.source.page_count)
        report({"stage": "open"})
        _save_png(reader.draw(page, dpi), Path(target))
    return {}


def _save_png(picture: Any, target: Path) -> None:
    from PIL import Image

    # Level 1: figures are fetched over the network rarely and drawn while somebody waits.
    Image.fromarray(picture).save(target, "PNG", compress_level=1)


TASKS = {"read": read, "figures": figures, "write": write, "show": show, "draw": draw, **answer_tasks.TASKS}
