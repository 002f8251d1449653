"""The pages of a document by topic."""

from docbeat.answering.split.pages import split_pages
from docbeat.answering.split.topic import Topic

__all__ = ["Topic", "split_pages"]
