"""Items of an array that asks for a metric: one for every period the document gives a figure for."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from docbeat.answering.field import Field, Shape
from docbeat.answering.fields.arrays.request import Request
from docbeat.answering.fields.figures.metrics import Metrics, Observation, metric_names
from docbeat.answering.fields.figures.periods import Calendar
from docbeat.answering.fields.found import Found, Tree
from docbeat.answering.terms import terms

_FOR_THE_WHOLE = re.compile(r"['\"“‘]([^'\"”’]+)['\"”’] for (?:company|consolidated|total|group)", re.IGNORECASE)
# Of several values that are the rule, those of what a report says of the whole company, of what has been.
_PLAIN = frozenset({"actual", "company", "consolidated", "reported", "group", "total"})
_YEAR_ON_YEAR = frozenset({"yoy", "year on year", "year over year"})


def metric_items(request: Request, metrics: Metrics) -> list[Tree]:
    """The figures of the metric that ``request`` names; nothing where it asks for no metric."""
    key = metric_of(request.array)
    if key is None or metrics.calendar is None:
        return []
    calendar, leaves = metrics.calendar, request.item.fields
    currency = request.notation.currency or "USD"
    return [
        {leaf.name: _found(leaf, one, calendar, currency) for leaf in leaves if leaf.is_leaf} for one in metrics.of(key)
    ]


def metric_of(array: Field) -> str | None:
    """The metric whose figures an array holds: its items have a period and a value, and its name is one."""
    if array.items is None or array.items.shape is not Shape.OBJECT:
        return None
    roles = {_role(leaf) for leaf in array.items.fields}
    if not {"period", "value"} <= roles:
        return None
    return metric_names().get(terms(array.name)) or metric_names().get(terms(array.title))


def _role(leaf: Field) -> str:
    words = terms(leaf.name)
    if "period" in words:
        return "period"
    for role in ("scale", "unit", "currency"):
        if role in words:
            return role
    return "value" if not words or words[-1] in {"value", "amount"} else ""


def _found(leaf: Field, one: Observation, calendar: Calendar, currency: str) -> Found | None:
    value = _value(leaf, one, calendar, currency)
    if value is None:
        return None
    role = _role(leaf)
    quotes = one.heads if role == "period" and one.heads else one.quotes
    return Found(value, quotes, one.confidence, derived=role != "value" or one.is_computed)


def _value(leaf: Field, one: Observation, calendar: Calendar, currency: str) -> Any:
    match _role(leaf):
        case "period":
            return one.period.end.isoformat() if leaf.format == "date" else calendar.label(one.period)
        case "value":
            return _number(one.value) if leaf.shape is not Shape.STRING else str(one.value)
        case "scale":
            return one.scale if leaf.shape is not Shape.STRING else str(one.scale)
        case "unit" | "currency":
            return "%" if one.is_percent else currency
    return _rule(leaf)


def _rule(leaf: Field) -> Any:
    """What holds of every figure of the whole company."""
    for option in leaf.options:
        if str(option).casefold() in _PLAIN | _YEAR_ON_YEAR:
            return option
    named = _FOR_THE_WHOLE.search(leaf.description)
    return named[1] if named and leaf.shape is Shape.STRING else None


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
