"""Single values: every label that may name a field, with what stands behind, beside or below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docbeat.answering.fields.candidate import Candidate
from docbeat.answering.fields.concepts import parties
from docbeat.answering.fields.found import Found
from docbeat.answering.fields.labels import Label
from docbeat.answering.fields.matching import Naming, namings
from docbeat.answering.fields.notation import Notation, stretches
from docbeat.answering.fields.places import Place, Relation, places
from docbeat.answering.fields.reading import Reading, readings
from docbeat.answering.fields.regions import Regions
from docbeat.answering.fields.values.amounts import counts_things
from docbeat.answering.fields.values.dates import Precision, find_dates
from docbeat.answering.fields.wanted import Sense, Wanted
from docbeat.answering.view import DocumentView, Piece, Quote, whole

# A label that says that it is one is worth more; one without mark and without a value of a telling kind less.
_MARKED = 1.04
# Of several figures in a row under one label the last is its sum.
_EARLIER = 0.93
# A phone number among the customer's lines is the customer's.
_OWN, _ELSEWHERE, _ANOTHERS, _SENDERS = 1.1, 0.85, 0.5, 0.5
# A label that names the party itself: "Customer VAT number".
_NAMED = 0.94
# Words that make a sentence of what follows a label; rows that make a list of a table, and those at its ends that
# may be something else.
_SENTENCE, _LONG_TABLE, _EDGE_ROWS = 3, 12, 5
_WORDS = re.compile(r"[^\W\d_]{2,}")
_RATES = frozenset({"rate", "percent", "apr", "satz", "steuersatz", "taux", "zinssatz"})
# A period may be broken over two lines.
_UNNAMED = 0.72
_PERIOD = frozenset({"period_start", "period_end", "statement_period"})
_MANY_LINES = frozenset({Sense.ADDRESS})


def labelled(view: DocumentView, wanted: Iterable[Wanted], notation: Notation) -> Iterator[Candidate]:
    """Candidates for ``wanted`` from the labels of the document, in reading order."""
    regions = Regions(view)
    for naming in namings(view, wanted):
        yield from _candidates(naming, notation, _standing(naming, regions))


def unlabelled_periods(view: DocumentView, wanted: Iterable[Wanted], notation: Notation) -> Iterator[Candidate]:
    """The first period that is written out, for those who ask when it begins or ends."""
    asked = [one for one in wanted if one.concept in _PERIOD]
    if not asked:
        return
    for piece in view.pages[0].pieces if view.pages else ():
        days = [day for day in find_dates(piece.text, notation.order) if day.value.precision is Precision.DAY]
        for first, last in stretches(piece.text, days):
            quote = Quote(piece, first.start, last.stop)
            for one in asked:
                for reading in readings(one, (quote,), notation):
                    yield Candidate(one, Found(reading.value, reading.quotes, _UNNAMED))
            return


def _standing(naming: Naming, regions: Regions) -> float:
    """How well the place of a label goes with the party that is asked about."""
    party, _, attribute = naming.wanted.concept.rpartition(".")
    if not party or attribute in {"name", "address"}:
        return 1.0
    owner = regions.owner(naming.label.piece)
    if owner == party:
        return _OWN
    if owner:
        return _ANOTHERS
    if parties()[party].letterhead or naming.score > _NAMED:
        return _ELSEWHERE if regions.has(party) else 1.0
    # Outside of everybody's lines it is the sender's.
    return _SENDERS


def _candidates(naming: Naming, notation: Notation, standing: float) -> Iterator[Candidate]:
    found = list(places(naming.page, naming.label))
    if naming.wanted.sense is Sense.PERCENT:
        # The rate stands in the label of the tax more often than in a place of its own.
        found.insert(0, Place((whole(naming.label.piece),), Relation.BEHIND))
    for number, place in enumerate(found):
        later = any(other.relation is place.relation for other in found[number + 1 :])
        for reading in _readings(naming.wanted, place, notation):
            if not _is_sound(naming, place, reading):
                continue
            worth = standing * naming.score * place.relation.value * (0.6 + 0.4 * reading.certainty)
            worth *= _MARKED if naming.label.is_marked else _unmarked(naming.label)
            if later and naming.wanted.sense is Sense.MONEY:
                worth *= _EARLIER
            found_value = Found(reading.value, reading.quotes, min(worth, 1.0))
            # A rate within the label of a tax takes nothing away from the tax.
            label = None if _is_within(reading, naming.label) else naming.label
            yield Candidate(naming.wanted, found_value, label, naming.score, reading.amount)


def _is_within(reading: Reading, label: Label) -> bool:
    return all(quote.piece is label.piece for quote in reading.quotes) and "%" in reading.quotes[0].text


def _is_sound(naming: Naming, place: Place, reading: Reading) -> bool:
    """Whether a value may stand there: a rate shows that it is one, figures are hardly text."""
    if naming.wanted.sense is Sense.PERCENT:
        return _is_rate(reading, naming.label)
    if naming.wanted.sense is Sense.TEXT and not any(map(str.isalpha, str(reading.value))):
        return naming.score > _NAMED and not naming.wanted.concept
    if naming.wanted.sense is Sense.NAME and place.relation is Relation.BEHIND and not naming.label.is_marked:
        return " " in str(reading.value)
    return True


def _is_rate(reading: Reading, label: Label) -> bool:
    """Whether a figure is a rate by its sign or its label; to the right of "VAT" stands the tax."""
    return any("%" in quote.text for quote in reading.quotes) or not _RATES.isdisjoint(label.terms)


def _unmarked(label: Label) -> float:
    """What a label is worth that nothing marks as one: little at the start of a sentence, or in a row among many."""
    if label.rest is not None and len(_WORDS.findall(label.rest.text)) > _SENTENCE:
        return 0.75
    return 0.88 if _is_among_many(label.piece) else 1.0


def _is_among_many(piece: Piece) -> bool:
    """Whether a piece stands in a row well inside a long table, where sums never do."""
    table, cell = piece.block.table, piece.cell
    if table is None or cell is None or table.rows <= _LONG_TABLE:
        return False
    return _EDGE_ROWS <= cell.row < table.rows - _EDGE_ROWS


def _readings(wanted: Wanted, place: Place, notation: Notation) -> list[Reading]:
    lines: tuple[Quote, ...] = place.lines
    if wanted.concept in _PERIOD:
        lines = lines[:2]
    elif wanted.sense not in _MANY_LINES and not _is_long(wanted):
        lines = lines[:1]
    found = readings(wanted, lines, notation)
    # "5 items" over what they come to.
    is_counted = wanted.sense is Sense.MONEY and not found and counts_things(place.lines[0].text)
    return readings(wanted, place.lines[1:2], notation) if is_counted else found


def _is_long(wanted: Wanted) -> bool:
    """Whether the value may run over lines."""
    return wanted.sense is Sense.TEXT and wanted.concept in {"notes", "line_description"}
