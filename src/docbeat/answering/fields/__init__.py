"""Fields: values for a JSON schema out of the typed document, each with its citation."""

from docbeat.answering.fields.extractor import answer_fields

__all__ = ["answer_fields"]
