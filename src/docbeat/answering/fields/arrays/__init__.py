"""Arrays: the items a document gives for a property that is a list, from its tables and what is set like one."""

from docbeat.answering.fields.arrays.items import find_items

__all__ = ["find_items"]
