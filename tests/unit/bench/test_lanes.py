"""Classes of pages, and what they cost."""

from __future__ import annotations

from bench.lanes import CLASSES, PageLane, by_class, document_class, reasons
from bench.predict import Cost, Run

TEXT, TABLE = PageLane("text", "the file has the text"), PageLane("text", "the file has the text", has_table=True)
PICTURES, SCAN = PageLane("mixed", "large images"), PageLane("scan", "no text in the file, only images")


def test_every_page_is_of_one_class() -> None:
    assert tuple(lane.page_class for lane in (TEXT, TABLE, PICTURES, SCAN)) == CLASSES


def test_a_document_is_of_the_class_of_its_most_costly_page() -> None:
    assert document_class([TEXT, SCAN, TABLE]) == "scan"
    assert document_class([TEXT, TABLE]) == "digital with tables"


def test_reasons_are_counted_without_their_figures() -> None:
    garbled = [PageLane("scan", f"{share}% of the characters have no meaning") for share in (20, 35)]
    assert reasons([*garbled, TEXT]) == {
        ("scan", "N of the characters have no meaning"): 2,
        (TEXT.lane, TEXT.reason): 1,
    }


def test_costs_are_told_by_class_and_without_the_start() -> None:
    ours = Run([Cost("a", 1, 0.02, [TEXT]), Cost("b", 3, 0.09, [TABLE] * 3), Cost("c", 1, 0.8, [SCAN])], 5.0, 1.0)
    theirs = Run([Cost("a", 1, 0.01), Cost("b", 3, 0.01), Cost("c", 1, 0.0)], 0.1, 1.0)
    figures = by_class({"docbeat": ours, "peer": theirs})
    assert figures["classes"]["digital text"] == {"pages": 1, "milliseconds": {"docbeat": 20.0, "peer": 10.0}}
    assert figures["classes"]["digital with tables"]["milliseconds"]["docbeat"] == 30.0
    assert figures["text_lane"] == {"docbeat": 27.5, "peer": 5.0}
    assert "text in pictures" not in figures["classes"]
    assert figures["lanes"][-1] == ["text", "the file has the text", 4]


def test_without_docbeat_there_are_no_classes() -> None:
    assert by_class({"peer": Run([Cost("a", 1, 0.01)], 0.1, 1.0)}) == {}
