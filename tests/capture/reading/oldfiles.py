"""Old .xls files for the tests, record by record: MS-XLS inside MS-CFB."""

from __future__ import annotations

import struct

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
GLOBALS, SHEET = 5, 0x10


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def beginning(kind: int = SHEET, version: int = 0x600) -> bytes:
    return record(0x809, struct.pack("<HHHHII", version, kind, 0, 0, 0, 0))


def text(value: str, *, short: bool = False, wide: bool = True) -> bytes:
    raw = value.encode("utf-16-le" if wide else "latin-1")
    return struct.pack("<BB" if short else "<HB", len(value), wide) + raw


def font(name: str, *, struck: bool = False) -> bytes:
    return record(0x31, struct.pack("<HH10x", 200, 8 * struck) + text(name, short=True))


def shape(font: int, format: int) -> bytes:
    return record(0xE0, struct.pack("<HH16x", font, format))


def shared(*texts: bytes) -> bytes:
    return record(0xFC, struct.pack("<II", len(texts), len(texts)) + b"".join(texts))


def at(row: int, column: int, style: int = 0) -> bytes:
    return struct.pack("<HHH", row, column, style)


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    return record(0x203, at(row, column, style) + struct.pack("<d", value))


def label(row: int, column: int, place: int, style: int = 0) -> bytes:
    return record(0xFD, at(row, column, style) + struct.pack("<I", place))


def formula(row: int, column: int, result: bytes, style: int = 0, flags: int = 0) -> bytes:
    return record(0x06, at(row, column, style) + result + struct.pack("<HIH", flags, 0, 0))


def special(kind: int, value: int = 0) -> bytes:
    """What a formula came to, when it is no number."""
    return bytes((kind, 0, value, 0, 0, 0, 0xFF, 0xFF))


def workbook(globals: bytes = b"", *sheets: tuple[str, bytes, int]) -> bytes:
    """An .xls of sheets: name, records, state."""
    sheets = sheets or (("Một", number(0, 0, 1), 0),)
    bodies = [beginning() + body + record(0x0A) for _, body, _ in sheets]
    lists = [record(0x85, bytes(6) + text(name, short=True)) for name, _, _ in sheets]
    place = len(beginning(GLOBALS) + globals + b"".join(lists) + record(0x0A))
    listed = b""
    for (name, _, state), body in zip(sheets, bodies, strict=True):
        listed += record(0x85, struct.pack("<IBB", place, state, 0) + text(name, short=True))
        place += len(body)
    return container(beginning(GLOBALS) + globals + listed + record(0x0A) + b"".join(bodies))


def container(stream: bytes, name: str = "Workbook", others: tuple[str, ...] = ()) -> bytes:
    """A compound file of one stream, with names of storages beside it."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    sectors = len(stream) // 512
    names = [("Root Entry", 5, END, 0), (name, 2, 2, len(stream))]
    names += [(each, 1, 0, 0) for each in others]
    listed = b"".join(entry(*each) for each in names).ljust(512, b"\0")
    table = [FAT, END, *range(3, 2 + sectors), END]
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    head += struct.pack(
        "<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, END, 0, END, 0, 0
    )
    fat = struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff")
    return head.ljust(512, b"\xff") + fat + listed + stream


def entry(name: str, kind: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le").ljust(64, b"\0")
    told = struct.pack("<HBB12x36xIQ", 2 * len(name) + 2, kind, 1, start, size)
    return raw + told
