"""A Word document as text: paragraphs, headings, cells, text boxes, then footnotes and endnotes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, NamedTuple

from hatnhan.domain.problems import Problem
from hatnhan.drafts.reading.clean import clean
from hatnhan.drafts.reading.package import Package, open_package
from hatnhan.drafts.reading.words import Inside, Piece, W, flat, inside
from hatnhan.prose.model import Block, BlockKind, Text

_TRACKED: Final = tuple(
    f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel")
)
_HEADING: Final = re.compile(r"(heading \d|title|subtitle)$", re.IGNORECASE)

_RUNS_PROGRAMS: Final = re.compile(r"\s*DDE(AUTO)?\b", re.IGNORECASE)
"""Fields that start another program when Word computes them."""


class Place(NamedTuple):
    """Where a paragraph stands."""

    kind: BlockKind = "paragraph"
    table: int | None = None
    row: int | None = None
    column: int | None = None
    host: Any = None
    """The run of the main text that stands for it: the mark of a note, the holder of a box."""


@dataclass(frozen=True, slots=True)
class Line:
    """One block as it stands in the file: its pieces lead from each character to its run."""

    text: str
    place: Place
    pieces: list[Piece]


@dataclass(slots=True)
class _Walk:
    """The lines found so far, and what has been met on the way."""

    headings: frozenset[str]
    lines: list[Line] = field(default_factory=list)
    tables: int = 0
    notes: dict[str, Any] = field(default_factory=dict)
    """Reference of a note: the run of its first mark."""

    def blocks(self, container: Any, place: Place) -> None:
        for child in container:
            if child.tag == f"{W}p":
                self.paragraph(child, place)
            elif child.tag == f"{W}tbl":
                self.table(child, place)
            elif child.tag in (f"{W}sdt", f"{W}customXml"):
                for content in _unwrapped(child):
                    self.blocks(content, place)

    def paragraph(self, paragraph: Any, place: Place) -> None:
        held = inside(paragraph)
        if place.kind == "paragraph" and self.is_heading(paragraph):
            place = place._replace(kind="heading")
        for pieces in held.lines():
            text = clean(flat(pieces))
            if text.strip():
                self.lines.append(Line(text, place, pieces))
        self.beside(held, place)

    def beside(self, held: Inside, place: Place) -> None:
        """Text boxes follow the paragraph that holds them; notes wait for the end."""
        for reference, run in held.notes:
            self.notes.setdefault(reference, run if place.host is None else place.host)
        for box, run in held.boxes:
            host = run if place.host is None else place.host
            self.blocks(box, Place("paragraph", host=host))

    def table(self, table: Any, place: Place) -> None:
        number = self.tables
        self.tables += 1
        for row, tr in enumerate(_rows(table)):
            for column, tc in _cells(tr):
                if place.kind == "footnote":
                    self.blocks(tc, place)
                else:
                    self.blocks(tc, Place("cell", number, row, column, place.host))

    def is_heading(self, paragraph: Any) -> bool:
        look = paragraph.find(f"{W}pPr")
        if look is None:
            return False
        style = look.find(f"{W}pStyle")
        if style is not None and style.get(f"{W}val") in self.headings:
            return True
        return _outlined(look)


def lines_of(package: Package) -> list[Line]:
    """The lines of a document in reading order.

    Problem `draft_tracked_changes` while changes wait for an answer, `draft_embedded` when
    another file is inside, `draft_other_format` for Strict Open XML.
    """
    root = package.xml(package.main)
    return lines_of_parts(root, package)


def lines_of_parts(root: Any, package: Package) -> list[Line]:
    """The same of a main part that is parsed already, so that its runs can be changed."""
    if root.tag != f"{W}document":
        raise Problem("draft_other_format", format="Word kiểu Strict Open XML")
    _require_settled(root)
    walk = _Walk(_heading_styles(package))
    for body in root.iterchildren(f"{W}body"):
        walk.blocks(body, Place())
    for kind in ("footnotes", "endnotes"):
        _read_notes(walk, kind, package)
    return walk.lines


def text_of(lines: list[tuple[str, Place]], written: date | None = None) -> Text:
    """The lines as one text."""
    blocks: list[Block] = []
    at = 0
    for text, place in lines:
        blocks.append(Block(at, at + len(text), place.kind, place.table, place.row, place.column))
        at += len(text) + 1
    return Text("\n".join(text for text, _ in lines), tuple(blocks), written)


def read_bytes(data: bytes) -> bytes:
    """The lines of a .docx as JSON: the work of the child process."""
    lines = [(line.text, *line.place[:4]) for line in lines_of(open_package(data))]
    return json.dumps(lines, ensure_ascii=False).encode()


def from_answer(answer: bytes, written: date | None) -> Text:
    """The text from the answer of `read_bytes`."""
    lines = [(text, Place(*place)) for text, *place in json.loads(answer)]
    return text_of(lines, written)


def _require_settled(root: Any) -> None:
    if next(root.iter(*_TRACKED), None) is not None:
        raise Problem("draft_tracked_changes")
    if next(root.iter(f"{W}altChunk"), None) is not None:
        raise Problem("draft_embedded")
    codes = [each.text or "" for each in root.iter(f"{W}instrText")]
    codes += [each.get(f"{W}instr", "") for each in root.iter(f"{W}fldSimple")]
    for code in codes:
        if _RUNS_PROGRAMS.match(code):
            raise Problem("draft_outside_link", target=code.strip()[:120])


def _read_notes(walk: _Walk, kind: str, package: Package) -> None:
    """The notes of one kind in the order of their marks; what has no mark is not printed."""
    root = package.related_xml(kind)
    if root is None:
        return
    _require_settled(root)
    notes = {f"{kind}:{note.get(f'{W}id')}": note for note in root}
    for reference, run in list(walk.notes.items()):
        if reference in notes:
            walk.blocks(notes[reference], Place("footnote", host=run))


def _heading_styles(package: Package) -> frozenset[str]:
    """Ids of the styles that are headings by their name, their outline or what they build on."""
    root = package.related_xml("styles")
    if root is None:
        return frozenset()
    bases: dict[str, str] = {}
    found: set[str] = set()
    for style in root.iterchildren(f"{W}style"):
        id = style.get(f"{W}styleId", "")
        name, base, look = (style.find(f"{W}{n}") for n in ("name", "basedOn", "pPr"))
        if base is not None:
            bases[id] = base.get(f"{W}val", "")
        named = name is not None and _HEADING.match(name.get(f"{W}val", ""))
        if named or (look is not None and _outlined(look)):
            found.add(id)
    return frozenset(id for id in {*bases, *found} if _builds_on(id, bases, found))


def _builds_on(id: str, bases: dict[str, str], found: set[str]) -> bool:
    for _ in range(20):  # a chain of styles; a ring would have no end
        if id in found:
            return True
        id = bases.get(id, "")
    return False


def _outlined(look: Any) -> bool:
    level = look.find(f"{W}outlineLvl")
    return level is not None and level.get(f"{W}val", "9") < "9"


def _unwrapped(control: Any) -> Iterator[Any]:
    if control.tag == f"{W}sdt":
        yield from control.iterchildren(f"{W}sdtContent")
    else:
        yield control


def _within(container: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, those inside controls too."""
    for child in container:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}customXml"):
            for content in _unwrapped(child):
                yield from _within(content, tag)


def _rows(table: Any) -> Iterator[Any]:
    return _within(table, f"{W}tr")


def _cells(row: Any) -> Iterator[tuple[int, Any]]:
    """(column, cell) of a row; of cells merged downwards only the first, of one merged across, once."""
    column = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
    for cell in _within(row, f"{W}tc"):
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        if merged is None or merged.get(f"{W}val") == "restart":
            yield column, cell
        column += _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1)


def _number(element: Any, otherwise: int) -> int:
    value = "" if element is None else element.get(f"{W}val", "")
    return int(value) if value.isdecimal() and len(value) < 6 else otherwise
