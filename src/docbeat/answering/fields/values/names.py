"""How much a text looks like the name of a company or of a person, by its words and its shape alone."""

from __future__ import annotations

import re

# Legal forms; written with or without points. Those in the second pattern are also words or initials of other things.
_FORM = re.compile(
    r"(?<![^\W_])(?:inc(?:orporated)?|corp(?:oration)?|ltd|limited|llc|l\.l\.c|llp|lllp|plc|p\.l\.c|pllc|gmbh|mbh"
    r"|ggmbh|kgaa|ohg|sdn\.?\s?bhd|berhad|bhd|pte|pty|pvt|s\.a|s\.a\.s|s\.a\.r\.l|sarl|sas|s\.p\.a|spa|s\.r\.l|srl"
    r"|s\.l|b\.v|bv|n\.v|nv|n\.a|a\.g|k\.k|kk|co|company|oy|oyj|ab|aps|a/s|as|asa|sp\.?\s?z\s?o\.?\s?o|s\.r\.o|a\.s"
    r"|kft|zrt|d\.o\.o|ltda|s\.a\. de c\.v|eireli|dac|eurl|sasu|slu|uab|lda|e\.k|e\.v|gbr|enterprises?|trading"
    r"|holdings?|group|partners|associates|bros|brothers|& sons|bancorp"
    r"|national association|株式会社|有限公司)(?![^\W_])",
    re.IGNORECASE,
)
_CAPITAL_FORM = re.compile(r"(?<![^\W_])(?:AG|SE|KG|SA|NA|LP|LTD|UG|eG|EG|SB|S/B|DAC)(?![^\W_])")
_TRADE = re.compile(
    r"(?<![^\W_])(?:[^\W\d_]*bank|sparkasse|raiffeisen[^\W\d_]*|caisse|cassa|caja|credit union|building society|banque"
    r"|banco|insurance|assurance|versicherung|restaurant|restoran|cafe|café|coffee|bakery|hotel|resort|supermarket"
    r"|market|mart|store|stores|shop|hardware|pharmacy|farmasi|clinic|klinik|hospital|school|university|college"
    r"|services?|solutions?|systems?|technolog(?:y|ies)|software|consult(?:ing|ants?)|logistics|transport|industries"
    r"|industrial|manufacturing|motors?|auto|electric(?:al)?|electronics?|energy|petroleum|foods?|beverages?|kitchen"
    r"|grill|pizza|burger|books?|stationery|gift|fashion|cosmetics?|construction|engineering|properties|realty|capital"
    r"|financial|securities|investments?|ventures|international|global|perniagaan|syarikat|kedai|pasaraya|perusahaan"
    r"|agency|authority|department|ministry|council|committee|foundation|institute|association|society|laboratories"
    r"|labs?|studio|media|press|airlines?|airways|telecom|communications|distributors?|supply|supplies|wholesale"
    r"|retail)(?![^\W_])",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:mr|mrs|ms|miss|dr|prof|professor|sir|herr|frau|monsieur|madame|mme|mlle|m|sr|sra|señor|señora|sig|signora?"
    r"|encik|puan"
    r"|en|pn|dato'?|datin|datuk|tuan|mdm|mevr|dhr|rev|hon)\.?\s+",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(r",?\s(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d|esq|cpa|mba|rn|p\.?e|dds)\.?\Z", re.IGNORECASE)
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’\-](?=[^\W\d_])){0,24}|[^\W\d_]\.(?:[^\W\d_]\.)?")
_PARTICLES = frozenset(
    "von van der den de da di del della dos das la le bin binti bt b al el ibn y e zu zur ter ten a/l a/p".split()  # noqa: SIM905
)
# "Barton, Schneider and Turner", "Roth Schmid & Partner", "Winkler & Cie."
_CAPITAL = r"[A-ZÀ-ÞŠŽ][^\W\d_]*(?:[-'’][^\W\d_]+)*"
_SURNAMES = re.compile(rf"{_CAPITAL}(?:, {_CAPITAL})+,? (?i:and|&|und|et|y) {_CAPITAL}")
_AND_COMPANY = re.compile(
    r"\s(?:&|et|und|y|e)\s(?:cie|co|partners?|söhne|sons|fils|hijos|figli|associés|zonen)\.?\Z", re.IGNORECASE
)
# What the shape of a name also fits: labels and other words of documents.
_NO_NAME = re.compile(
    r"(?<![^\W_])(?:invoice|receipt|bill|total|subtotal|amount|date|due|number|tax|order|customer|payment|account"
    r"|balance|page|description|quantity|price|unit|item|discount|thank|thanks|you|please|terms|conditions|address"
    r"|phone|email|street|road|avenue|country|summary|statement|report|table|figure|section|chapter|contents"
    r"|introduction|name|signature|january|february|march|april|may|june|july|august|september|october|november"
    r"|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|the|and|of|for|with|from|to|by|in|on|at|is"
    r"|are|this|that|cash|change|card|credit|debit|rechnung|facture|factura|fattura|betrag|summe|datum|jalan|taman"
    r"|cashier|server|table|copy|original|united"
    r"|new)(?![^\W_])",
    re.IGNORECASE,
)

