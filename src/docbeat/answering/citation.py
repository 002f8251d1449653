"""Where an answer stands in the document: the words it was taken from."""

from __future__ import annotations

import msgspec

from docbeat.document.geometry import Box


class Citation(msgspec.Struct, frozen=True):
    """The words a value was taken from.

    ``elements`` are the ids of the blocks or table cells that hold them (``txt-3``, ``tbl-1-r4c2``) in the order of
    ``boxes``; ``quote`` is what the words say, as they stand on page ``page``; ``confidence`` from 0 to 1 is how
    likely the value is the one that was asked for. ``derived`` says that it follows from the words but is not
    written in them: a sum of several, a period named by its end, an option that means the same.
    """

    page: int
    elements: tuple[str, ...]
    boxes: tuple[Box, ...]
    quote: str
    confidence: float
    derived: bool = False

    @property
    def wire(self) -> str:
        """The elements as the wire joins them."""
        return ", ".join(dict.fromkeys(self.elements))
