"""OpenDocument spreadsheets, written by hand as LibreOffice writes them."""

from __future__ import annotations

import datetime as dt

import pytest

from hatnhan.capture.reading import read
from tests.capture.reading.files import HEAD, at, code, only, raws, values, zipped

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
    for short in ("office", "table", "text", "style", "svg", "fo", "draw")
)
STYLES = (
    '<office:font-face-decls><style:font-face style:name="F1" svg:font-family="&apos;.VnTime&apos;"/>'
    '</office:font-face-decls><office:automatic-styles><style:style style:name="ta2"'
    ' style:family="table"><style:table-properties table:display="false"/></style:style>'
    '<style:style style:name="ce1" style:family="table-cell"><style:text-properties'
    ' style:font-name="F1"/></style:style><style:style style:name="ce2" style:family="table-cell"'
    ' style:parent-style-name="ce1"><style:text-properties style:text-line-through-style="solid"/>'
    '</style:style><style:style style:name="T1" style:family="text"><style:text-properties'
    ' style:text-line-through-style="solid"/></style:style></office:automatic-styles>'
)
DAY = dt.date(2006, 2, 10)


def ods(rows: str = "", *, styles: str = "", mimetype: str = MIMETYPE, **others: str) -> bytes:
    table = (
        rows if "<table:table " in rows else f'<table:table table:name="Một">{rows}</table:table>'
    )
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    content = f"{HEAD}<office:document-content {SPACES} xmlns:xlink='x'>{styles}{body}"
    parts = {"mimetype": mimetype, "content.xml": f"{content}</office:document-content>", **others}
    return zipped(parts)


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def cell(kind: str = "", told: str = "", shown: str = "", more: str = "") -> str:
    typed = f'office:value-type="{kind}" {told}' if kind else ""
    text = f"<text:p>{shown}</text:p>" if shown else ""
    return f"<table:table-cell {typed} {more}>{text}</table:table-cell>"


def test_values_and_what_a_person_sees() -> None:
    found = only(
        read(
            ods(
                row(
                    cell("string", shown="Lò<text:s text:c='2'/>Văn<text:tab/>Én"),
                    cell("float", 'office:value="3814"', "3.814"),
                    cell("date", 'office:date-value="2006-02-10"', "10/02/2006"),
                    cell("date", 'office:date-value="2006-02-10T08:30:00"', "10/02/06 08:30"),
                    cell("percentage", 'office:value="0.286"', "28,6%"),
                    cell("boolean", 'office:boolean-value="true"', "TRUE"),
                    cell("float", 'office:value="12" table:formula="of:=[.A1]+1"', "12"),
                    cell(more='table:formula="of:=TODAY()"'),
                    cell("string", shown="một</text:p>\n<text:p>hai"),
                    cell("time", 'office:time-value="PT08H30M00S"', "08:30"),
                )
            )
        )
    )
    later = dt.datetime.fromisoformat("2006-02-10 08:30")
    expected = ["Lò  Văn\tÉn", 3814, DAY, later, 0.286, True, 12, None, "một\nhai", "08:30"]
    assert values(found, 1) == expected
    assert raws(found, 1)[1:6] == ["3.814", "10/02/2006", "10/02/06 08:30", "28,6%", "TRUE"]
    assert [c.formula for c in found.rows[1]] == [False] * 6 + [True, True, False, False]
    assert at(found, "H1").raw == "=TODAY()"


def test_repeated_merged_and_hidden() -> None:
    blank = cell(more='table:number-columns-repeated="16384"')
    rows = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse"/><table:table-column/>'
        + row(cell("string", shown="Danh sách", more='table:number-columns-spanned="3"'),
              "<table:covered-table-cell table:number-columns-repeated='2'/>")
        + row(cell(), cell("float", 'office:value="7"', "7", 'table:number-columns-repeated="3"'),
              more='table:number-rows-repeated="2"')
        + row(cell("string", shown="x"), more='table:visibility="filter"')
        + row(blank, more='table:number-rows-repeated="1048000"')
    )  # fmt: skip
    found = only(read(ods(rows)))
    assert values(found, 1) == ["Danh sách"] * 3 + [None]
    assert [c.merged for c in found.rows[1]] == [False, True, True, False]
    assert values(found, 2) == values(found, 3) == [None, 7, 7, 7]
    assert list(found.rows) == [1, 2, 3, 4]
    assert (found.hidden_rows, found.hidden_columns, found.filtered) == ({4}, {2}, True)


def test_rows_that_are_repeated_are_rows_of_their_own() -> None:
    """Caught: repeated rows that were one, so that a merge that ends in the first covered all."""
    seven = cell("float", 'office:value="7"', "7")
    rows = row(cell("string", shown="Chi bộ", more='table:number-rows-spanned="2"'), seven)
    rows += row("<table:covered-table-cell/>", seven, more='table:number-rows-repeated="2"')
    found = only(read(ods(rows)))
    assert [values(found, n) for n in (1, 2, 3)] == [["Chi bộ", 7], ["Chi bộ", 7], [None, 7]]


def test_fonts_strike_through_notes_and_hidden_sheets() -> None:
    note = "<office:annotation><text:p>ghi chú</text:p></office:annotation>"
    first = row(
        cell("string", shown="Lß", more='table:style-name="ce1"'),
        cell("string", shown="Én", more='table:style-name="ce2"'),
        cell("string", shown="Lò <text:span text:style-name='T1'>Én</text:span>"),
        f'<table:table-cell office:value-type="string">{note}<text:p>Vừ</text:p></table:table-cell>',
    )
    tables = (
        f'<table:table table:name="Một">{first}</table:table>'
        f'<table:table table:name="Hai" table:style-name="ta2">{first}</table:table>'
    )
    one, two = read(ods(tables, styles=STYLES)).sheets
    assert (one.state, two.state) == ("visible", "hidden")
    assert values(one, 1) == ["Lß", "Én", "Lò Én", "Vừ"]
    assert [c.font for c in one.rows[1]] == [".VnTime", ".VnTime", "", ""]
    assert [c.struck for c in one.rows[1]] == [False, True, True, False]


FORMULA = cell("float", 'office:value="1" table:formula="of:=DDE(&quot;soffice&quot;;1)"', "1")
MANY = cell("float", 'office:value="1"', "1", 'table:number-columns-repeated="200"')
REFUSED = {
    "password_protected/manifest": ods(**{"META-INF/manifest.xml": "<a><encryption-data/></a>"}),
    "macros/basic": ods(**{"Basic/Standard/Module1.xml": "<a/>"}),
    "not_a_spreadsheet/text": ods(mimetype="application/vnd.oasis.opendocument.text"),
    "dde/formula": ods(row(FORMULA)),
    "embedded_files/object": ods(row("<table:table-cell><draw:object-ole/></table:table-cell>")),
    "outside_file/picture": ods("<draw:image xlink:href='file:///c:/a.png'/>"),
    "too_many_cells/columns": ods(row(cell(more='table:number-columns-repeated="300"'), MANY)),
    "too_many_cells/rows": ods(row(MANY, more='table:number-rows-repeated="200001"')),
    "too_many_cells/both": ods(row(MANY, more='table:number-rows-repeated="199999"')),
    "too_many_sheets/61": ods('<table:table table:name="a"/>' * 61),
    "truncated/xml": ods("<table:table-row>"),
    "doctype/content": ods(**{"styles.xml": "<!DOCTYPE a><a/>"}),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    assert code(REFUSED[name], "tệp.ods") == name.partition("/")[0]
