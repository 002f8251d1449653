"""Which of a field's options a text means: by case, punctuation, abbreviation, plural, synonym, or a misread letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rapidfuzz.fuzz import ratio

from docbeat.answering.fields.values.currencies import currency_code
from docbeat.answering.fields.values.match import Match

# One line a meaning. A word of a line stands for every other word of it.
_SYNONYMS = """
male,m,man,men,mens,men's,boy,boys,mr,mannlich,homme,hombre,masculino,maschio,lelaki
female,f,woman,women,womens,women's,girl,girls,ms,mrs,weiblich,femme,mujer,femenino,femminile,perempuan
mixed,x,coed
credit,cr,deposit,paid in,money in,haben,gutschrift,refund
debit,dr,withdrawal,paid out,money out,soll,lastschrift
yes,y,true,ja,oui,si,sim,ya
no,n,false,nein,non,nao,nee,tidak
paid,settled,paid in full,bezahlt,paye,pagado,pagato,betaald
unpaid,outstanding,not paid,offen,impaye
overdue,past due,late
cash,bar,tunai,efectivo,especes,contant,contanti
card,credit card,debit card,visa,mastercard,master,amex,carte,karte,tarjeta,kad
bank transfer,transfer,wire,wire transfer,uberweisung,virement,transferencia,sepa,ach,eft
check,cheque,chq,scheck
invoice,tax invoice,rechnung,facture,factura,fattura,factuur,fatura,bill
receipt,quittung,recu,recibo,ricevuta,resit,bon
quote,quotation,estimate,angebot,devis,presupuesto
purchase order,po,bestellung,order
monthly,per month,month,mo,monatlich,mensuel,mensual
annual,annually,yearly,per year,year,yr,jahrlich,annuel,anual
weekly,per week,week,wk
daily,per day,day
hourly,per hour,hour,hours,hr,hrs,h,stunde,stunden,std
quarterly,per quarter,quarter
single,unmarried,ledig
married,verheiratet,marie,casado
full time,fulltime,ft,vollzeit
part time,parttime,pt,teilzeit
checking,current,chequing,giro
savings,saving,sparkonto
freestyle,free,fr
backstroke,back,bk
breaststroke,breast,br
butterfly,fly,bf
individual medley,medley,im
each,ea,piece,pieces,pcs,pc,unit,units,stk,stuck
kilogram,kg,kilo,kilograms
not applicable,n/a,na,none,nil
"""


def match_enum(text: str, options: Sequence[Any], descriptions: Mapping[str, str] | None = None) -> Match[Any] | None:
    """The option ``text`` means, as the schema writes it, or None.

    ``descriptions`` says more of an option, by its name; words of it count as further names. Text that fits two
    options equally well means neither.
    """
    named = [option for option in options if option is not None]
    for judge in (_same, _equivalent, _contained, _abbreviated, _misread):
        found = [(option, match) for option in named for match in judge(text, str(option))]
        if found:
            return _settled(found)
    described = [
        (option, match)
        for option in named
        for match in _from_description(text, (descriptions or {}).get(str(option), ""))
    ]
    return _settled(described)


def plain(text: str) -> str:
    """Small letters without accents, punctuation as single spaces, no plural endings."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    words = re.findall(r"[^\W_]+", "".join(char for char in letters if not unicodedata.combining(char)))
    return " ".join(word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else word for word in words)


Found = Iterator[tuple[int, int, float]]


def _settled(found: list[tuple[Any, tuple[int, int, float]]]) -> Match[Any] | None:
    """The best of the options found; none where another one is as good."""
    if not found:
        return None
    found.sort(key=lambda one: (-one[1][2], one[1][0] - one[1][1]))
    option, (start, stop, certainty) = found[0]
    rivals = [one for one in found[1:] if one[0] != option and one[1][2] == certainty]
    if any(other[1] - other[0] == stop - start or not (start <= other[0] and other[1] <= stop) for _, other in rivals):
        return None
    return Match(start, stop, option, certainty)


def _span(text: str) -> tuple[int, int]:
    start = len(text) - len(text.lstrip())
    return start, start + len(text.strip())


def _same(text: str, option: str) -> Found:
    if plain(text) == plain(option) and plain(text):
        yield *_span(text), 0.97


def _equivalent(text: str, option: str) -> Found:
    """The whole text is another word for the option, or the sign of its currency."""
    words, name = plain(text), plain(option)
    for meaning in _MEANINGS:
        if words in meaning and name in meaning:
            yield *_span(text), 0.9
            return
    if len(option) == 3 and option.isupper() and currency_code(text) == option:
        yield *_span(text), 0.9


def _contained(text: str, option: str) -> Found:
    """The option, or a longer word for it, stands in the text."""
    names = {plain(option)}
    names |= {word for meaning in _MEANINGS if names & meaning for word in meaning if len(word) > 3}
    for name in sorted(names, key=len, reverse=True):
        place = _place(text, name) if len(name) > 1 else None
        if place:
            yield *place, 0.75
            return


def _place(text: str, name: str) -> tuple[int, int] | None:
    """Where the words of ``name`` stand in ``text``, whatever their case, accents and plurals."""
    words = list(re.finditer(r"[^\W_]+", text))
    plains = [plain(word.group()) for word in words]
    wanted = name.split()
    for index in range(len(words) - len(wanted) + 1):
        if plains[index : index + len(wanted)] == wanted:
            return words[index].start(), words[index + len(wanted) - 1].end()
    return None


def _abbreviated(text: str, option: str) -> Found:
    """The text shortens the option, or spells out its initials."""
    short, name = plain(text), plain(option)
    words, initials = name.split(), "".join(word[0] for word in name.split())
    if (
        (len(short) >= 3 and name.startswith(short) and " " not in short)
        or (len(words) > 1 and short.replace(" ", "") == initials)
        or (len(name) > 1 and "".join(word[0] for word in short.split()) == name and len(short.split()) > 1)
    ):
        yield *_span(text), 0.6


def _misread(text: str, option: str) -> Found:
    short, name = plain(text), plain(option)
    if min(len(short), len(name)) >= 5 and ratio(short, name) >= 80:
        yield *_span(text), 0.55


def _from_description(text: str, description: str) -> Found:
    place = _place(text, plain(text)) if plain(text) else None
    if place and len(plain(text)) > 2 and f" {plain(text)} " in f" {plain(description)} ":
        yield *place, 0.55


_MEANINGS = tuple(frozenset(plain(word) for word in line.split(",")) for line in _SYNONYMS.strip().splitlines())
