"""Columns under heads that nobody knows: what every table of its sort has must stand in one of those that are left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from docbeat.answering.fields.arrays.kinds import Column, Kind
from docbeat.answering.fields.values.currencies import currency_code
from docbeat.answering.fields.wanted import Sense, Wanted

TEXTS = frozenset({"line_description", "transaction_description"})
_SIDES = frozenset({"debit", "credit"})
_CODED = ("unit", "transaction_kind")
_MOVED, _LINE, _BALANCE = "transaction_amount", "line_amount", "running_balance"
_AMOUNTS = frozenset({_MOVED, _LINE})
# So much of a column is of its kind; of a column of sums so much is written as money.
_SHARE, _MONEY = 0.7, 0.4
# Units and codes of kinds are short and come again and again.
_SHORT, _VARIED, _LEAST_CODES = 4.0, 0.7, 3


def by_elimination(
    asked: Sequence[Wanted], known: Sequence[Wanted], owners: Mapping[str, int], free: Mapping[int, Column]
) -> list[tuple[Wanted, int]]:
    """What of ``asked``, that no column is known to hold, must stand in one of the ``free`` columns.

    ``owners`` are the columns that are known, by concept; ``known`` is all that a head could have named.
    """
    found: list[tuple[Wanted, int]] = []
    for wanted, column in _ways(asked, known, owners, free):
        if column not in (taken for _, taken in found):
            found.append((wanted, column))
    return found


def _ways(
    asked: Sequence[Wanted], known: Sequence[Wanted], owners: Mapping[str, int], free: Mapping[int, Column]
) -> Iterator[tuple[Wanted, int]]:
    missing = {one.concept: one for one in asked if one.concept not in owners}
    dates = [column for column, held in free.items() if held.share(Kind.DATE) >= _SHARE]
    undated = [one for one in asked if one.sense is Sense.DATE and one.concept not in owners]
    if len(undated) == 1 and dates:
        yield undated[0], dates[0]
    currency = next((one for one in asked if one.sense is Sense.CURRENCY), None)
    currencies = [column for column, held in free.items() if _are_currencies(held)]
    if currency is not None and currencies:
        yield currency, currencies[0]
    codes = [column for column, held in free.items() if _are_codes(held)]
    short = next((missing[one] for one in _CODED if one in missing), None)
    if short is not None and codes:
        yield short, codes[0]
    texts = [column for column, held in free.items() if held.share(Kind.WORDS, Kind.CODE) >= _SHARE]
    texts = [column for column in texts if free[column].share(Kind.WORDS) > free[column].share(Kind.CODE)]
    for concept, one in missing.items():
        if concept in TEXTS and texts and not TEXTS & owners.keys():
            yield one, max(texts, key=lambda column: free[column].length)
    yield from _sums(missing, known, owners, [column for column, held in free.items() if is_money(held)])


def _sums(
    missing: Mapping[str, Wanted], known: Sequence[Wanted], owners: Mapping[str, int], free: list[int]
) -> Iterator[tuple[Wanted, int]]:
    """Movements come before the balance they lead to, the amount of a line after its price."""
    for side in _SIDES - owners.keys():
        if free and side in missing and len(_SIDES & owners.keys()) == 1:
            (other,) = (owners[one] for one in _SIDES & owners.keys())
            yield missing[side], free.pop(free.index(min(free, key=lambda column: abs(column - other))))
    moved = next((one for one in known if one.concept in _AMOUNTS and one.concept not in owners), None)
    is_told = bool((_SIDES | _AMOUNTS) & owners.keys())
    is_asked = bool((_SIDES | _AMOUNTS) & missing.keys())
    if free and moved is not None and is_asked and not is_told:
        yield moved, free.pop(-1 if moved.concept == _LINE and _BALANCE not in missing else 0)
    if free and _BALANCE in missing and (is_told or is_asked):
        yield missing[_BALANCE], free[-1]


def _are_currencies(held: Column) -> bool:
    codes = sum(currency_code(text) is not None for text in held.texts)
    return codes > 0 and codes >= _SHARE * len(held.texts)


def _are_codes(held: Column) -> bool:
    few = len(set(held.texts)) <= _VARIED * len(held.texts)
    return len(held.texts) >= _LEAST_CODES and held.length <= _SHORT and few and held.share(Kind.WORDS) > 0


def is_money(held: Column) -> bool:
    """Whether a column is one of sums, most of them written as such."""
    return held.share(Kind.MONEY, Kind.NUMBER, Kind.DASH) >= _SHARE and held.share(Kind.MONEY) >= _MONEY
