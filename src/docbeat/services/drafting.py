"""Submits a wish for a schema. Somebody waits for it, so it goes first."""

from __future__ import annotations

import msgspec

from docbeat.jobs.engine import Job, Priority, Submission
from docbeat.jobs.kind import DraftInput, JobKind, Wish
from docbeat.services import job as jobs
from docbeat.services.house import House


def submit(house: House, tenant: str, wish: Wish) -> Job:
    """Keep the wish and the job."""
    job_id, _ = jobs.new_id(house, tenant, JobKind.DRAFT)
    key = f"jobs/{job_id}/wish.json"
    house.blobs.put(key, msgspec.json.encode(wish))
    return house.engine.submit(Submission(job_id, JobKind.DRAFT, tenant, DraftInput(key), Priority.INTERACTIVE))
