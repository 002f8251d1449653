"""POST /tables: every spelling of the request to one ``TableSearch``, and its acknowledgement."""

from __future__ import annotations

from typing import Any

import msgspec
from pydantic import Field

from docbeat.api.wire.job import Acknowledgement, acknowledgement
from docbeat.api.wire.spelling import decode_object, unify
from docbeat.api.wire.validation import Options, validated
from docbeat.errors import BadParameter, MissingParameter
from docbeat.jobs.engine import Job, Priority
from docbeat.jobs.kind import TableFormat
from docbeat.services.tables import TableSearch


class TablesConfig(Options):
    """The form tables come in; ``merge`` joins those that run over pages."""

    merge: bool = False
    table_format: TableFormat = "html"
    charts_to_tables: bool = False


class TablesRequest(Options):
    """Body of POST /tables under its canonical names; one of the two ids."""

    extraction_id: str | None = None
    split_id: str | None = None
    tables_config: TablesConfig = TablesConfig()
    is_async: bool = Field(default=False, alias="async")


class TablesAcknowledgement(Acknowledgement):
    """Answer of an asynchronous /tables; clients poll with one or the other id."""

    tables_id: str


def parse(fields: dict[str, Any]) -> TablesRequest:
    """The request in ``fields``, in whatever spelling.

    Raises:
        MissingParameter: it names no document.
        BadParameter: a value makes no sense.
    """
    unified = unify(fields)
    if (config := decode_object("tables_config", unified.get("tables_config"))) is not None:
        unified["tables_config"] = {name: value for name, value in unify(config).items() if value is not None}
    request = validated(TablesRequest, unified)
    if not request.extraction_id and not request.split_id:
        raise MissingParameter("Say of what the tables are wanted: `extraction_id` or `split_id`")
    if request.extraction_id and request.split_id:
        raise BadParameter("Send only one of `extraction_id`, `split_id`")
    return request


def search(request: TablesRequest, idempotency_key: str | None) -> TableSearch:
    """``request`` as the use case wants it."""
    config = request.tables_config
    return TableSearch(
        priority=Priority.NORMAL if request.is_async else Priority.INTERACTIVE,
        extraction_id=request.extraction_id or None,
        split_id=request.split_id or None,
        table_format=config.table_format,
        merge=config.merge,
        charts=config.charts_to_tables,
        idempotency_key=idempotency_key,
    )


def tables_acknowledgement(job: Job) -> bytes:
    """The acknowledgement with both names of the id: the official CLI polls ``tables_id``, others ``job_id``."""
    return msgspec.json.encode({"tables_id": job.id, **msgspec.json.decode(acknowledgement(job))})
