"""Finds what a field is in the vocabulary of business documents, and so what its label may read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from docbeat.answering.field import Field, Shape
from docbeat.answering.fields.kinds import kind_words
from docbeat.answering.fields.senses import sense_of
from docbeat.answering.fields.wanted import Sense, Wanted
from docbeat.answering.terms import Terms, likeness, terms, weight
from docbeat.answering.vocabulary import table

# What one asks of a party, by the concepts of the vocabulary that stand for it.
PARTY_ATTRIBUTES = (
    "name", "address", "phone", "email", "tax_id", "fax", "website", "registration_number", "contact", "iban", "bic",
    "account_number", "customer_number", "street", "city", "postcode", "state", "country",
)  # fmt: skip
# The parts of an address stand in it, not behind a label of their own.
_ADDRESS_PARTS = frozenset({"street", "city", "postcode", "state", "country"})
# Senses that the type of a number leaves open.
_OF_NUMBERS = frozenset({Sense.MONEY, Sense.NUMBER, Sense.PERCENT})
_ATTRIBUTE_NAMES = {
    "name": (
        "name",
        "company name",
        "legal name",
        "full name",
        "business name",
        "title",
        "company",
        "nombre",
        "nome",
        "nom",
        "naam",
        "razon social",
        "ragione sociale",
        "denominazione",
        "raison sociale",
        "firma",
        "firmenname",
        "bedrijf",
    ),
    "address": (
        "address",
        "full address",
        "postal address",
        "mailing address",
        "street address",
        "location",
        "direccion",
        "domicilio",
        "indirizzo",
        "adresse",
        "anschrift",
        "adres",
    ),
    "street": (
        "street",
        "street name",
        "street and number",
        "street line",
        "street line 1",
        "address line 1",
        "road",
        "calle",
        "via",
        "rue",
        "strasse",
        "straße",
        "straat",
    ),
    "city": ("city", "town", "locality", "city name", "place", "ciudad", "citta", "ville", "stadt", "ort", "plaats"),
    "postcode": (
        "postcode",
        "postal code",
        "zip code",
        "zip",
        "post code",
        "plz",
        "codigo postal",
        "cap",
        "code postal",
        "postleitzahl",
    ),
    "state": ("state", "province", "region", "county", "state or province", "provincia", "bundesland"),
    "country": ("country", "country name", "pais", "paese", "pays", "land"),
}
_SENSES = {
    "name": Sense.NAME,
    "address": Sense.ADDRESS,
    "iban": Sense.IBAN,
    "bic": Sense.BIC,
    "currency": Sense.CURRENCY,
    "email": Sense.EMAIL,
    "phone": Sense.PHONE,
    "fax": Sense.PHONE,
    "website": Sense.URL,
    "street": Sense.TEXT,
    "city": Sense.NAME,
    "postcode": Sense.ID,
    "state": Sense.TEXT,
    "country": Sense.NAME,
}
_GOOD = 0.86
# Shorter labels of parties, such as "To", are no names of fields.
_SHORT_NAME = 4
# A description this long is a sentence and no label.
_LABEL_WORDS = 6

Phrases = tuple[tuple[Terms, float], ...]


@dataclass(frozen=True)
class Concept:
    """An entry of the vocabulary."""

    key: str
    called: tuple[Terms, ...]
    printed: tuple[Terms, ...]
    in_rows: bool
    called_in: Mapping[str, tuple[Terms, ...]]
    sense: Sense | None
    within: str


@dataclass(frozen=True)
class Party:
    """Somebody who takes part in a document."""

    key: str
    called: tuple[Terms, ...]
    printed: tuple[Terms, ...]
    letterhead: bool
    called_in: Mapping[str, tuple[Terms, ...]]


@cache
def concepts() -> dict[str, Concept]:
    """All fields of the vocabulary by key."""
    entries = table("fields")
    rows = frozenset(entries["rows"])
    return {
        key: Concept(
            key,
            _phrases(entry["called"]),
            _phrases(entry["printed"]),
            key in rows,
            {kind: _phrases(names) for kind, names in entry.get("called_in", {}).items()},
            Sense(entry["sense"]) if "sense" in entry else None,
            entry.get("within", ""),
        )
        for key, entry in entries.items()
        if isinstance(entry, dict)
    }


@cache
def parties() -> dict[str, Party]:
    """All parties of the vocabulary by key."""
    return {
        key: Party(
            key,
            _phrases(entry["called"]),
            _phrases(entry["printed"]),
            entry["letterhead"],
            {kind: _phrases(names) for kind, names in entry.get("called_in", {}).items()},
        )
        for key, entry in table("parties").items()
    }


@cache
def known_labels() -> frozenset[Terms]:
    """Everything documents print as a label, of whatever field."""
    fields = (phrase for concept in concepts().values() for phrase in concept.printed)
    return frozenset([*fields, *(phrase for party in parties().values() for phrase in party.printed)])


def wanted_leaves(root: Field, prompt: str = "", kind: str = "") -> list[Wanted]:
    """The single-value fields of a schema that are not inside arrays, asked of a document of this ``kind``."""
    return [wanted_of(field, parents, prompt, kind) for field, parents in _leaves(root, ())]


def _leaves(field: Field, parents: tuple[Field, ...]) -> Iterator[tuple[Field, tuple[Field, ...]]]:
    if field.is_leaf:
        yield field, parents
    for inner in field.fields:
        yield from _leaves(inner, (*parents, field))


def wanted_of(field: Field, parents: tuple[Field, ...], prompt: str = "", kind: str = "") -> Wanted:
    """``field`` with all that its name, its place and its words say of it.

    ``kind`` of document tells what a field means that is called just "number" or "date".
    """
    names = _names(field, parents)
    if kind and len(names) == 1 and len(names[0]) == 1 and weight(names[0][0]) < 1.0:
        names.insert(0, (*terms(kind), *names[0]))
    in_rows = any(parent.shape is Shape.ARRAY for parent in parents)
    described = terms(field.description.split(".")[0].split("(")[0])
    concept, phrases = _known(names, described, kind, in_rows=in_rows)
    # "name" in a "vendor" may be anybody's name, "vendor name" is not.
    of_paper = bool(parents) and terms(parents[-1].name) in kind_words()
    own = [(name, 1.0 if place == 0 or len(name) > 1 or of_paper else 0.75) for place, name in enumerate(names)]
    if described and len(described) <= _LABEL_WORDS:
        own.append((described, 0.8))
    hint = " ".join(filter(None, (field.title, field.description, prompt)))
    best: dict[Terms, float] = {}
    for phrase, worth in [*own, *phrases]:
        best[phrase] = max(worth, best.get(phrase, 0.0))
    ordered = tuple(sorted(best.items(), key=lambda item: -item[1]))
    return Wanted(field, parents, ordered, _sense(field, names, concept), concept, hint)


def _sense(field: Field, names: list[Terms], concept: str) -> Sense:
    attribute = concept.rpartition(".")[2] if "." in concept else concept
    sense = sense_of(field, names)
    known = concepts()[attribute].sense if attribute in concepts() else None
    if known is not None and (field.shape is Shape.STRING or known in _OF_NUMBERS):
        return known
    fixed = {Sense.OPTION, Sense.BOOLEAN, Sense.DATE}
    return sense if sense in fixed or field.shape is not Shape.STRING else _SENSES.get(attribute, sense)


def _names(field: Field, parents: tuple[Field, ...]) -> list[Terms]:
    """What the field may go by: with the object around it, alone, by its title."""
    own = terms(field.name)
    objects = [terms(parent.name) for parent in reversed(parents) if parent.shape is Shape.OBJECT and parent.name]
    if len(objects) > 1 and objects[0] in _attribute_names("address"):
        objects = objects[1:]
    around = objects[0] if objects else ()
    names = [tuple(dict.fromkeys((*around, *own))), own, terms(field.title)]
    if around and len(own) > 1:
        names[:2] = names[1::-1]
    return [name for name in dict.fromkeys(names) if name]


def _known(names: list[Terms], described: Terms, kind: str, *, in_rows: bool) -> tuple[str, Phrases]:
    """The entry the names fit best, or what the field is described as, and its phrases; nothing when none fits."""
    if not in_rows and (party := _party(names, kind)):
        return party
    ranked = [
        (_fit_of(name, concept.key, kind) - 0.02 * place, concept)
        for place, name in enumerate([*names, described])
        for concept in concepts().values()
        if in_rows or not concept.in_rows
    ]
    if in_rows:
        ranked = [(score + (0.01 if concept.in_rows else 0.0), concept) for score, concept in ranked]
    score, likeliest = max(ranked, key=lambda item: item[0])
    best = likeliest if score >= _GOOD else _printed_as(names, in_rows=in_rows)
    if best is None:
        return "", ()
    around = concepts()[best.within].printed if best.within else ()
    return best.key, (*_weighed(best.printed, best.called), *((phrase, 0.88) for phrase in around))


def _printed_as(names: list[Terms], *, in_rows: bool) -> Concept | None:
    """The entry that is printed as a name says: schemas are written in the language of their documents too.

    In rows the same word may be that of an invoice and of an account, and either will do.
    """
    spelled = set(names) | {tuple(without_umlauts(word) for word in name) for name in names}
    found = [concept for concept in concepts().values() if any(name in concept.printed for name in spelled)]
    apt = [concept for concept in found if concept.in_rows is in_rows]
    apt = apt or [concept for concept in found if in_rows]
    return apt[0] if len(apt) == 1 or (apt and apt[0].in_rows) else None


def without_umlauts(word: str) -> str:
    """``word`` as ``terms`` has it where it was written with umlauts: "waehrung" for "Währung"."""
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u")


@lru_cache(maxsize=50_000)
def _fit_of(name: Terms, key: str, kind: str) -> float:
    """How well a name fits a concept; what it is called in this kind of document goes first."""
    concept = concepts()[key]
    if any(_fit(name, phrase) == 1.0 for phrase in concept.called_in.get(kind, ())):
        return 1.01
    return max(_fit(name, phrase) for phrase in concept.called)


def _fit(name: Terms, phrase: Terms) -> float:
    return 1.0 if frozenset(name) == frozenset(phrase) else likeness(phrase, name)


def _party(names: list[Terms], kind: str) -> tuple[str, Phrases] | None:
    """``vendor_name``, or ``name`` in ``vendor``, as a party and what is asked of it."""
    if max(names, key=len) in _unmistakable():
        return None
    for name in names:
        for party, called in _names_of_parties(kind):
            if attribute := _attribute(name, called):
                return f"{party.key}.{attribute}", _party_phrases(party, name, attribute)
    for party in parties().values():
        # Schemas are written in the language of their documents too.
        if names[0] in party.printed and len(names[0][0]) > _SHORT_NAME:
            return f"{party.key}.name", _party_phrases(party, names[0], "name")
    # Whose address it is goes without saying: of the one who sends the document.
    sender = next(party for party in parties().values() if party.letterhead)
    if any(name in _attribute_names("address") for name in names):
        return f"{sender.key}.address", ((names[0], 1.0), *_party_phrases(sender, names[0], "address"))
    part = _attribute(names[0], ("address",)) if names[0][:1] == ("address",) else None
    return (f"{sender.key}.{part}", _party_phrases(sender, names[0], part)) if part in _ADDRESS_PARTS else None


@cache
def _names_of_parties(kind: str) -> list[tuple[Party, Terms]]:
    """What parties are called, first what they are called in this kind of document only."""
    here = [(party, called) for party in parties().values() for called in party.called_in.get(kind, ())]
    return here + [(party, called) for party in parties().values() for called in party.called]


@cache
def _single_fields() -> frozenset[Terms]:
    """Names that are a field's before they are a party's: "shipping" is a cost, unless a name or an address follows."""
    return frozenset(concepts()["shipping"].called)


@cache
def _unmistakable() -> frozenset[Terms]:
    """Names of single fields that could be read as a party's: the "to" of a period is nobody."""
    return frozenset(phrase for concept in concepts().values() for phrase in concept.called if len(phrase) > 1)


