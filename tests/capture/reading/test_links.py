"""Other workbooks that formulas read from: listed wherever they are named, never opened (B55)."""

from __future__ import annotations

import pytest

from hatnhan.capture.reading import work
from hatnhan.capture.reading.store import decode
from tests.capture.reading.files import by_hand, relation, sheet, zipped
from tests.capture.reading.files import parts as whole
from tests.capture.reading.test_ods import cell, ods, row


def formula(text: str) -> str:
    return sheet(f'<row r="1"><c r="A1"><f>{text}</f><v>1</v></c></row>')


def links(data: bytes) -> tuple[str, ...]:
    return decode(work.read_bytes(data, "tệp")).links


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("'[Nguon.xlsx]DS'!B7", ("Nguon.xlsx",)),
        ("[Nguon.xlsx]DS!$B$7+1", ("Nguon.xlsx",)),
        ("'D:\\Bao cao\\[Quý 3.xls]Trang 1'!A1", ("D:\\Bao cao\\Quý 3.xls",)),
        ("VLOOKUP(A1,[1]DS!A:B,2,0)", ("[1]",)),
        ("[a.xlsx]X!A1+[b.ods]Y!A1+[a.xlsx]X!A2", ("a.xlsx", "b.ods")),
        ("SUM(DS!A1:A9)", ()),
        ("SUM(Bang1[Cột.xlsx])", ()),
        ("Bang1[[#This Row],[1]]", ()),
    ],
)
def test_named_in_a_formula_alone(text: str, listed: tuple[str, ...]) -> None:
    """Planted: only workbooks with a part of their own were listed."""
    assert links(by_hand(formula(text))) == listed


def test_a_number_stands_for_the_part_that_names_it() -> None:
    target = "file:///D:/Nguon.xlsx"
    content = whole(formula("[1]DS!B7"))
    content["xl/externalLinks/externalLink1.xml"] = "<externalLink/>"
    rels = content["_rels/.rels"]
    assert isinstance(rels, str)
    content["xl/externalLinks/_rels/externalLink1.xml.rels"] = rels.replace(
        relation("r1", "officeDocument", "xl/workbook.xml"),
        relation("x", "externalLinkPath", target, outside=True),
    )
    assert links(zipped(content)) == (target,)


def test_in_an_open_document() -> None:
    more = """table:formula="of:=['file:///D:/Nguon.ods'#$DS.B7]\""""
    data = ods(row(cell("float", 'office:value="1"', "1", more=more)))
    assert links(data) == ("file:///D:/Nguon.ods",)
