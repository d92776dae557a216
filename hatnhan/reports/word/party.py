"""Head, title and foot of a Party document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from hatnhan.domain import vietnamese
from hatnhan.reports.word.layout import PartyLayout
from hatnhan.reports.word.page import centred, frameless, rule_below, write

BANNER = "ĐẢNG CỘNG SẢN VIỆT NAM"
_BANNER_EMS = 13.777
"""Width of the banner in Times New Roman Bold, in units of its size; the rule is as long, with a
millimetre at each end so that no reader's rounding breaks the line."""
_RIGHT = 82.0
"""Width of the right half of the head, in millimetres."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the head and the foot of one document say."""

    above: str
    body: str
    symbol: str
    place: str
    on: date
    on_behalf: str
    signer_title: str
    recipients: tuple[str, ...]


def add_head(doc: Document, head: Letterhead, layout: PartyLayout) -> None:
    """Issuing body on the left, the Party's name and the date on the right.

    Number and day stay blank: the registry gives them when the document is signed.
    """
    table = doc.add_table(rows=1, cols=2)
    frameless(table, (layout.width - _RIGHT, _RIGHT))
    left, right = table.rows[0].cells
    if head.above:
        _line(left, head.above.upper(), layout.issuer)
    _line(left, head.body.upper(), layout.issuer, bold=True)
    _line(left, "*", layout.issuer)
    _line(left, f"Số           -{head.symbol}", layout.issuer)
    banner = _line(right, BANNER, layout.banner, bold=True)
    rule_below(banner, (_RIGHT - _BANNER_EMS * layout.banner * 25.4 / 72) / 2 - 1)
    dated = _line(
        right, f"{head.place}, ngày      {vietnamese.month(head.on)}", layout.issuer, italic=True
    )
    dated.paragraph_format.space_before = Pt(6)


def _line(cell: _Cell, text: str, size: float, **font: bool) -> Paragraph:
    """A centred line in a cell, using its first paragraph while that is empty."""
    if len(cell.paragraphs) == 1 and not cell.paragraphs[0].text:
        paragraph: Paragraph = cell.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        write(paragraph, text, size, **font)
        return paragraph
    return centred(cell, text, size, **font)


def add_title(doc: Document, title: str, subject: str, layout: PartyLayout) -> None:
    """Kind of document, what it is about, and the five hyphens under it."""
    line = centred(doc, title.upper(), layout.title, bold=True)
    line.paragraph_format.space_before = Pt(24)
    centred(doc, subject, layout.subject, bold=True)
    rule = centred(doc, "-----", layout.subject)
    rule.paragraph_format.space_after = Pt(12)


def add_foot(doc: Document, head: Letterhead, layout: PartyLayout) -> None:
    """Recipients on the left, the signing body and room for a signature on the right."""
    doc.add_paragraph().paragraph_format.keep_with_next = True
    table = doc.add_table(rows=1, cols=2)
    frameless(table, (layout.width - _RIGHT, _RIGHT))
    left, right = table.rows[0].cells
    write(left.paragraphs[0], "Nơi nhận:", layout.body, underline=True)
    for place, recipient in enumerate(head.recipients):
        end = "." if place == len(head.recipients) - 1 else ","
        line = left.add_paragraph()
        line.paragraph_format.left_indent = Mm(3)
        line.paragraph_format.first_line_indent = Mm(-3)
        write(line, f"- {recipient}{end}", layout.recipients)
    _line(right, head.on_behalf.upper(), layout.body, bold=True)
    _line(right, head.signer_title.upper(), layout.body, bold=layout.signer_title_bold)
    for _ in range(4):
        right.add_paragraph()
    _keep(left)
    _keep(right)


def _keep(cell: _Cell) -> None:
    """Signature and recipients never part over two pages."""
    for paragraph in cell.paragraphs[:-1]:
        paragraph.paragraph_format.keep_with_next = True
