"""What runs inside the child: read some pages, write the result, draw a page. Files in, files out.

Nothing here reaches storage, database or network; arguments and results are small and plain.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from docbeat.document import codec
from docbeat.document.model import Block, BlockKind, Document, DocumentSource, OutlineEntry
from docbeat.document.options import OutputOptions
from docbeat.document.page_range import select_pages
from docbeat.reading.pipeline import PageReading, finish
from docbeat.reading.reader import Reader, ReadingOptions, open_document
from docbeat.writing.result import extraction_result

Report = Callable[[dict[str, Any]], None]

_FIGURE_DPI = 144.0


class Part(msgspec.Struct):
    """What one page batch leaves behind."""

    source: DocumentSource
    outline: list[OutlineEntry]
    readings: list[PageReading]


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
        readings = _read_some(reader, selected[done : done + most_pages], len(selected), seconds, report)
        outline = reader.outline() if done == 0 else []
        Path(part).write_bytes(msgspec.msgpack.encode(Part(reader.source, outline, readings)))
    return {"done": done + len(readings), "total": len(selected)}


def _read_some(reader: Reader, numbers: list[int], total: int, seconds: float, report: Report) -> list[PageReading]:
    """At least one page, then more while there is time."""
    deadline = time.monotonic() + seconds
    readings: list[PageReading] = []
    for number in numbers:
        readings.append(reader.read(number))
        report({"read": len(readings), "total": total})
        if time.monotonic() > deadline:
            break
    return readings


def write(
    *,
    path: str,
    parts: list[str],
    options: dict[str, Any],
    output: dict[str, Any],
    head: dict[str, Any],
    notices: list[str],
    image_prefix: str,
    folder: str,
    report: Report,
) -> dict[str, Any]:
    """Put the parts together and write ``document.json``, ``result.json`` and figure pictures into ``folder``.

    ``head`` holds the fields of the answer that are not the document's. Returns the names of the pictures.
    """
    document = _assembled([Path(part) for part in parts])
    report({"stage": "assembled"})
    wanted = msgspec.convert(output, OutputOptions)
    pictures = _draw_figures(document, Path(path), options, Path(folder), report) if wanted.show_images else {}
    urls = {figure: f"{image_prefix}{name}" for figure, name in pictures.items()}
    result = extraction_result(document, wanted, urls)
    result["warnings"] = [*notices, *result["warnings"]]
    Path(folder, "document.json").write_bytes(codec.encode(document))
    Path(folder, "result.json").write_bytes(msgspec.json.encode(result | head))
    return {"pictures": sorted(pictures.values())}


def _assembled(parts: list[Path]) -> Document:
    read_parts = [msgspec.msgpack.decode(part.read_bytes(), type=Part) for part in parts]
    readings = [reading for part in read_parts for reading in part.readings]
    return finish(readings, read_parts[0].source, read_parts[0].outline)


def _draw_figures(
    document: Document, path: Path, options: dict[str, Any], folder: Path, report: Report
) -> dict[str, str]:
    """Cut every figure out of its page; file names by figure id."""
    figures: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.kind is BlockKind.FIGURE:
            figures.setdefault(block.page, []).append(block)
    names = {}
    with open_document(path, ReadingOptions(**options)) as reader:
        for number, blocks in figures.items():
            picture = reader.draw(number, _FIGURE_DPI)
            page = next(page for page in document.pages if page.number == number)
            scale = picture.shape[1] / page.width
            for block in blocks:
                names[block.id] = block.image = f"{block.id}.png"
                x0, y0, x1, y1 = (round(edge * scale) for edge in msgspec.structs.astuple(block.box))
                _save_png(picture[y0 : max(y1, y0 + 1), x0 : max(x1, x0 + 1)], folder / names[block.id])
            report({"stage": "figures"})
    return names


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


TASKS = {"read": read, "write": write, "draw": draw}
