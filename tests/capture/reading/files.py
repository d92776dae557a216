"""Workbooks for the tests: honest ones by two libraries, others part by part by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

import openpyxl
import xlsxwriter

from hatnhan.capture.model import Cell, Sheet, Workbook
from hatnhan.capture.reading import read
from hatnhan.domain.problems import Problem

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
MAIN = f"{KIND}.sheet.main+xml"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>Họ và tên</t></is></c></row>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def relations(more: str = "") -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{HEAD}<Relationships xmlns="{space}">{more}</Relationships>'


def relation(id: str, kind: str, target: str, *, outside: bool = False) -> str:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'


def sheet(rows: str = ROW, before: str = "", after: str = "") -> str:
    """The XML of a sheet."""
    data = f"{before}<sheetData>{rows}</sheetData>{after}"
    return f'{HEAD}<worksheet xmlns="{SPREADSHEET}">{data}</worksheet>'


def book(names: tuple[str, ...] = ("Một",), more: str = "") -> str:
    """The XML of a workbook; `more` goes before the sheets."""
    listed = "".join(
        f'<sheet name="{n}" sheetId="{i}" r:id="s{i}"/>' for i, n in enumerate(names, 1)
    )
    spaces = f'xmlns="{SPREADSHEET}" xmlns:r="{OFFICE}"'
    return f"{HEAD}<workbook {spaces}>{more}<sheets>{listed}</sheets></workbook>"


def parts(
    *sheets: str, more: str = "", types: str = "", main: str = MAIN, rels: str = ""
) -> dict[str, str | bytes]:
    """The parts of an .xlsx, to be changed before it is zipped."""
    sheets = sheets or (sheet(),)
    names = tuple(f"Trang {n}" for n in range(1, len(sheets) + 1))
    listed = "".join(
        relation(f"s{n}", "worksheet", f"worksheets/sheet{n}.xml")
        for n in range(1, len(sheets) + 1)
    )
    listed += relation("t", "sharedStrings", "sharedStrings.xml")
    listed += relation("y", "styles", "styles.xml")
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{space}">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{main}"/>{types}</Types>',
        "_rels/.rels": relations(relation("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": book(names, more),
        "xl/_rels/workbook.xml.rels": relations(listed + rels),
        **{f"xl/worksheets/sheet{n}.xml": text for n, text in enumerate(sheets, 1)},
    }


def zipped(content: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, text in content.items():
            archive.writestr(name, text)
    return out.getvalue()


def by_hand(*sheets: str, **changes: str | bytes) -> bytes:
    """An .xlsx of these sheets; `changes` are further parts, `__` for a stroke, `_xml` for .xml."""
    named = {k.replace("__", "/").replace("_xml", ".xml"): v for k, v in changes.items()}
    return zipped({**parts(*sheets), **named})


def with_xlsxwriter(write: Callable[[xlsxwriter.Workbook], object], **options: object) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, **options}) as workbook:
        write(workbook)
    return out.getvalue()


def with_openpyxl(workbook: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def code(data: bytes, name: str = "tệp.xlsx") -> str:
    """The code of the refusal, or `read`."""
    try:
        read(data, name)
    except Problem as refused:
        return refused.code
    return "read"


def only(workbook: Workbook) -> Sheet:
    (found,) = workbook.sheets
    return found


def at(where: Sheet, address: str) -> Cell:
    """The cell of an address such as B7."""
    return where.rows[int(address[1:])][ord(address[0]) - 65]


def values(where: Sheet, row: int) -> list[object]:
    return [cell.value for cell in where.rows[row]]


def raws(where: Sheet, row: int) -> list[str]:
    return [cell.raw for cell in where.rows[row]]
