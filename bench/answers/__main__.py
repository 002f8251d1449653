"""Asks documents for the values of their schemas and says how many are right, of which kind, how fast, how surely.

``sroie`` are photographed receipts, asked for company, date, address and total; ``extract_bench`` are filings, credit
agreements and result sheets with their own schemas; ``invoices`` and ``statements`` are drawn here, from seeds, each
with another schema. While you write the extractor use seeds below 1000 and ``--wrong``; those from 1000 on are drawn
in other layouts and partly in other words, and are for the bench alone.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from typing import Any

from bench import results
from bench.answers import cases, joining, show, splitting
from bench.answers.cases import Case
from bench.answers.measuring import measure
from bench.answers.truth import is_for_bench
from docbeat.answering.answer import Answer
from docbeat.answering.fields import answer_fields
from docbeat.document.model import Document

# Answers of other kinds than values: tables, and pages by topic.
TABLES, SPLIT = "tables", "split"
CORPUS_SETS = ("sroie", "extract_bench")
MADE_SETS = ("invoices", "statements")
ALL_SETS = (*CORPUS_SETS, *MADE_SETS, TABLES, SPLIT)
# Packets are long: one of every kind is drawn from each of so many seeds.
_PACKETS = 8


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", nargs="+", choices=ALL_SETS, default=ALL_SETS)
    parser.add_argument("--seeds", default="1000-1059", help="of what is drawn, such as 0-39 or 5,7,9")
    parser.add_argument("--wrong", type=int, default=0, help="show so many wrong values of each set")
    parser.add_argument("--only", default="", help="only documents with this in their names or topics")
    parser.add_argument("--save", action="store_true", help="keep the figures for the report")
    arguments = parser.parse_args()
    seeds = list(_numbers(arguments.seeds))
    measured = []
    for name in [one for one in arguments.sets if one in CORPUS_SETS + MADE_SETS]:
        chosen = [one for one in _cases(name, seeds) if arguments.only in f"{one.id} {one.topic}"]
        measured.append(measure(name, chosen, _ask))
        if arguments.wrong and not (name in MADE_SETS and any(map(is_for_bench, seeds))):
            print("\n".join(show.wrong(measured[-1], arguments.wrong)))
    others = {
        **({TABLES: joining.run(seeds)} if TABLES in arguments.sets else {}),
        **({SPLIT: splitting.run(seeds[:_PACKETS])} if SPLIT in arguments.sets else {}),
    }
    figures = show.figures([one for one in measured if one.outcomes], others)
    print(f"\n{show.tables(figures)}")
    if arguments.save:
        results.save("answers", "python -m bench.answers", figures)


def _cases(name: str, seeds: Iterable[int]) -> Iterator[Case]:
    return cases.of_corpus(name) if name in CORPUS_SETS else cases.made(name, seeds)


def _ask(document: Document, schema: dict[str, Any]) -> Answer:
    return answer_fields(document, schema)


def _numbers(text: str) -> Iterator[int]:
    for part in text.split(","):
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)


if __name__ == "__main__":
    main()
