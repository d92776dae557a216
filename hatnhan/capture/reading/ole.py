"""The container of old Office files: streams by name. Source: MS-CFB, version 3 and 4."""

from __future__ import annotations

import struct
from array import array
from typing import Final

from hatnhan.domain.problems import Problem

_HEADER: Final = 512
_END: Final = 0xFFFFFFFA
"""Numbers of sectors from here on are marks: free, end of a chain, and the like."""
_STREAM: Final = 2


def _broken() -> Problem:
    return Problem("truncated", reason="tệp .xls bị cắt cụt hoặc hỏng")


class Container:
    """The streams and storages of a compound file. Problem `truncated` for damage."""

    def __init__(self, data: bytes) -> None:
        if len(data) < _HEADER:
            raise _broken()
        self._data = data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise _broken()
        self._size, self._mini = 1 << shift, 1 << mini_shift
        fats, directory = struct.unpack_from("<II", data, 44)
        self._cutoff, mini_fat = struct.unpack_from("<II", data, 56)
        self._fat = self._table(self._difat(fats))
        self._mini_fat = array("I", self._whole(self._chain(mini_fat)))
        self.names: list[str] = []
        self._entries: dict[str, tuple[int, int]] = {}
        self._root = b""
        self._read_directory(self._chain(directory))

    def stream(self, name: str) -> bytes | None:
        """The content of a stream; None when there is none of this name."""
        found = self._entries.get(name.casefold())
        if found is None:
            return None
        start, length = found
        large = length >= self._cutoff
        content = self._whole(self._chain(start)) if large else self._small(start)
        if len(content) < length:
            raise _broken()
        return content[:length]

    def _sector(self, number: int, *, strict: bool = False) -> bytes:
        start = (number + 1) * self._size
        content = self._data[start : start + self._size]
        if not content or (strict and len(content) < self._size):
            raise _broken()
        return content.ljust(self._size, b"\0")  # the last may have been cut off where it is empty

    def _difat(self, count: int) -> list[int]:
        """The numbers of the sectors that hold the table of sectors."""
        found = list(struct.unpack_from("<109I", self._data, 76))
        following = struct.unpack_from("<I", self._data, 68)[0]
        seen = set()
        while following < _END and following not in seen:
            seen.add(following)
            numbers = array("I", self._sector(following))
            following = numbers.pop()
            found += numbers
        return [n for n in found if n < _END][:count]

    def _table(self, sectors: list[int]) -> array[int]:
        found = array("I")
        for number in sectors:
            found.frombytes(self._sector(number, strict=True))
        return found

    def _chain(self, start: int) -> list[int]:
        found, seen = [], bytearray(len(self._fat))
        while start < _END:
            if start >= len(seen) or seen[start]:
                raise _broken()
            seen[start] = 1
            found.append(start)
            start = self._fat[start]
        return found

    def _whole(self, sectors: list[int]) -> bytes:
        return b"".join(map(self._sector, sectors))

    def _small(self, start: int) -> bytes:
        """A stream that is kept in pieces of 64 bytes inside the stream of the root."""
        found, seen = [], set()
        while start < _END:
            if start >= len(self._mini_fat) or start in seen:
                raise _broken()
            seen.add(start)
            found.append(self._root[start * self._mini : (start + 1) * self._mini])
            start = self._mini_fat[start]
        return b"".join(found)

    def _read_directory(self, sectors: list[int]) -> None:
        listed = b"".join(self._sector(n, strict=True) for n in sectors)
        for place in range(0, len(listed), 128):
            entry = listed[place : place + 128]
            length, kind = struct.unpack_from("<HB", entry, 64)
            start, size = struct.unpack_from("<II", entry, 116)
            name = entry[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            if kind == 5:
                self._root = self._whole(self._chain(start))[:size]
            elif kind:
                self.names.append(name)
            if kind == _STREAM:
                self._entries.setdefault(name.casefold(), (start, size))
