"""What clients see of a job."""

from __future__ import annotations

import pytest

from docbeat.api.wire.job import job_fields
from docbeat.jobs.engine import Job, JobStatus, Progress
from docbeat.jobs.kind import JobKind


@pytest.mark.parametrize(
    ("status", "done"), [(JobStatus.PROCESSING, 3), (JobStatus.COMPLETED, 12), (JobStatus.CANCELED, 3)]
)
def test_a_completed_job_has_all_pages_done_whatever_was_reported_last(status: JobStatus, done: int) -> None:
    job = Job("1", JobKind.EXTRACT, "t", status, 0.0, 0.0, progress=Progress(3, 12, "reading", 3))
    assert job_fields(job)["progress"] == Progress(done, 12, "reading", done)
