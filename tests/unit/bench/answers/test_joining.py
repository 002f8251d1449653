"""The bench of joined tables: its truth, and that it sees what is not merged."""

from __future__ import annotations

from pathlib import Path

from bench.answers.joining import _Count, _score, run
from bench.answers.runs import RunTable, make

HEADS = ["Day", "Hours"]
ROWS = [["Monday", "7"], ["Tuesday", "8"], ["Friday", "5"]]
TABLE = RunTable(HEADS, ROWS, 1, 2)


def answer(rows: list[list[str]]) -> dict[str, object]:
    return {"headers": HEADS, "rows": [dict(zip(HEADS, row, strict=True)) for row in rows]}


def figures(*parts: list[list[str]]) -> dict[str, float]:
    count = _Count()
    _score(count, [TABLE], [answer(part) for part in parts])
    return count.figures()


def test_one_answer_with_all_rows_is_exact() -> None:
    assert figures(ROWS) == {"tables": 1, "merged": 1, "exact": 1, "rows_f1": 1}


def test_two_answers_for_one_table_are_not_merged() -> None:
    assert figures(ROWS[:2], ROWS[2:]) == {"tables": 1, "merged": 0, "exact": 0, "rows_f1": 1}


def test_a_lost_row_is_not_exact() -> None:
    found = figures(ROWS[:2])
    assert (found["merged"], found["exact"]) == (1, 0)
    assert 0.79 < found["rows_f1"] < 0.81


def test_a_seed_gives_the_same_tables_again(tmp_path: Path) -> None:
    assert make(4, tmp_path / "a.pdf") == make(4, tmp_path / "b.pdf")


def test_tables_over_pages_become_one() -> None:
    found = run([0, 7, 10])
    assert found["tables"] >= 4
    assert found["merged"] == 1
