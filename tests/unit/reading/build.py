"""Pages by hand: text set down at a baseline with the widths print has, lines and shades drawn around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docbeat.document.geometry import Box
from docbeat.document.model import BlockKind, Document, DocumentSource, Style, Word
from docbeat.document.text import block_text
from docbeat.reading.content import Fill, PageContent, Ruling
from docbeat.reading.pipeline import finish, read_page
from docbeat.reading.stages.lines import CELL_SPACE, WIDEST_SPACE, Line, find_lines
from docbeat.reading.stages.rows import TextRow, to_text_rows
from docbeat.reading.stages.tables import FoundTable

# A character is about half an em wide, a word space a little over a quarter; letters reach this far over and
# under the line they stand on.
CHARACTER, SPACE, ASCENT, DESCENT = 0.5, 0.28, 0.79, 0.21
LOREM = (
    "the harbour office keeps a record of every ship that came in before noon and of all goods it brought, so that "
    "whoever asks for them in later years may find what was landed here, at which price it was sold and who took it "
    "away again; nothing was ever struck out, and where the clerk had made a mistake he wrote the right figure beside "
    "the wrong one and put his name to it, as the rules of the port had asked since the great fire "
)


def width_of(text: str, size: float = 10.0) -> float:
    """How wide ``text`` is when set."""
    words = text.split()
    return size * (CHARACTER * sum(map(len, words)) + SPACE * (len(words) - 1))


class Sheet:
    """A page of 595 x 842 points that is written on; ``y`` is always where the letters stand."""

    def __init__(self, number: int = 1, width: float = 595.0, height: float = 842.0) -> None:
        self.content = PageContent(number, width, height)

    @property
    def words(self) -> list[Word]:
        return self.content.words

    @property
    def styles(self) -> list[Style]:
        return self.content.styles

    def write(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 10.0,
        bold: bool = False,
        italic: bool = False,
        color: str = "000000",
        space: float = SPACE,
        angle: float = 0.0,
    ) -> list[Word]:
        """``text`` on one line from ``x`` on; ``space`` in ems."""
        style = self._style(Style("Face", size, bold, italic, color))
        made = []
        for piece in text.split():
            width = CHARACTER * size * len(piece)
            made.append(Word(piece, Box(x, y - ASCENT * size, x + width, y + DESCENT * size), style, angle=angle))
            x += width + space * size
        self.words.extend(made)
        return made

    def write_right(self, right: float, y: float, text: str, *, size: float = 10.0, bold: bool = False) -> list[Word]:
        """``text`` on one line up to ``right``."""
        return self.write(right - width_of(text, size), y, text, size=size, bold=bold)

    def write_centered(self, x: float, y: float, text: str, *, size: float = 10.0, bold: bool = False) -> list[Word]:
        """``text`` on one line with its middle at ``x``."""
        return self.write(x - width_of(text, size) / 2, y, text, size=size, bold=bold)

    def lines_at(self, x: float, y: float, texts: Iterable[str], *, size: float = 10.0, step: float = 12.0) -> float:
        """One text below the other; the place of the line after the last."""
        for text in texts:
            self.write(x, y, text, size=size)
            y += step
        return y

    def paragraph(
        self, x: float, y: float, width: float, text: str = LOREM, *, size: float = 10.0, step: float = 12.0
    ) -> float:
        """``text`` broken to ``width``; the place of the line after the last."""
        return self.lines_at(x, y, broken(text, width, size), size=size, step=step)

    def table(
        self, y: float, xs: Sequence[float], rows: Iterable[Sequence[str]], *, step: float = 14.0, size: float = 10.0
    ) -> float:
        """Rows of cells: text begins at its ``x``, figures end 40 points right of it; the place after the last."""
        for row in rows:
            for x, text in zip(xs, row, strict=True):
                if text and text[-1].isdigit():
                    self.write_right(x + 40, y, text, size=size)
                elif text:
                    self.write(x, y, text, size=size)
            y += step
        return y

    def rule(self, x0: float, y: float, x1: float, width: float = 0.5) -> None:
        """A line across."""
        self.content.rulings.append(Ruling(x0, y, x1, y, width))

    def upright_rule(self, x: float, y0: float, y1: float, width: float = 0.5) -> None:
        """A line down."""
        self.content.rulings.append(Ruling(x, y0, x, y1, width))

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """All lines of a grid."""
        for y in ys:
            self.rule(xs[0], y, xs[-1])
        for x in xs:
            self.upright_rule(x, ys[0], ys[-1])

    def fill(self, x0: float, y0: float, x1: float, y1: float, color: str = "cccccc") -> None:
        """A shaded area."""
        self.content.fills.append(Fill(Box(x0, y0, x1, y1), color))

    def lines(self, widest_space: float = WIDEST_SPACE) -> list[Line]:
        """What was written, as lines from top to bottom."""
        return sorted(find_lines(self.words, self.styles, widest_space), key=lambda one: (one.box.y0, one.box.x0))

    def rows(self) -> list[TextRow]:
        """What was written, as rows of cells."""
        return to_text_rows(self.lines(CELL_SPACE))

    def _style(self, style: Style) -> int:
        if style not in self.styles:
            self.styles.append(style)
        return self.styles.index(style)


def broken(text: str, width: float, size: float = 10.0) -> list[str]:
    """``text`` in lines no wider than ``width``."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def texts_of(table: FoundTable) -> list[list[str]]:
    """The table row by row; what a cell spans beyond its first place is empty."""
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def spans_of(table: FoundTable) -> dict[str, tuple[int, int]]:
    """Rows and columns of the cells that take more than one place, by their text."""
    return {
        cell.text: (cell.row_span, cell.column_span)
        for cell in table.cells
        if (cell.row_span, cell.column_span) != (1, 1)
    }


def tiles(table: FoundTable) -> bool:
    """Whether the cells cover the grid without gap or overlap."""
    places = [
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    return sorted(places) == [(row, column) for row in range(table.rows) for column in range(table.columns)]


def unfinished(*sheets: Sheet) -> Document:
    """The pages read one by one, before any stage has looked at the whole document."""
    readings = [read_page(sheet.content) for sheet in sheets]
    blocks = [block for reading in readings for block in reading.blocks]
    return Document(DocumentSource("application/pdf", len(sheets)), [reading.page for reading in readings], blocks)


def finished(*sheets: Sheet) -> Document:
    """The pages as one document, all stages done."""
    return finish([read_page(sheet.content) for sheet in sheets], DocumentSource("application/pdf", len(sheets)), [])


def told(document: Document) -> list[tuple[BlockKind, str]]:
    """Kind and text of every block; tables without text."""
    return [(block.kind, block_text(document, block)) for block in document.blocks]


def of_kind(document: Document, kind: BlockKind) -> list[str]:
    """The texts of all blocks of a kind."""
    return [text for found, text in told(document) if found is kind]
