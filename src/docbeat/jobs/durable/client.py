"""The engine as the web wing sees it: submit, look, cancel. Runs nothing."""

from __future__ import annotations

import logging
from typing import Any

import msgspec
import sqlalchemy as sa
from dbos import DBOSClient
from dbos._error import DBOSConflictingWorkflowError
from dbos._serialization import DBOSPortableJSONSerializer

from docbeat.errors import BadParameter
from docbeat.jobs.durable import rows
from docbeat.jobs.engine import Job, Submission

APPLICATION = "docbeat"
QUEUE = "jobs"
# Constant on purpose: the default, a hash of the source, would strand queued jobs at every upgrade.
WORKFLOW_VERSION = "1"


def quiet_dbos() -> None:
    """Keep the library's own log to warnings; job failures are reported by us, once."""
    logger = logging.getLogger("dbos")
    logger.setLevel(logging.WARNING)
    logger.addFilter(_is_news)


def _is_news(record: logging.LogRecord) -> bool:
    message = record.getMessage()
    return not (message.startswith(("Exception encountered in", "Step being")) or "was cancelled during" in message)


class DurableEngine:
    """JobEngine on the SQL database ``sql``. Creates and upgrades the engine's tables when opened."""

    def __init__(self, sql: sa.Engine) -> None:
        quiet_dbos()
        self._client = DBOSClient(
            system_database_engine=sql,
            serializer=DBOSPortableJSONSerializer(),
            application_name=APPLICATION,
            lazy=True,
        )
        self._client._sys_db.run_migrations()
        # The library's own engine: it fills in the schema its tables live in.
        self._sql = self._client._sys_db.engine

    def submit(self, submission: Submission) -> Job:
        options: Any = {
            "workflow_name": submission.kind.value,
            "queue_name": QUEUE,
            "workflow_id": submission.id,
            "app_version": WORKFLOW_VERSION,
            "priority": int(submission.priority),
            "authenticated_user": submission.tenant,
        }
        try:
            self._client.enqueue(options, msgspec.to_builtins(submission.input), int(submission.priority))
        except DBOSConflictingWorkflowError as error:
            raise BadParameter("This idempotency key was used for another kind of request") from error
        job = self.get(submission.id)
        assert job is not None
        return job

    def get(self, job_id: str) -> Job | None:
        with self._sql.connect() as connection:
            return rows.read(connection, job_id)

    def get_many(self, job_ids: list[str]) -> dict[str, Job]:
        with self._sql.connect() as connection:
            return rows.read_many(connection, job_ids)

    def input_of(self, job_id: str) -> msgspec.Struct | None:
        with self._sql.connect() as connection:
            return rows.read_input(connection, job_id)

    def cancel(self, job_id: str) -> Job | None:
        with self._sql.begin() as connection:
            rows.cancel(connection, job_id)
            return rows.read(connection, job_id)

    def close(self) -> None:
        """Let go of the database."""
        self._client.destroy()
