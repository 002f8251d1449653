"""Which kind of value a field asks for, by its type, its format and the words of its name."""

from __future__ import annotations

from collections.abc import Iterable

from docbeat.answering.field import Field, Shape
from docbeat.answering.fields.wanted import Sense
from docbeat.answering.terms import Terms, terms, weight
from docbeat.answering.vocabulary import table

_FORMATS = {
    "date": Sense.DATE,
    "date-time": Sense.DATE,
    "email": Sense.EMAIL,
    "uri": Sense.URL,
    "url": Sense.URL,
    "time": Sense.TIME,
    "iban": Sense.IBAN,
    "phone": Sense.PHONE,
    "currency": Sense.CURRENCY,
}
_WORDS: dict[str, Sense] = {}
for _sense, _words in table("senses")["last"].items():
    for _word in _words:
        _WORDS.setdefault(terms(_word)[0], Sense(_sense))
_COUNTED = frozenset(word for text in table("senses")["integer"]["number"] for word in terms(text))


def sense_of(field: Field, names: Iterable[Terms]) -> Sense:
    """The sense of a single-value field that goes by ``names``, the most telling first."""
    if field.shape is Shape.BOOLEAN:
        return Sense.BOOLEAN
    if field.options:
        return Sense.OPTION
    if field.format in _FORMATS:
        return _FORMATS[field.format]
    by_name = next((sense for name in names if (sense := _by_words(name)) is not None), None)
    if field.shape is Shape.STRING:
        return by_name or Sense.TEXT
    return _of_number(field, by_name)


def _of_number(field: Field, by_name: Sense | None) -> Sense:
    if by_name in {Sense.MONEY, Sense.PERCENT, Sense.NUMBER, Sense.ID, Sense.PHONE}:
        return by_name
    return Sense.NUMBER if field.shape is Shape.INTEGER else Sense.MONEY


def _by_words(name: Terms) -> Sense | None:
    """By the last word that has weight; ``tax_percent`` is a percentage, ``page_number`` a number."""
    if "email" in name:
        return Sense.EMAIL
    if len(name) > 1 and name[-1] == "number" and name[-2] in _COUNTED:
        return Sense.NUMBER
    heavy = [word for word in name if weight(word) > 0.5]
    if not heavy:
        return None
    return _WORDS.get(heavy[-1]) or (Sense.DATE if "date" in heavy else None)
