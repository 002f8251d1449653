"""Values for a schema from documents that were read."""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from docbeat.jobs.kind import SchemaInput
from docbeat.jobs.workflow import JobContext
from docbeat.storage import BlobStore
from docbeat.workflows.answer_tasks import WORKBOOK
from docbeat.workflows.answered import Asked, answer
from docbeat.workflows.consult import Consultation, consult
from docbeat.workflows.workshop import Workshop

CREDITS_PER_PAGE, CREDITS_PER_PAGE_WITH_EFFORT = 1.0, 4.0

# Makes one name out of the ids of several extractions; any fixed value does.
_SETS = uuid.UUID("0d1f7a3e-6a55-4d0c-8c3e-5b1f0f6f2a11")

Schema = Callable[[JobContext, SchemaInput], Awaitable[dict[str, Any]]]


def schema_workflow(workshop: Workshop) -> Schema:
    """The workflow of JobKind.SCHEMA."""

    async def schema(job: JobContext, wanted: SchemaInput) -> dict[str, Any]:
        documents = [document.key for document in wanted.documents]
        keys = [wanted.questions, *documents, *([wanted.template] if wanted.template else [])]
        pages = sum(document.pages for document in wanted.documents)
        consulted = await consult(workshop, job, keys, partial(_arguments, wanted), pages)
        asked = Asked(
            task="fields",
            keys=[*keys, *([consulted.replies] if consulted.replies else [])],
            arguments=lambda paths: _with_replies(_arguments(wanted, paths[: len(keys)]), paths[len(keys) :]),
            frame=lambda told: _frame(workshop, job, wanted, told) | _remarks(consulted, told),
            pages=pages,
            extras={"workbook": WORKBOOK},
        )
        return await answer(workshop, job, asked)

    return schema


def _arguments(wanted: SchemaInput, paths: list[str]) -> dict[str, Any]:
    ids = [document.extraction_id for document in wanted.documents]
    return {
        "questions": paths[0],
        "documents": [list(pair) for pair in zip(ids, paths[1:], strict=False)],
        "template": paths[-1] if wanted.template else None,
        "page_range": wanted.page_range,
        "mode": "split" if wanted.split_id else "combined" if wanted.is_combined else "single",
    }


def _with_replies(arguments: dict[str, Any], paths: list[str]) -> dict[str, Any]:
    return arguments | {"replies": paths[0] if paths else None}


def _remarks(consulted: Consultation, told: dict[str, Any]) -> dict[str, Any]:
    """What the answer says of the model that was asked."""
    remarks = consulted.told
    if told["unusable"]:
        text = f"{told['unusable']} answers of the model were no JSON that could be used"
        remarks["warnings"] = [*remarks.get("warnings", []), text]
    return remarks


def _frame(workshop: Workshop, job: JobContext, wanted: SchemaInput, told: dict[str, Any]) -> dict[str, Any]:
    """Everything but the values: handles, version, usage."""
    used = sum(
        one["pages"] * (CREDITS_PER_PAGE_WITH_EFFORT if one["effort"] else CREDITS_PER_PAGE) for one in told["answered"]
    )
    bill = workshop.bill(job, 0, used)
    if wanted.split_id:
        return {"schema_id": job.job_id, "split_id": wanted.split_id, **bill}
    ids = [document.extraction_id for document in wanted.documents]
    version = take_version(workshop.blobs, ids, job.job_id)
    fields: dict[str, Any] = {"schema_id": job.job_id, "version": version, **bill}
    if wanted.is_combined:
        fields["extraction_ids"] = ids
    if wanted.template:
        fields["excel_output_url"] = f"/schema/{job.job_id}/excel"
    return fields


def take_version(blobs: BlobStore, extraction_ids: list[str], job_id: str) -> int:
    """The number of this run among those on the same extractions, from 1.

    Of runs at once each gets its own, and a run that is tried again the one it had.
    """
    name = extraction_ids[0] if len(extraction_ids) == 1 else str(uuid.uuid5(_SETS, " ".join(sorted(extraction_ids))))
    folder, mine = f"jobs/{name}/schema-runs", job_id.encode()
    taken = blobs.keys(folder)
    for key in taken:
        if blobs.get(key) == mine:
            return int(key.rpartition("/")[2])
    number = len(taken) + 1
    while not blobs.create(f"{folder}/{number}", mine) and blobs.get(f"{folder}/{number}") != mine:
        number += 1
    return number
