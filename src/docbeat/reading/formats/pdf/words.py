"""Characters to words: cut where the print has a gap, painted twice counts once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from docbeat.document.geometry import Box
from docbeat.document.model import Style, Word
from docbeat.reading.formats.pdf.chars import Characters, read_characters
from docbeat.reading.formats.pdf.frame import Frame

Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]

# A gap this wide, in ems, parts words even where the file has no space.
_GAP = 0.28
# Characters whose tops or bottoms differ by more than this, in ems, are on different lines.
_SHIFT = 0.55
# The same character this near, in ems, is painted twice (shadow, fake bold).
_DOUBLE = 0.12
# Hidden words go when this part of them lies under print no more than so many times as large, give or take a space.
_MOSTLY, _LARGER, _BESIDE = 0.5, 2.0, 0.3
# Hidden characters looked at in one go: bounds memory.
_ROWS = 256
# What PDFium gives for a hyphen that cuts a word at the end of a line.
_CUT_MARKS, _HYPHEN = (0x2, 0xFFFE), 0x2D
# Soft hyphen, zero-width space, word joiner, byte order mark; joiners of Arabic and Indian letters say something.
_UNSEEN = (0xAD, 0x200B, 0x2060, 0xFEFF)
_NOTHING = dict.fromkeys(_UNSEEN)
_UNKNOWN, _PRIVATE, _PRIVATE_END = 0xFFFD, 0xE000, 0xF900


@dataclass
class PageText:
    """The words of a page in the file's order, and what was noticed on the way."""

    words: list[Word] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)
    characters: int = 0
    hidden: int = 0
    unmapped: int = 0


def read_text(page: Any, frame: Frame) -> PageText:
    """The text of a pypdfium2 page in displayed coordinates."""
    return _to_words(read_characters(page, frame), frame)


def _to_words(characters: Characters, frame: Frame) -> PageText:
    codes, looks = characters.codes, characters.looks
    codes[np.isin(codes, _CUT_MARKS)] = _HYPHEN
    is_text = (characters.objects >= 0) & _may_stand_in_text(codes)
    # Characters with nothing between them are of one stretch.
    stretches = (characters.stretches + np.cumsum(~is_text))[is_text]
    text = characters.select(is_text)
    shows = ~_under_print(text, stretches)
    text, stretches = text.select(shows), stretches[shows]
    result = PageText(styles=looks.table, characters=len(text.codes))
    if not result.characters:
        return result
    result.hidden = int(np.count_nonzero(looks.hidden[text.objects]))
    is_private = (text.codes >= _PRIVATE) & (text.codes < _PRIVATE_END)
    result.unmapped = int(np.count_nonzero(is_private | (text.codes == _UNKNOWN)))
    once = _painted_once(text, stretches)
    words = _words(text.select(once), stretches[once], frame)
    if np.isin(text.codes, _UNSEEN).any():
        words = _without_unseen(words)
    result.words = _without_repeats(words, looks.table)
    return result


def _may_stand_in_text(codes: NDArray[np.uint32]) -> Mask:
    distinct, which = np.unique(codes, return_inverse=True)
    return np.array([_is_text(code) for code in distinct.tolist()], bool)[which]


def _is_text(code: int) -> bool:
    """Whether the character may stand in a word: no space, no control character and none that is none."""
    if code >= 0xFDD0 and (code <= 0xFDEF or code & 0xFFFE == 0xFFFE):
        return False
    return (0x20 < code < 0x7F or code >= 0xA0) and not chr(code).isspace()


def _without_unseen(words: list[Word]) -> list[Word]:
    """``words`` without places to break and other signs nobody sees; a soft hyphen that shows ends a line."""
    for word in words:
        text = word.text
        if text.endswith("\u00ad"):
            text = f"{text[:-1]}-"
        word.text = text.translate(_NOTHING)
    return [word for word in words if word.text]


def _under_print(text: Characters, stretches: NDArray[np.intp]) -> Mask:
    """Which characters are hidden under printed ones of like size: a layer of OCR beside the real text."""
    is_hidden = text.looks.hidden[text.objects]
    under = np.zeros(len(is_hidden), bool)
    hidden, printed = np.flatnonzero(is_hidden), np.flatnonzero(~is_hidden)
    if not len(hidden) or not len(printed):
        return under
    for start in range(0, len(hidden), _ROWS):
        rows = hidden[start : start + _ROWS]
        under[rows] = _is_covered(text, rows, printed)
    # Words stay or go as a whole: a letter may stand over a space of the print.
    _, words = np.unique(stretches[hidden], return_inverse=True)
    shares = np.bincount(words, under[hidden]) / np.bincount(words)
    under[hidden] = shares[words] >= _MOSTLY
    return under


def _is_covered(text: Characters, rows: NDArray[np.intp], printed: NDArray[np.intp]) -> Mask:
    """Whether the middles of the characters ``rows`` lie in or beside ``printed`` ones that are not far larger."""
    boxes, sizes = text.boxes, text.looks.sizes[text.objects]
    x, y = (boxes[rows, 0] + boxes[rows, 2])[:, None] / 2, (boxes[rows, 1] + boxes[rows, 3])[:, None] / 2
    x0, y0, x1, y1 = boxes[printed].T
    size = sizes[rows][:, None]
    is_level = (y0 < y) & (y < y1) & (sizes[printed] < _LARGER * size)
    return np.asarray((is_level & (x0 - _BESIDE * size < x) & (x < x1 + _BESIDE * size)).any(axis=1), bool)


