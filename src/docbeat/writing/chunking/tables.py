"""Cuts a table, in the HTML that ``writing.html`` makes, into tables of some of its rows."""

from __future__ import annotations

import re

from docbeat.writing.chunking.cutting import cut

_ROW = re.compile(r"<tr>.*?</tr>", re.S)
_ROW_SPAN = re.compile(r' rowspan="(\d+)"')
_END = "</table>"
_BETWEEN = "\n\n"
# A head that takes more of a chunk than this is not repeated.
_MOST_HEAD = 0.5


def cut_table(html: str, size: int) -> list[tuple[str, str]]:
    """Tables of whole rows, each with the head, no longer than ``size``; with the space before each.

    Rows that a cell spans stay together where they fit. A row that is longer by itself is cut as text.
    """
    start = html[: html.index(">") + 1]
    rows = _ROW.findall(html)
    head = _head(rows)
    frame = start + "".join(head)
    if len(frame) + len(_END) > _MOST_HEAD * size:
        head, frame = [], start
    room = size - len(frame) - len(_END)
    parts: list[tuple[str, str]] = []
    for group in _packed(_groups(rows[len(head) :], room), room):
        if len(group) <= room:
            parts.append((_BETWEEN, frame + group + _END))
        else:
            (_, first), *rest = cut(group, size)
            parts += [(_BETWEEN, first), *rest]
    return parts


def _head(rows: list[str]) -> list[str]:
    """The rows at the top without a data cell."""
    count = next((number for number, row in enumerate(rows) if "<td" in row), 0)
    return rows[:count]


def _groups(rows: list[str], room: int) -> list[str]:
    """Rows that a cell holds together as one, unless that is longer than ``room``."""
    groups: list[list[str]] = []
    held = 0
    for row in rows:
        if held > 0:
            groups[-1].append(row)
        else:
            groups.append([row])
        held = max(held, *map(int, _ROW_SPAN.findall(row)), 1) - 1
    whole = ("".join(group) for group in groups)
    return [
        part for text, group in zip(whole, groups, strict=True) for part in ([text] if len(text) <= room else group)
    ]


def _packed(rows: list[str], room: int) -> list[str]:
    packed: list[str] = []
    for row in rows:
        if packed and len(packed[-1]) + len(row) <= room:
            packed[-1] += row
        else:
            packed.append(row)
    return packed
