"""Encodings told by bytes alone; the old ones by what their published tables write."""

from __future__ import annotations

import codecs

import pytest

from hatnhan.domain.encodings import NoText, Undecodable, called, of_letters, strictly, unicode

TEXT = "TT;Họ và tên;Dân tộc\r\n1;Nguyễn Văn Ước;Thái\r\n"
TCVN3 = "TT;Hä vµ tªn;D©n téc\r\n1;NguyÔn V¨n ¦íc;Th¸i\r\n"
VNI = "TT;Hoï vaø teân;Daân toäc\r\n1;Nguyeãn Vaên ÖÔùc;Thaùi\r\n"
CP1258 = "TT;Ho\u0323 va\u0300 tên;Dân tô\u0323c\r\n1;Nguyê\u0303n Văn Ươ\u0301c;Tha\u0301i\r\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-8"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_unicode_with_and_without_mark(mark: bytes, encoding: str) -> None:
    """Planted: the mark of UTF-16 looked for before that of UTF-32, which begins with it."""
    assert unicode(mark + TEXT.encode(encoding)) == (TEXT, encoding)


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [(TCVN3, "cp1252", "tcvn3"), (VNI, "cp1252", "vni"), (CP1258, "cp1258", "windows-1258")],
)
def test_one_byte_a_letter(text: str, codec: str, encoding: str) -> None:
    data = text.encode(codec)
    assert unicode(data) is None
    assert of_letters(data) == encoding


@pytest.mark.parametrize("data", [b"a,b\0\0\0c", bytes(range(1, 32)) * 100])
def test_no_text(data: bytes) -> None:
    with pytest.raises(NoText):
        unicode(data)


@pytest.mark.parametrize("data", [b"\xff\xfe" + b"a\0,\0b\0\0", b"\xef\xbb\xbfa,b\n\xff\xff"])
def test_broken_text(data: bytes) -> None:
    with pytest.raises(Undecodable):
        unicode(data)
    with pytest.raises(Undecodable):
        strictly(b"\xff", "utf-8")


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-16-le", "UTF-16"),
        ("windows-1258", "Windows-1258 (tiếng Việt)"),
        ("tcvn3", "TCVN3 (ABC)"),
        ("vni", "VNI"),
    ],
)
def test_what_people_call_them(encoding: str, name: str) -> None:
    assert called(encoding) == name
