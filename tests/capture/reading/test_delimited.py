"""Tables in text files: whatever the encoding and the separator, the same cells by line."""

from __future__ import annotations

import pytest

from hatnhan.capture.reading import read
from tests.capture.reading.files import code, only, values

LINES = ["TT;Họ và tên;Dân tộc;Đảng viên từ", "1;Nguyễn Văn Ước;Thái;10/2/2006", "2;Vừ A Súa;Mông;"]
TEXT = "\r\n".join(LINES) + "\r\n"
EXPECTED = [
    ["TT", "Họ và tên", "Dân tộc", "Đảng viên từ"],
    ["1", "Nguyễn Văn Ước", "Thái", "10/2/2006"],
    ["2", "Vừ A Súa", "Mông", None],
]
# Of each old encoding a line as its own published table writes it.
TCVN3 = "TT;Hä vµ tªn;D©n téc\r\n1;NguyÔn V¨n ¦íc;Th¸i\r\n2;§inh ThÞ §­îm;M­êng\r\n"
VNI = "TT;Hoï vaø teân;Daân toäc\r\n1;Nguyeãn Vaên ÖÔùc;Thaùi\r\n2;Ñinh Thò Ñöôïm;Möôøng\r\n"
CP1258 = "TT;Ho\u0323 va\u0300 tên;Dân tô\u0323c\r\n1;Nguyê\u0303n Văn Ươ\u0301c;Tha\u0301i\r\n"


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_and_separators(encoding: str, separator: str) -> None:
    found = read(TEXT.replace(";", separator).encode(encoding), "a.csv")
    told = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
    assert (found.format, found.encoding, found.separator) == ("csv", told, separator)
    assert [values(only(found), row) for row in (1, 2, 3)] == EXPECTED
    assert only(found).name is None


@pytest.mark.parametrize(
    ("text", "codec", "told"),
    [(TCVN3, "cp1252", "tcvn3"), (VNI, "cp1252", "vni"), (CP1258, "cp1258", "windows-1258")],
)
def test_old_encodings(text: str, codec: str, told: str) -> None:
    found = read(text.encode(codec))
    assert found.encoding == told
    assert [values(only(found), 1), values(only(found), 2)] == [
        line.split(";") for line in text.split("\r\n")[:2]
    ]


def test_rows_are_lines_also_after_a_quoted_line_end() -> None:
    """Caught: records counted in place of lines."""
    text = 'a,b\n"một\nhai",2\n\n3,"4 ""bốn"", và"\n'
    found = only(read(text.encode()))
    assert list(found.rows) == [1, 2, 5]
    assert values(found, 2) == ["một\nhai", "2"]
    assert values(found, 5) == ["3", '4 "bốn", và']


def test_the_separator_may_be_told() -> None:
    found = only(read(b"sep=|\r\na|b,c|d,e\r\n"))
    assert list(found.rows) == [2]
    assert values(found, 2) == ["a", "b,c", "d,e"]


def test_commas_inside_cells_do_not_divide_a_table_of_semicolons() -> None:
    """Caught: the mark that is most frequent taken, whatever follows it."""
    text = "TT;Tên;Nơi ở\n" + "".join(
        f"{n};Lò Văn Én, A;Bản Púng, xã Mường, huyện B\n" for n in range(9)
    )
    assert read(text.encode()).separator == ";"


def test_nothing_is_made_a_number() -> None:
    found = only(read(b"a,b,c\n001099012345,1.4E+10,3.814\n"))
    assert values(found, 2) == ["001099012345", "1.4E+10", "3.814"]


def test_a_table_of_text_under_another_name_is_read() -> None:
    assert read(TEXT.encode(), "Đảng viên.xlsx").format == "csv"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\xff\xfe" + "a,b".encode("utf-16-le") + b"\x00", "encoding_unknown"),
        (b"\xef\xbb\xbfa,b\n\xff\xff,\n", "encoding_unknown"),
        (("a," * 301 + "\n").encode(), "too_many_cells"),
        (b"a,b\n" * 200_001, "too_many_cells"),
        (b'a,b\n1,"' + b"x" * (2 << 20), "truncated"),
        (b'a,b\n1,"x\n2,y\n', "truncated"),
        (bytes(range(1, 32)) * 100, "not_a_spreadsheet"),
    ],
)
def test_refused(data: bytes, expected: str) -> None:
    assert code(data, "a.csv") == expected
