"""Comments written into a Word document: the work of the child process."""

from __future__ import annotations

import io
import zipfile
from bisect import bisect_right
from collections import defaultdict
from datetime import date
from typing import Any, Final

from lxml import etree

from hatnhan.domain.problems import Problem
from hatnhan.drafts.notes.anchors import Cuttable, mark
from hatnhan.drafts.notes.remarks import Note
from hatnhan.drafts.reading.package import Package, open_package, relations_of
from hatnhan.drafts.reading.word import Line, lines_of_parts, text_of
from hatnhan.drafts.reading.words import W
from hatnhan.prose.model import Text
from hatnhan.reports.xmltext import printable

AUTHOR: Final = "Hạt Nhân"
INITIALS: Final = "HN"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_ELSEWHERE: Final = {"footnote": "Ở chú thích", "paragraph": "Ở khung chữ"}
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def commented(source: bytes, expected: str | None, wanted: list[Note], on: date | None) -> bytes:
    """A .docx with notes as comments; Problem `draft_differs` unless it says what is expected."""
    package = open_package(source)
    root = package.xml(package.main)
    lines = lines_of_parts(root, package)
    text = text_of([(line.text, line.place) for line in lines])
    if expected is not None and text.text != expected:
        raise Problem("draft_differs")
    if not wanted:
        return source
    comments = package.related_xml("comments")
    if comments is None:
        comments = etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
    id = _next_id(root, comments)
    for number, (note, elsewhere) in enumerate(_anchored(lines, text, wanted, id), id):
        comments.append(_comment(number, note, elsewhere, on))
    return _written(package, root, comments)


def _anchored(lines: list[Line], text: Text, wanted: list[Note], id: int) -> list[tuple[Note, str]]:
    """Set the marks of the notes, numbered from `id`; with each note what to say of its place."""
    of_line: dict[int, list[tuple[int, Note]]] = defaultdict(list)
    starts = [block.start for block in text.blocks]
    for number, note in enumerate(wanted, id):
        of_line[block_at(starts, note.start)].append((number, note))
    said: dict[int, str] = {}
    for index, here in of_line.items():
        line, block = lines[index], text.blocks[index]
        spans = {
            number: (note.start - block.start, min(note.end, block.end) - block.start)
            for number, note in here
        }
        said |= _mark_line(line, spans)
    return [(note, said[number]) for number, note in enumerate(wanted, id)]


def _mark_line(line: Line, spans: dict[int, tuple[int, int]]) -> dict[int, str]:
    host = line.place.host
    if host is not None:
        for number in spans:
            mark(host, host, number)
        where = _ELSEWHERE.get(line.place.kind, "Ở khung chữ")
        return {n: f"{where}: “{line.text[start:end]}”" for n, (start, end) in spans.items()}
    cuttable = Cuttable(list(line.pieces))
    cuttable.cut({position for span in spans.values() for position in span})
    for number, (start, end) in spans.items():
        runs = cuttable.runs(start, end) or cuttable.runs(0, len(line.text))
        if runs is not None:
            mark(*runs, number)
    return dict.fromkeys(spans, "")


def _next_id(root: Any, comments: Any) -> int:
    tags = [f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference")]
    used = [each.get(f"{W}id", "") for each in (*root.iter(*tags), *comments)]
    return 1 + max((int(n) for n in used if n.isdecimal() and len(n) < 10), default=-1)


def _comment(number: int, note: Note, elsewhere: str, on: date | None) -> Any:
    comment = etree.Element(f"{W}comment", {f"{W}id": str(number), f"{W}author": AUTHOR})
    comment.set(f"{W}initials", INITIALS)
    if on is not None:
        comment.set(f"{W}date", f"{on:%Y-%m-%d}T00:00:00Z")
    for i, words in enumerate([line for line in (*note.lines, elsewhere) if line]):
        paragraph = etree.SubElement(comment, f"{W}p")
        look = etree.SubElement(etree.SubElement(paragraph, f"{W}pPr"), f"{W}pStyle")
        look.set(f"{W}val", "CommentText")
        if i == 0:
            etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}annotationRef")
        said = etree.SubElement(paragraph, f"{W}r")
        if i == 0:
            etree.SubElement(etree.SubElement(said, f"{W}rPr"), f"{W}b")
        text = etree.SubElement(said, f"{W}t", {_SPACE: "preserve"})
        text.text = printable(words)
    return comment


def _written(package: Package, root: Any, comments: Any) -> bytes:
    """The archive again, every entry as it was but the main part and the comments."""
    changed = {package.main: _serialised(root)}
    name = package.related.get("comments")
    if name is None or name not in package.archive.namelist():
        name = _free_name(package)
        changed |= _announced(package, name)
    changed[name] = _serialised(comments)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in package.archive.infolist():
            content = changed.pop(entry.filename, None)
            archive.writestr(entry, package.archive.read(entry) if content is None else content)
        for new, content in changed.items():
            archive.writestr(zipfile.ZipInfo(new, (2000, 1, 1, 0, 0, 0)), content)
    return out.getvalue()


def _free_name(package: Package) -> str:
    folder = package.main.rpartition("/")[0]
    taken = {each.casefold() for each in package.archive.namelist()}
    numbers = ("", *map(str, range(2, 2_100)))
    names = (f"{folder}/comments{n}.xml".lstrip("/") for n in numbers)
    return next(each for each in names if each not in taken)


def _announced(package: Package, name: str) -> dict[str, bytes]:
    """The two lists in which a new part of the document must stand."""
    types = package.xml("[Content_Types].xml")
    etree.SubElement(types, f"{_TYPES}Override", {"PartName": f"/{name}", "ContentType": _TYPE})
    list_name = relations_of(package.main)
    if list_name in package.archive.namelist():
        relations = package.xml(list_name)
    else:
        relations = etree.Element(f"{_RELATIONS}Relationships", nsmap={None: _RELATIONS[1:-1]})
    used = {each.get("Id") for each in relations}
    id = next(i for i in (f"rIdHatNhan{n}" for n in range(len(used) + 1)) if i not in used)
    attributes = {"Id": id, "Type": _KIND, "Target": f"/{name}"}
    etree.SubElement(relations, f"{_RELATIONS}Relationship", attributes)
    return {"[Content_Types].xml": _serialised(types), list_name: _serialised(relations)}


def _serialised(root: Any) -> bytes:
    written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return bytes(written)


def block_at(starts: list[int], position: int) -> int:
    """The block that a position is in; the one before it when it is between two."""
    return max(bisect_right(starts, position) - 1, 0)
