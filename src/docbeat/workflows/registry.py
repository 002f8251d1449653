"""Which workflow runs which job kind."""

from __future__ import annotations

from docbeat.jobs.kind import JobKind
from docbeat.jobs.workflow import Workflows
from docbeat.workflows.draft import draft_workflow
from docbeat.workflows.extract import extract_workflow
from docbeat.workflows.render import render_workflow
from docbeat.workflows.schema import schema_workflow
from docbeat.workflows.split import split_workflow
from docbeat.workflows.tables import tables_workflow
from docbeat.workflows.workshop import Workshop


def workflows(workshop: Workshop) -> Workflows:
    """All workflows, working with ``workshop``."""
    return {
        JobKind.EXTRACT: extract_workflow(workshop),
        JobKind.RENDER: render_workflow(workshop),
        JobKind.SCHEMA: schema_workflow(workshop),
        JobKind.SPLIT: split_workflow(workshop),
        JobKind.TABLES: tables_workflow(workshop),
        JobKind.DRAFT: draft_workflow(workshop),
    }
