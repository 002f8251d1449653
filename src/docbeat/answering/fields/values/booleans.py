"""Yes and no: words of the usual languages and boxes that are ticked or not."""

from __future__ import annotations

import re

from docbeat.answering.fields.values.match import Match

_YES = "yes true ja oui sí si sim ya vrai wahr verdadero verdadeiro vero checked selected enabled はい 是 tak"
_NO = "no false nein non não nao nee tidak faux falsch falso unchecked unselected disabled nie いいえ 否"
_SINGLE = {**dict.fromkeys(["y", "t", "j", "x", "on", "1"], True), **dict.fromkeys(["n", "f", "off", "0"], False)}
_WORDS = {**dict.fromkeys(_YES.split(), True), **dict.fromkeys(_NO.split(), False)}
# In running text these are mostly something else: "No. 5", "a true copy".
_COMMON = frozenset({"no", "non", "si", "ya", "ja", "true", "selected", "nie", "tak", "nee"})

_BOX = re.compile(
    r"(?P<ticked>[☒☑✓✔✅■🗹●◉⦿]|\[\s?[xX✓✔]\s?\]|\(\s?[xX✓✔]\s?\))"
    r"|(?P<empty>[☐□▢○◯]|\[\s{0,3}\]|\(\s{1,3}\)|\[_{1,3}\])"
)
# They open the lines of a list as well.
_BULLETS = "●○◯■"
_WORD = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, _WORDS), key=len, reverse=True))})(?!\w)", re.IGNORECASE
)
_NUMBERED = re.compile(r"\.?\s{0,2}[:#\d]|\.?\s{0,2}\(")


def find_booleans(text: str) -> list[Match[bool]]:
    """What ``text`` says yes or no to. Of "Yes ☒ No ☐" it is the ticked one; a box alone is its own answer."""
    whole = text.strip(" \t.:;,")
    if whole.lower() in _SINGLE:
        start = text.index(whole)
        return [Match(start, start + len(whole), _SINGLE[whole.lower()], 0.4)]
    boxes, words = list(_BOX.finditer(text)), _words(text)
    if boxes and words and all(_are_beside(box, word) for box, word in zip(boxes, words, strict=False)):
        return _chosen(boxes, words)
    boxes = [box for box in boxes if box.group() not in _BULLETS]
    found = [Match(*box.span(), box["ticked"] is not None, _box_certainty(box, whole)) for box in boxes]
    return found + [Match(*word.span(), _WORDS[word.group().lower()], _word_certainty(word, whole)) for word in words]


def _are_beside(box: re.Match[str], word: re.Match[str]) -> bool:
    return max(word.start() - box.end(), box.start() - word.end()) <= 2


def _box_certainty(box: re.Match[str], whole: str) -> float:
    """Round brackets around an x also number the parts of a sentence."""
    return 0.9 if box.group()[0] != "(" or box.group() == whole else 0.3


def _words(text: str) -> list[re.Match[str]]:
    found = _WORD.finditer(text)
    return [word for word in found if word.group().lower() != "no" or not _NUMBERED.match(text, word.end())]


def _word_certainty(word: re.Match[str], whole: str) -> float:
    if word.group().lower() == whole.lower():
        return 0.95
    return 0.15 if word.group().lower() in _COMMON else 0.5


def _chosen(boxes: list[re.Match[str]], words: list[re.Match[str]]) -> list[Match[bool]]:
    """The answers whose box is ticked; a box belongs to the word on its side, all boxes to the same side."""
    if len(boxes) != len(words):
        return [Match(*box.span(), box["ticked"] is not None, 0.5) for box in boxes]
    found = []
    for box, word in zip(boxes, words, strict=True):
        if box["ticked"]:
            start, stop = min(box.start(), word.start()), max(box.end(), word.end())
            found.append(Match(start, stop, _WORDS[word.group().lower()], 0.95))
    if not found and len(boxes) == 1:
        return [Match(*boxes[0].span(), not _WORDS[words[0].group().lower()], 0.4)]
    return found if len(found) == 1 else []
