"""An .xlsx: its archive looked over, its sheets read one after the other."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from hatnhan.capture.fields import version
from hatnhan.capture.reading import limits, shared, styles
from hatnhan.capture.reading.package import content, local, relations, stream, tree
from hatnhan.capture.reading.sheetxml import Book, SheetReader
from hatnhan.capture.reading.store import Grid, Store, encode
from hatnhan.capture.reading.styles import on
from hatnhan.domain.problems import Problem

_MAIN: Final = re.compile(
    r"application/vnd\.(openxmlformats-officedocument\.spreadsheetml\.(sheet|template)\.main\+xml"
    r"|ms-excel\.sheet\.main\+xml)\Z"
)
_BINARY: Final = "sheet.binary.macroenabled"
"""In the type of every .xlsb, with macros or without."""
_OUTSIDE: Final = re.compile(r"file:|\\\\|//|[a-z]:[\\/]", re.IGNORECASE)
_LISTED: Final = ("externalLinkPath", "externalLinkLongPath", "hyperlink", "xlPathMissing")
_STATES: Final = {"hidden": "hidden", "veryHidden": "very_hidden"}
_OTHERS: Final = (("word/", "Word"), ("ppt/", "PowerPoint"), ("Index/", "Apple Numbers"))


@dataclass(frozen=True, slots=True)
class _Listed:
    """A sheet as the workbook lists it."""

    name: str
    state: str
    part: str


def read(archive: zipfile.ZipFile, name: str) -> bytes:
    """The answer of the child. Problems: see `hatnhan.capture.reading.read`."""
    types = _content_types(archive, name)
    _no_programs(archive, types)
    main = _main_part(archive, types, name)
    links = _links(archive)
    root = tree(archive, main)
    related = {id: (kind, target) for id, kind, target, out in relations(archive, main) if not out}
    sheets = list(_sheets(root, related))
    if len(sheets) > limits.SHEETS:
        raise Problem("too_many_sheets", sheets=len(sheets), most=limits.SHEETS)
    date1904 = any(on(e.get("date1904")) for e in root if local(e) == "workbookPr")
    parts = dict(related.values())
    book = Book(
        Store(), _texts(archive, parts), styles.read(archive, parts.get("styles")), date1904
    )
    grids = [_grid(archive, book, each) for each in sheets]
    book.known.clear()
    told = [name for name in book.links if not (name.startswith("[") and links)]
    links = list(dict.fromkeys([*links, *told]))
    about: dict[str, Any] = {"format": "xlsx", "date1904": date1904, "links": links}
    return encode(book.store, grids, template=_template(archive), **about)


def _content_types(archive: zipfile.ZipFile, name: str) -> dict[str, str]:
    """{name of a part: its content type} of the parts that there are."""
    if "[Content_Types].xml" not in archive.namelist():
        raise _not_a_workbook(archive, name)
    root = tree(archive, "[Content_Types].xml")
    by_ending = {e.get("Extension", "").lower(): e.get("ContentType", "") for e in root}
    told = {e.get("PartName", "").lstrip("/").lower(): e.get("ContentType", "") for e in root}
    return {
        part: told.get(part.lower()) or by_ending.get(part.rpartition(".")[2].lower(), "")
        for part in archive.namelist()
    }


def _template(archive: zipfile.ZipFile) -> str:
    """What the workbook's own properties say of the template it was made from."""
    parts = {kind: target for _, kind, target, out in relations(archive, "") if not out}
    part = parts.get("custom-properties")
    if part is None or part not in archive.namelist():
        return ""
    named = (e for e in tree(archive, part) if e.get("name") == version.PROPERTY)
    return next(("".join(e.itertext())[:100] for e in named), "")


def _no_programs(archive: zipfile.ZipFile, types: dict[str, str]) -> None:
    """Neither macros of any age, nor files inside the file, nor live links to programs."""
    names = [n.lower() for n in archive.namelist()]
    macros = any(n.endswith("vbaproject.bin") or "/macrosheets/" in n for n in names)
    told = " ".join(set(types.values())).lower().replace(_BINARY, "")
    if macros or any(w in told for w in ("macroenabled", "vbaproject", "macrosheet", "addin.")):
        raise Problem("macros")
    if any("/embeddings/" in n or "/activex/" in n for n in names) or "oleobject" in told:
        raise Problem("embedded_files")
    for listed in archive.namelist():
        if "externallinks/" in listed.lower() and listed.endswith(".xml"):
            part = content(archive, listed)
            if b"ddeLink" in part.replace(b"\0", b""):
                raise Problem("dde")


def _main_part(archive: zipfile.ZipFile, types: dict[str, str], name: str) -> str:
    main = next((t for _, kind, t, _ in relations(archive, "") if kind == "officeDocument"), "")
    told = types.get(main, "")
    if _BINARY in told.lower() or main.endswith(".bin"):
        raise Problem("other_spreadsheet", name=name, format="Excel nhị phân (.xlsb)")
    if main not in archive.namelist():
        raise _not_a_workbook(archive, name)
    if not _MAIN.match(told):
        other = _not_a_workbook(archive, name)
        known = other.details.get("format", "tệp nén") != "tệp nén"
        raise other if known else Problem("truncated", reason="phần chính không phải bảng tính")
    return main


def _not_a_workbook(archive: zipfile.ZipFile, name: str) -> Problem:
    names = archive.namelist()
    for start, format in _OTHERS:
        if any(each.startswith(start) for each in names):
            return Problem("not_a_spreadsheet", name=name, format=format)
    if any(each.startswith("xl/") for each in names):
        return Problem("truncated", reason="thiếu phần chính")
    return Problem("not_a_spreadsheet", name=name, format="tệp nén")


def _links(archive: zipfile.ZipFile) -> list[str]:
    """External links of every part, which are not followed; those into files are refused."""
    found: dict[str, None] = {}
    for listed in archive.namelist():
        if not listed.endswith(".rels"):
            continue
        folder, _, file = listed.rpartition("/")
        part = f"{folder.removesuffix('_rels')}{file.removesuffix('.rels')}"
        for _, kind, target, outside in relations(archive, part):
            if outside and kind not in _LISTED and _OUTSIDE.match(target.strip()):
                raise Problem("outside_file", target=target[:120])
            if outside and kind != "hyperlink":
                found[target[:300]] = None
    return list(found)


def _sheets(root: Any, related: dict[str, tuple[str, str]]) -> Sequence[_Listed]:
    found = []
    for group in root:
        for each in group if local(group) == "sheets" else ():
            id = next((v for k, v in each.attrib.items() if k.endswith("}id")), "")
            kind, target = related.get(id, ("", ""))
            if kind == "worksheet":
                state = _STATES.get(each.get("state", ""), "visible")
                found.append(_Listed(each.get("name", ""), state, target))
            elif kind not in ("chartsheet", "dialogsheet"):
                raise Problem("truncated", reason=f"thiếu trang tính {each.get('name', '')}")
    return found


def _texts(archive: zipfile.ZipFile, parts: dict[str, str]) -> list[shared.Text]:
    part = parts.get("sharedStrings")
    if part is None or part not in archive.namelist():
        return []
    with stream(archive, part) as source:
        return shared.read(source, part)


def _grid(archive: zipfile.ZipFile, book: Book, listed: _Listed) -> Grid:
    with stream(archive, listed.part) as source:
        grid = SheetReader(book, listed.name, listed.part).read(source)
    grid.state = listed.state
    return grid
