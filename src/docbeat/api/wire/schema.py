"""POST /schema: every spelling of the request to one ``Inquiry``."""

from __future__ import annotations

import base64
import binascii
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from docbeat.api.wire.spelling import decode_object, page_text, unify
from docbeat.api.wire.validation import Options, validated
from docbeat.document.page_range import check_page_range
from docbeat.errors import BadPageRange, BadParameter, MissingParameter
from docbeat.jobs.engine import Priority
from docbeat.jobs.kind import Question
from docbeat.services.documents import no_preset
from docbeat.services.schema import Inquiry

_CONFIGS = ("schema_config", "structured_output")


class SchemaConfig(Options):
    """What is asked: a schema, a prompt, or both; an Excel workbook may ask instead of a schema."""

    input_schema: dict[str, Any] | None = None
    schema_prompt: str = ""
    effort: bool = False
    excel_template: str | None = Field(default=None, description="Base64 .xlsx whose head cells are the fields")


class TopicSchemaConfig(Options):
    """What is asked about the pages of one topic."""

    schema_: dict[str, Any] | None = Field(default=None, alias="schema")
    schema_prompt: str = ""
    effort: bool = False
    schema_config_id: str | None = None


class SchemaRequest(Options):
    """Body of POST /schema under its canonical names; exactly one of the three ids."""

    extraction_id: str | None = None
    extraction_ids: list[str] | None = None
    split_id: str | None = None
    schema_config: SchemaConfig | None = None
    schema_config_id: str | None = None
    split_schema_config: dict[str, TopicSchemaConfig] | None = None
    page_range: Annotated[str | None, BeforeValidator(page_text)] = None
    is_async: bool = Field(default=False, alias="async")


def parse(fields: dict[str, Any]) -> SchemaRequest:
    """The request in ``fields``, in whatever spelling.

    Raises:
        MissingParameter: it names no document, or asks nothing.
        BadParameter, BadPageRange: a value makes no sense, or several ids were sent.
    """
    unified = unify(fields)
    for name in _CONFIGS:
        if name in unified:
            unified[name] = _config(name, unified[name], "input_schema")
    if (older := unified.pop("structured_output", None)) is not None:
        unified.setdefault("schema_config", older)
    if (topics := decode_object("split_schema_config", unified.get("split_schema_config"))) is not None:
        unified["split_schema_config"] = {
            name: _config(name, config, "schema") or {} for name, config in topics.items()
        }
    request = validated(SchemaRequest, unified)
    _check(request)
    return request


def inquiry(request: SchemaRequest, idempotency_key: str | None) -> Inquiry:
    """``request`` as the use case wants it."""
    config = request.schema_config or SchemaConfig()
    single = () if request.extraction_id is None else (request.extraction_id,)
    return Inquiry(
        priority=Priority.NORMAL if request.is_async else Priority.INTERACTIVE,
        extraction_ids=tuple(dict.fromkeys(request.extraction_ids or ())) or single,
        is_combined=request.extraction_ids is not None,
        split_id=request.split_id,
        question=Question(config.input_schema, config.schema_prompt, config.effort),
        topics=_topics(request),
        page_range=request.page_range,
        template=None if config.excel_template is None else _workbook(config.excel_template),
        idempotency_key=idempotency_key,
    )


def _config(name: str, value: Any, schema_name: str) -> dict[str, Any] | None:
    """A configuration with its schema under the name it has there; topics and plain ones differ in that."""
    config = decode_object(name, value)
    if config is None:
        return None
    unified = {key: inner for key, inner in unify(config).items() if inner is not None}
    other = "schema" if schema_name == "input_schema" else "input_schema"
    if other in unified:
        unified.setdefault(schema_name, unified.pop(other))
    if schema_name in unified:
        unified[schema_name] = decode_object(schema_name, unified[schema_name])
    return unified


def _check(request: SchemaRequest) -> None:
    ids = ("extraction_id", "extraction_ids", "split_id")
    sent = [name for name in ids if getattr(request, name) is not None]
    if not sent or request.extraction_ids == []:
        raise MissingParameter("Say what the schema is for: `extraction_id`, `extraction_ids` or `split_id`")
    if len(sent) > 1:
        raise BadParameter(f"Send only one of {', '.join(f'`{name}`' for name in sent)}")
    if request.page_range is not None:
        _check_pages(request.page_range)
    if request.split_schema_config is not None and request.split_id is None:
        raise MissingParameter("`split_schema_config` needs the `split_id` it is for")
    if not request.split_schema_config:
        _check_config(request)


def _check_config(request: SchemaRequest) -> None:
    config = request.schema_config
    if config is None and request.schema_config_id is not None:
        raise no_preset("schema_config_id", request.schema_config_id)
    if config is None or not (config.input_schema is not None or config.schema_prompt.strip() or config.excel_template):
        raise MissingParameter(
            "Say what is asked: `schema_config` with `input_schema`, `schema_prompt` or `excel_template`"
        )
    if config.excel_template is not None and (request.split_id or config.input_schema is not None):
        raise BadParameter("`excel_template` stands instead of `input_schema`, and not with a `split_id`")


def _check_pages(text: str) -> None:
    try:
        check_page_range(text)
    except BadPageRange as error:
        raise BadPageRange("`page_range` must be page numbers and ranges such as 1-3,5") from error


def _topics(request: SchemaRequest) -> dict[str, Question] | None:
    if not request.split_schema_config:
        return None
    return {name: _question(config) for name, config in request.split_schema_config.items()}


def _question(config: TopicSchemaConfig) -> Question:
    fault = None
    if config.schema_ is None and config.schema_config_id is not None:
        fault = no_preset("schema_config_id", config.schema_config_id).message
    elif config.schema_ is None and not config.schema_prompt.strip():
        fault = "Nothing is asked about this topic: send `schema` or `schema_prompt`"
    return Question(config.schema_, config.schema_prompt, config.effort, fault=fault)


def _workbook(text: str) -> bytes:
    try:
        return base64.b64decode(text.rpartition(",")[2], validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadParameter("`excel_template` must be an .xlsx file in base64") from error
