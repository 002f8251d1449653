"""What the caller's OCR mode makes of a page's lane, and what readers of the answer should know of the page."""

from __future__ import annotations

from docbeat.document.geometry import Box
from docbeat.document.model import Document, Lane, Page
from docbeat.document.options import OcrMode, VisionOptions
from docbeat.reading.content import PageContent
from docbeat.reading.route import Route, choose_lane

# Images from this part of the page on are looked at where every one counts; smaller ones are ornaments.
_LEAST_IMAGE = 0.01
# Print of which less than this was made out is in a script the models do not know, or hardly print at all.
_LEAST_LEGIBLE = 0.7
# More different notes than this are counted only.
_MOST_WARNINGS = 50


def route_for(content: PageContent, wanted: VisionOptions) -> Route:
    """The lane of a page as ``wanted``."""
    match wanted.ocr:
        case OcrMode.OFF:
            return Route(Lane.TEXT, "OCR is off", choose_lane(content).quality)
        case OcrMode.FORCE:
            return Route(Lane.SCAN, "OCR was asked for", 0.0, [content.box])
        case OcrMode.MISSING_ONLY if content.characters:
            return _with_images(content, Route(Lane.TEXT, "the file has text"), "images without text in the file")
    route = choose_lane(content)
    if wanted.careful and route.lane is not Lane.SCAN:
        return _with_images(content, route, "every image is looked at")
    return route


def _with_images(content: PageContent, route: Route, reason: str) -> Route:
    """``route`` with the images on which the file has no text, if there are any."""
    images = [box for box in content.images if box.area >= _LEAST_IMAGE * content.box.area]
    bare = [box for box in images if not _has_text(content, box)]
    return Route(Lane.MIXED, reason, route.quality, bare) if bare else route


def _has_text(content: PageContent, box: Box) -> bool:
    return any(box.contains_point(word.box.center_x, word.box.center_y) for word in content.words)


def notes_on(page: Page, characters: int, legible: float, wanted: VisionOptions) -> list[str]:
    """What to say of a read page whose file has so many ``characters`` on it; ``legible`` is the part OCR made out."""
    notes: list[str] = []
    if wanted.ocr is OcrMode.OFF and not page.words and page.images:
        notes.append("not read, since OCR is off and the file has no text there")
    if page.lane is Lane.SCAN and characters:
        notes.append(f"read by OCR instead of the file's text: {page.lane_reason}")
    if page.lane is Lane.MIXED:
        notes.append(f"images read by OCR beside the file's text: {page.lane_reason}")
    if legible < _LEAST_LEGIBLE:
        notes.append("hardly legible, or in a script that OCR does not know here; what was read may be wrong")
    return notes


def gather_notes(document: Document) -> None:
    """The notes on pages as warnings of the document, pages of one note together."""
    pages: dict[str, list[int]] = {}
    for page in document.pages:
        for note in page.notes:
            pages.setdefault(note, []).append(page.number)
    warnings = [f"{_pages(numbers)}: {note}" for note, numbers in pages.items()]
    more = len(warnings) - _MOST_WARNINGS
    document.warnings += [*warnings[:_MOST_WARNINGS], *([f"{more} more remarks of this kind"] if more > 0 else [])]


def _pages(numbers: list[int]) -> str:
    """``Page 4`` or ``Pages 1-3, 7``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    text = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
    return f"Page {text}" if len(numbers) == 1 else f"Pages {text}"
