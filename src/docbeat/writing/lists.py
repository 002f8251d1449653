"""List items with their depth: indented in markdown, nested in HTML."""

from __future__ import annotations

import re
from html import escape

# Numbers that markdown and HTML count themselves.
_COUNTED = re.compile(r"(\d{1,9})[.)]$")


class Indents:
    """How far the items of a list are set in, one after the other: below the text of the item they are part of."""

    def __init__(self) -> None:
        self._widths: list[int] = []

    def enter(self, level: int, item: str) -> str:
        """``item`` at its depth; a list that begins with a deep item is not set in for it."""
        del self._widths[level:]
        while len(self._widths) < level:
            self._widths.append(0)
        indent = sum(self._widths)
        self._widths.append(len(item) - len(item.partition(" ")[2]))
        return " " * indent + item


def markdown_item(marker: str, text: str) -> str:
    """One item on its line. Numbers markdown knows stay what they are; other numbers are part of the text."""
    if _COUNTED.match(marker) and text.startswith(marker):
        return text
    return f"- {text}"


class HtmlLists:
    """Opens and closes lists around items."""

    def __init__(self) -> None:
        self._open: list[str] = []

    def item(self, level: int, marker: str, text: str, attributes: str = "") -> str:
        """``text`` as HTML inside its list; the list of a deeper item stands inside the item before."""
        number = _COUNTED.match(marker)
        tag = "ol" if number and text.startswith(escape(marker)) else "ul"
        depth = min(level, len(self._open)) + 1
        pieces = [self._close(depth)]
        if len(self._open) == depth and self._open[-1] != tag:
            pieces.append(self._close(depth - 1))
        if len(self._open) == depth:
            pieces.append("</li>")
        else:
            pieces.append(f"<{tag}>")
            self._open.append(tag)
        if tag == "ol" and number:
            pieces.append(f'<li value="{number[1]}"{attributes}>{text.removeprefix(escape(marker)).lstrip()}')
        else:
            pieces.append(f"<li{attributes}>{text}")
        return "".join(pieces)

    def end(self) -> str:
        """What closes all lists that are open."""
        return self._close(0)

    def _close(self, depth: int) -> str:
        closing = "".join(f"</li></{tag}>" for tag in reversed(self._open[depth:]))
        del self._open[depth:]
        return closing