# "3511 AB Utrecht": these letters are no legal form.
_DUTCH_TOWN = re.compile(r"\d{4}\s?[A-Z]{2}\s")


def looks_like_company(text: str) -> float:
    """From 0 to 1: how much ``text`` looks like the name of a company, an authority or a shop."""
    name = " ".join(text.split()).strip(" ,.;:-")
    letters = sum(char.isalpha() for char in name)
    if letters < 2 or len(name) > 120 or letters < 0.5 * len(name.replace(" ", "")) or _DUTCH_TOWN.match(name):
        return 0.0
    score = 0.35 if _is_capitalised(name) else 0.1
    form, has_trade = _FORM.search(name) or _CAPITAL_FORM.search(name), bool(_TRADE.search(name))
    if form and form.start() > 0:
        score = 0.95 if form.end() >= len(name) - 2 else 0.85
    elif form or has_trade:
        score += 0.35
    if _SURNAMES.fullmatch(name) or _AND_COMPANY.search(name):
        score = max(score, 0.75)
    if name.endswith("?") or len(name.split()) > 10:
        score -= 0.3
    if _NO_NAME.search(name) and not form:
        score -= 0.1 if has_trade else 0.3
    return round(max(min(score, 1.0), 0.0), 3)


def ends_in_legal_form(text: str) -> bool:
    """Whether a legal form closes ``text``, as it does the name of a company: ``Acme Trading Ltd``."""
    name = text.strip(" ,.;:-")
    forms = [*_FORM.finditer(name), *_CAPITAL_FORM.finditer(name)]
    return any(form.start() > 0 and form.end() == len(name) for form in forms)


def is_legal_form(text: str) -> bool:
    """Whether ``text`` is nothing but the end of a company's name: ``Company Sdn Bhd``, ``& Co. KG``."""
    rest = _CAPITAL_FORM.sub("", _FORM.sub("", text))
    return any(map(str.isalpha, text)) and not any(map(str.isalnum, rest))


def is_running_text(text: str) -> bool:
    """Whether a line is part of a sentence: four words and more, at least half of all, in small letters."""
    words = [word for word in text.split() if word[0].isalpha()]
    small = sum(word[0].islower() for word in words)
    return small >= 4 and 2 * small >= len(words)


def looks_like_person(text: str) -> float:
    """From 0 to 1: how much ``text`` has the shape of the name of a person."""
    name = " ".join(text.split()).strip(" ,;:-")
    bare = (
        _AFTER_NAME.sub("", _TITLE.sub("", name, count=1)) if _TITLE.match(name) or _AFTER_NAME.search(name) else name
    )
    has_title = bare != name
    words = bare.replace(",", " ").split()
    if not 1 <= len(words) <= 6 or not all(_is_name_word(word) for word in words):
        return 0.0
    if _NO_NAME.search(bare) or _CAPITAL_FORM.search(bare):
        return 0.1 * has_title
    full = [word for word in words if word.lower() not in _PARTICLES and len(word.strip(".")) > 1]
    if not full or (len(words) == 1 and not has_title):
        return 0.15 if full and _is_capitalised(bare) else 0.0
    score = 0.9 if has_title else 0.7 if 2 <= len(words) <= 4 else 0.5
    if _FORM.search(bare) or _TRADE.search(bare):
        score -= 0.5
    return round(max(score, 0.0), 3)


def _is_name_word(word: str) -> bool:
    return word.lower() in _PARTICLES or bool(_NAME_WORD.fullmatch(word) and word[0].isupper())


def _is_capitalised(name: str) -> bool:
    words = [word for word in name.split() if word[0].isalpha() and len(word) > 3]
    return bool(words) and all(word[0].isupper() for word in words)
