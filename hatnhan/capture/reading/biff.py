"""Records of an .xls (BIFF8) and the texts in them. Source: MS-XLS."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from hatnhan.domain.problems import Problem

CONTINUE: Final = 0x3C
_RICH, _EXTENDED, _WIDE = 8, 4, 1


def broken() -> Problem:
    """What is said of records that do not hold what they must."""
    return Problem("truncated", reason="dữ liệu trong tệp .xls hỏng")


def records(stream: bytes, start: int = 0) -> Iterator[tuple[int, list[bytes]]]:
    """Each record from a place on: its kind, and its content with what continues it."""
    kind, pieces, place = -1, [b""], start
    while place + 4 <= len(stream):
        code, length = struct.unpack_from("<HH", stream, place)
        content = stream[place + 4 : place + 4 + length]
        if len(content) < length:
            raise broken()
        place += 4 + length
        if code == CONTINUE and kind >= 0:
            pieces.append(content)
            continue
        if kind >= 0:
            yield kind, pieces
        kind, pieces = code, [content]
    if kind >= 0:
        yield kind, pieces


def text(content: bytes, place: int, *, short: bool = False) -> str:
    """A text inside one record, whose length takes one byte (`short`) or two."""
    length = content[place] if short else struct.unpack_from("<H", content, place)[0]
    place += 1 if short else 2
    wide = content[place] & _WIDE
    raw = content[place + 1 : place + 1 + length * (2 if wide else 1)]
    return raw.decode("utf-16-le" if wide else "latin-1", "surrogatepass")


class Texts:
    """Reads texts one after the other from a record and what continues it."""

    def __init__(self, pieces: list[bytes], place: int = 0) -> None:
        self._pieces = pieces
        self._piece = 0
        self._place = place

    def next(self) -> tuple[str, list[int]]:
        """A text, and the numbers of the fonts of its runs."""
        length = int.from_bytes(self._take(2), "little")
        flags = self._take(1)[0]
        runs = int.from_bytes(self._take(2), "little") if flags & _RICH else 0
        extended = int.from_bytes(self._take(4), "little") if flags & _EXTENDED else 0
        found = self._characters(length, flags & _WIDE)
        shapes = self._take(4 * runs)
        self._take(extended)
        return found, [struct.unpack_from("<H", shapes, 4 * n + 2)[0] for n in range(runs)]

    def _characters(self, length: int, wide: int) -> str:
        """Characters, whose width is told anew wherever a record is continued."""
        found = []
        while length:
            if self._place >= len(self._pieces[self._piece]):
                self._following()
                wide = self._take(1)[0] & _WIDE
            size = 2 if wide else 1
            left = (len(self._pieces[self._piece]) - self._place) // size
            now = min(length, left)
            if not now:
                raise broken()
            raw = self._pieces[self._piece][self._place : self._place + now * size]
            found.append(raw.decode("utf-16-le" if wide else "latin-1", "surrogatepass"))
            self._place += now * size
            length -= now
        return "".join(found)

    def _following(self) -> None:
        self._piece, self._place = self._piece + 1, 0
        if self._piece >= len(self._pieces):
            raise broken()

    def _take(self, count: int) -> bytes:
        found = b""
        while len(found) < count:
            piece = self._pieces[self._piece]
            if self._place >= len(piece):
                self._following()
                continue
            now = piece[self._place : self._place + count - len(found)]
            found += now
            self._place += len(now)
        return found


def rk(packed: int) -> float:
    """A number in its short form of 30 bits and two flags."""
    if packed & 2:
        number = float((packed - (1 << 32) if packed >> 31 else packed) >> 2)
    else:
        number = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0]
    return number / 100 if packed & 1 else number
