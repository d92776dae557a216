"""Hostile and broken workbooks: each is refused with a sentence, within time and memory."""

from __future__ import annotations

import contextlib
import io
import os
import random
import struct
import time
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from hatnhan.capture.reading import read, work
from hatnhan.domain.problems import Problem
from hatnhan.guarded import Limits, run
from tests.capture.reading.files import (
    HEAD,
    OLE,
    ROW,
    SPREADSHEET,
    by_hand,
    code,
    only,
    parts,
    relation,
    relations,
    sheet,
    with_openpyxl,
    zipped,
)
from tests.capture.reading.oldfiles import container

CANARY = "CHIM HOÀNG YẾN 4711"
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
VBA = '<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
MACRO_MAIN = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
BINARY_MAIN = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
HTML = b"<html><body><table><tr><td>H\xe1\xbb\x8d</td></tr></table></body></html>"
XML_2003 = (
    b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
)


def doctype(declared: str, used: str) -> str:
    """A part of shared texts with a DTD."""
    body = f'<sst xmlns="{SPREADSHEET}"><si><t>{used}</t></si></sst>'
    return f"{HEAD}<!DOCTYPE sst [{declared}]>{body}"


def cell(address: str) -> bytes:
    row = address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return by_hand(sheet(f'{ROW}<row r="{row}"><c r="{address}"><v>1</v></c></row>'))


def with_flag(data: bytes, flag: int) -> bytes:
    """Every entry of an archive said to be encrypted, in both places where that is told."""
    out = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = out.find(mark)
        while found >= 0:
            out[found + place] |= flag
            found = out.find(mark, found + 4)
    return bytes(out)


def spoilt() -> bytes:
    """One byte of the packed content of the sheet is another."""
    data = bytearray(zipped(parts(), zipfile.ZIP_STORED))
    data[data.find(b"sheetData") + 2] ^= 1
    return bytes(data)


def twice() -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as archive:
        warnings.simplefilter("ignore")
        for name, text in (*parts().items(), ("xl/worksheets/sheet1.xml", sheet())):
            archive.writestr(name, text)
    return out.getvalue()


def link() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts().items():
            archive.writestr(name, text)
        entry = zipfile.ZipInfo("xl/media/image1.png")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    return out.getvalue()