def _attribute(name: Terms, called: Terms) -> str | None:
    if name == called:
        return None if name in _single_fields() else "name"
    if name[: len(called)] != called:
        return None
    rest = name[len(called) :]
    rest = rest[1:] if len(rest) > 1 and rest[0] == "address" else rest
    for attribute in PARTY_ATTRIBUTES:
        if rest in _attribute_names(attribute):
            return attribute
    return None


@cache
def _attribute_names(attribute: str) -> frozenset[Terms]:
    if attribute in _ATTRIBUTE_NAMES:
        return frozenset(map(terms, _ATTRIBUTE_NAMES[attribute]))
    return frozenset(concepts()[attribute].called)


def _party_phrases(party: Party, name: Terms, attribute: str) -> Phrases:
    if attribute in _ADDRESS_PARTS:
        return ((name, 1.0), *((phrase, 0.85) for phrase in _attribute_names(attribute)))
    if attribute in _ATTRIBUTE_NAMES:
        return _weighed((*party.printed, *_combined(party, attribute)), party.called)
    printed = concepts()[attribute].printed
    ours = [word for phrase in (*party.called, *party.printed) if len(phrase) == 1 and weight(word := phrase[0]) == 1.0]
    joint = [(tuple(dict.fromkeys((*phrase, word))), 0.97) for phrase in printed for word in dict.fromkeys(ours)]
    return ((name, 1.0), *joint, *((phrase, 0.9) for phrase in printed))


def _combined(party: Party, attribute: str) -> Iterable[Terms]:
    return (tuple(dict.fromkeys((*phrase, attribute))) for phrase in party.printed)


def _weighed(printed: Iterable[Terms], called: Iterable[Terms]) -> Phrases:
    """Phrases in order of likelihood; the first of print is nearly as good as the field's own name."""
    shown = list(printed)
    weights = [0.97 - 0.15 * place / max(len(shown), 1) for place in range(len(shown))]
    return (*zip(shown, weights, strict=True), *((phrase, 0.85) for phrase in called))


def _phrases(texts: Iterable[str]) -> tuple[Terms, ...]:
    return tuple(dict.fromkeys(filter(None, map(terms, texts))))
