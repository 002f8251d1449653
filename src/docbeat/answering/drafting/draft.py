"""From a prompt to a schema."""

from __future__ import annotations

import re
from typing import Any

from docbeat.errors import BadParameter


def draft_schema(prompt: str, current: dict[str, Any] | None) -> dict[str, Any]:
    """A JSON Schema with the fields ``prompt`` asks for; where there is a ``current`` one, that with the changes.

    Raises:
        BadParameter: no field can be told from the prompt.
    """
    names = [name for part in re.split(r"[,;\n]|\band\b", prompt.casefold()) if (name := _key(part))]
    if not names:
        raise BadParameter("Name the fields you want, such as: invoice number, date, total")
    fields = {name: {"type": "string"} for name in names}
    return {"type": "object", "properties": {**(current or {}).get("properties", {}), **fields}}


def _key(text: str) -> str:
    return "_".join(re.findall(r"\w+", text))
