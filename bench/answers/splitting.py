"""How many pages of made packets come to the right topic.

python -m bench.answers.splitting --first-seed 0 --count 4 [--kinds plain,many] [--wrong]
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.answers.packets import KINDS, Packet, make
from docbeat.answering.split import split_pages
from docbeat.document import codec
from docbeat.document.model import Document
from docbeat.library import extract


def run(seeds: Iterable[int], kinds: Sequence[str] = KINDS) -> dict[str, float]:
    """Pages in the right topic or rightly in none, as a part of all: by kind of packet and ``all``."""
    right: dict[str, int] = defaultdict(int)
    total: dict[str, int] = defaultdict(int)
    for seed in seeds:
        for kind in kinds:
            packet, document = read(kind, seed)
            wrong = len(wrong_pages(packet, document))
            for name in (kind, "all"):
                total[name] += len(packet.truth)
                right[name] += len(packet.truth) - wrong
    return {name: right[name] / total[name] for name in (*kinds, "all")}


def read(kind: str, seed: int, kept: Path | None = None) -> tuple[Packet, Document]:
    """The packet and what docbeat reads of it; kept as JSON in ``kept`` to be read from there the next time."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "packet.pdf"
        packet = make(kind, seed, file)
        stored = kept / f"{kind}-{seed}.json" if kept else None
        if stored is not None and stored.is_file():
            return packet, codec.decode(stored.read_bytes())
        document = extract(file, isolate=False).document
        if stored is not None:
            with stored.open("wb") as target:
                codec.write(document, target)
    return packet, document


def wrong_pages(packet: Packet, document: Document) -> list[tuple[int, str, str | None, str | None]]:
    """The pages in the wrong place: number, what they are, where they belong, where they came."""
    splits = split_pages(document, packet.topics)
    found = {page: topic for topic, pages in splits.items() for page in pages}
    assert sum(map(len, splits.values())) == len(found), "a page is in two topics"
    return [
        (number, part, truth, found.get(number))
        for number, (part, truth) in enumerate(zip(packet.parts, packet.truth, strict=True), start=1)
        if found.get(number) != truth
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first-seed", type=int, default=1000)
    parser.add_argument("--count", type=int, default=6)
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--kept", type=Path, help="folder for what was read, to be used again")
    options = parser.parse_args()
    seeds, kinds = range(options.first_seed, options.first_seed + options.count), options.kinds.split(",")
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for kind in kinds:
        for seed in seeds:
            packet, document = read(kind, seed, options.kept)
            wrong = wrong_pages(packet, document)
            totals[kind][0] += len(packet.truth) - len(wrong)
            totals[kind][1] += len(packet.truth)
            for number, part, truth, found in wrong:
                print(f"{kind} {seed} page {number}: {part} belongs to {truth}, is in {found}")
    for kind, (right, total) in totals.items():
        print(f"{kind}: {right} of {total} pages, {right / total:.3f}")


if __name__ == "__main__":
    main()
