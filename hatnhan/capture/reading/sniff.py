"""What a file is, by its first bytes and never by its name."""

from __future__ import annotations

import re
from typing import Final, Literal

from hatnhan.domain.problems import Problem

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF: Final = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_PICTURES: Final = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"RIFF", b"\0\0\x01\0",
)  # fmt: skip
_ARCHIVES: Final = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_SPREADSHEETML: Final = re.compile(rb"schemas-microsoft-com:office:spreadsheet", re.IGNORECASE)
_MARKUP: Final = re.compile(
    rb"\s*(<!doctype|<html|<head|<body|<table|<div|<p[\s>]|<meta|<style|<svg|<\?xml|mime-version:)",
    re.IGNORECASE,
)


def sniff(data: bytes, name: str) -> Literal["zip", "ole", "text"]:
    """The container of a file; a Problem with its remedy for what is surely no workbook."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if data.startswith(_OLE):
        return "ole"
    if data.startswith(_BIFF) and b"\0" in data[:16]:
        raise Problem("other_spreadsheet", name=name, format="Excel 5.0/95 hoặc cũ hơn")
    head = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe")[:4096].replace(b"\0", b"")
    if _MARKUP.match(head):
        xml = _SPREADSHEETML.search(head)
        raise Problem("html_named_xlsx", name=name, format="XML 2003" if xml else "HTML hoặc XML")
    other = _other(data)
    if other:
        raise Problem("not_a_spreadsheet", name=name, format=other)
    return "text"


def _other(data: bytes) -> str:
    if b"%PDF-" in data[:1024]:
        return "PDF"
    if data.startswith(b"{\\rtf"):
        return "RTF"
    if data.startswith(_ARCHIVES):
        return "tệp nén"
    if data.startswith(_PICTURES) or (data.startswith(b"BM") and b"\0" in data[2:32]):
        return "ảnh"
    return ""
