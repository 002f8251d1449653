from __future__ import annotations

import pytest

from docbeat.document.model import Document, DocumentSource, Page
from docbeat.document.stored import StoredPages
from docbeat.document.text import page_of


def stored(numbers: list[int]) -> tuple[StoredPages, list[int]]:
    """Pages, and the indices that have been loaded so far."""
    loaded: list[int] = []
    pages = StoredPages(numbers, lambda index: Page(numbers[index], 100, 100))
    pages.on_load = loaded.append
    return pages, loaded


def test_it_is_a_sequence_of_pages() -> None:
    pages, _ = stored([2, 3, 7])
    assert len(pages) == 3
    assert [page.number for page in pages] == [2, 3, 7]
    assert pages[-1].number == 7
    assert [page.number for page in pages[1:]] == [3, 7]
    with pytest.raises(IndexError):
        pages[3]


def test_pages_are_found_by_number_without_a_look_at_others() -> None:
    pages, loaded = stored([*range(10, 500, 3)])
    document = Document(DocumentSource("application/pdf", 500), pages, [])
    assert page_of(document, 16).number == 16
    assert loaded == [2]
    with pytest.raises(KeyError):
        page_of(document, 17)


def test_a_page_is_loaded_once_while_one_stays_near_it_and_few_are_kept() -> None:
    pages, loaded = stored([*range(1, 1001)])
    for _ in range(3):
        for index in range(20):
            assert pages[index].number == index + 1
    assert loaded == [*range(20)]
    assert sum(1 for _ in pages) == 1000
    loaded.clear()
    assert sum(1 for _ in pages) == 1000
    assert len(loaded) > 900
