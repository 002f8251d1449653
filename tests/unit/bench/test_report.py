"""The page of figures and its charts."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

from bench import report
from bench.charts import Point, scatter
from bench.olmocr import cause

SVG = "{http://www.w3.org/2000/svg}"
POINTS = [
    Point("docbeat", 20.0, 0.93),
    Point("slow & good", 900.0, 0.9),
    Point("fast", 2.0, 0.5),
    Point("near", 21.0, 0.93),
]


def drawing() -> ElementTree.Element:
    return ElementTree.fromstring(scatter("odl", "Overall", POINTS))


def test_the_page_is_what_the_kept_figures_give() -> None:
    for path, text in report.pages().items():
        assert path.read_text(encoding="utf-8") == text, "run `make report`"


def test_every_chart_the_page_shows_is_there() -> None:
    pages = report.pages()
    shown = set(re.findall(r"\(charts/(\w+)\.svg\)", pages[report.PAGE]))
    assert shown == {path.stem for path in pages if path.suffix == ".svg"}


def test_dearer_engines_are_further_right_and_better_ones_higher() -> None:
    dots = [(float(dot.get("cx", 0)), float(dot.get("cy", 0))) for dot in drawing().iter(f"{SVG}circle")]
    by_score = {"near": dots[0], "docbeat": dots[0], "slow": dots[2], "fast": dots[3]}
    assert by_score["slow"][0] > by_score["docbeat"][0] > by_score["fast"][0]
    assert by_score["docbeat"][1] < by_score["slow"][1] < by_score["fast"][1]


def test_names_stay_off_each_other() -> None:
    names = {point.name for point in POINTS}
    places = [
        (float(text.get("x", 0)), float(text.get("y", 0)))
        for text in drawing().iter(f"{SVG}text")
        if text.text in names
    ]
    assert len(places) == len(names)
    assert all(abs(a[0] - b[0]) > 20 or abs(a[1] - b[1]) > 12 for a in places for b in places if a != b)


def test_facts_fail_for_want_of_latex_or_of_handwriting_or_by_our_fault() -> None:
    assert cause("olmocr__x.pdf", {"type": "math"}) == "needs LaTeX"
    assert cause("olmocr__buildingnotes.pdf", {"type": "present"}) == "needs OCR of handwriting"
    assert cause("olmocr__x.pdf", {"type": "absent"}) == "ours: running header or footer kept"
