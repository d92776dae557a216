"""The styles of an .xlsx: number format, name of the font and strike-through of each."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import Any, Final

from hatnhan.capture.reading.formats import BUILT_IN
from hatnhan.capture.reading.package import local, tree

_OFF: Final = ("0", "false", "none", "off")


@dataclass(frozen=True, slots=True)
class Style:
    """What of a style tells how a cell is read."""

    format: str = ""
    font: str = ""
    struck: bool = False


PLAIN: Final = Style()


def read(archive: zipfile.ZipFile, part: str | None) -> list[Style]:
    """The styles of cells by number."""
    if part is None or part not in archive.namelist():
        return []
    formats: dict[int, str] = dict(BUILT_IN)
    fonts: list[tuple[str, bool]] = []
    styles: list[Style] = []
    for group in tree(archive, part):
        match local(group):
            case "numFmts":
                formats |= {_int(e.get("numFmtId")): e.get("formatCode", "") for e in group}
            case "fonts":
                fonts = [font_of(e) for e in group]
            case "cellXfs":
                styles = [_style(e, formats, fonts) for e in group if local(e) == "xf"]
    return styles


def font_of(element: Any) -> tuple[str, bool]:
    """Name of a font and whether it is struck through; also of a run of rich text."""
    name, struck = "", False
    for each in element:
        match local(each):
            case "name" | "rFont":
                name = each.get("val", "")
            case "strike":
                struck = on(each.get("val", "1"))
    return name, struck


def on(value: str | None) -> bool:
    """Whether an XML attribute says yes."""
    return value is not None and value.lower() not in _OFF


def _style(xf: Any, formats: dict[int, str], fonts: list[tuple[str, bool]]) -> Style:
    font = _int(xf.get("fontId"))
    name, struck = fonts[font] if 0 <= font < len(fonts) else ("", False)
    return Style(formats.get(_int(xf.get("numFmtId")), ""), name, struck)


def _int(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0
