"""Tables of figures in a Party document."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Pt
from docx.table import Table, _Cell, _Row

from hatnhan.reports.document import Cell, Grid, shown
from hatnhan.reports.word.layout import PartyLayout
from hatnhan.reports.word.page import centred, element_of, padding, set_widths, write

SIZE, SMALL_SIZE = 12, 11
"""Letters in a table, two points under the text; in headings and small tables three."""
LONG = 18
"""A table with more rows may break over pages; a shorter one moves to the next page whole."""


def add_grid(doc: Document, grid: Grid, layout: PartyLayout) -> None:
    """Add a table with its title and note; the headings repeat on every page."""
    if grid.title:
        title = centred(doc, grid.title, layout.body - 1, bold=True)
        title.paragraph_format.space_before = title.paragraph_format.space_after = Pt(6)
        title.paragraph_format.keep_with_next = True
    _table(doc, grid, layout)
    after = doc.add_paragraph()
    after.paragraph_format.space_before, after.paragraph_format.space_after = Pt(2), Pt(6)
    if grid.note:
        write(after, grid.note, SIZE, italic=True)
    else:
        after.paragraph_format.line_spacing = Pt(6)


def _table(doc: Document, grid: Grid, layout: PartyLayout) -> None:
    grouped = any(heading for heading, _ in grid.groups)
    heads = [_spread(grid), grid.heads] if grouped else [grid.heads]
    count = len(heads) + len(grid.rows)
    table = doc.add_table(rows=count, cols=len(grid.heads), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    padding(table, 1.2)
    rows = list(table.rows)
    for row, texts in zip(rows, heads, strict=False):
        _heading_row(row, texts)
    for row, cells in zip(rows[len(heads) :], grid.rows, strict=True):
        _row(row, grid, cells, bold=grid.total and cells is grid.rows[-1])
    set_widths(table, _widths(grid, layout))
    if grouped:
        _join(table, grid)
    _hold_together(rows[:-1] if len(rows) <= LONG else [])
    if grid.note:
        _hold_together(rows[-1:])


def _widths(grid: Grid, layout: PartyLayout) -> tuple[float, ...]:
    total = sum(grid.weights)
    return tuple(layout.width * weight / total for weight in grid.weights)


def _spread(grid: Grid) -> list[str]:
    """Group headings laid over the columns: the heading first, nothing in the rest."""
    return [heading if place == 0 else "" for heading, span in grid.groups for place in range(span)]


def _heading_row(row: _Row, heads: Sequence[str]) -> None:
    _keep_whole(row)
    element_of(row).get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, head in zip(row.cells, heads, strict=True):
        _fill(cell, head, WD_ALIGN_PARAGRAPH.CENTER, SMALL_SIZE, bold=True)


def _row(row: _Row, grid: Grid, cells: Sequence[Cell], *, bold: bool) -> None:
    _keep_whole(row)
    size = SMALL_SIZE if grid.small else SIZE
    for place, (cell, value) in enumerate(zip(row.cells, cells, strict=True)):
        words = place < grid.words or (isinstance(value, str) and grid.weights[place] > 20)
        align = WD_ALIGN_PARAGRAPH.LEFT if words else WD_ALIGN_PARAGRAPH.RIGHT
        _fill(cell, shown(value), align, size, bold=bold)


def _fill(cell: _Cell, text: str, align: WD_ALIGN_PARAGRAPH, size: float, *, bold: bool) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.alignment = align
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(size - 10)
    write(paragraph, text, size, bold=bold)


def _keep_whole(row: _Row) -> None:
    element_of(row).get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _join(table: Table, grid: Grid) -> None:
    """Merge the cells under each group heading, and headings under no group downwards."""
    place = 0
    for heading, span in grid.groups:
        first, last = table.cell(0, place), table.cell(0, place + span - 1)
        if heading:
            _merge(first, last)
        else:
            for column in range(place, place + span):
                _merge(table.cell(0, column), table.cell(1, column))
        place += span


def _merge(first: _Cell, last: _Cell) -> None:
    """Merge two cells without the empty paragraphs that merging leaves behind."""
    merged = first.merge(last)
    filled = [paragraph for paragraph in merged.paragraphs if paragraph.text]
    for paragraph in merged.paragraphs:
        if filled and not paragraph.text:
            element_of(merged).remove(element_of(paragraph))


def _hold_together(rows: Sequence[_Row]) -> None:
    """Keep rows on the page of what follows them."""
    for row in rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True
