"""Who sends a paper, told without a label."""

from __future__ import annotations

from typing import Any

from docbeat.answering.answer import Answer
from docbeat.answering.fields import answer_fields
from tests.unit.reading.build import Sheet, finished, width_of

ASKED = {"company": "string", "address": "string"}


def answer(sheet: Sheet, **fields: Any) -> Answer:
    return answer_fields(finished(sheet), fields or ASKED)


def receipt(*lines: str) -> Sheet:
    """Lines in the middle of a narrow sheet, then what was sold."""
    sheet = Sheet(width=260.0, height=500.0)
    y = 40.0
    for line in lines:
        sheet.write_centered(130, y, line)
        y += 14
    for text, price in (("Lamp oil 1 l", "12.50"), ("Wick, flat", "3.20"), ("Total", "15.70")):
        y += 20
        sheet.write(20, y, text)
        sheet.write_right(240, y, price)
    return sheet


def test_a_receipt_says_whose_it_is() -> None:
    found = answer(
        receipt(
            "HARBOUR LIGHT TRADING SDN BHD",
            "(200401-K)",
            "NO 12, JALAN PELABUHAN 3,",
            "TAMAN LAUT, 42000 PORT KLANG,",
            "SELANGOR",
            "TEL: 03-3168 4411",
            "TAX INVOICE",
        )
    )
    assert found.values == {
        "company": "HARBOUR LIGHT TRADING SDN BHD",
        "address": "NO 12, JALAN PELABUHAN 3, TAMAN LAUT, 42000 PORT KLANG, SELANGOR",
    }
    assert found.citations["address"].quote.startswith("NO 12, JALAN")
    assert len(found.citations["address"].boxes) == 3


def test_the_number_of_a_register_is_not_of_the_name() -> None:
    found = answer(receipt("Nordwind Kontor GmbH (HRB 104418)", "Hafenstr. 7", "20457 Hamburg", "Rechnung"))
    assert found.values == {"company": "Nordwind Kontor GmbH", "address": "Hafenstr. 7, 20457 Hamburg"}
    assert found.citations["company"].quote == "Nordwind Kontor GmbH"


def test_the_legal_name_counts_more_than_the_shop() -> None:
    found = answer(
        receipt(
            "THE LITTLE KITCHEN", "Quay Foods Sdn Bhd", "1187765-M", "8 Jalan Tepi Laut,", "10300 Penang.", "INVOICE"
        )
    )
    assert found.values["company"] == "Quay Foods Sdn Bhd"


def test_a_name_over_two_lines() -> None:
    found = answer(receipt("OLD HARBOUR COFFEE", "COMPANY SDN BHD", "21, Jalan Dermaga,", "41000 Klang, Selangor"))
    assert found.values["company"] == "OLD HARBOUR COFFEE COMPANY SDN BHD"
    assert len(found.citations["company"].boxes) == 2


def test_a_name_without_a_legal_form_stands_over_the_address() -> None:
    found = answer(receipt("KEDAI KOPI LIM", "23 Jalan Besar,", "34000 Taiping, Perak", "CASH BILL"))
    assert found.values == {"company": "KEDAI KOPI LIM", "address": "23 Jalan Besar, 34000 Taiping, Perak"}


def test_a_house_and_a_lane_over_the_town_are_of_the_address() -> None:
    found = answer(
        receipt("NAVIGATOR BOOKS", "WISMA PELAUT", "KM 4, LEBUHRAYA SELATAN,", "47000 SUNGAI BULOH", "INVOICE")
    )
    assert found.values == {
        "company": "NAVIGATOR BOOKS",
        "address": "WISMA PELAUT, KM 4, LEBUHRAYA SELATAN, 47000 SUNGAI BULOH",
    }


def test_a_former_name_is_not_the_name() -> None:
    lines = ("Harbour Foods Sdn Bhd", "(formerly known as Quay Foods Sdn Bhd)", "8 Jalan Tepi Laut,", "10300 Penang.")
    assert answer(receipt(*lines)).values["company"] == "Harbour Foods Sdn Bhd"


def test_the_customer_is_not_the_sender() -> None:
    found = answer(
        receipt(
            "KEDAI PAPAN SENG",
            "LOT 8 JALAN KAYU",
            "43800 DENGKIL, SELANGOR.",
            "TEL: 03-87680000",
            "TAX INVOICE",
            "Bill To",
            "BIRU MARITIM SDN BHD",
            "NO 1 JALAN AMAN 2",
            "43800 DENGKIL SELANGOR",
        )
    )
    assert found.values == {"company": "KEDAI PAPAN SENG", "address": "LOT 8 JALAN KAYU, 43800 DENGKIL, SELANGOR."}


