from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbeat.document.page_range import check_page_range, select_pages
from docbeat.errors import BadPageRange


@pytest.mark.parametrize(
    ("text", "pages"),
    [("1", [1]), ("1-3", [1, 2, 3]), ("5,1-2", [1, 2, 5]), (" 2 - 3 , 3 ", [2, 3]), (None, [1, 2, 3, 4, 5])],
)
def test_selection_is_in_document_order(text: str | None, pages: list[int]) -> None:
    assert select_pages(text, 5) == pages


@pytest.mark.parametrize("text", ["", "0", "a", "1-", "-1", "3-1", "1,,2", "1;2", "1-2-3", "٣", "1.5"])
def test_bad_syntax(text: str) -> None:
    with pytest.raises(BadPageRange):
        check_page_range(text)


@pytest.mark.parametrize("text", ["6", "1-6", "999999999"])
def test_past_the_end(text: str) -> None:
    with pytest.raises(BadPageRange, match="5 pages"):
        select_pages(text, 5)


@given(st.text(max_size=30))
def test_any_text_is_a_range_or_refused(text: str) -> None:
    try:
        ranges = check_page_range(text)
    except BadPageRange:
        return
    assert all(1 <= first <= last for first, last in ranges)
