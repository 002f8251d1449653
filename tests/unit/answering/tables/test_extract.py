"""Tables as answers: which, joined how, in which form."""

from __future__ import annotations

from docbeat.answering.tables import extract_tables
from docbeat.document.model import Block, Cell, CellRole, Document, Table
from tests.unit.writing.build import DocumentBuilder


def two_pages(*, repeats_head: bool) -> Document:
    build = DocumentBuilder(pages=2)
    first = build.add_table([["Item", "Price"], ["Pen", "2"]])
    second = build.add_table([["Item", "Price"] if repeats_head else ["Ink", "3"], ["Cap", "4"]], page=2)
    if not repeats_head:
        assert second.table is not None
        for cell in second.table.cells:
            cell.role = CellRole.DATA
    first.id, second.id = "first", "second"
    assert second.table is not None
    second.table.continues = "first"
    return build.finish()


def spanned(*spans: tuple[int, int, int, int, str, CellRole]) -> Document:
    """One table of cells given as row, column, row span, column span, text and role."""
    build = DocumentBuilder()
    height = max(row + rows for row, _, rows, *_ in spans)
    width = max(column + columns for _, column, _, columns, *_ in spans)
    block = build.add_table([[text] for *_, text, _ in spans])
    assert block.table is not None
    cells = [
        Cell(row, column, plain.box, plain.lines, rows, columns, role)
        for (row, column, rows, columns, _, role), plain in zip(spans, block.table.cells, strict=True)
    ]
    block.table = Table(height, width, cells)
    return build.finish()


def only(document: Document, table_format: str = "json") -> object:
    (answer,) = extract_tables(document, table_format=table_format, merge=False)  # type: ignore[arg-type]
    return answer.content


HEAD, DATA, LABEL = CellRole.COLUMN_HEADER, CellRole.DATA, CellRole.ROW_HEADER


def test_each_table_of_a_document_is_an_answer_of_its_own() -> None:
    answers = extract_tables(two_pages(repeats_head=True), table_format="html", merge=False)
    assert [answer.content for answer in answers] == [
        "<table><tr><th>Item</th><th>Price</th></tr><tr><td>Pen</td><td>2</td></tr></table>",
        "<table><tr><th>Item</th><th>Price</th></tr><tr><td>Cap</td><td>4</td></tr></table>",
    ]
    assert [answer.citations for answer in answers] == [["tbl-1"], ["tbl-2"]]
    assert not any(answer.from_chart for answer in answers)


def test_merged_parts_leave_out_the_head_they_repeat_and_cite_all_sources() -> None:
    (answer,) = extract_tables(two_pages(repeats_head=True), table_format="html", merge=True)
    assert answer.content == (
        "<table><tr><th>Item</th><th>Price</th></tr><tr><td>Pen</td><td>2</td></tr><tr><td>Cap</td><td>4</td></tr></table>"
    )
    assert answer.citations == ["tbl-1", "tbl-2"]


def test_merged_json_has_the_rows_of_all_parts() -> None:
    for repeats_head, further in ((True, []), (False, [{"Item": "Ink", "Price": "3"}])):
        (answer,) = extract_tables(two_pages(repeats_head=repeats_head), table_format="json", merge=True)
        assert answer.content == {
            "headers": ["Item", "Price"],
            "rows": [{"Item": "Pen", "Price": "2"}, *further, {"Item": "Cap", "Price": "4"}],
        }


def test_a_part_without_a_head_has_the_names_of_its_table() -> None:
    document = two_pages(repeats_head=False)
    for pages in (None, frozenset({2})):
        *_, last = extract_tables(document, table_format="json", merge=pages is not None, pages=pages)
        assert isinstance(last.content, dict)
        assert last.content["headers"] == ["Item", "Price"]
        assert last.content["rows"][0] == {"Item": "Ink", "Price": "3"}
        assert last.citations == ["tbl-2"]


def test_only_tables_on_the_pages_asked_for_are_answered() -> None:
    document = two_pages(repeats_head=True)
    assert [
        answer.citations for answer in extract_tables(document, table_format="html", merge=True, pages=frozenset({1}))
    ] == [["tbl-1"]]
    assert extract_tables(document, table_format="html", merge=True, pages=frozenset()) == []


def test_headers_are_told_apart_and_empty_ones_numbered() -> None:
    build = DocumentBuilder()
    build.add_table([["Year", "", "Year", ""], ["1", "2", "3", "4"]])
    assert only(build.finish()) == {
        "headers": ["Year", "Column 2", "Year (2)", "Column 4"],
        "rows": [{"Year": "1", "Column 2": "2", "Year (2)": "3", "Column 4": "4"}],
    }


def test_levels_of_headers_are_joined() -> None:
    document = spanned(
        (0, 0, 2, 1, "Name", HEAD),
        (0, 1, 1, 2, "Sales", HEAD),
        (1, 1, 1, 1, "2023", HEAD),
        (1, 2, 1, 1, "2024", HEAD),
        (2, 0, 1, 1, "North", DATA),
        (2, 1, 1, 1, "5", DATA),
        (2, 2, 1, 1, "6", DATA),
    )
    assert only(document) == {
        "headers": ["Name", "Sales > 2023", "Sales > 2024"],
        "rows": [{"Name": "North", "Sales > 2023": "5", "Sales > 2024": "6"}],
    }


def test_values_are_repeated_where_they_span_and_labels_only_downwards() -> None:
    document = spanned(
        (0, 0, 1, 1, "Region", HEAD),
        (0, 1, 1, 1, "May", HEAD),
        (0, 2, 1, 1, "June", HEAD),
        (1, 0, 1, 3, "Europe", LABEL),
        (2, 0, 2, 1, "North", DATA),
        (2, 1, 1, 2, "none", DATA),
        (3, 1, 1, 1, "1", DATA),
        (3, 2, 1, 1, "2", DATA),
    )
    content = only(document)
    assert isinstance(content, dict)
    assert [list(row.values()) for row in content["rows"]] == [
        ["Europe", "", ""],
        ["North", "none", "none"],
        ["North", "1", "2"],
    ]


def test_markdown_escapes_bars_and_marks() -> None:
    build = DocumentBuilder()
    build.add_table([["a|b", "*c* d*"], ["1", "2"]])
    assert only(build.finish(), "markdown") == "| a\\|b | \\*c\\* d\\* |\n| --- | --- |\n| 1 | 2 |"


def test_markdown_of_a_table_without_a_head_has_an_empty_one() -> None:
    document = spanned((0, 0, 1, 1, "1", DATA), (0, 1, 1, 1, "2", DATA))
    assert only(document, "markdown") == "|  |  |\n| --- | --- |\n| 1 | 2 |"


def test_lists_in_cells_stay_apart() -> None:
    build = DocumentBuilder()
    block: Block = build.add_table([["Duties"], ["• read"]])
    assert block.table is not None
    extra = build.add_table([["• write"]])
    assert extra.table is not None
    block.table.cells[1].lines += extra.table.cells[0].lines
    build.document.blocks.remove(extra)
    document = build.finish()
    assert only(document) == {"headers": ["Duties"], "rows": [{"Duties": "• read\n• write"}]}
    assert only(document, "markdown") == "| Duties |\n| --- |\n| • read<br>• write |"