def test_a_letter_with_the_sender_at_the_right() -> None:
    sheet = Sheet()
    for y, line in (
        (60, "Evergreen Media Ltd"),
        (74, "14 Mill Lane"),
        (88, "Norwich NR1 4DY"),
        (102, "Phone: +44 20 555 1234"),
    ):
        sheet.write(540 - width_of(line), y, line)
    for y, line in (
        (180, "Dear Mr Abbott,"),
        (210, "we thank you for your letter of last week and are glad to tell you more."),
    ):
        sheet.write(60, y, line)
    assert answer(sheet, vendor_name="string", vendor_address="string").values == {
        "vendor_name": "Evergreen Media Ltd",
        "vendor_address": "14 Mill Lane, Norwich NR1 4DY",
    }


def test_prose_has_no_sender() -> None:
    sheet = Sheet()
    sheet.write(60, 80, "On the keeping of harbour records", size=16, bold=True)
    sheet.paragraph(60, 120, 460)
    assert answer(sheet).values == {"company": None, "address": None}


def window_letter() -> Sheet:
    """The sender in large letters at the top and in a small row over the window, the receiver in the window."""
    sheet = Sheet()
    sheet.write(360, 50, "Sparkasse Seenland", size=15, bold=True)
    sheet.write(60, 125, "Am Alten Markt 209 · 91753 Münster", size=6.5)
    sheet.lines_at(60, 140, ["Northgate Maschinenbau GmbH", "Schillerstr. 63", "58845 Köln"])
    sheet.write(60, 220, "Kontoauszug", size=16, bold=True)
    sheet.lines_at(60, 260, ["Auszug Nr.: 25", "Datum: 01.10.2023"])
    return sheet


def test_the_receiver_stands_in_the_window() -> None:
    found = answer(
        window_letter(),
        bank={"name": "string", "address": "string"},
        account_holder={"name": "string", "address": "string"},
    )
    assert found.values == {
        "bank": {"name": "Sparkasse Seenland", "address": "Am Alten Markt 209, 91753 Münster"},
        "account_holder": {"name": "Northgate Maschinenbau GmbH", "address": "Schillerstr. 63, 58845 Köln"},
    }


def test_a_name_with_a_country_in_it() -> None:
    sheet = Sheet()
    sheet.write(60, 50, "Northgate Bank of Canada", size=14, bold=True)
    sheet.lines_at(60, 66, ["194 Granville Street", "Toronto, ON T3B 5W8", "(847) 555-3947"])
    found = answer(sheet, bank_name="string", bank_address="string", bank_phone="string")
    assert found.values == {
        "bank_name": "Northgate Bank of Canada",
        "bank_address": "194 Granville Street, Toronto, ON T3B 5W8",
        "bank_phone": "(847) 555-3947",
    }


def test_parties_in_boxes_side_by_side() -> None:
    sheet = Sheet()
    sheet.lines_at(60, 50, ["Foxglove Foods Limited", "8 Kingsway", "Bristol BS1 4DJ", "Tel: 0117 496 0123"])
    for x, lines in (
        (60, ["Bill To", "Maya Pemberton", "102 Albert Embankment", "London SE1 7TP"]),
        (320, ["Ship To", "Delphi Building Materials plc", "41 Station Road", "Leeds LS1 4DT"]),
    ):
        sheet.lines_at(x, 160, lines)
    found = answer(
        sheet, customer_name="string", customer_address="string", ship_to_name="string", ship_to_address="string"
    )
    assert found.values == {
        "customer_name": "Maya Pemberton",
        "customer_address": "102 Albert Embankment, London SE1 7TP",
        "ship_to_name": "Delphi Building Materials plc",
        "ship_to_address": "41 Station Road, Leeds LS1 4DT",
    }


def test_a_heading_is_no_sender() -> None:
    sheet = Sheet()
    sheet.write(60, 60, "HIGHLIGHTS", size=18, bold=True)
    sheet.paragraph(60, 100, 460)
    sheet.write(60, 300, "The ships were moved to 8 Kingsway, Bristol, before the second war began")
    assert answer(sheet).values == {"company": None, "address": None}


