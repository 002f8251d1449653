"""Dates in every notation, and what is none."""

from __future__ import annotations

from datetime import date, time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbeat.answering.fields.values.dates import DayOrder, Precision, day_order, find_dates

GERMAN = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()  # noqa: SIM905
SPANISH = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()  # noqa: SIM905
FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()  # noqa: SIM905


def only(text: str, order: DayOrder = DayOrder.UNKNOWN) -> tuple[str, date, Precision]:
    [match] = find_dates(text, order)
    return match.printed(text), match.value.date, match.value.precision


@pytest.mark.parametrize(
    "printed",
    [
        "2024-12-31", "2024/12/31", "2024.12.31", "31/12/2024", "12/31/24", "31.12.2024", "31-12-24", "31-Dec-2024",
        "31 DEC 24", "December 31, 2024", "Dec. 31 2024", "31st December 2024", "Dec 31st 2024",
        "31st day of December 2024",
        "31 de diciembre de 2024", "31. Dezember 2024", "31 décembre 2024", "31 de dezembro de 2024",
        "31 dicembre 2024",
        "31 december 2024", "31 Disember 2024", "2024年12月31日", "2024년 12월 31일", "20241231",
        "31DEC2024", "31 Dec '24", "2024-Dec-31", "31stDecember2024", "December31,2024",
        "令和6年12月31日", "２０２４年１２月３１日",
        "Dec-31-2024",
    ],
)  # fmt: skip
def test_every_notation_of_one_day(printed: str) -> None:
    text = f"Date: {printed} end"
    assert only(text) == (printed, date(2024, 12, 31), Precision.DAY)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("25/ 12 /2018", "25/ 12 /2018"),
        ("25/l2/2018", "25/l2/2018"),
        ("DATE25/12/2018", "25/12/2018"),
        ("25 DEC 2O18", "25 DEC 2O18"),
    ],
)
def test_misread_figures_are_put_right(text: str, printed: str) -> None:
    assert only(text)[:2] == (printed, date(2018, 12, 25))


def test_a_nought_read_for_a_letter_in_the_name_of_a_month() -> None:
    assert only("12 0CT 2018")[1] == date(2018, 10, 12)
    assert only("O5 N0V 2018")[1] == date(2018, 11, 5)


def test_putting_right_makes_less_sure() -> None:
    assert find_dates("2O/06/2018")[0].certainty < find_dates("20/06/2018")[0].certainty


def test_the_order_of_day_and_month_is_asked_for() -> None:
    assert only("03/04/2025", DayOrder.DMY)[1] == date(2025, 4, 3)
    assert only("03/04/2025", DayOrder.MDY)[1] == date(2025, 3, 4)
    assert only("03.04.2025", DayOrder.MDY)[1] == date(2025, 4, 3)  # points: never the American order
    assert only("31/12/2025", DayOrder.MDY)[1] == date(2025, 12, 31)


def test_what_could_be_either_is_ambiguous_and_less_sure() -> None:
    [either], [sure] = find_dates("03/04/2025"), find_dates("03/04/2025", DayOrder.DMY)
    assert either.value.is_ambiguous
    assert not sure.value.is_ambiguous
    assert either.certainty < sure.certainty


def test_a_document_tells_its_order() -> None:
    assert day_order(["03/04/2025", "28/04/2025"]) is DayOrder.DMY
    assert day_order(["03/04/2025", "04/28/2025"]) is DayOrder.MDY
    assert day_order(["03/04/2025", "Rechnung", "EUR 12,00"]) is DayOrder.DMY
    assert day_order(["03/04/2025", "Springfield, IL 62704"]) is DayOrder.MDY
    assert day_order(["03/04/2025", "01/15 Deposit", "£5.00"]) is DayOrder.MDY
    assert day_order(["03/04/2025", "TOTAL RM 13.30"]) is DayOrder.DMY
    assert day_order(["03/04/2025", "RC21 - 25/1000"]) is DayOrder.UNKNOWN


def test_month_and_year_alone() -> None:
    for text in ("2018-03", "MAR 2018", "March, 2018", "mars 2018", "03/2018", "Mar-18", "2018年3月"):
        printed, day, precision = only(text)
        assert (printed, day, precision) == (text, date(2018, 3, 1), Precision.MONTH)
    assert find_dates("MAR 2018")[0].value.iso == "2018-03"


def test_years_and_days_without_a_year_only_when_asked() -> None:
    assert find_dates("2019") == []
    assert find_dates("2019", years=True)[0].value.iso == "2019"
    assert find_dates("15 Mar and 03/16") == []
    found = find_dates("15 Mar and 03/16", DayOrder.MDY, year=2024)
    assert [one.value.iso for one in found] == ["2024-03-15", "2024-03-16"]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("20/06/2018 12:53 PM", time(12, 53)),
        ("20/06/2018 #1 02:53 PM", time(14, 53)),
        ("20/06/2018 12:05AM", time(0, 5)),
        ("2018-06-20T10:11:12Z", time(10, 11, 12)),
        ("le 20/06/2018 à 12h36", time(12, 36)),
        ("20.06.2018 08.30 Uhr", time(8, 30)),
        ("15:55 20/06/16", time(15, 55)),
        ("20 JUN 2018 18:19", time(18, 19)),
        ("20/06/2018 25.00", None),
    ],
)
def test_the_time_beside_a_date(text: str, moment: time | None) -> None:
    [match] = find_dates(text)
    assert match.value.time == moment
    assert ":" not in match.printed(text)


