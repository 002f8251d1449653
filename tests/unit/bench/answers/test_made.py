"""Made documents: the same for the same seed, and the truth told about them stands on their pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from bench.answers import invoices, statements
from bench.answers.truth import FIRST_BENCH_SEED, Place, Truth

from docbeat import extract
from docbeat.document.model import Document
from docbeat.document.text import page_of

Make = Callable[[int, Path], Truth]
MAKERS = pytest.mark.parametrize("maker", [invoices, statements], ids=["invoices", "statements"])
SEEDS = [*range(7), *range(FIRST_BENCH_SEED, FIRST_BENCH_SEED + 7)]


@MAKERS
def test_a_seed_gives_the_same_file_and_truth_again(maker: Any, tmp_path: Path) -> None:
    first, again = (maker.make(5, tmp_path / name) for name in ("a.pdf", "b.pdf"))
    assert first == again
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


@MAKERS
def test_tests_and_bench_draw_from_different_layouts(maker: Any) -> None:
    tests = {maker.family(seed).name for seed in range(100)}
    bench = {maker.family(seed).name for seed in range(FIRST_BENCH_SEED, FIRST_BENCH_SEED + 100)}
    assert len(tests) >= 6
    assert len(bench) >= 6
    assert not tests & bench


@MAKERS
@pytest.mark.parametrize("seed", SEEDS)
def test_values_fit_their_schema(maker: Any, seed: int, tmp_path: Path) -> None:
    truth = maker.make(seed, tmp_path / "made.pdf")
    found = [value for value in leaves(truth.values) if value is not None]
    assert found
    # What the document does not say is null, whether the schema allows that or not.
    jsonschema.validate(without_nulls(truth.values), without_required(truth.schema))


@MAKERS
@pytest.mark.parametrize("seed", [1, 4, FIRST_BENCH_SEED + 2, FIRST_BENCH_SEED + 5])
def test_every_value_stands_where_the_truth_says(maker: Any, seed: int, tmp_path: Path) -> None:
    truth = maker.make(seed, tmp_path / "made.pdf")
    document = extract(tmp_path / "made.pdf", isolate=False).document
    assert len(truth.places) >= 5
    for path, place in truth.places.items():
        assert says(text_at(document, place), at(truth.values, path)), path


def text_at(document: Document, place: Place) -> str:
    page = page_of(document, place.page)
    return " ".join(word.text for word in page.words if place.box.contains_point(word.box.center_x, word.box.center_y))


def says(text: str, value: Any) -> bool:
    """Whether the words are those of the value, or have its figures; a date's month may be a word."""
    if isinstance(value, int | float):
        return figures(f"{abs(value):.2f}").rstrip("0") in figures(text)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value[8:].lstrip("0") in text
    return all(word in text for word in re.split(r",? ", value))


def figures(text: str) -> str:
    return re.sub(r"\D", "", text).lstrip("0")


def at(values: Any, path: str) -> Any:
    for step in re.findall(r"[^.\[\]]+", path):
        values = values[int(step) if isinstance(values, list) else step]
    return values


def leaves(values: Any) -> Iterator[Any]:
    if isinstance(values, dict | list):
        for value in values.values() if isinstance(values, dict) else values:
            yield from leaves(value)
    else:
        yield values


def without_nulls(values: Any) -> Any:
    if isinstance(values, dict):
        return {name: without_nulls(value) for name, value in values.items() if value is not None}
    return [without_nulls(value) for value in values] if isinstance(values, list) else values


def without_required(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {name: without_required(value) for name, value in schema.items() if name != "required"}
    return [without_required(value) for value in schema] if isinstance(schema, list) else schema
