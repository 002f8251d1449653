"""A worker process: claims jobs, runs their workflows, takes over what dead workers left.

The claim loop is ours rather than the library's queue thread, for two reasons: it takes one job at a time,
so that a burst spreads evenly over workers, and it lets a worker that is busy with long jobs take short ones
in between. It calls the same two functions the library's thread calls.
"""

from __future__ import annotations

import threading
import time
from typing import Any

import dbos._core
import msgspec
import sqlalchemy as sa
from dbos import DBOS
from dbos._dbos import _get_dbos_instance
from dbos._serialization import DBOSPortableJSONSerializer
from dbos._utils import generate_uuid

from docbeat.jobs.durable import rows
from docbeat.jobs.durable.client import APPLICATION, QUEUE, WORKFLOW_VERSION, quiet_dbos
from docbeat.jobs.durable.context import Drain, DurableContext
from docbeat.jobs.kind import INPUTS, JobKind
from docbeat.jobs.liveness import Liveness
from docbeat.jobs.workflow import Workflow, Workflows
from docbeat.observe import event, warning
from docbeat.settings import WorkerSettings

# A job that has run this long no longer keeps its worker from taking another one in between.
_LONG_SECONDS = 1.0
_TAKE_OVER_SECONDS = 3.0

# A canceled job's step is noticed by the library's watcher; its second is too slow for "within a second".
dbos._core._PREEMPTIBLE_POLL_INTERVAL_SEC = 0.25


class DurableWorker:
    """One worker with a stable name. One per process: the library keeps one global instance."""

    def __init__(
        self, sql: sa.Engine, name: str, workflows: Workflows, liveness: Liveness, settings: WorkerSettings
    ) -> None:
        self._name = name
        self._settings = settings
        self._liveness = liveness
        self._drain = Drain()
        self._stopping = threading.Event()
        self._claimed: dict[str, float] = {}
        quiet_dbos()
        # The library takes its configuration as a typed dict without the serializer's own type.
        config: Any = {
            "name": APPLICATION,
            "system_database_url": sql.url.render_as_string(hide_password=False),
            "system_database_engine": sql,
            "application_version": WORKFLOW_VERSION,
            "executor_id": name,
            "serializer": DBOSPortableJSONSerializer(),
            "use_listen_notify": False,
            "log_level": "WARNING",
        }
        DBOS(config=config)
        for kind, workflow in workflows.items():
            self._register(kind, workflow)

    def launch(self) -> None:
        """Connect, and put back what this worker had when it last died."""
        DBOS.listen_queues([])
        DBOS.launch()
        DBOS.register_queue(QUEUE, worker_concurrency=1)
        self._dbos = _get_dbos_instance()
        self._queue: Any = self._dbos._sys_db.get_queue(QUEUE)
        quiet_dbos()
        event("worker.ready", worker=self._name)

    def on_loop(self, coroutine: Any) -> Any:
        """Run ``coroutine`` on the event loop the workflows run on, and wait for it."""
        return self._dbos._background_event_loop.submit_coroutine(coroutine)

    def stop(self) -> None:
        """Ask ``run`` to return; safe in a signal handler."""
        self._stopping.set()

    def run(self) -> None:
        """Claim and run jobs until ``stop``, then let running steps finish for as long as the settings say."""
        look_around = 0.0
        while not self._stopping.wait(self._settings.poll_interval):
            if time.monotonic() > look_around:
                look_around = time.monotonic() + _TAKE_OVER_SECONDS
                self._guarded(self._take_over)
            if self._has_room():
                self._guarded(self._claim)
        self._drain.is_on = True
        deadline = time.monotonic() + self._settings.drain_seconds
        while self._drain.running and time.monotonic() < deadline:
            time.sleep(0.02)
        event("worker.stopped", worker=self._name, left_to_resume=len(self._claimed))

    def _register(self, kind: JobKind, workflow: Workflow) -> None:
        @DBOS.workflow(name=kind.value, max_recovery_attempts=self._settings.restarts)
        async def run(job_input: dict[str, Any], priority: int) -> dict[str, Any]:
            job_id, tenant = DBOS.workflow_id, DBOS.authenticated_user or ""
            assert job_id is not None
            context = DurableContext(job_id, tenant, priority, self._drain)
            try:
                return await workflow(context, msgspec.convert(job_input, INPUTS[kind]))
            finally:
                self._claimed.pop(job_id, None)

    def _has_room(self) -> bool:
        now = time.monotonic()
        held = list(self._claimed.values())
        return len(held) < self._settings.jobs_at_once and all(now - since > _LONG_SECONDS for since in held)

    def _claim(self) -> None:
        database = self._dbos._sys_db
        with database.engine.connect() as connection:
            if not rows.is_job_waiting(connection, QUEUE):
                return
        token = generate_uuid()
        claimed, _ = database.start_queued_workflows(
            self._queue, self._name, WORKFLOW_VERSION, None, 0, owner_xid=token
        )
        for status in database.get_workflow_statuses(claimed) if claimed else []:
            self._start(status, token)

    def _start(self, status: Any, token: str) -> None:
        job_id = status["workflow_uuid"]
        self._claimed[job_id] = time.monotonic()
        try:
            dbos._core.execute_dequeued_workflow(self._dbos, status, token)
        except Exception:
            self._claimed.pop(job_id, None)
            raise
        if status["status"] != "PENDING":  # canceled between claim and start: nothing runs
            self._claimed.pop(job_id, None)

    def _take_over(self) -> None:
        """Put back into the queue what workers that no longer live had claimed."""
        database = self._dbos._sys_db
        with database.engine.connect() as connection:
            held = rows.held_jobs(connection)
        for owner, job_ids in held.items():
            if owner == self._name:
                continue
            with self._liveness.while_free(owner) as is_dead:
                if is_dead:
                    taken = sum(database.reenqueue_for_recovery(job_id, [owner], QUEUE) for job_id in job_ids)
                    event("worker.took_over", worker=self._name, dead=owner, jobs=taken)

    def _guarded(self, action: Any) -> None:
        """A fault of the database must not end the loop; it is tried again at the next look."""
        try:
            action()
        except Exception as error:
            warning("worker.look_failed", worker=self._name, error=type(error).__name__)