def test_several_dates_in_a_line() -> None:
    text = "28/05/18 11:23 - 29/05/18 11:40"
    assert [one.value.moment.isoformat() for one in find_dates(text)] == ["2018-05-28T11:23:00", "2018-05-29T11:40:00"]
    assert [one.value.iso for one in find_dates("01/01/2018-31/01/2018")] == ["2018-01-01", "2018-01-31"]


@pytest.mark.parametrize(
    "text",
    [
        "TEL. : 05.22.95.66.66", "192.168.10.24", "10.12.20.24", "v1.12.20", "Version 2.10.18", "012-345-6789",
        "12:30:45",
        "12.34", "1,234.56", "3.14.15", "12-34-56", "004-00212-12", "31/02/2024", "99/99/2024", "15 March 12:30",
        "A12/05/20181", "12 items 2018x", "May 12 people", "10-11-12-13",
        "NOVEMBER 30, MAY 31,", "firm.com/2020/02/17/news", "15 March 12.50",
    ],
)  # fmt: skip
def test_no_date_is_made_up(text: str) -> None:
    assert find_dates(text) == []


def test_two_figures_of_a_year_take_the_nearer_century() -> None:
    assert only("05-12-16")[1].year == 2016
    assert only("31/12/98")[1].year == 1998


DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
FORMS = st.sampled_from(
    [
        "{d:%Y-%m-%d}", "{d:%d/%m/%Y}", "{d:%d.%m.%Y}", "{d:%d-%m-%Y}", "{d.day}/{d.month}/{d.year}", "{d:%d-%b-%Y}",
        "{d:%d-%m-%y}", "{d:%d %b %y}", "{d:%B} {d.day}, {d.year}", "{d.day}. {german} {d.year}",
        "{d.day} {french} {d.year}",
        "{d.day} de {spanish} de {d.year}", "{d.year}年{d.month}月{d.day}日", "{d:%d %B %Y}", "{d:%b} {d.day} {d.year}",
    ]
)  # fmt: skip


@given(DAYS, FORMS, st.sampled_from(["", "Date: ", "Tarikh :", "le ", "12:30 ", "No 4711 "]))
def test_any_day_in_any_notation_is_found(day: date, form: str, before: str) -> None:
    names = {"german": GERMAN[day.month - 1], "french": FRENCH[day.month - 1], "spanish": SPANISH[day.month - 1]}
    printed = form.format(d=day, **names)
    assert only(f"{before}{printed}", DayOrder.DMY)[:2] == (printed, day)


@given(st.text(alphabet=st.one_of(st.sampled_from("0123456789./-: ,OlMarDec年月日"), st.characters())))
def test_no_text_is_too_odd(text: str) -> None:
    found = find_dates(text, year=2024, years=True)
    assert all(0 <= one.start < one.stop <= len(text) and 0 <= one.certainty <= 1 for one in found)
    assert all(one.stop <= other.start for one, other in pairwise(found))


def test_months_beside_each_other_make_no_day() -> None:
    found = find_dates("Jan-08 Jul-08 Jan-09")
    assert [(one.value.iso, one.value.precision) for one in found] == [
        ("2008-01", Precision.MONTH),
        ("2008-07", Precision.MONTH),
        ("2009-01", Precision.MONTH),
    ]


def test_the_number_of_a_section_is_hardly_a_date() -> None:
    assert all(one.certainty <= 0.3 for one in find_dates("5.4.11 Sensitivity analysis"))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("January 1 to January 31, 2024", "2024-01-01", "2024-01-31"),
        ("Dec 15 - Jan 14, 2024", "2023-12-15", "2024-01-14"),
        ("1-31 January 2024", "2024-01-01", "2024-01-31"),
        ("1 Mar bis 30. April 2024", "2024-03-01", "2024-04-30"),
        ("January 1-31, 2024", "2024-01-01", "2024-01-31"),
        ("01/01 - 31/01/2024", "2024-01-01", "2024-01-31"),
    ],
)
def test_both_days_of_a_period_are_of_the_year_printed_once(text: str, first: str, last: str) -> None:
    assert [one.value.iso for one in find_dates(text, DayOrder.DMY)] == [first, last]


def test_a_day_before_a_date_opens_a_period_only_if_it_is_earlier() -> None:
    assert [one.value.iso for one in find_dates("30 - 12 May 2024")] == ["2024-05-12"]


def test_a_month_and_its_day_may_stand_together() -> None:
    assert find_dates("DEC09", "mdy", year=2024)[0].value.date == date(2024, 12, 9)
    assert find_dates("DEC13", "mdy", year=2024)[0].value.date == date(2024, 12, 13)
