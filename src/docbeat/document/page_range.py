"""The page filter ``1-3,5``: pages and inclusive ranges, counted from 1, in any order."""

from __future__ import annotations

import re

from docbeat.errors import BadPageRange

_SEGMENT = re.compile(r"([0-9]{1,9})(?:-([0-9]{1,9}))?")


def check_page_range(text: str) -> list[tuple[int, int]]:
    """The inclusive ranges ``text`` names.

    Raises:
        BadPageRange: bad syntax, page zero, or a range that runs backwards.
    """
    ranges = []
    for segment in text.replace(" ", "").split(","):
        match = _SEGMENT.fullmatch(segment)
        if match is None:
            raise BadPageRange
        first, last = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= last:
            raise BadPageRange
        ranges.append((first, last))
    return ranges


def select_pages(text: str | None, page_count: int) -> list[int]:
    """The numbers of the pages ``text`` selects of a document with ``page_count`` pages, in document order.

    Raises:
        BadPageRange: as ``check_page_range``, or a page lies past the end.
    """
    if text is None:
        return list(range(1, page_count + 1))
    ranges = check_page_range(text)
    if any(last > page_count for _, last in ranges):
        raise BadPageRange(f"The document has {page_count} pages; `pages` asks for more", page_count=page_count)
    return sorted({number for first, last in ranges for number in range(first, last + 1)})
