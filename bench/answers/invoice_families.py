"""The layouts of made invoices.

Seeds below 1000 draw from the families ``t-...``, those from 1000 on from ``b-...``.
"""

from __future__ import annotations

from dataclasses import dataclass

from bench.answers import blocks
from bench.answers.truth import is_for_bench


@dataclass(frozen=True)
class Family:
    """A layout: where the seller stands, how the head is told, the parties, the items and the sums."""

    name: str
    locales: tuple[str, ...]
    letterhead: str
    head: tuple[blocks.Arrange, ...]
    parties: str
    rules: tuple[str, ...]
    heads: tuple[str, ...]
    sums: str
    sums_arrange: tuple[blocks.Arrange, ...] = (blocks.justified_list,)
    money: tuple[str, ...] = ("bare", "symbol")


FAMILIES = (
    Family("t-classic", ("us", "ca"), "left", (blocks.tab_list, blocks.colon_list), "bill-ship", ("grid", "head"),
           ("dark", "bold"), "right"),
    Family("t-modern", ("us", "gb", "ie"), "right", (blocks.stacked,), "bill", ("rows", "zebra"), ("plain", "caps"),
           "right", (blocks.meeting_list, blocks.justified_list), ("symbol",)),
    Family("t-strip", ("gb", "us", "ca"), "center", (blocks.headed_row,), "bill-ship", ("columns", "grid"), ("grey",),
           "right", (blocks.ruled_pairs,)),
    Family("t-letter", ("de", "eu", "ch"), "window", (blocks.justified_list, blocks.tab_list), "window",
           ("head", "none"), ("bold", "plain"), "in-table", money=("bare", "code", "symbol")),
    Family("t-boxes", ("us", "gb"), "left", (blocks.two_by_two, blocks.two_by_two, blocks.boxes_above), "boxed",
           ("grid", "outer"), ("bold", "grey"), "right",
           (blocks.ruled_pairs, blocks.justified_list)),
    Family("t-french", ("fr",), "left", (blocks.colon_list, blocks.ruled_pairs), "bill", ("grid", "rows"),
           ("grey", "bold"), "right"),
    Family("t-plain", ("gb", "ie", "us"), "left", (blocks.running_line, blocks.colon_list), "from-bill",
           ("none", "head"), ("plain", "bold"), "right", (blocks.justified_list, blocks.leaders)),
    Family("b-banner", ("us", "gb", "ca"), "banner", (blocks.open_row,), "bill-ship", ("rows", "zebra"),
           ("caps", "dark"), "right", (blocks.meeting_list,), ("symbol", "code")),
    Family("b-ledger", ("us", "gb"), "right", (blocks.leaders, blocks.meeting_list), "inline", ("none", "columns"),
           ("bold", "plain"), "left", (blocks.leaders, blocks.tab_list)),
    Family("b-tiles", ("us", "ie", "gb"), "center", (blocks.boxes_below, blocks.boxes_below, blocks.boxes_above),
           "boxed", ("outer", "zebra"),
           ("bold", "grey"), "strip"),
    Family("b-german", ("de", "ch", "eu"), "right", (blocks.ruled_pairs, blocks.open_row), "unlabelled",
           ("grid", "rows"), ("grey", "bold"), "right", (blocks.justified_list, blocks.tab_list),
           ("bare", "symbol", "code")),
    Family("b-spanish", ("es",), "center", (blocks.headed_row, blocks.justified_list), "from-bill", ("columns", "head"),
           ("dark", "caps"), "right", (blocks.ruled_pairs, blocks.justified_list)),
    Family("b-french", ("fr",), "right", (blocks.open_row, blocks.tab_list), "bill-ship", ("columns", "zebra"),
           ("dark", "plain"), "in-table"),
    Family("b-side", ("gb", "us", "eu"), "side", (blocks.stacked, blocks.tab_list), "bill", ("head", "rows"),
           ("plain", "caps"), "in-table", money=("symbol", "bare")),
)  # fmt: skip


def family(seed: int) -> Family:
    """The layout the seed is drawn in."""
    half = [one for one in FAMILIES if one.name.startswith("b-" if is_for_bench(seed) else "t-")]
    return half[seed % len(half)]
