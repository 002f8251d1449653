"""POST /ai-schema-helper: the form to one ``Wish``."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field

from docbeat.api.wire.spelling import decode_object, unify
from docbeat.api.wire.validation import Options, validated
from docbeat.errors import MissingParameter
from docbeat.jobs.kind import Wish


class DraftRequest(Options):
    """Body of POST /ai-schema-helper; at least one of the two."""

    prompt: str = ""
    current_schema: dict[str, Any] | None = None


class Draft(BaseModel):
    """Its answer: a JSON Schema as text."""

    schema_: str = Field(alias="schema")


def parse(fields: dict[str, Any]) -> Wish:
    """The wish in ``fields``.

    Raises:
        MissingParameter: there is none.
        BadParameter: ``current_schema`` is no JSON object.
    """
    unified = unify(fields)
    unified["current_schema"] = decode_object("current_schema", unified.get("current_schema"))
    request = validated(DraftRequest, unified)
    if not request.prompt.strip() and not request.current_schema:
        raise MissingParameter("Say what the schema shall ask for: `prompt`, `current_schema` or both")
    return Wish(request.prompt, request.current_schema)
