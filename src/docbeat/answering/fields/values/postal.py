"""Postal addresses: how much a line looks like one, and which of some lines make one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docbeat.answering.fields.values.names import ends_in_legal_form

# Words for ways, buildings and parts of towns, where addresses are written with them.
_STREET = re.compile(
    r"(?<![^\W_])(?:street|str|st|road|rd|avenue|ave|boulevard|blvd|lane|ln|drive|dr|court|ct|place|pl|square|sq"
    r"|terrace|embankment|gardens?|grove|mews|quay|wharf|way|parkway|pkwy|highway|hwy|circle|crescent|cres|close|plaza"
    r"|turnpike|trail|mall|jalan|jln|jl|lorong|lrg|persiaran|lebuh|lebuhraya|taman|tmn|kampung|kg|bandar|seksyen|medan"
    r"|bukit|rue|autoroute|chemin|route|quai|impasse|cours|allée|all[ée]es|calle|avenida|avda|av|paseo|plaza|carrera"
    r"|carretera|ctra|rua|travessa|praça|via|viale|piazza|corso|largo|strada|straat|laan|weg|plein|gracht|kade|ulica"
    r"|ul|cadde|sokak|mahallesi|gata|gatan|vej|vei|gade)\.?(?![^\W_])",
    re.IGNORECASE,
)
# Where the word is part of the name, or a small word opens it; what also ends other words needs a number.
_STREET_NAME = re.compile(
    r"[^\W\d_]{3,}(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|straat|laan|gracht|plein|singel|kade|dijk|gatan|vägen|veien)(?![^\W_])"
    r"|[^\W\d_]{3,}(?:ring|damm|ufer|vej|gade|way)\.?(?=\s\d{1,4}[a-z]?(?:\Z|[\s,]))"
    r"|(?<!\w)(?:am|an der|im|in der|auf dem|auf der|zum|zur|unter den)\s[^\W\d_]{3,}(?:\s[^\W\d_]{3,})?"
    r"(?=\s\d{1,4}[a-z]?(?:\Z|[\s,]))",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"(?<![^\W_])(?:suite|ste|studio|flat|floor|fl|unit|apt|apartment|room|rm|bldg|building|block|blk|lot|level|tower|wisma|menara"
    r"|plaza|tingkat|aras|no|nos|batu|étage|bâtiment|bat|piso|planta|interno|etage|p\.?\s?o\.?\s?box|postfach|bp|cedex"
    r"|ground floor|\d{1,2}(?:st|nd|rd|th) floor)\.?\s?[:#]?\s?(?!\d+[.,]\d\d(?!\d))(?=[\w\-/]{0,8}\d)|\bpo box\b"
    r"|\bground floor\b|\bindustrial (?:park|estate|area)\b"
    r"|\bkawasan (?:perindustrian|perusahaan)\b",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"(?:\A|[\s,])"
    r"(?:no\.?\s?:?\s?)?\d{1,5}[A-Za-z]?(?:[\-/&]\s?\d{0,4}[A-Za-z]?\d{0,3}){0,3}(?=[\s,]|\Z)",
    re.IGNORECASE,
)
_STATES = (
    "A[KLRSZ]|C[AOT]|D[CE]|F[LM]|G[AU]|HI|I[ADLN]|K[SY]|LA|M[ADEHINOPST]|N[CDEHJMVY]|O[HKR]|P[ARW]|RI|S[CD]|T[NX]|UT|V[AIT]"
    "|W[AIVY]"
)
# A number and some capitalised words, either way round: a house and its street where another line says more.
_NUMBERED = re.compile(
    r"\d{1,5}[A-Za-z]?,?\s(?:[A-ZÀ-Ý][\w'’.\-]{2,}\s?){1,3},?\s*\Z|(?:[A-ZÀ-Ý][\w'’.\-]{2,}\s){1,4}\d{1,4}[a-z]?,?\s*\Z"
)
_POSTCODES = (
    (re.compile(rf"(?<![^\W_])(?:{_STATES})\.?,?\s{{1,2}}\d{{5}}(?:-\d{{4}})?(?!\w)"), 0.8),
    (re.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}(?!\w)"), 0.8),  # United Kingdom
    (re.compile(r"(?<!\w)(?:AB|BC|MB|N[BLSTU]|ON|PE|QC|SK|YT)[,\s]{1,2}[A-Z]\d[A-Z]\s?\d[A-Z]\d(?!\w)"), 0.8),
    (re.compile(r"(?<!\w)[A-Z]\d[\dW]\s[A-Z\d]{4}(?!\w)"), 0.7),  # Ireland
    (re.compile(r"(?<!\w)[ABCEGHJ-NPRSTVXY]\d[A-Z]\s?\d[A-Z]\d(?!\w)"), 0.8),  # Canada
    (re.compile(r"(?<!\w)(?:NSW|VIC|QLD|TAS|ACT|NT)\s\d{4}(?!\w)"), 0.8),
    (re.compile(r"(?<!\w)\d{4}\s?[A-Z]{2}\s{1,2}[A-Z][^\W\d_]"), 0.7),  # Netherlands
    (re.compile(r"(?<!\w)(?:[A-Z]{1,2}-)?\d{5}[,.]?\s{1,2}[A-ZÀ-Ý][^\W\d_]{2,}"), 0.6),  # five digits before the town
    (re.compile(r"(?<!\w)(?:[A-Z]{1,2}-)\d{4}\s{1,2}[A-ZÀ-Ý][^\W\d_]{2,}"), 0.7),
    (re.compile(r"(?:\A|,\s?)\d{4}\s{1,2}[A-ZÀ-Ý][^\W\d_]{2,}[^\d]*\Z"), 0.35),
    (re.compile(r"(?<!\w)\d{5}-\d{3}(?!\w)"), 0.5),  # Brazil
    (re.compile(r"(?<!\w)\d{2}-\d{3}\s{1,2}[A-ZÀ-Ý][^\W\d_]{2,}"), 0.7),  # Poland
    (re.compile(r"(?<![^\W_])(?:[FAD]PO)[,\s]{1,2}A[AEP][,\s]{1,2}\d{5}(?!\w)"), 0.9),  # armed forces
    (re.compile(r"(?<![^\W_])(?:PSC|Unit) \d{1,5},? Box \d{1,5}(?!\w)"), 0.7),
    (re.compile(r"\A(?:USS|USNS|USCGC|USNV) [A-Z][^\W\d_]+\Z"), 0.5),
    (re.compile(r"(?<![^\W_])C\.?\s?P\.?\s?\d{5}(?!\w)"), 0.7),  # Mexico
    (re.compile(r"〒\s?\d{3}-\d{4}"), 0.9),
    (re.compile(r"[^\W\d_]{3,}[,\s\-–]{1,3}\d{6}\.?(?=\s*(?:\Z|[,.(]))"), 0.5),  # India, Singapore
    (re.compile(r"[^\W\d_]{3,}[,\s]{1,2}\d{5}(?:-\d{4})?[,.]?\s*\Z"), 0.35),
)  # fmt: skip
_PLACE = re.compile(
    r"(?<![^\W_])(?:usa|u\.s\.a|united states|united kingdom|england|scotland|deutschland|germany|france|españa|spain"
    r"|italia|italy|nederland|netherlands|belgium|switzerland|schweiz|austria|österreich|portugal|brasil|brazil"
    r"|m[ée]xico|canada|australia|new zealand|india|malaysia|singapore|indonesia|thailand|philippines|japan|china"
    r"|hong kong|ireland|poland|sweden|norway|denmark|finland|selangor|johor|penang|pulau pinang|perak|kedah|kelantan"
    r"|terengganu|pahang|melaka|negeri sembilan|sabah|sarawak|kuala lumpur|petaling jaya|shah alam|darul ehsan"
    r"|w\.?p\.?|new york|london|paris|berlin|madrid|tokyo|california"
    r"|texas|florida)(?![^\W_])",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"[@=%$€£]|https?:|www\.|(?<![^\W_])(?:tele?|phone|fax|e-?mail|invoice|date|total|gst|vat|tax|reg|receipt|qty"
    r"|amount|cashier"
    r"|order|page|thank|price|bill|time|iban|account|customer|subtotal|cash|change|balance)(?![^\W_])",
    re.IGNORECASE,
)
_ENOUGH = 0.5
_AS_GOOD = 0.15


def is_place(text: str) -> bool:
    """Whether ``text`` names a country or a state."""
    return bool(_PLACE.search(text))


def address_score(line: str) -> float:
    """From 0 to 1: how much one line looks like part of a postal address."""
    words = line.split()
    if not words or len(line) > 200:
        return 0.0
    has_house, has_street = bool(_HOUSE.search(line)), bool(_STREET.search(line) or _STREET_NAME.search(line))
    score = max((weight for pattern, weight in _POSTCODES if pattern.search(line)), default=0.0)
    score += (0.35 + 0.25 * has_house) * has_street
    score += 0.3 * (not has_street and bool(_NUMBERED.match(line)))
    units = len(_UNIT.findall(line))
    score += 0.35 * (units > 0) + 0.2 * (units > 1)
    score += (0.35 if len(words) <= 5 else 0.15) * bool(_PLACE.search(line))
    score += 0.1 * min(line.count(","), 2) * (score > 0)
    if _OTHER.search(line) or (ends_in_legal_form(line) and not has_house):
        score -= 0.5
    if len(words) > 16 or line.rstrip().endswith(("?", "!", ":")):
        score -= 0.3
    return round(max(min(score, 1.0), 0.0), 3)


def find_address(lines: Sequence[str]) -> tuple[int, int, float] | None:
    """Lines ``start`` to ``stop - 1`` that together make the likeliest address, and how surely; None if none do.

    Of addresses about as good the first is taken: whose paper it is says so at its head.
    """
    found = find_addresses(lines)
    best = max((certainty for _, _, certainty in found), default=0.0)
    return next((one for one in found if one[2] >= best - _AS_GOOD), None)


def find_addresses(lines: Sequence[str]) -> list[tuple[int, int, float]]:
    """Every run of lines that makes an address, as ``find_address`` gives it, from the top down.

    An address needs more than one sign of being one: a street without a town is a line of text.
    """
    scores = [address_score(line) for line in lines]
    found: list[tuple[int, int, float]] = []
    for index, score in enumerate(scores):
        if score >= _ENOUGH and (not found or index >= found[-1][1]):
            start, stop = _grown(lines, scores, index)
            start = max(start, found[-1][1]) if found else start
            found.append((start, stop, round(min(_worth(scores, (start, stop)), 0.99), 3)))
    return found


def _worth(scores: Sequence[float], run: tuple[int, int]) -> float:
    """Every further line adds to what the best says, less and less."""
    doubt = 1.0
    for score in scores[run[0] : run[1]]:
        doubt *= 1 - 0.7 * score
    return 1 - doubt


def _grown(lines: Sequence[str], scores: Sequence[float], index: int) -> tuple[int, int]:
    """The lines around a sure one that go on with it: at most three above and four below."""
    start = index
    while start > 0 and index - start < 3 and _goes_on(lines, scores, start - 1, start):
        start -= 1
    stop = index + 1
    while stop < len(lines) and stop - index <= 4 and _goes_on(lines, scores, stop - 1, stop):
        stop += 1
    return start, stop


def _goes_on(lines: Sequence[str], scores: Sequence[float], above: int, below: int) -> bool:
    """Whether two lines that follow each other are of one address: both look like one, or a comma goes on."""
    if min(scores[above], scores[below]) >= 0.25:
        return True
    other = lines[below] if scores[above] >= scores[below] else lines[above]
    joined = lines[above].rstrip().endswith(",") or (other == lines[below] and other.rstrip().endswith(","))
    return joined and not _OTHER.search(other) and len(other.split()) <= 8
