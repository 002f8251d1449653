"""Lists of those who take part in an agreement in one role, from its schedules or its opening."""

from __future__ import annotations

from docbeat.answering.field import Field, Shape
from docbeat.answering.fields.agreements import IN_ROLE, Agreement, said
from docbeat.answering.fields.arrays.request import Request
from docbeat.answering.fields.found import Found, Tree
from docbeat.answering.fields.values.names import looks_like_company, looks_like_person
from docbeat.answering.terms import Terms, terms
from docbeat.answering.view import CellView, DocumentView, TableView

_SCHEDULE = 0.85
# Those who commit themselves to something.
_LENDERS = frozenset({"lender", "bank"})
# The part of a list of names that has to look like names.
_MOSTLY = 0.6


def parties_of(request: Request) -> list[Tree]:
    """The names in a role, for an array of names: from the schedule of those who take part, else from the opening."""
    item = request.item
    if item.shape is not Shape.STRING or not is_of_names(request.array):
        return []
    role = terms(request.array.name)
    listed = _scheduled(request.view, role)
    if listed:
        return [Found(" ".join(cell.text.split()), tuple(cell.quotes), _SCHEDULE) for cell in listed]
    return [Found(said(name), name, IN_ROLE) for name in Agreement(request.view).parties(role)]


def is_of_names(array: Field) -> bool:
    """Whether an array asks for names: of those who take part in something."""
    if array.items is None or array.items.shape is not Shape.STRING or array.items.options:
        return False
    described = terms(f"{array.name} {array.description}")
    return bool({"entity", "institution", "party", "lender", "arranger", "bank", "company", "person"} & set(described))


def are_names(items: list[Tree]) -> bool:
    """Whether most of the items look like names."""
    texts = [str(item.value) for item in items if isinstance(item, Found)]
    named = sum(max(looks_like_company(text), looks_like_person(text)) >= 0.5 for text in texts)
    return named >= _MOSTLY * max(1, len(items))


def _scheduled(view: DocumentView, role: Terms) -> list[CellView]:
    """The names in the table that lists those in a role with what they commit to."""
    best: list[CellView] = []
    for table in view.tables:
        cells = _column_of_names(table)
        if len(cells) >= 2 and _is_of_role(view, table, role) and len(cells) > len(best):
            best = cells
    return best


def _column_of_names(table: TableView) -> list[CellView]:
    """The cells of a first column that are companies for the most part, each with a figure beside it."""
    rows = [row for number in range(len(table.grid)) if len(row := table.row(number)) > 1 and row[0].text]
    figures = [row for row in rows if any(map(str.isdigit, row[1].text)) and terms(row[0].text)[:1] != ("total",)]
    named = [row for row in figures if looks_like_company(row[0].text) >= 0.5]
    return [row[0] for row in figures] if len(named) >= 0.6 * max(1, len(figures)) else []


def _is_of_role(view: DocumentView, table: TableView, role: Terms) -> bool:
    """Whether the head of a table, the heading over it or the top of its page names the role or what it commits to."""
    block = table.blocks[0]
    heads = [cell.text for number in range(min(2, len(table.grid))) for cell in table.row(number)]
    page = next(page for page in view.pages if page.page.number == block.page)
    over = [piece.text for piece in page.pieces if piece.box.y1 <= block.box.y0 + 1][:8]
    said = set(terms(" ".join([*heads, view.heading_of(block), *over])))
    return role[-1] in said or (role[-1] in _LENDERS and "commitment" in said)
