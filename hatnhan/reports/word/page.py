"""Page, fonts and styles of a Party document, and the small pieces python-docx has no word for."""

from __future__ import annotations

from typing import Any, cast

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from hatnhan.reports.word.layout import PartyLayout
from hatnhan.reports.xmltext import printable

FONT = "Times New Roman"
BLACK = RGBColor(0, 0, 0)


def blank(layout: PartyLayout, title: str, notice: str) -> Document:
    """An empty document: A4, margins, styles, page number from page two, notice at every foot."""
    doc = docx.Document()
    _properties(doc, title)
    section = doc.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(layout.top), Mm(layout.bottom)
    section.left_margin, section.right_margin = Mm(layout.left), Mm(layout.right)
    section.header_distance, section.footer_distance = Mm(layout.page_number), Mm(10)
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0], layout)
    for footer in (section.footer, section.first_page_footer):
        _notice(footer.paragraphs[0], notice)
    _styles(doc, layout)
    return doc


def _properties(doc: Document, title: str) -> None:
    """The template's own author and remarks would otherwise go out with every report."""
    about = doc.core_properties
    about.title, about.language = printable(title), "vi-VN"
    about.author = about.last_modified_by = "Hạt Nhân"
    about.comments = about.keywords = ""


def _styles(doc: Document, layout: PartyLayout) -> None:
    normal = _style(doc, "Normal")
    _font(normal, layout.body)
    form = normal.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing = 1.0
    for name in ("Heading 1", "Heading 2"):
        style = _style(doc, name)
        _font(style, layout.body)
        style.font.bold, style.font.italic = True, False
        style.font.color.rgb = BLACK
        running(style, layout)
        style.paragraph_format.space_before = Pt(layout.after)
        style.paragraph_format.keep_with_next = True


def _style(doc: Document, name: str) -> ParagraphStyle:
    return cast(ParagraphStyle, doc.styles[name])


def element_of(part: object) -> Any:
    """The XML behind a part of a document, for what python-docx has no words for."""
    return part._element  # type: ignore[attr-defined]  # noqa: SLF001  # it has no public name


def _font(style: ParagraphStyle, size: float) -> None:
    """Name the font for every script, not only the Latin one, and drop the theme's fonts."""
    style.font.name, style.font.size = FONT, Pt(size)
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    properties.append(language)


def running(style: ParagraphStyle | Paragraph, layout: PartyLayout) -> None:
    """Running text: justified, first line indented, exact spacing."""
    form = style.paragraph_format
    form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    form.first_line_indent = Mm(layout.first_line)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(layout.line)
    form.space_after = Pt(layout.after)


def centred(doc: Document | _Cell, text: str, size: float, **font: bool) -> Paragraph:
    """A centred line of its own."""
    paragraph = doc.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    write(paragraph, text, size, **font)
    return paragraph


def write(paragraph: Paragraph, text: str, size: float | None = None, **font: bool) -> None:
    """Add a run; a percent sign is kept on the line of its number."""
    run = paragraph.add_run(printable(text).replace(" %", "\N{NO-BREAK SPACE}%"))
    if size is not None:
        run.font.size = Pt(size)
    for name, value in font.items():
        setattr(run.font, name, value)


def _page_number(paragraph: Paragraph, layout: PartyLayout) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    run.font.size = Pt(layout.body)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element_of(run).append(_field(kind, text))


def _field(kind: str, text: str) -> Any:
    if kind:
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        return mark
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = text
    return code


def _notice(paragraph: Paragraph, notice: str) -> None:
    if notice:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        write(paragraph, notice, 10, italic=True)


def rule_below(paragraph: Paragraph, side: float) -> None:
    """A thin rule under a paragraph, `side` millimetres in from both ends of its column."""
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm(side)
    borders = OxmlElement("w:pBdr")
    borders.append(_line("bottom", 6, 1))
    element_of(paragraph).get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc"
    )


def _line(edge: str, eighths: int, space: int = 0) -> Any:
    line = OxmlElement(f"w:{edge}")
    for name, value in (("val", "single"), ("sz", eighths), ("space", space), ("color", "000000")):
        line.set(qn(f"w:{name}"), str(value))
    return line


def frameless(table: Table, widths: tuple[float, ...]) -> None:
    """A table that only places text: no lines, no padding, fixed widths in millimetres."""
    table.autofit = False
    padding(table, 0)
    set_widths(table, widths)


def padding(table: Table, side: float) -> None:
    """Left and right padding of every cell, in millimetres."""
    margins = OxmlElement("w:tblCellMar")
    for edge in ("left", "right"):
        part = OxmlElement(f"w:{edge}")
        part.set(qn("w:w"), str(round(side * 56.7)))
        part.set(qn("w:type"), "dxa")
        margins.append(part)
    element_of(table).tblPr.append(margins)


def set_widths(table: Table, widths: tuple[float, ...]) -> None:
    """Fix the width of each column, in the grid and in every cell: readers heed one of them."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