def _painted_once(text: Characters, stretches: NDArray[np.intp]) -> Mask:
    """All but letters painted again over the one before: shadows, fake bold."""
    kept = np.ones(len(text.codes), bool)
    sizes = text.looks.sizes[text.objects]
    is_same = (text.codes[1:] == text.codes[:-1]) & (stretches[1:] == stretches[:-1])
    apart = np.abs(np.diff(text.boxes[:, :2], axis=0)).max(axis=1)
    candidates = np.flatnonzero(is_same & (apart < _DOUBLE * (sizes[1:] + sizes[:-1]))) + 1
    first = 0
    for index in candidates.tolist():
        if kept[index - 1]:
            first = index - 1
        box, before = text.boxes[index], text.boxes[first]
        # The letters of a ligature share one box: "ffi" is no f painted twice.
        is_ligature = text.objects[index] == text.objects[first] and (box == before).all()
        kept[index] = is_ligature or np.abs(box - before)[:2].max() >= _DOUBLE * sizes[index]
    return kept


def _words(text: Characters, stretches: NDArray[np.intp], frame: Frame) -> list[Word]:
    """The words on the page; a change of style inside a word starts a glued one."""
    sizes, angles = text.looks.sizes[text.objects], text.looks.angles[text.objects]
    styles = text.looks.styles[text.objects]
    goes_on = (stretches[1:] == stretches[:-1]) & _follows(
        text.boxes[:-1], text.boxes[1:], np.maximum(sizes[1:], sizes[:-1]), angles[1:]
    )
    changes = (styles[1:] != styles[:-1]) | (angles[1:] != angles[:-1])
    starts = np.flatnonzero(np.concatenate([[True], changes | ~goes_on]))
    glued = np.concatenate([[False], goes_on])[starts]
    edges = np.hstack([np.minimum.reduceat(text.boxes[:, :2], starts), np.maximum.reduceat(text.boxes[:, 2:], starts)])
    string = text.codes.astype("<u4").tobytes().decode("utf-32-le")
    bounds = [*starts.tolist(), len(string)]
    columns = zip(
        frame.shows(edges).tolist(),
        bounds,
        bounds[1:],
        edges.tolist(),
        styles[starts].tolist(),
        glued.tolist(),
        angles[starts].astype(float).tolist(),
        strict=False,
    )
    return [
        Word(string[start:stop], Box(*box), style, glued=is_glued, angle=angle)
        for is_shown, start, stop, box, style, is_glued, angle in columns
        if is_shown
    ]


def _follows(last: Floats, box: Floats, size: Floats, angle: NDArray[np.int64]) -> Mask:
    """Whether the characters at ``box`` go on with the words that ended at ``last``."""
    top, foot = np.abs(box[:, 1] - last[:, 1]), np.abs(box[:, 3] - last[:, 3])
    is_level = (top <= _SHIFT * size) | (foot <= _SHIFT * size)
    gap = np.where(angle == 180, last[:, 0] - box[:, 2], box[:, 0] - last[:, 2])
    follows: Mask = is_level & (gap > -size) & (gap < _GAP * size)
    is_upright = (angle != 90) & (angle != 270)
    if is_upright.all():
        return follows
    shift = np.abs(box[:, 0] + box[:, 2] - last[:, 0] - last[:, 2]) / 2
    gap = np.minimum(np.abs(box[:, 1] - last[:, 3]), np.abs(last[:, 1] - box[:, 3]))
    return np.where(is_upright, follows, (shift < _SHIFT * size) & (gap < _GAP * size))


def _without_repeats(words: list[Word], styles: list[Style]) -> list[Word]:
    """``words`` without those that repeat an earlier one in the same place."""
    corners = np.array([(word.box.x0, word.box.y0) for word in words]).reshape(-1, 2)
    furthest = _DOUBLE * max(style.size for style in styles)
    crowded = np.flatnonzero(_crowded(corners, furthest)).tolist()
    repeats: set[int] = set()
    places: dict[tuple[str, int], list[Box]] = {}
    for index in crowded:
        word = words[index]
        box, reach, strip = word.box, _DOUBLE * styles[word.style].size, int(word.box.y0 // furthest)
        near = [place for at in (strip - 1, strip, strip + 1) for place in places.get((word.text, at), ())]
        if any(abs(one.x0 - box.x0) < reach and abs(one.y0 - box.y0) < reach for one in near):
            repeats.add(index)
        else:
            places.setdefault((word.text, strip), []).append(box)
    return [word for index, word in enumerate(words) if index not in repeats] if repeats else words


def _crowded(corners: Floats, reach: float) -> Mask:
    """Whether another corner is less than ``reach`` away both ways."""
    crowded = np.zeros(len(corners), bool)
    # Two corners so near are in one strip of twice the height, or in one of the strips half as far down.
    for shift in (0.0, reach):
        strips = np.floor((corners[:, 1] + shift) / (2 * reach))
        order = np.lexsort((corners[:, 0], strips))
        is_near = (np.diff(strips[order]) == 0) & (np.diff(corners[order, 0]) < reach)
        crowded[order[1:][is_near]] = crowded[order[:-1][is_near]] = True
    return crowded
