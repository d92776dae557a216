"""An old .xls, and the other files that share its container: encrypted ones, documents."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import Final

from hatnhan.capture.reading import biff, limits
from hatnhan.capture.reading.formats import BUILT_IN
from hatnhan.capture.reading.ole import Container
from hatnhan.capture.reading.shared import Text
from hatnhan.capture.reading.store import Store, encode
from hatnhan.capture.reading.styles import Style
from hatnhan.capture.reading.xlssheet import Shared, SheetRecords
from hatnhan.domain.problems import Problem

_ENCRYPTED: Final = ("EncryptedPackage", "EncryptionInfo", "DataSpaces")
_MACROS: Final = ("_VBA_PROJECT_CUR", "_VBA_PROJECT", "VBA")
_STATES: Final = ("visible", "hidden", "very_hidden", "very_hidden")
_WORKSHEET, _MACRO_SHEETS = 0, (1, 6)


@dataclass(slots=True)
class _Globals:
    """What stands before the sheets."""

    sheets: list[tuple[int, str, str]] = field(default_factory=list)
    """Place of each in the stream, state, name."""
    date1904: bool = False
    fonts: list[tuple[str, bool]] = field(default_factory=list)
    formats: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
    shapes: list[tuple[int, int]] = field(default_factory=list)
    """Font and format of each style."""
    texts: list[tuple[str, list[int]]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def font(self, number: int) -> tuple[str, bool]:
        """A font; there never is a fourth, so those after it are one place earlier."""
        place = number - (number > 4)
        return self.fonts[place] if 0 <= place < len(self.fonts) else ("", False)

    def styles(self) -> list[Style]:
        """The styles of cells by number."""
        return [Style(self.formats.get(f, ""), *self.font(font)) for font, f in self.shapes]

    def rich(self) -> list[Text]:
        """The shared texts with what their runs say of fonts."""
        found = []
        for text, runs in self.texts:
            fonts = [self.font(n) for n in runs]
            name = next((name for name, _ in fonts if name), "")
            found.append(Text(text, name, any(struck for _, struck in fonts)))
        return found


def read(data: bytes, name: str) -> bytes:
    """The answer of the child. Problems: see `hatnhan.capture.reading.read`."""
    if any(each.encode("utf-16-le") in data for each in _ENCRYPTED):
        raise Problem("password_protected")
    try:
        return _read(Container(data), name)
    except (struct.error, IndexError, ValueError, UnicodeError):
        raise biff.broken() from None


def _read(container: Container, name: str) -> bytes:
    stream = container.stream("Workbook")
    if stream is None:
        old = container.stream("Book") is not None
        code = "other_spreadsheet" if old else "not_a_spreadsheet"
        raise Problem(code, name=name, format="Excel 5.0/95" if old else "tài liệu Office cũ")
    if any(each in _MACROS for each in container.names):
        raise Problem("macros")
    if any(each.startswith("MBD") or each == "\x01Ole10Native" for each in container.names):
        raise Problem("embedded_files")
    told = _globals(stream, name)
    if len(told.sheets) > limits.SHEETS:
        raise Problem("too_many_sheets", sheets=len(told.sheets), most=limits.SHEETS)
    shared = Shared(Store(), told.rich(), told.styles(), told.date1904)
    grids = []
    for place, state, title in told.sheets:
        grid = SheetRecords(shared, title).read(biff.records(stream, place))
        grid.state = state
        grids.append(grid)
    about = {"format": "xls", "date1904": told.date1904, "links": told.links}
    return encode(shared.store, grids, **about)


def _globals(stream: bytes, name: str) -> _Globals:
    found = _Globals()
    for kind, pieces in biff.records(stream):
        if kind == 0x0A:
            break
        if kind == 0x809 and struct.unpack_from("<H", pieces[0])[0] != 0x600:
            raise Problem("other_spreadsheet", name=name, format="Excel 5.0/95")
        if kind == 0x2F:
            raise Problem("password_protected")
        _global(found, kind, pieces)
    return found


def _global(found: _Globals, kind: int, pieces: list[bytes]) -> None:
    content = pieces[0]
    match kind:
        case 0x85:
            _listed(found, content)
        case 0x22:
            found.date1904 = content[0] == 1
        case 0x31:
            struck = bool(struct.unpack_from("<H", content, 2)[0] & 8)
            found.fonts.append((biff.text(content, 14, short=True), struck))
        case 0x41E:
            found.formats[struct.unpack_from("<H", content)[0]] = biff.text(content, 2)
        case 0xE0:
            found.shapes.append(struct.unpack_from("<HH", content))
        case 0xFC:
            texts = biff.Texts(pieces, 8)
            found.texts = [texts.next() for _ in range(struct.unpack_from("<I", content, 4)[0])]
        case 0x1AE:
            _link(found, content)


def _listed(found: _Globals, content: bytes) -> None:
    place, state, kind = struct.unpack_from("<IBB", content)
    if kind in _MACRO_SHEETS:
        raise Problem("macros")
    if kind == _WORKSHEET:
        found.sheets.append((place, _STATES[state & 3], biff.text(content, 6, short=True)))


def _link(found: _Globals, content: bytes) -> None:
    """A book that formulas refer to: this one, a set of functions, another file, a program."""
    length = struct.unpack_from("<H", content, 2)[0]
    if length in (0x401, 0x3A01) or len(content) <= 4:
        return
    path = biff.text(content, 2)
    if "\x03" in path[1:]:
        raise Problem("dde")
    shown = "".join(c if c.isprintable() else "/" for c in path).strip("/")
    found.links.append(shown[:300])
