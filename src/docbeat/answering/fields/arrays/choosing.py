"""Which tables of a document hold the items of an array."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docbeat.answering.field import Field, Shape
from docbeat.answering.fields.arrays.columns import Fit, Held, Names, continued, fit_of
from docbeat.answering.fields.arrays.grids import Grid
from docbeat.answering.fields.arrays.movements import asks_for_movement, side_of_name, sides_of
from docbeat.answering.fields.arrays.request import Request
from docbeat.answering.fields.wanted import Sense, Wanted
from docbeat.answering.terms import likeness, terms

# Less than this much of what is asked is not it.
_LEAST_SHARE, _LEAST_SCORE = 0.34, 1.05
# Tables that hold this much of what the best one holds are more of it.
_COMPANION = 0.6
# Titles this alike name the array.
_TITLED = 0.7
# What items have and sums of taxes have not.
_OF_ITEMS = frozenset({"quantity", "unit_price", "item_code"})
# What is in many tables says nothing of what they are about.
_GENERIC = frozenset({"running_balance", "position", "transaction_date", "document_date", "currency"})


def fitting_tables(request: Request, wanted: Sequence[Wanted]) -> list[Fit]:
    """The tables that hold ``wanted``, in the order of the document."""
    headed = _fits(request, wanted)
    fits = [fit for fit in headed if _is_enough(fit, wanted) and not (request.is_of_taxes and _has_items(fit))]
    if not fits:
        return []
    best = max(fits, key=lambda fit: (_worth(fit, wanted), len(fit.rows)))
    held = _asked(best, wanted)
    more = [fit for fit in fits if fit is best or _is_companion(fit, best, held, wanted)]
    return _with_rest(request, _ours(request, more), headed)


def _has_items(fit: Fit) -> bool:
    return any(one.wanted.concept in _OF_ITEMS for one in fit.held)


def _with_rest(request: Request, chosen: list[Fit], headed: list[Fit]) -> list[Fit]:
    """With the tables without a head that go on with the chosen ones on the pages after."""
    places = {fit.source: fit for fit in chosen}
    others = {fit.source for fit in headed} - places.keys()
    found: list[Fit] = []
    last: Fit | None = None
    for place, grid in enumerate(request.grids):
        if place in places:
            last = places[place]
        elif last is not None and place not in others and _may_go_on(last.grid, grid):
            last = continued(last, grid, request.notation) or (last if grid.is_loose else None)
        elif not grid.is_loose:
            last = None
        if last is not None and (not found or last is not found[-1]):
            found.append(last)
    return found


def _may_go_on(before: Grid, after: Grid) -> bool:
    """Whether one may go on with the other by where they stand."""
    return after.page in {before.last_page, before.last_page + 1}


def _fits(request: Request, wanted: Sequence[Wanted]) -> list[Fit]:
    names = Names(wanted, request.unasked)
    found = (fit_of(grid, names, request.notation, place) for place, grid in enumerate(request.grids))
    return [fit for fit in found if fit is not None]


def _worth(fit: Fit, wanted: Sequence[Wanted]) -> float:
    return sum(one.score for one in _useful(fit, wanted))


def _asked(fit: Fit, wanted: Iterable[Wanted]) -> set[int]:
    known = {id(one) for one in wanted}
    return {id(one.wanted) for one in fit.held if id(one.wanted) in known}


def _is_enough(fit: Fit, wanted: Sequence[Wanted]) -> bool:
    """Whether a table holds enough of what is asked, and some of it that not every table has."""
    held = _useful(fit, wanted)
    if len(wanted) > 1 and (len(held) < 2 or sum(one.score for one in held) < _LEAST_SCORE):
        return False
    telling = [one for one in held if one.wanted.concept not in _GENERIC and one.wanted.sense is not Sense.DATE]
    return bool(telling) and bool(fit.rows) and len(held) >= _LEAST_SHARE * len(wanted)


def _useful(fit: Fit, wanted: Sequence[Wanted]) -> list[Held]:
    """The columns that tell something that is asked, themselves or by which of two an amount stands in."""
    asked = _asked(fit, wanted)
    by_movement = any(map(asks_for_movement, wanted))
    return [one for one in fit.held if id(one.wanted) in asked or (by_movement and asks_for_movement(one.wanted))]


def _is_companion(fit: Fit, best: Fit, held: set[int], wanted: Sequence[Wanted]) -> bool:
    if fit.signature == best.signature:
        return True
    other = _asked(fit, wanted)
    if _has_days(best, held) and not _has_days(fit, other):
        return False
    return len(other & held) >= _COMPANION * len(held | other) and _worth(fit, wanted) >= _COMPANION * _worth(
        best, wanted
    )


def _has_days(fit: Fit, held: set[int]) -> bool:
    return any(one.wanted.sense is Sense.DATE and id(one.wanted) in held for one in fit.held)


def _ours(request: Request, fits: list[Fit]) -> list[Fit]:
    """Without the tables that another array of the schema has a better claim to, by their titles."""
    others = [one for one in request.siblings if one.items is not None and one.items.shape is Shape.OBJECT]
    fits = [fit for fit in _unclaimed(request.array, others, fits) if not _tells_more(request, others, fit)]
    if titled := _titled(request, fits):
        return titled
    side = side_of_name(request.array)
    if side is not None:
        sided = [fit for fit, own in zip(fits, _sides(fits), strict=True) if own == side]
        if sided:
            return sided
    return fits


def _titled(request: Request, fits: list[Fit]) -> list[Fit]:
    """Those whose titles name the array, and what goes on with them; nothing where no title does."""
    found: list[Fit] = []
    signature = None
    for fit in fits:
        ours = _named_by(request.array, fit)
        theirs = max((_named_by(other, fit) for other in request.siblings), default=0.0)
        if ours >= _TITLED and ours >= theirs:
            signature = fit.signature
        elif theirs >= _TITLED or fit.signature != signature or sides_of(fit.titles):
            signature = None
        if signature is not None:
            found.append(fit)
    return found


def _sides(fits: Iterable[Fit]) -> Iterator[str | None]:
    """Which side of an account every table is about; one that does not say goes on with the one before."""
    side, signature = None, None
    for fit in fits:
        own = sides_of(fit.titles)
        if own or fit.signature != signature:
            side = own.pop() if len(own) == 1 else None
        signature = fit.signature
        yield side


def _tells_more(request: Request, others: Iterable[Field], fit: Fit) -> bool:
    """Whether the items of another array have all that these have of a table, and a column more."""
    if _named_by(request.array, fit) >= _TITLED:
        return False
    ours = {one.column for one in _useful(fit, [wanted for _, wanted in request.leaves])}
    side = side_of_name(request.array)
    for other in others:
        if side is not None and side_of_name(other) not in {None, side}:
            continue
        theirs = request.of(other)
        wanted = [one for _, one in theirs.leaves]
        found = fit_of(request.grids[fit.source], Names(wanted, theirs.unasked), request.notation)
        if found is not None and ours < {one.column for one in _useful(found, wanted)}:
            return True
    return False


def _unclaimed(array: Field, others: Sequence[Field], fits: Iterable[Fit]) -> Iterator[Fit]:
    """Those that no title gives to another array; one without a title goes on with the one before."""
    is_claimed, signature = False, None
    for fit in fits:
        own = any(_claims(other, array, fit) for other in others)
        goes_on = fit.signature == signature and _named_by(array, fit) < _TITLED and not sides_of(fit.titles)
        is_claimed = own or (is_claimed and goes_on)
        signature = fit.signature
        if not is_claimed:
            yield fit


def _claims(other: Field, array: Field, fit: Fit) -> bool:
    """Whether the titles of a table name another array, and this one less."""
    theirs, ours = _named_by(other, fit), _named_by(array, fit)
    return theirs >= _TITLED and theirs > ours + 0.15


def _named_by(array: Field, fit: Fit) -> float:
    names = [name for name in (terms(array.name), terms(array.title)) if name]
    return max((likeness(name, terms(title)) for name in names for title in fit.titles), default=0.0)
