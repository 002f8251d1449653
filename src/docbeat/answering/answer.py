"""The answer to a schema: values, and beside every one where it stands and how sure it is."""

from __future__ import annotations

from typing import Any

import msgspec

from docbeat.answering.citation import Citation

# A value and its citation in the same place of two trees: a mapping, a list, or a leaf.
Citations = dict[str, Any] | list[Any] | Citation | None


class Answer(msgspec.Struct):
    """``values`` has the shape of the schema; what was not found is None, an empty list where a list is asked for.

    ``citations`` has the same shape; its leaves are Citation, or None where the value is None. ``problems`` say in a
    reader's words why a field has no value although it is required, or why a value does not fit the schema; by
    path, such as ``items[3].amount``.
    """

    values: dict[str, Any]
    citations: dict[str, Any]
    problems: dict[str, str] = {}
