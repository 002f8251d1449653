"""The tables of a document, each with the ids of the blocks it was taken from."""

from docbeat.answering.tables.extract import TableAnswer, TableFormat, extract_tables

__all__ = ["TableAnswer", "TableFormat", "extract_tables"]
