"""Pages that readers of documents stumble over: a whole file in, and out comes what a careful person would write down.

The files are drawn here and show the faults of ten documents known to be hard: content turned on its page, text painted
twice, statements with empty rows, payees of several lines, contents with leaders, watermarks, scripts read from the
right, scans with the words of an old OCR under them, sparse tables without a line, scans lying on their side.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from bench.pdfs import text_pdf

from docbeat import extract
from docbeat.document.model import BlockKind, Lane, Layer, WordSource
from docbeat.document.text import block_text, lines_text, page_of
from docbeat.library import Extracted
from tests.unit.reading.formats.pdf.drawn import pdf, script_font, show, show_codes
from tests.unit.reading.pictures import REPORT, drawn, picture_pdf, report_words, text_operators

LETTER = "/MediaBox [0 0 612 792]"
PROSE = (
    "The harbour authority keeps a register of every ship that came in before noon,",
    "of the goods that were landed from it, and of the dues that its master has paid.",
    "The register is closed at the end of each year and kept in the old custom house.",
)
Reader = Callable[[bytes], Extracted]


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    def reader(content: bytes) -> Extracted:
        path = tmp_path / "case.pdf"
        path.write_bytes(content)
        return extract(path, isolate=False)

    return reader


def below(x: float, y: float, texts: Sequence[str], *, step: float = 14, font: str = "F1") -> str:
    """Lines one below the other."""
    return "".join(show(x, y - step * row, text, font=font) for row, text in enumerate(texts))


def rows(extracted: Extracted) -> list[list[str]]:
    """The cells of the only table that are not empty, by row."""
    (block,) = (block for block in extracted.document.blocks if block.table is not None)
    assert block.table is not None
    page = page_of(extracted.document, block.page)
    found: list[list[str]] = [[] for _ in range(block.table.rows)]
    for cell in sorted(block.table.cells, key=lambda cell: cell.column):
        if text := lines_text(page, cell.lines):
            found[cell.row].append(text)
    return found


def column_of(extracted: Extracted, text: str) -> int:
    """The column of the only cell with this text."""
    (block,) = (block for block in extracted.document.blocks if block.table is not None)
    assert block.table is not None
    page = page_of(extracted.document, block.page)
    (column,) = (cell.column for cell in block.table.cells if lines_text(page, cell.lines) == text)
    return column


def told(extracted: Extracted, *kinds: BlockKind) -> list[str]:
    """The running text in blocks of these kinds."""
    document = extracted.document
    blocks = [block for block in document.blocks if block.kind in kinds and block.layer is Layer.BODY]
    return [" ".join(block_text(document, block).split()) for block in blocks]


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


# --- content turned on its page --------------------------------------------------------------------------------------

LOSSES = (
    ("Kind of ship", "Lost", "Saved"),
    ("Fishing boats", "12", "431"),
    ("Steamers", "3", "58"),
    ("Tugs", "0", "17"),
)


def losses() -> str:
    """A paragraph and a ruled table, drawn upright on a page 792 wide and 612 high."""
    content = below(72, 520, PROSE)
    for row, cells in enumerate(LOSSES):
        content += "".join(show(78 + 150 * column, 430 - 20 * row, cell) for column, cell in enumerate(cells))
    edges = [f"72 {445 - 20 * row} m 522 {445 - 20 * row} l S\n" for row in range(5)]
    edges += [f"{72 + 150 * column} 445 m {72 + 150 * column} 365 l S\n" for column in range(4)]
    return content + "".join(edges)


@pytest.mark.parametrize(
    ("matrix", "box"),
    [
        ("1 0 0 1 0 0", "/MediaBox [0 0 792 612]"),
        ("0 1 -1 0 612 0", LETTER),
        ("-1 0 0 -1 792 612", "/MediaBox [0 0 792 612]"),
        ("0 -1 1 0 0 792", LETTER),
    ],
)
def test_content_turned_by_quarters_is_read_as_if_upright(read: Reader, matrix: str, box: str) -> None:
    extracted = read(pdf(f"q {matrix} cm\n{losses()}Q", page=box))
    assert told(extracted, BlockKind.PARAGRAPH) == [" ".join(PROSE)]
    assert rows(extracted) == [list(row) for row in LOSSES]
    # Boxes lie where the words are seen.
    (table,) = (block for block in extracted.document.blocks if block.table is not None)
    page = extracted.document.pages[0]
    assert (table.box.width > table.box.height) == (page.width > page.height)


# --- text painted twice ----------------------------------------------------------------------------------------------


def test_text_painted_twice_is_read_once(read: Reader) -> None:
    shadow = "".join(below(72 + shift, 700 - shift, PROSE) for shift in (0.0, 0.4))
    heading = show(72, 740, "Register of ships", size=18) + show(72.3, 740, "Register of ships", size=18)
    markdown = flat(read(pdf(heading + shadow, page=LETTER)).markdown)
    assert markdown.replace("*", "") == f"# Register of ships {' '.join(PROSE)}"


# --- an income statement with empty rows -----------------------------------------------------------------------------

STATEMENT = (
    ("", "31.12.2023", "31.12.2022"),
    ("A) Valore della produzione", "", ""),
    ("1) ricavi delle vendite", "1.250.000", "1.180.500"),
    ("2) variazioni delle rimanenze", "", ""),
    ("3) variazioni dei lavori in corso", "", ""),
    ("5) altri ricavi e proventi", "34.210", "28.004"),
    ("Totale valore della produzione", "1.284.210", "1.208.504"),
    ("B) Costi della produzione", "", ""),
    ("6) per materie prime", "640.870", "602.115"),
    ("7) per servizi", "210.440", "199.730"),
)


def test_rows_without_figures_stay_rows_of_their_own(read: Reader) -> None:
    content = ""
    for row, cells in enumerate(STATEMENT):
        places = zip((72, 330, 450), cells, strict=True)
        content += "".join(show(x, 700 - 18 * row, text.replace(")", r"\)")) for x, text in places if text)
    found = rows(read(pdf(content, page=LETTER)))
    assert found == [[cell for cell in row if cell] for row in STATEMENT]


# --- payees of several lines, without a line drawn -------------------------------------------------------------------

PAYEES = (
    ("0001", ("AMERICAN HARBOUR SUPPLIES", "OF NEW ENGLAND, INC."), "03/01/2024", "1,250.00"),
    ("0002", ("J. DOE",), "03/02/2024", "84.10"),
    ("0003", ("NORTHERN LIGHT TOWING", "AND SALVAGE COMPANY", "ATTN: ACCOUNTS"), "03/02/2024", "12,900.00"),
    ("0004", ("CITY OF PORTSMOUTH", "WATER DEPARTMENT"), "03/05/2024", "311.75"),
    ("0005", ("M. SMITH",), "03/07/2024", "45.00"),
    ("0006", ("ATLANTIC CABLE AND", "TELEPHONE"), "03/09/2024", "702.33"),
)


def test_a_payee_of_several_lines_is_one_cell_beside_its_own_amount(read: Reader) -> None:
    heads = ("Document", "Payee", "Date", "Amount")
    content = "".join(show(x, 720, head, font="F2") for x, head in zip((72, 150, 360, 470), heads, strict=True))
    y = 700.0
    for number, payee, day, amount in PAYEES:
        content += show(72, y, number) + show(360, y, day) + show(530 - 5.5 * len(amount), y, amount)
        content += below(150, y, payee, step=12)
        y -= 12 * len(payee) + 6
    found = rows(read(pdf(content, page=LETTER)))
    assert found == [list(heads), *([number, " ".join(payee), day, amount] for number, payee, day, amount in PAYEES)]


# --- contents with leaders -------------------------------------------------------------------------------------------

CHAPTERS = (
    (0, "Chapter 1. The register of ships", "1"),
    (1, "1.1 Who keeps it", "3"),
    (1, "1.2 What is written down", "4"),
    (0, "Chapter 2. The dues", "17"),
    (1, "2.1 Dues by weight", "18"),
    (1, "2.2 Dues by the length of a ship", "24"),
    (0, "Index", "31"),
)


def test_every_entry_of_a_contents_list_keeps_its_own_page_number(read: Reader) -> None:
    content = show(72, 740, "Contents", size=18)
    for row, (depth, title, number) in enumerate(CHAPTERS):
        x, y = 72 + 18 * depth, 700 - 18 * row
        dots = ". " * int((500 - x - 5 * len(title)) / 5.6)
        content += show(x, y, title) + show(x + 5 * len(title) + 6, y, dots) + show(530, y, number)
    extracted = read(pdf(content, page=LETTER))
    assert [block for block in extracted.document.blocks if block.table is not None] == []
    text = "\n".join(re.sub(r"[\s.]*\.\s*\.[\s.]*", " ", line) for line in extracted.markdown.splitlines())
    places = [re.search(rf"{re.escape(title)}\W+{number}\b", text) for _, title, number in CHAPTERS]
    assert all(places)
    assert [place.start() for place in places if place] == sorted(place.start() for place in places if place)


# --- a watermark, a note up the margin, bold words at the start of paragraphs ----------------------------------------


def test_watermarks_and_notes_in_the_margin_are_no_text_and_bold_words_no_headings(read: Reader) -> None:
    leads = ("Register.", "Dues.", "Custom house.")
    watermark = "q 0.85 g BT /F2 90 Tf 0.7 0.7 -0.7 0.7 160 220 Tm (DRAFT) Tj ET Q\n"
    margin = "q 0.5 g BT /F3 18 Tf 0 1 -1 0 30 250 Tm (arXiv:2401.01234v2 [cs.DL] 3 Jan 2024) Tj ET Q\n"
    content, y = watermark, 680.0
    for lead in leads:
        content += show(72, y, lead, font="F2")
        content += show(76 + 6 * len(lead), y, "Here the text goes on beside the bold words")
        content += below(72, y - 14, PROSE)
        y -= 74
    extracted = read(pdf(content + margin, page=LETTER))
    assert "DRAFT" not in extracted.markdown
    assert "arXiv" not in extracted.markdown
    assert told(extracted, BlockKind.HEADING, BlockKind.TITLE) == []
    assert told(extracted, BlockKind.PARAGRAPH) == [
        f"{lead} Here the text goes on beside the bold words {' '.join(PROSE)}" for lead in leads
    ]


# --- a table read from the right -------------------------------------------------------------------------------------

PORTS = (("נמל", "אניות", "מטען"), ("חיפה", "431", "12,500"), ("אשדוד", "58", "9,750"), ("אילת", "17", "830"))


def test_a_table_in_hebrew_is_read_from_the_right(read: Reader) -> None:
    letters = sorted({letter for row in PORTS for cell in row for letter in cell})
    content = ""
    for row, cells in enumerate(PORTS):
        for column, cell in enumerate(cells):
            # Painted from the left as it looks: letters turned around, figures not.
            seen = cell if cell[0].isdigit() else cell[::-1]
            right, y = 520 - 150 * column, 700 - 20 * row
            content += show_codes(right - 6 * len(cell), y, [letters.index(letter) + 1 for letter in seen])
    edges = [f"64 {714 - 20 * row} m 530 {714 - 20 * row} l S\n" for row in range(5)]
    edges += [f"{x} 714 m {x} 634 l S\n" for x in (64, 230, 380, 530)]
    extracted = read(pdf(content + "".join(edges), page=LETTER, objects=script_font(letters)))
    assert extracted.markdown.count("<tr>") == len(PORTS)
    cells = re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", extracted.markdown)
    assert cells == [cell for row in PORTS for cell in row]


# --- scans with words under them -------------------------------------------------------------------------------------


def scanned(tmp_path: Path, hidden: Sequence[str]) -> bytes:
    picture, _ = drawn(text_pdf([REPORT]), tmp_path)
    return picture_pdf(picture, text_operators(hidden, hidden=True))


def test_garbage_under_a_scan_is_not_trusted(read: Reader, tmp_path: Path) -> None:
    chance = random.Random(1901)
    garbage = ["".join(chance.choice("xqzjkvwbfhrt;^~|{}  ") for _ in range(60)) for _ in range(20)]
    extracted = read(scanned(tmp_path, garbage))
    page = extracted.document.pages[0]
    assert page.lane is Lane.SCAN
    assert "poor" in page.lane_reason
    assert {word.source for word in page.words} == {WordSource.OCR}
    read_words = set(flat(extracted.markdown).replace("#", "").split())
    assert len(read_words & set(report_words())) > 0.9 * len(set(report_words()))


def test_good_words_under_a_scan_are_used(read: Reader, tmp_path: Path) -> None:
    extracted = read(scanned(tmp_path, REPORT.splitlines()))
    page = extracted.document.pages[0]
    assert {word.source for word in page.words} == {WordSource.FILE}
    assert "under the scan" in page.lane_reason
    assert "The new quay was opened on 17 March" in flat(extracted.markdown)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_scan_on_its_side_is_read_upright(read: Reader, tmp_path: Path, quarters: int) -> None:
    picture, _ = drawn(text_pdf([REPORT]), tmp_path)
    place = "842 0 0 595 0 0" if quarters % 2 else "595 0 0 842 0 0"
    content = picture_pdf(np.ascontiguousarray(np.rot90(picture, quarters)), place=place)
    if quarters % 2:
        content = content.replace(b"[0 0 595 842]", b"[0 0 842 595]")
    extracted = read(content)
    assert extracted.document.pages[0].lane is Lane.SCAN
    markdown = flat(extracted.markdown)
    assert "Traffic through the northern basin rose by 12 percent to 4,310 ships." in markdown
    assert markdown.index("Annual report") < markdown.index("northern basin") < markdown.index("Invoice number")


# --- a sparse table without a line -----------------------------------------------------------------------------------

STOCK = (
    ("Product Code", "Location", "Min Stock", "Current Level", "Status"),
    ("SKU-8847", "A-01-1", "100", "147", "OK"),
    ("SKU-9201", "", "50", "23", ""),
    ("", "B-04-2", "75", "", "LOW"),
    ("SKU-5555", "A-02-3", "", "89", ""),
    ("SKU-7712", "", "", "156", "OK"),
    ("SKU-3390", "C-11-1", "40", "", ""),
)


def test_rows_of_a_sparse_table_are_never_made_one(read: Reader) -> None:
    content = below(72, 740, PROSE)
    for row, cells in enumerate(STOCK):
        places = zip((72, 180, 280, 370, 480), cells, strict=True)
        content += "".join(show(x, 660 - 20 * row, cell) for x, cell in places if cell)
    extracted = read(pdf(content, page=LETTER))
    assert rows(extracted) == [[cell for cell in row if cell] for row in STOCK]
    columns = {cell: column_of(extracted, cell) for row in STOCK for cell in row if cell and cell != "OK"}
    for cells in STOCK[1:]:
        for column, cell in enumerate(cells):
            assert cell in {"", "OK"} or columns[cell] == column


# --- heads written on a slant over a table ---------------------------------------------------------------------------


def test_slanted_heads_stand_over_their_own_columns(read: Reader) -> None:
    heads, x0 = ("Procedure", "Completion", "Knowledge"), (250, 320, 390)
    content = show(72, 600, "Topic", font="F2") + "1 w 64 612 m 450 612 l S 64 594 m 450 594 l S\n"
    for x, head in zip(x0, heads, strict=True):
        content += f"BT /F1 10 Tf 0.707 0.707 -0.707 0.707 {x + 12} 600 Tm ({head}) Tj ET\n"
    scores = (("Slope only", "0.42", "0.00", "0.40"), ("Linear regression", "0.44", "0.10", "0.20"))
    for row, cells in enumerate((*scores, ("Multiple instruments", "0.58", "0.30", "0.13"))):
        content += "".join(show(x, 578 - 16 * row, cell) for x, cell in zip((72, *x0), cells, strict=True))
    extracted = read(pdf(content, page=LETTER))
    assert rows(extracted)[:2] == [["Topic", *heads], ["Slope only", "0.42", "0.00", "0.40"]]
    assert told(extracted, BlockKind.PARAGRAPH) == []
