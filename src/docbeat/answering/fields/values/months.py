"""The names of the months in the languages business documents are written in."""

from __future__ import annotations

import unicodedata

# One line a month; names and abbreviations without accents, in small letters.
_NAMES = """
january jan januar januari jaenner jaen janner janvier janv enero ene janeiro gennaio gen styczen stycznia ocak
february feb febr februar februari feber fevrier fevr fev febrero fevereiro febbraio luty lutego subat
march mar mrz marz maerz mars marzo marco maart mrt mac maret marzec marca mart
april apr avril avr abril abr aprile kwiecien kwietnia nisan
may mai mayo maio maggio mag mei maj maja mayis
june jun juni juin junio junho giugno giu czerwiec czerwca haziran
july jul juli juillet juil julio julho luglio lug julai lipiec lipca temmuz
august aug aout aou agosto ago augustus augusti agustus ogos sierpien sierpnia agustos
september sep sept septembre septiembre setiembre setembro set settembre sett wrzesien wrzesnia eylul
october oct oktober okt octobre octubre outubro out ottobre ott pazdziernik pazdziernika ekim
november nov novembre noviembre novembro listopad listopada kasim
december dec dez dezember decembre diciembre dic dezembro dicembre disember desember des grudzien grudnia aralik
"""
_MONTHS = {name: number for number, line in enumerate(_NAMES.strip().splitlines(), 1) for name in line.split()}

# Also common words of a language: the name of a month only where a day stands beside it.
_WORDS = frozenset({"set", "out", "ago", "mac", "mag", "gen", "des", "mart", "sett", "jun", "dic"})

_LETTERS = str.maketrans("01", "ol")


def month_of(word: str) -> int | None:
    """The number of the month a word names; a nought or a one read for a letter does not matter."""
    return _MONTHS.get(word.lower()) or _MONTHS.get(_plain(word))


def is_common_word(word: str) -> bool:
    """Whether the name of a month is also a word for something else."""
    return _plain(word) in _WORDS


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.lower().translate(_LETTERS))
    return "".join(char for char in letters if not unicodedata.combining(char))
