"""Old .xls files, read from their records; another reader gives the values to compare with."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import struct

import pytest
import python_calamine

from hatnhan.capture.reading import read, work
from hatnhan.domain.problems import Problem
from tests.capture.reading.files import at, code, only, raws, values
from tests.capture.reading.oldfiles import (
    FREE,
    container,
    font,
    formula,
    label,
    number,
    record,
    shape,
    shared,
    special,
    text,
    workbook,
)
from tests.capture.reading.oldfiles import at as where

STYLES = (
    b"".join(map(font, ("Arial", "Arial", "Arial", "Arial")))
    + font(".VnTime", struck=True)
    + record(0x41E, struct.pack("<H", 164) + text("dd/mm/yyyy"))
    + shape(0, 0)
    + shape(5, 0)
    + shape(0, 164)
    + shape(0, 14)
)
DAY = dt.date(2006, 2, 10)


def test_values_fonts_and_days() -> None:
    """Caught: fonts after the fourth, which there never is, one place late."""
    texts = shared(text("Họ và tên"), text("Nguy\xd4n V\xa8n An", wide=False), text(""))
    body = label(0, 0, 0) + label(0, 1, 1, 1) + label(0, 2, 2) + number(0, 3, 38758, 2)
    body += number(1, 0, 2.5) + record(0x27E, where(1, 1) + struct.pack("<I", (3814 << 2) | 2))
    body += record(0xBD, struct.pack("<HHHIHIH", 1, 2, 0, (7 << 2) | 2, 3, (38758 << 2) | 2, 3))
    body += record(0x205, where(2, 0) + b"\1\0") + record(0x205, where(2, 1) + b"\x2a\1")
    body += record(0x27E, where(2, 2) + struct.pack("<I", (12345 << 2) | 3))
    body += record(0x204, where(2, 3) + text("chữ"))
    data = workbook(STYLES + texts, ("Đảng viên", body, 0))
    found = only(read(data))
    assert found.name == "Đảng viên"
    assert values(found, 1) == ["Họ và tên", "NguyÔn V¨n An", None, DAY]
    assert values(found, 2) == [2.5, 3814, 7, DAY]
    assert values(found, 3) == [True, "#N/A", 123.45, "chữ"]
    assert raws(found, 2) == ["2.5", "3814", "7", "10/02/2006"]
    assert (at(found, "B1").font, at(found, "B1").struck) == (".VnTime", True)
    assert (at(found, "A1").font, at(found, "A1").struck) == ("Arial", False)
    theirs = python_calamine.load_workbook(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    ours = [["" if v is None else v for v in values(found, row)] for row in (1, 2, 3)]
    ours[2][1] = ""  # errors are left out there
    assert theirs == ours


def test_texts_that_go_on_in_another_record() -> None:
    """A text is cut in its middle, and goes on in letters of another width.

    Caught: letters read as wide as those before the cut.
    """
    first = struct.pack("<II", 2, 2) + struct.pack("<HB", 6, 0) + b"abc"
    rest = b"\1" + "Đờ".encode("utf-16-le")
    last = b"\0" + b"z" + struct.pack("<HBH", 2, 8, 1) + b"xy" + struct.pack("<HH", 0, 5)
    texts = record(0xFC, first) + record(0x3C, rest) + record(0x3C, last)
    found = only(read(workbook(STYLES + texts, ("a", label(0, 0, 0) + label(0, 1, 1), 0))))
    assert values(found, 1) == ["abcĐờz", "xy"]
    assert at(found, "B1").font == ".VnTime"


def test_formulas() -> None:
    body = formula(0, 0, struct.pack("<d", 38758), style=2) + formula(0, 1, special(0))
    body += record(0x207, text("Lò Văn Én")) + formula(0, 2, special(1, 1))
    body += formula(0, 3, special(2, 7)) + formula(0, 4, special(3))
    body += formula(0, 5, struct.pack("<d", 0), flags=2)
    found = only(read(workbook(STYLES, ("a", body, 0))))
    assert values(found, 1) == [DAY, "Lò Văn Én", True, "#DIV/0!", None, None]
    assert [c.formula for c in found.rows[1]] == [True, True, True, True, False, True]


def test_structure() -> None:
    body = record(0x208, struct.pack("<HHHHHHHH", 1, 0, 3, 0, 0, 0, 0x20, 0))
    body += record(0x7D, struct.pack("<HHHHHH", 1, 1, 2000, 0, 1, 0))
    body += label(0, 0, 0) + number(1, 1, 5) + number(2, 2, 6)
    body += record(0xE5, struct.pack("<H8H", 2, 0, 0, 0, 2, 1, 2, 0, 0)) + record(0x9B)
    sheets = (("Một", body, 0), ("Hai", number(0, 0, 1), 1), ("Ba", number(0, 0, 1), 2))
    workbook_read = read(workbook(STYLES + shared(text("Danh sách")), *sheets))
    first = workbook_read.sheets[0]
    assert [s.state for s in workbook_read.sheets] == ["visible", "hidden", "very_hidden"]
    assert first.hidden_rows == {2}
    assert first.hidden_columns == {1}
    assert first.filtered
    assert first.merges == ((1, 0, 1, 2), (2, 0, 3, 0))
    assert values(first, 1) == ["Danh sách"] * 3
    assert [c.merged for c in first.rows[1]] == [False, True, True]


def test_days_counted_from_1904() -> None:
    data = workbook(STYLES + record(0x22, b"\1\0"), ("a", number(0, 0, 38758 - 1462, 3), 0))
    assert read(data).date1904
    assert values(only(read(data)), 1) == [DAY]


def test_links_to_other_workbooks_are_listed() -> None:
    path = record(0x1AE, struct.pack("<H", 1) + text("\x01\x01Quy 3.xls"))
    assert read(workbook(path)).links == ("Quy 3.xls",)


REFUSED = {
    "password_protected/record": workbook(record(0x2F, bytes(6))),
    "macros/sheet": workbook(record(0x85, struct.pack("<IBB", 0, 0, 1) + text("M", short=True))),
    "macros/project": container(b"", others=("_VBA_PROJECT_CUR",)),
    "embedded_files/storage": container(b"", others=("MBD0018D4CE",)),
    "dde/book": workbook(record(0x1AE, struct.pack("<H", 0) + text("Excel\x03a"))),
    "other_spreadsheet/Excel 5.0": container(b"", name="Book"),
    "other_spreadsheet/version": container(record(0x809, struct.pack("<HHHH", 0x500, 5, 0, 0))),
    "not_a_spreadsheet/document": container(b"", name="WordDocument"),
    "truncated/cut": workbook()[:1200],
    "truncated/head": workbook()[:600],
    "truncated/shared texts": workbook(record(0xFC, struct.pack("<II", 9, 9) + b"\5")),
    "truncated/text not there": workbook(STYLES, ("a", label(0, 0, 77), 0)),
    "too_many_sheets/61": workbook(b"", *[("a", b"", 0)] * 61),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    assert code(REFUSED[name], "tệp.xls") == name.partition("/")[0]


def test_chains_that_go_in_circles() -> None:
    """The table of sectors leads back to a sector that was there before."""
    data = bytearray(workbook())
    data[512 + 4 * 4 : 512 + 4 * 5] = struct.pack("<I", 2)
    assert code(bytes(data)) == "truncated"
    data[512 + 4 * 4 : 512 + 4 * 5] = struct.pack("<I", FREE)
    assert code(bytes(data)) == "truncated"


def test_every_byte_may_be_wrong() -> None:
    """Whichever byte is another, the file is read or refused: nothing else happens."""
    texts = shared(text("Họ và tên"), text("Lò Văn Én"))
    data = workbook(STYLES + texts, ("a", label(0, 0, 0) + label(0, 1, 1), 0))
    for place in range(0, 2200, 3):
        spoilt = bytearray(data)
        spoilt[place] ^= 0xFF
        with contextlib.suppress(Problem):
            work.read_bytes(bytes(spoilt), "tệp.xls")