def test_an_address_in_parts() -> None:
    sheet = Sheet()
    sheet.lines_at(60, 50, ["Foxglove Foods Limited", "8 Kingsway", "Bristol BS1 4DJ", "Tel: 0117 496 0123"])
    sheet.lines_at(60, 160, ["Bill To", "Maya Pemberton", "102 Albert Embankment", "London SE1 7TP"])
    found = answer(
        sheet,
        vendor={"name": "string", "address": {"street": "string", "city": "string", "zip": "string"}},
        customer_street_address="string",
        customer_city="string",
        customer_postal_code="string",
    )
    assert found.values == {
        "vendor": {
            "name": "Foxglove Foods Limited",
            "address": {"street": "8 Kingsway", "city": "Bristol", "zip": "BS1 4DJ"},
        },
        "customer_street_address": "102 Albert Embankment",
        "customer_city": "London",
        "customer_postal_code": "SE1 7TP",
    }
    assert found.citations["customer_city"].quote == "London"


def letter(*lines: tuple[float, float, str, bool, float]) -> Sheet:
    sheet = Sheet()
    for x, y, text, bold, size in lines:
        sheet.write(x, y, text, bold=bold, size=size)
    return sheet


PARTIES = {"vendor_name": "string", "customer_name": "string"}


def test_the_line_that_stands_out_is_the_name() -> None:
    page = letter(
        (50, 60, "Merritt-Obrien", True, 14),
        (50, 74, "Food Service Distributors", False, 9),
        (50, 86, "12 Rhodes Mount", False, 9),
        (50, 98, "West Bobby, MT 85519", False, 9),
        (50, 160, "Invoice 7", False, 9),
    )
    assert answer(page, **PARTIES).values["vendor_name"] == "Merritt-Obrien"


def test_a_tall_name_over_an_address_writes_to_it() -> None:
    page = letter(
        (50, 60, "Winkler & Cie.", True, 15),
        (300, 150, "Schnyder Müller AG", False, 10),
        (300, 162, "Merzstrasse 8", False, 10),
        (300, 174, "5116 Bern", False, 10),
        (50, 240, "Rechnung 7", True, 12),
    )
    assert answer(page, **PARTIES).values == {
        "vendor_name": "Winkler & Cie.",
        "customer_name": "Schnyder Müller AG",
    }


def test_a_name_below_the_label_of_the_customer_sends_nothing() -> None:
    page = letter(
        (50, 100, "Barton, Schneider and Turner", True, 10),
        (50, 112, "394 Craig Port", False, 10),
        (50, 124, "Hayleyview, AS 28797", False, 10),
        (50, 136, "billing@walker.example", False, 10),
        (320, 100, "Bill to", True, 10),
        (320, 112, "Julie Peters", False, 10),
        (320, 124, "FPO AE 01256", False, 10),
        (320, 136, "julie@example.com", False, 10),
        (50, 60, "Invoice", True, 18),
    )
    assert answer(page, **PARTIES, customer_email="string").values == {
        "vendor_name": "Barton, Schneider and Turner",
        "customer_name": "Julie Peters",
        "customer_email": "julie@example.com",
    }


def test_an_address_right_below_a_name_in_the_middle_is_its_own() -> None:
    sheet = Sheet()
    sheet.write_centered(297, 60, "Wallace-Arias Inc.", size=18, bold=True)
    sheet.write(72, 82, "34149 Jeffrey Vista, West Jimmy, OH 44101")
    sheet.write(72, 110, "INVOICE", size=14, bold=True)
    sheet.lines_at(72, 150, ["Bill To:", "Washington-Miller", "92398 Reynolds Lake", "Gravesville, MI 48201"])
    found = answer(sheet, vendor_name="string", vendor_address="string", customer_address="string")
    assert found.values == {
        "vendor_name": "Wallace-Arias Inc.",
        "vendor_address": "34149 Jeffrey Vista, West Jimmy, OH 44101",
        "customer_address": "92398 Reynolds Lake, Gravesville, MI 48201",
    }


def test_the_number_of_a_flat_is_of_the_address() -> None:
    found = answer(receipt("Barber-Lewis Ltd", "Studio 56, Steven Points", "Manchester M1 2AB", "Invoice"))
    assert found.values == {"company": "Barber-Lewis Ltd", "address": "Studio 56, Steven Points, Manchester M1 2AB"}