def spread(megabytes: int) -> bytes:
    """Sheets of blanks that unpack to so many megabytes, each entry within the ratio of a small."""
    return by_hand(
        **{f"xl__worksheets__s{n}_xml": " " * (15 << 20) for n in range(megabytes // 15)}
    )


def ole(*names: str) -> bytes:
    listed = b"".join(n.encode("utf-16-le").ljust(128, b"\0") for n in names)
    return OLE + bytes(504) + listed.ljust(512, b"\0") + bytes(1024)


def external(kind: str, target: str) -> bytes:
    rels = relations(relation("x", kind, target, outside=True))
    return by_hand(
        xl__worksheets___rels__sheet1_xml=rels, **{"xl/worksheets/_rels/sheet1.xml.rels": rels}
    )


def markup() -> Iterator[tuple[str, bytes]]:
    """Each with the code of its refusal before the stroke."""
    texts = "xl__sharedStrings_xml"
    yield "doctype/laughs", by_hand(**{texts: doctype(f'<!ENTITY a0 "ha">{LAUGHS}', "&a9;")})
    yield (
        "doctype/quadratic",
        by_hand(**{texts: doctype(f'<!ENTITY a "{"a" * 50_000}">', "&a;" * 500)}),
    )
    yield (
        "doctype/outside",
        by_hand(**{texts: doctype('<!ENTITY x SYSTEM "http://a.invalid/">', "&x;")}),
    )
    yield "doctype/empty", by_hand(**{texts: doctype("", "a")})
    yield (
        "doctype/utf-16",
        by_hand(**{texts: doctype("", "a").replace("UTF-8", "UTF-16").encode("utf-16")}),
    )
    yield "doctype/in the sheet", by_hand(f"<!DOCTYPE a>{sheet().partition('?>')[2]}")
    drawing = "<!DOCTYPE a><a/>"
    yield "doctype/in a drawing", by_hand(xl__drawings__d1_xml=drawing)
    yield "doctype/in a drawing, utf-16", by_hand(xl__drawings__d1_xml=drawing.encode("utf-16"))
    late = " " * ((1 << 20) - 4) + drawing
    yield "doctype/between two pieces", by_hand(xl__drawings__d1_xml=late)


def programs() -> Iterator[tuple[str, bytes]]:
    """Macros, files inside the file, links to programs and to files."""
    good = by_hand()
    yield "macros/project", by_hand(**{"xl/vbaProject.bin": OLE})
    yield "macros/type", zipped(parts(main=MACRO_MAIN))
    yield "macros/override", zipped({**parts(types=VBA), "xl/vbaProject.bin": b"x"})
    yield "macros/excel 4", by_hand(xl__macrosheets__sheet1_xml="<a/>")
    yield "embedded_files/ole", by_hand(**{"xl/embeddings/oleObject1.bin": OLE})
    yield "embedded_files/workbook", by_hand(**{"xl/embeddings/a.xlsx": good})
    yield "embedded_files/nested archive", by_hand(**{"xl/media/image1.png": good})
    yield "embedded_files/activex", by_hand(xl__activeX__activeX1_xml="<a/>")
    yield (
        "dde/link",
        by_hand(xl__externalLinks__externalLink1_xml="<externalLink><ddeLink/></externalLink>"),
    )
    yield (
        "dde/formula",
        by_hand(sheet("<row r='1'><c r='A1'><f>cmd|'/C calc'!A0</f><v>1</v></c></row>")),
    )
    yield "outside_file/file", external("image", "file:///c:/a.png")
    yield "outside_file/unc", external("image", "\\\\may-chu\\a.png")
    yield "outside_file/ole", external("oleObject", "file:///c:/a.xlsx")


def damage() -> Iterator[tuple[str, bytes]]:
    good = by_hand()
    yield "truncated/half", good[: len(good) // 2]
    yield "truncated/tail", good[:-30]
    yield "truncated/checksum", spoilt()
    yield "truncated/two of a name", twice()
    yield "truncated/another case", by_hand(**{"XL/worksheets/sheet1.xml": sheet()})
    yield "truncated/slip", by_hand(**{"../../etc/cron.d/a": "x"})
    yield "truncated/root", by_hand(**{"/etc/cron.d/a": "x"})
    yield "truncated/drive", by_hand(**{"c:\\a": "x"})
    yield "truncated/symbolic link", link()
    yield "truncated/type of the main part", zipped(parts(main="text/plain"))
    yield "truncated/no xml", by_hand(sheet()[:-30])
    yield "truncated/encoding of no name", by_hand(sheet().replace("UTF-8", "UTF-true8"))
    yield "truncated/no sheet", zipped({n: t for n, t in parts().items() if "sheet1" not in n})
    yield "truncated/text that is not there", by_hand(sheet("<row><c t='s'><v>9</v></c></row>"))


def sizes() -> Iterator[tuple[str, bytes]]:
    yield "zip_bomb/ratio", by_hand(xl__sharedStrings_xml=" " * (20 << 20))
    yield "zip_bomb/sum", spread(280)
    yield "zip_bomb/ratio of many", spread(120)
    yield "zip_bomb/entries", by_hand(**{f"xl/media/{n}.txt": "" for n in range(2_000)})
    yield (
        "zip_bomb/a part held whole",
        by_hand(xl__styles_xml="".join(map(chr, range(99, 120))) * (2 << 20)),
    )
    yield "too_many_cells/last cell", cell("XFD1048576")
    yield "too_many_cells/last row", cell("A1048576")
    yield "too_many_cells/column 301", cell("KO1")
    yield "too_many_cells/row 200001", cell("A200001")
    yield "too_many_sheets/61", by_hand(*[sheet()] * 61)
    yield "too_big/26 MB", b"PK\x03\x04" + bytes(26 << 20)


def kinds() -> Iterator[tuple[str, bytes]]:
    """What cannot be read, whatever its name."""
    good = by_hand()
    yield "password_protected/entries", with_flag(good, 1)
    yield "password_protected/agile", ole("EncryptionInfo", "EncryptedPackage")
    yield "password_protected/rights", ole("\x06DataSpaces", "EncryptedPackage")
    yield "html_named_xlsx/html", HTML
    yield "html_named_xlsx/html in utf-16", b"\xff\xfe" + HTML.decode().encode("utf-16-le")
    yield "html_named_xlsx/xml 2003", XML_2003
    yield "other_spreadsheet/xlsb", zipped(parts(main=BINARY_MAIN))
    yield (
        "not_a_spreadsheet/word",
        zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<a/>"}),
    )
    yield "not_a_spreadsheet/archive", zipped({"a.txt": "a"})
    yield "not_a_spreadsheet/document", container(b"", name="WordDocument")
    yield "not_a_spreadsheet/pdf", b"%PDF-1.7\n"
    yield "not_a_spreadsheet/picture", b"\x89PNG\r\n\x1a\n" + bytes(100)
    yield "not_a_spreadsheet/noise", bytes(range(256)) * 8
    yield "not_a_spreadsheet/prose", "Không có cột nào ở đây cả.\n".encode() * 5


def blanks() -> Iterator[tuple[str, bytes]]:
    yield "sheet_empty/nothing", b""
    yield "sheet_empty/blanks", b"\xef\xbb\xbf \r\n"


def named(*cases: tuple[str, bytes]) -> list[object]:
    return [pytest.param(name, data, id=name) for name, data in cases]


@pytest.mark.parametrize(("name", "data"), named(*markup(), *sizes(), *blanks()))
def test_refused_with_a_reason_in_time(name: str, data: bytes) -> None:
    """Refusing takes a moment; what is parsed takes it in another process, held to its memory.

    Caught: no limit of rows and columns; a DTD cut by the pieces in which a part is read; NULs of
    UTF-16 left in.
    """
    started = time.monotonic()
    assert code(data) == name.partition("/")[0]
    assert time.monotonic() - started < 15


@pytest.mark.parametrize(("name", "data"), named(*programs(), *damage(), *kinds()))
def test_refused_with_a_reason(name: str, data: bytes) -> None:
    """What takes no time to refuse is refused in this process. Caught: two parts of one name."""
    with pytest.raises(Problem) as refused:
        work.read_bytes(data, "tệp.xlsx")
    assert refused.value.code == name.partition("/")[0]


def test_the_refusal_is_a_sentence() -> None:
    with pytest.raises(Problem) as refused:
        read(by_hand(**{"xl/vbaProject.bin": OLE}), "Đảng viên.xlsm")
    assert refused.value.message.startswith("Tệp có macro")


def test_nothing_of_other_files_is_read(tmp_path: Path) -> None:
    path = tmp_path / "canary.txt"
    path.write_text(CANARY, encoding="utf-8")
    data = by_hand(xl__sharedStrings_xml=doctype(f'<!ENTITY x SYSTEM "{path.as_uri()}">', "&x;"))
    with pytest.raises(Problem) as refused:
        read(data)
    assert refused.value.code == "doctype"
    assert CANARY not in refused.value.message


def test_links_to_other_workbooks_are_listed_and_not_followed() -> None:
    rels = relations(
        relation("x", "externalLinkPath", "file:///D:/Bao cao/Quy 3.xlsx", outside=True)
    )
    data = by_hand(
        **{
            "xl/externalLinks/externalLink1.xml": f'<externalLink xmlns="{SPREADSHEET}"/>',
            "xl/externalLinks/_rels/externalLink1.xml.rels": rels,
        }
    )
    assert read(data).links == ("file:///D:/Bao cao/Quy 3.xlsx",)


def test_hyperlinks_are_of_no_concern() -> None:
    assert code(external("hyperlink", "file:///c:/a.txt")) == "read"


def test_three_hundred_styles_without_a_row() -> None:
    book = openpyxl.Workbook()
    ws = book.active
    assert ws is not None
    for row in range(1, 301):
        ws.cell(row=row, column=row).number_format = f'0.00 "{row}"'
    found = only(read(with_openpyxl(book)))
    assert not found.rows


def test_a_merge_over_the_whole_sheet_covers_what_is_used() -> None:
    after = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    rows = f'{ROW}<row r="3"><c r="C3"><v>1</v></c></row>'
    found = only(read(by_hand(sheet(rows, after=after))))
    assert len(found.rows) == 3
    assert len(found.rows[1]) == 3


def test_merges_that_cover_too_much() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in (1, 150_000))
    rows += '<row r="150001"><c r="Z150001"><v>1</v></c></row>'
    after = '<mergeCells><mergeCell ref="A1:Z150001"/></mergeCells>'
    assert code(by_hand(sheet(rows, after=after))) == "too_many_cells"


def test_a_long_text_is_read_within_the_memory() -> None:
    """A text of 15 MB, of which a reader that builds a tree makes many times as much."""
    noise = os.urandom(1 << 19).hex() * 15
    text = f'<sst xmlns="{SPREADSHEET}"><si><t>{noise}</t></si></sst>'
    data = by_hand(sheet("<row><c t='s'><v>0</v></c></row>"), xl__sharedStrings_xml=text)
    assert code(data) == "read"


def test_what_needs_too_much_memory_is_stopped() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}.5</v></c></row>' for n in range(1, 100_000))
    data = by_hand(sheet(rows))
    with pytest.raises(Problem) as refused:
        run(work.read_bytes, data, "tệp", limits=Limits(seconds=60, megabytes=48))
    assert refused.value.code in ("file_too_heavy", "file_crashes")


def test_a_name_is_only_shown(tmp_path: Path) -> None:
    with pytest.raises(Problem) as refused:
        read(HTML, "../../etc/passwd\u202exslx.exe")
    assert refused.value.code == "html_named_xlsx"
    assert "passwdxslx.exe" in refused.value.message
    with pytest.raises(Problem) as missing:
        read(tmp_path / "không có.xlsx")
    assert missing.value.code == "bad_file"


def test_long_formulas_and_numbers_take_no_time() -> None:
    """A pattern that tries every way to divide a long run of blanks or digits never ends."""
    cells = f"<c r='A1'><f>{' ' * 200_000}|</f><v>1</v></c><c r='B1'><v>{'1' * 200_000}x</v></c>"
    started = time.monotonic()
    assert code(by_hand(sheet(f"<row r='1'>{cells}</row>"))) == "read"
    assert time.monotonic() - started < 15


WRONG = ("<c>", "</c>", "9" * 20, "-1", '"', "", "A1:XFD9", "<is>", "true", "1e999", "&#x0;", "<f>")


def test_whatever_is_written_in_a_part() -> None:
    """Pieces of the parts of a workbook are others: it is read or refused, nothing else happens."""
    chance = random.Random(4)
    rows = "<row r='1' ht='15'><c r='A1' s='1' t='s'><v>0</v></c><c r='B1'><f>1+1</f><v>2</v></c></row>"
    texts = f"{HEAD}<sst xmlns='{SPREADSHEET}'><si><r><t>Lò</t></r></si></sst>"
    styles = f"{HEAD}<styleSheet xmlns='{SPREADSHEET}'><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>"
    merges = "<mergeCells><mergeCell ref='A1:B2'/></mergeCells>"
    good = parts(sheet(rows, "<cols><col min='1' max='2' hidden='1'/></cols>", merges))
    good |= {"xl/sharedStrings.xml": texts, "xl/styles.xml": styles}
    for _ in range(600):
        name = chance.choice(list(good))
        text = str(good[name])
        start = chance.randrange(len(text))
        end = start + chance.choice((0, 1, 5, 20))
        spoilt = {**good, name: text[:start] + chance.choice(WRONG) + text[end:]}
        with contextlib.suppress(Problem):
            work.read_bytes(zipped(spoilt), "tệp.xlsx")


def test_noise_after_the_signature() -> None:
    for size in (4, 30, 300):
        assert code(b"PK\x03\x04" + struct.pack("<H", size) * size) == "truncated"
