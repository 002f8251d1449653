"""The engines that are measured, behind one call: a file in, its markdown out.

An engine is started once in a process of its own (``bench.predict``), so nothing here is imported before it is
needed and an engine that is not installed costs only its line in the table. Engines under the AGPL stay out.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bench.lanes import PageLane


@dataclass(frozen=True)
class Answer:
    """What an engine made of a file.

    ``words`` is all it read, also what it leaves out of the markdown, where it says so; ``lanes`` is what docbeat
    says of each page.
    """

    markdown: str
    pages: int = 1
    words: str | None = None
    lanes: list[PageLane] = field(default_factory=list)


Read = Callable[[Path], Answer]


@dataclass(frozen=True)
class Engine:
    """An engine: how it is started, the packages and programs it needs, and whether it is for digital pages or scans.

    The first of ``needs`` gives the version.
    """

    name: str
    start: Callable[[], Read]
    needs: tuple[str, ...]
    reads_text: bool = True
    reads_scans: bool = True

    def version(self) -> str | None:
        """Its version, ``None`` when it is not installed."""
        found = [_version(need) for need in self.needs]
        return found[0] if all(found) else None


def _version(need: str) -> str | None:
    if need == "tesseract":
        return _tesseract_version()
    try:
        return version(need)
    except PackageNotFoundError:
        return None


def _docbeat(ocr_model: str) -> Read:
    from docbeat.reading.pipeline import finish
    from docbeat.reading.reader import ReadingOptions, open_document
    from docbeat.writing.markdown import to_markdown

    def read(path: Path) -> Answer:
        with open_document(path, ReadingOptions(ocr_model=ocr_model)) as reader:
            readings = [reader.read(number) for number in range(1, reader.source.page_count + 1)]
            document = finish(readings, reader.source, reader.outline())
        with_tables = {block.page for block in document.blocks if block.table}
        lanes = [PageLane(page.lane.value, page.lane_reason, page.number in with_tables) for page in document.pages]
        words = "".join((not word.glued) * " " + word.text for page in document.pages for word in page.words)
        return Answer(to_markdown(document), len(lanes), words, lanes)

    return read


def _liteparse(ocr: bool) -> Read:
    from liteparse import LiteParse

    parser = LiteParse(
        output_format="markdown", ocr_enabled=ocr, tessdata_path=_tessdata() if ocr else None, quiet=True, num_workers=1
    )

    def read(path: Path) -> Answer:
        result = parser.parse(str(path))
        return Answer(result.text, len(result.pages))

    return read


def _pdf_inspector() -> Read:
    import pdf_inspector

    def read(path: Path) -> Answer:
        result = pdf_inspector.process_pdf(str(path))
        return Answer(result.markdown or "", result.page_count)

    return read


def _edgeparse() -> Read:
    import edgeparse

    return lambda path: Answer(edgeparse.convert(str(path), raster_table_ocr=False), page_count(path))


def _kreuzberg(ocr: bool) -> Read:
    import kreuzberg

    config = kreuzberg.ExtractionConfig(
        output_format="markdown",
        use_cache=False,
        disable_ocr=not ocr,
        ocr=kreuzberg.OcrConfig(backend="tesseract", language="eng") if ocr else None,
    )
    return lambda path: Answer(kreuzberg.extract_file_sync(str(path), config=config).content, page_count(path))


def _tesseract() -> Read:
    """Tesseract as anybody would use it: the picture in its own resolution, one thread, its own layout analysis."""

    def read(path: Path) -> Answer:
        texts = [_recognised(picture) for picture in _pictures(path)]
        return Answer("\n\n".join(texts), len(texts))

    return read


def _recognised(picture: bytes) -> str:
    run = subprocess.run(
        ["tesseract", "stdin", "stdout", "-l", "eng"],
        input=picture,
        capture_output=True,
        check=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    return undivided(run.stdout.decode("utf-8").replace("\f", ""))


def undivided(text: str) -> str:
    """The text with words that are divided at the end of a line made whole, as any reader of it would."""
    return re.sub(r"(?<=\w)-\s+(?=[a-z])", "", text)


def _pictures(path: Path) -> Iterator[bytes]:
    """An image file as it is, or the picture of each page of a scan."""
    if path.suffix != ".pdf":
        yield path.read_bytes()
        return
    import io

    import pypdfium2 as pdfium

    with pdfium.PdfDocument(path) as file:
        for page in file:
            image = next(iter(page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE])))
            stream = io.BytesIO()
            image.get_bitmap().to_pil().save(stream, "PPM")
            yield stream.getvalue()


def page_count(path: Path) -> int:
    """Pages of a PDF; an image is one."""
    if path.suffix != ".pdf":
        return 1
    import pypdfium2 as pdfium

    with pdfium.PdfDocument(path) as file:
        return len(file)


def _tesseract_version() -> str | None:
    if shutil.which("tesseract") is None:
        return None
    run = subprocess.run(["tesseract", "--version"], capture_output=True, text=True, check=True)
    return run.stdout.split()[1]


def _tessdata() -> str:
    """The folder of Tesseract's language files, for engines that bring the library but not the languages."""
    run = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=True)
    return run.stdout.split('"')[1]


ENGINES = {
    engine.name: engine
    for engine in (
        Engine("docbeat", partial(_docbeat, "tiny"), ("docbeat",)),
        Engine("docbeat, small models", partial(_docbeat, "small"), ("docbeat",), reads_text=False),
        Engine("liteparse", partial(_liteparse, ocr=False), ("liteparse",), reads_scans=False),
        Engine("pdf-inspector", _pdf_inspector, ("pdf-inspector",), reads_scans=False),
        Engine("edgeparse", _edgeparse, ("edgeparse",), reads_scans=False),
        Engine("kreuzberg", partial(_kreuzberg, ocr=False), ("kreuzberg",), reads_scans=False),
        Engine("tesseract", _tesseract, ("tesseract",), reads_text=False),
        Engine("liteparse with OCR", partial(_liteparse, ocr=True), ("liteparse", "tesseract"), reads_text=False),
        Engine("kreuzberg with OCR", partial(_kreuzberg, ocr=True), ("kreuzberg", "tesseract"), reads_text=False),
    )
}
