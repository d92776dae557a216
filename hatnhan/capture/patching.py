"""Texts put into one column of a sheet inside an .xlsx, every other byte of it left alone.

Runs in the child process of `hatnhan.guarded`: the file is a stranger's. The sheet's XML is not
taken apart and written anew; a parser tells at which bytes rows and cells begin and end, and the
new cells are put in between.
"""

from __future__ import annotations

import io
import json
import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from xml.parsers import expat
from xml.sax.saxutils import escape

from hatnhan.capture.letters import letters
from hatnhan.domain.problems import Problem

_SPANS: Final = re.compile(rb'\sspans="[^"]*"')
_UNFIT: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML may hold."""


def patched(data: bytes, plan: bytes) -> bytes:
    """The workbook with the texts of `plan`: {sheet: {"column", "rows": {row: text}}} as JSON."""
    wanted = json.loads(plan)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        parts = _sheets(old)
        where = {parts[name]: each for name, each in wanted.items() if name in parts}
        for info in old.infolist():
            part = old.read(info)
            if info.filename in where:
                part = _Sheet(part, where[info.filename]).written()
            new.writestr(info, part, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """Name of each sheet: its part of the archive."""
    sheets: list[tuple[str, str]] = []
    targets: dict[str, str] = {}
    base = "xl/workbook.xml"
    for name, attributes in _elements(archive.read("_rels/.rels")):
        if name == "Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
            base = attributes["Target"].lstrip("/")
    for name, attributes in _elements(archive.read(base)):
        if name == "sheet":
            link = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            sheets.append((attributes.get("name", ""), link))
    folder, file = posixpath.split(base)
    for name, attributes in _elements(archive.read(f"{folder}/_rels/{file}.rels")):
        if name == "Relationship":
            target = attributes["Target"]
            whole = target[1:] if target.startswith("/") else posixpath.join(folder, target)
            targets[attributes["Id"]] = posixpath.normpath(whole)
    return {name: targets[link] for name, link in sheets if link in targets}


def _elements(xml: bytes) -> list[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []
    parser = _parser()
    parser.StartElementHandler = lambda name, attributes: found.append((_local(name), attributes))
    parser.Parse(xml, True)
    return found


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise Problem("file_crashes")

    parser.StartDoctypeDeclHandler = refuse
    return parser


def _local(name: str) -> str:
    return name.rpartition(":")[2]


@dataclass
class _Sheet:
    """One sheet's XML and the cuts that are made in it."""

    xml: bytes
    wanted: Mapping[str, Any]
    cuts: list[tuple[int, int, bytes]] = field(default_factory=list)
    """From byte, to byte: what stands there instead."""
    row: int = 0
    column: int = 0
    replaced: int | None = None
    """Where the cell begins that stands in the column already."""
    behind: int | None = None
    """Where the first cell of the row begins that stands right of the column."""

    def written(self) -> bytes:
        """The sheet with the texts in it."""
        self.parser = _parser()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.Parse(self.xml, True)
        parts, done = [], 0
        for begin, end, instead in sorted(self.cuts):
            parts += [self.xml[done:begin], instead]
            done = end
        return b"".join([*parts, self.xml[done:]])

    @property
    def at(self) -> int:
        """The byte where the parser is."""
        return self.parser.CurrentByteIndex

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if local == "row":
            self.row = int(attributes.get("r", self.row + 1))
            self.column, self.behind = -1, None
            self._drop_spans()
        elif local == "c":
            self.column = _number(attributes["r"]) if "r" in attributes else self.column + 1
            if self.column == self.wanted["column"]:
                self.replaced = self.at
            elif self.column > self.wanted["column"] and self.behind is None:
                self.behind = self.at
        elif local == "dimension":
            self._widen(attributes.get("ref", ""))

    def _end(self, name: str) -> None:
        local = _local(name)
        if local == "c" and self.replaced is not None:
            self.cuts.append((self.replaced, self._after(), b""))
            self.replaced = None
        elif local == "row":
            self._end_row(name)

    def _end_row(self, name: str) -> None:
        text = self.wanted["rows"].get(str(self.row))
        if text is None:
            return
        prefix = name.rpartition("row")[0]
        cell = self._cell(prefix, text)
        if self.xml[self.at : self.at + 2] == b"</":
            place = self.at if self.behind is None else self.behind
            self.cuts.append((place, place, cell))
        else:  # <row …/>: the parser stands behind it
            tail = f"</{name}>".encode()
            self.cuts.append((self.at - 2, self.at, b">" + cell + tail))

    def _cell(self, prefix: str, text: str) -> bytes:
        place = f"{letters(self.wanted['column'])}{self.row}"
        said = escape(_UNFIT.sub("\ufffd", text))
        p = prefix
        return (
            f'<{p}c r="{place}" t="inlineStr"><{p}is><{p}t xml:space="preserve">{said}'
            f"</{p}t></{p}is></{p}c>"
        ).encode()

    def _after(self) -> int:
        """The byte behind the element that ends here."""
        if self.xml[self.at : self.at + 2] == b"</":
            return self.xml.index(b">", self.at) + 1
        return self.at

    def _drop_spans(self) -> None:
        """The columns a row says that it reaches over: a hint that would no longer be true."""
        end = self.xml.index(b">", self.at)
        found = _SPANS.search(self.xml, self.at, end)
        if found:
            self.cuts.append((*found.span(), b""))

    def _widen(self, ref: str) -> None:
        """The used range reaches to the new column."""
        first, _, last = ref.partition(":")
        found = re.fullmatch(r"([A-Z]+)(\d+)", last or first)
        if not found or _number(found[1]) >= self.wanted["column"]:
            return
        old = self.xml.index(ref.encode(), self.at)
        new = f"{first}:{letters(self.wanted['column'])}{found[2]}"
        self.cuts.append((old, old + len(ref), new.encode()))


def _number(reference: str) -> int:
    """A column's number from 0, of a reference like `AB12`."""
    number = 0
    for letter in reference:
        if not letter.isalpha():
            break
        number = number * 26 + ord(letter.upper()) - 64
    return number - 1
