"""The report as a Word document, in the form of Party documents of its own date."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.shared import Pt

from hatnhan.reports.document import Block, Grid, Paragraph, Section
from hatnhan.reports.nine_months.issuer import issuer
from hatnhan.reports.nine_months.model import NineMonths
from hatnhan.reports.nine_months.narrative import document
from hatnhan.reports.word.grid import add_grid
from hatnhan.reports.word.layout import PartyLayout, layout_of
from hatnhan.reports.word.page import blank, centred, running, write
from hatnhan.reports.word.party import Letterhead, add_foot, add_head, add_title


def write_docx(report: NineMonths, target: Path | BinaryIO) -> None:
    """Write the report as .docx to a path or an open binary file."""
    layout = layout_of(report.on)
    content = document(report)
    doc = blank(layout, f"{content.title} {content.subject}", content.notice)
    head = _letterhead(report)
    add_head(doc, head, layout)
    add_title(doc, content.title, content.subject, layout)
    for section in content.sections:
        _section(doc, section, layout)
    for paragraph in doc.paragraphs[-2:]:
        paragraph.paragraph_format.keep_with_next = True  # a signature never stands alone
    add_foot(doc, head, layout)
    for annex in content.annexes:
        _annex(doc, annex, layout)
    doc.save(str(target) if isinstance(target, Path) else target)


def _letterhead(report: NineMonths) -> Letterhead:
    by = issuer(report)
    return Letterhead(
        above=by.above,
        body=by.body,
        symbol=by.symbol,
        place=by.place,
        on=report.on,
        on_behalf=by.on_behalf,
        signer_title="Bí thư",
        recipients=by.recipients,
    )


def _section(doc: WordDocument, section: Section, layout: PartyLayout) -> None:
    if section.heading:
        text = section.heading.upper() if section.level == 1 else section.heading
        doc.add_heading(text, section.level)
    for block in section.blocks:
        _block(doc, block, layout)


def _block(doc: WordDocument, block: Block, layout: PartyLayout) -> None:
    if isinstance(block, Grid):
        add_grid(doc, block, layout)
    else:
        _paragraph(doc, block, layout)


def _paragraph(doc: WordDocument, block: Paragraph, layout: PartyLayout) -> None:
    paragraph = doc.add_paragraph()
    running(paragraph, layout)
    note = block.style == "note"
    write(paragraph, block.text, 12 if note else None, italic=note)


def _annex(doc: WordDocument, annex: Section, layout: PartyLayout) -> None:
    """An annex on a page of its own: "Phụ lục 1. Cách tính" on two centred lines."""
    doc.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    name, _, title = annex.heading.partition(". ")
    centred(doc, name.upper(), layout.body, bold=True)
    line = centred(doc, title, layout.body, bold=True)
    line.paragraph_format.space_after = Pt(layout.after)
    for block in annex.blocks:
        _block(doc, block, layout)
