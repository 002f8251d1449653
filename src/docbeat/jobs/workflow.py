"""What a workflow gets to work with, whichever engine runs it.

A workflow is an async function of a JobContext and its typed input. All it does happens in steps: a step's
return value (small, plain JSON) is recorded, and after a crash the workflow runs again from the top with
recorded steps answered from the record. So steps run at least once and results exist exactly once; whatever
a step stores, it stores under keys of its own attempt and returns the key.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol

from docbeat.jobs.engine import Progress
from docbeat.jobs.kind import JobKind

Step = Callable[[], Awaitable[Any]]


class JobContext(Protocol):
    """One execution of one job."""

    @property
    def job_id(self) -> str:
        """The job's id."""

    @property
    def tenant(self) -> str:
        """Whose job it is."""

    @property
    def rank(self) -> tuple[int, ...]:
        """Place of the job among those that want the sandbox; smaller goes first."""

    async def step(self, name: str, function: Step) -> Any:
        """Run ``function`` as a durable step, or give what it returned before the crash.

        ``function`` is cancelled at its next await when the job is canceled.
        """

    async def report(self, progress: Progress) -> None:
        """Show ``progress`` to pollers; to be called from within a step."""


Workflow = Callable[[JobContext, Any], Awaitable[dict[str, Any]]]
Workflows = Mapping[JobKind, Workflow]
