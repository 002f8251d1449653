"""JSON Schemas drafted from what somebody says they want to know of a document."""

from docbeat.answering.drafting.draft import draft_schema

__all__ = ["draft_schema"]
