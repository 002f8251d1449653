"""What is asked of an array, and what all ways to find its items share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import pairwise

from docbeat.answering.field import Field, Shape
from docbeat.answering.fields.arrays.grids import Grid
from docbeat.answering.fields.arrays.sources import grids_of
from docbeat.answering.fields.concepts import concepts, wanted_of
from docbeat.answering.fields.notation import Notation
from docbeat.answering.fields.wanted import Sense, Wanted
from docbeat.answering.terms import Terms, terms
from docbeat.answering.view import DocumentView

# What an invoice and what an account calls the same: an array may be asked of either.
_TWINS = {
    "line_description": "transaction_description",
    "transaction_description": "line_description",
    "line_amount": "transaction_amount",
    "transaction_amount": "line_amount",
}
_TWIN_WORTH = 0.96
_TEXTS = frozenset({"line_description", "transaction_description"})
# What may be the thing itself or its number.
_ITEM = frozenset({("item",), ("line",), ("line", "item")})
# What the properties of the sums of a tax are called.
_TAX = frozenset({"tax", "taxes", "vat", "gst", "iva", "tva", "mwst", "ust", "steuer", "btw", "moms"})
_RATE = frozenset({"rate", "percent", "percentage", "satz", "steuersatz", "taux", "tipo", "aliquota", "tarief"})
_OF_TAXES = (
    _TAX
    | _RATE
    | {"taxable", "net", "base", "amount", "total", "gross", "value", "sum", "code", "subtotal"}
    | {"netto", "betrag", "steuerbetrag", "brutto", "summe", "montant", "ht", "importe", "imponible", "cuota"}
    | {"imponibile", "imposta", "importo", "bedrag", "grondslag"}
)
# Less than the last of the words for what is asked.
_UNASKED = 0.8
_SENSES = {
    **dict.fromkeys(
        ("unit_price", "line_amount", "transaction_amount", "debit", "credit", "running_balance"), Sense.MONEY
    ),
    **dict.fromkeys(("transaction_date", "value_date"), Sense.DATE),
    **dict.fromkeys(("item_code", "position", "transaction_reference"), Sense.ID),
    **dict.fromkeys(("unit", "line_description", "transaction_description"), Sense.TEXT),
    "quantity": Sense.NUMBER,
    "line_tax_rate": Sense.PERCENT,
}

_ROWS = Field("rows", Shape.ARRAY)
Path = tuple[str, ...]


@dataclass(eq=False)
class Request:
    """``array`` is a property inside ``parents``; the others say where to look and how the document writes."""

    view: DocumentView
    array: Field
    parents: tuple[Field, ...]
    notation: Notation
    prompt: str = ""

    @cached_property
    def grids(self) -> list[Grid]:
        """The tables of the document."""
        return grids_of(self.view)

    @cached_property
    def item(self) -> Field:
        """What the array holds."""
        return self.array.items or Field("", Shape.STRING)

    @cached_property
    def leaves(self) -> list[tuple[Path, Wanted]]:
        """The single values of an item that are in no further array, by their path in it."""
        found = [
            (path, self._wanted(leaf, (*self.parents, self.array, *around)))
            for path, leaf, around in _leaves(self.item, (), ())
        ]
        described = [one for _, one in found if one.concept in _TEXTS and not _is_item(one)]
        return [(path, self._numbered(one) if described and _is_item(one) else one) for path, one in found]

    def _numbered(self, item: Wanted) -> Wanted:
        """An "item" that has a description beside it: its number."""
        return replace(
            wanted_in_rows(replace(item.field, name="item number"), item.parents, self.prompt), field=item.field
        )

    @cached_property
    def is_of_taxes(self) -> bool:
        """Whether its items are the rates of a tax with what each comes to."""
        names = [terms(leaf.name) for _, leaf, _ in _leaves(self.item, (), ())]
        words = {word for name in names for word in name}
        is_named = bool(_TAX & (words | set(terms(self.array.name))))
        return is_named and bool(words & _RATE) and words <= _OF_TAXES

    def _wanted(self, leaf: Field, around: tuple[Field, ...]) -> Wanted:
        name = set(terms(leaf.name))
        if self.is_of_taxes and name & _RATE:
            return replace(wanted_in_rows(replace(leaf, name="tax rate"), around, self.prompt), field=leaf)
        if self.is_of_taxes and (name & _TAX or name == {"amount"}):
            # The amount of the tax: in rows of items it would be their rate.
            tax = wanted_of(replace(leaf, name="tax amount"), (), self.prompt)
            return replace(tax, field=leaf, parents=around, sense=Sense.MONEY)
        if leaf.shape is Shape.NUMBER and len(name) == 1 and name <= _TAX and self._is_rate(terms(leaf.name)):
            return replace(wanted_in_rows(replace(leaf, name="tax rate"), around, self.prompt), field=leaf)
        found = wanted_in_rows(leaf, around, self.prompt)
        if found.concept == "tax_rate":
            # In a row it is that of the item.
            return replace(wanted_in_rows(replace(leaf, name="tax rate"), around, self.prompt), field=leaf)
        return found

    def _is_rate(self, name: Terms) -> bool:
        """Whether what stands below a head of that name are rates."""
        for grid in self.grids:
            for head, below in pairwise(grid.rows):
                columns = [column for column, text in head.texts.items() if terms(text.strip("% ")) == name]
                if any("%" in head.texts[one] or "%" in below.texts.get(one, "") for one in columns):
                    return True
        return False

    @cached_property
    def unasked(self) -> list[Wanted]:
        """What else rows tell: columns nobody asks for are known too, so that none is taken for what is asked."""
        asked = {one.concept for _, one in self.leaves}
        asked |= {_TWINS[concept] for concept in asked if concept in _TWINS}
        return [
            _standard(concept.key)
            for concept in concepts().values()
            if concept.in_rows and concept.key not in asked and not _TWINS.get(concept.key, "").startswith("line")
        ]

    @cached_property
    def siblings(self) -> list[Field]:
        """The other arrays beside this one."""
        around = self.parents[-1].fields if self.parents else ()
        return [one for one in around if one.shape is Shape.ARRAY and one is not self.array]

    def of(self, array: Field) -> Request:
        """The same asked of an array beside this one."""
        other = Request(self.view, array, self.parents, self.notation, self.prompt)
        other.grids = self.grids
        return other


def _is_item(wanted: Wanted) -> bool:
    return wanted.concept in _TEXTS and terms(wanted.field.name) in _ITEM


def wanted_in_rows(leaf: Field, parents: tuple[Field, ...], prompt: str) -> Wanted:
    """``leaf`` with what documents of either sort call it."""
    one = wanted_of(leaf, parents, prompt)
    one = replace(one, sense=_sense(one))
    twin = concepts().get(_TWINS.get(one.concept, ""))
    if twin is None:
        return one
    known = dict(one.phrases)
    more = [
        (phrase, _TWIN_WORTH * (0.97 - 0.15 * place / len(twin.printed))) for place, phrase in enumerate(twin.printed)
    ]
    phrases = sorted({**dict(more), **known}.items(), key=lambda item: -item[1])
    return replace(one, phrases=tuple(phrases))


@cache
def _standard(key: str) -> Wanted:
    """What an entry of the vocabulary means in the rows of any table."""
    called = Field(" ".join(concepts()[key].called[0]), Shape.STRING)
    return _weaker(wanted_in_rows(called, (_ROWS,), ""))


def _weaker(wanted: Wanted) -> Wanted:
    return replace(wanted, phrases=tuple((phrase, _UNASKED * worth) for phrase, worth in wanted.phrases))


def _sense(wanted: Wanted) -> Sense:
    """What kind of value it is in a row, where what it is says more than the words of its name."""
    if wanted.sense in {Sense.OPTION, Sense.BOOLEAN}:
        return wanted.sense
    sense = _SENSES.get(wanted.concept, wanted.sense)
    is_number = wanted.field.shape in {Shape.NUMBER, Shape.INTEGER}
    return Sense.NUMBER if is_number and sense in {Sense.ID, Sense.TEXT, Sense.NAME} else sense


def _leaves(field: Field, path: Path, around: tuple[Field, ...]) -> Iterator[tuple[Path, Field, tuple[Field, ...]]]:
    if field.is_leaf:
        yield path, field, around
    inside = (*around, field) if field.name or around else around
    for inner in field.fields:
        yield from _leaves(inner, (*path, inner.name), inside)
