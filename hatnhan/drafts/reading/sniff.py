"""What a file is, by its first bytes and never by its name; what cannot be read is refused."""

from __future__ import annotations

import re
from typing import Final, Literal

from hatnhan.domain.problems import Problem

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES: Final = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF", b"\0\0\x01\0",
)  # fmt: skip
_ARCHIVES: Final = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_MARKUP: Final = re.compile(
    rb"\s*(<!doctype|<html|<head|<body|<table|<div|<p[\s>]|<meta|<svg|<\?xml|mime-version:)",
    re.IGNORECASE,
)


def sniff(data: bytes) -> Literal["docx", "text"]:
    """Whether it is a Word document or plain text.

    Problem with the remedy for anything else: `draft_pdf`, `draft_old_word`, `draft_password`,
    `draft_picture`, `draft_archive`, `draft_other_format`. A zip archive is looked into by
    `package.open_package`.
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx"
    if data.startswith(_OLE):
        raise Problem(_ole(data))
    if b"%PDF-" in data[:1024]:
        raise Problem("draft_pdf")
    if data.startswith(b"{\\rtf"):
        raise Problem("draft_other_format", format="RTF")
    if _picture(data):
        raise Problem("draft_picture")
    if data.startswith(_ARCHIVES):
        raise Problem("draft_archive")
    if _MARKUP.match(_without_mark(data[:2048])):
        raise Problem("draft_other_format", format="HTML hoặc XML")
    return "text"


def _ole(data: bytes) -> str:
    """Old Office files and encrypted new ones share one container; its directory tells them apart."""
    names = ("EncryptedPackage", "EncryptionInfo", "DataSpaces")
    encrypted = any(name.encode("utf-16-le") in data for name in names)
    return "draft_password" if encrypted else "draft_old_word"


def _picture(data: bytes) -> bool:
    if data.startswith(b"BM"):  # two letters that may begin a text
        return b"\0" in data[2:32]
    if data.startswith(b"RIFF"):
        return data[8:12] == b"WEBP"
    return data.startswith(_PICTURES) or data[4:12] in (b"ftypheic", b"ftypavif", b"ftypmif1")


def _without_mark(head: bytes) -> bytes:
    """The beginning of a text as plain bytes, though it be UTF-16 or begin with a mark."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe").replace(b"\0", b"")
