"""Answers under their wire names."""

from __future__ import annotations

from docbeat.answering.answer import Answer
from docbeat.answering.citation import Citation
from docbeat.document.geometry import Box
from docbeat.document.model import BlockKind
from docbeat.workflows.answers import body, tell, tell_together, with_rows
from tests.unit.writing.build import DocumentBuilder

TOTAL = Citation(1, ("tbl-1-r2c2", "tbl-1-r2c3"), (Box(10, 20, 60, 40),), "19 .90", 0.87654)


def document() -> DocumentBuilder:
    build = DocumentBuilder()
    build.add(BlockKind.PARAGRAPH, "19 .90")
    return build


def test_the_answer_says_of_every_value_what_it_knows() -> None:
    answer = Answer({"total": 19.9, "name": None, "rows": []}, {"total": TOTAL, "name": None, "rows": []})
    assert body(tell(answer, document().finish())) == {
        "values": {"total": 19.9, "name": None, "rows": []},
        "citations": {"total": "tbl-1-r2c2, tbl-1-r2c3", "name": None, "rows": []},
        "confidence": {"total": 0.8765, "name": None, "rows": []},
        "evidence": {
            "total": {
                "page_number": 1,
                "quote": "19 .90",
                "bounding_boxes": [[0.1, 0.1, 0.6, 0.1, 0.6, 0.2, 0.1, 0.2]],
            },
            "name": None,
            "rows": [],
        },
    }


def test_nested_values_keep_their_shape() -> None:
    answer = Answer({"rows": [{"net": 1}, {"net": None}]}, {"rows": [{"net": TOTAL}, {"net": None}]})
    told = body(tell(answer, document().finish()))
    assert told["citations"] == {"rows": [{"net": TOTAL.wire}, {"net": None}]}
    assert told["confidence"] == {"rows": [{"net": 0.8765}, {"net": None}]}


def test_problems_are_there_when_there_are_any() -> None:
    answer = Answer({"name": None}, {"name": None}, {"name": "Required, and not found"})
    assert body(tell(answer, document().finish()))["problems"] == {"name": "Required, and not found"}


def test_of_several_documents_each_citation_names_its_own() -> None:
    read = document().finish()
    first = tell(Answer({"total": 1, "name": None}, {"total": TOTAL, "name": None}), read, "one")
    missing = Answer({"total": None, "name": None}, {"total": None, "name": None}, {"total": "gone", "name": "gone"})
    told = body(tell_together([("one", first), ("two", tell(missing, read, "two"))]))
    assert told["citations"]["total"] == "one-tbl-1-r2c2, one-tbl-1-r2c3"
    assert told["evidence"]["total"]["extraction_id"] == "one"
    assert told["problems"] == {"two-name": "gone"}


def test_a_paper_that_is_itself_a_row_fills_an_empty_list() -> None:
    read = document().finish()
    empty = tell(Answer({"name": "A", "rows": []}, {"name": TOTAL, "rows": []}), read)
    row = tell(Answer({"name": "B", "rows": {"net": 2}}, {"name": TOTAL, "rows": {"net": TOTAL}}), read)
    told = body(with_rows(empty, row))
    assert told["values"] == {"name": "A", "rows": [{"net": 2}]}
    assert told["citations"]["rows"] == [{"net": TOTAL.wire}]
    nothing = tell(Answer({"name": None, "rows": {"net": None}}, {"name": None, "rows": {"net": None}}), read)
    assert body(with_rows(empty, nothing))["values"] == {"name": "A", "rows": []}
    full = tell(Answer({"name": None, "rows": [{"net": 1}]}, {"name": None, "rows": [{"net": TOTAL}]}), read)
    assert body(with_rows(full, row))["values"]["rows"] == [{"net": 1}]
