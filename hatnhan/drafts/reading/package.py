"""A .docx as an archive: looked over whole before any of it is parsed, and parsed without trust."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from hatnhan.domain.problems import Problem

MEGABYTES: Final = 25
UNPACKED: Final = 256 << 20
ENTRIES: Final = 2_000
RATIO: Final = 100
SMALL: Final = 16 << 20
"""An entry up to this size may be packed as tightly as it likes: long tables of one form are."""
LARGEST_PART: Final = 64 << 20

_REL: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN: Final = (f"{_WORD}document.main+xml", f"{_WORD}template.main+xml")
_OUTSIDE: Final = re.compile(r"file:|\\\\|//|[a-z]:[\\/]", re.IGNORECASE)
_LINKED: Final = ("attachedTemplate", "subDocument", "oleObject", "frame", "aFChunk")
_OTHERS: Final = (
    ("xl/", "Excel"), ("ppt/", "PowerPoint"), ("content.xml", "OpenDocument"),
    ("Index/", "Apple Pages"), ("META-INF/", "EPUB hoặc ứng dụng"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Package:
    """A Word document whose archive has been looked over, with the parts that have text."""

    archive: zipfile.ZipFile
    main: str
    """Name of the main part, usually word/document.xml."""
    related: dict[str, str]
    """Of the main part: last word of the type of relation ("footnotes"): name of the part."""

    def xml(self, name: str) -> Any:
        """The root of a part. Problem `draft_damaged` or `draft_entities`."""
        return parsed(self.archive.read(name), name)

    def related_xml(self, kind: str) -> Any | None:
        """The root of a part of the main part; None when the document has none."""
        name = self.related.get(kind)
        return None if name is None or name not in self.archive.namelist() else self.xml(name)


def open_package(data: bytes) -> Package:
    """A .docx from its bytes; a Problem with its remedy when it is not an honest one.

    Refused: too many or too large or too tightly packed entries, two of one name, passwords,
    macros, DTDs, links to files outside, other kinds of documents, damage anywhere.
    """
    archive = _archive(data)
    _look_over(archive)
    types = _content_types(archive)
    if _macros(archive, types):
        raise Problem("draft_macros")
    _read_all(archive)
    main = _main_part(archive, types)
    return Package(archive, main, _related(archive, main))


def parsed(data: bytes, name: str) -> Any:
    """The root element of an XML part: no entity, no DTD, no network, no endless depth."""
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as failed:
        if getattr(failed, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from None
        raise Problem("draft_damaged", reason=f"{name} không phải XML") from None
    if root.getroottree().docinfo.doctype:
        raise Problem("draft_entities")
    return root


def _archive(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        raise Problem("draft_damaged", reason="tệp bị cắt cụt") from None


def _look_over(archive: zipfile.ZipFile) -> None:
    """Everything that the list of contents alone tells."""
    entries = archive.infolist()
    if len(entries) > ENTRIES:
        raise Problem("draft_bomb", reason=f"{len(entries)} phần bên trong")
    if sum(e.file_size for e in entries) > UNPACKED:
        raise Problem("draft_bomb", reason=f"hơn {UNPACKED >> 20} MB")
    names = [e.filename.casefold() for e in entries]
    if len(set(names)) < len(names):
        raise Problem("draft_damaged", reason="hai phần trùng tên")
    for entry in entries:
        if entry.flag_bits & 1:
            raise Problem("draft_password")
        if entry.file_size > SMALL and entry.file_size > RATIO * max(entry.compress_size, 1):
            raise Problem("draft_bomb", reason=f"{entry.filename} nén hơn {RATIO} lần")
        if entry.filename.startswith("/") or ".." in entry.filename.replace("\\", "/").split("/"):
            raise Problem("draft_damaged", reason="tên phần bên trong không hợp lệ")


def _read_all(archive: zipfile.ZipFile) -> None:
    """Unpack every entry once, so that damage anywhere is found, and DTDs and outside links too."""
    for entry in archive.infolist():
        try:
            content = archive.read(entry)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
            raise Problem("draft_damaged", reason=f"không đọc được {entry.filename}") from None
        if entry.filename.lower().endswith((".xml", ".rels", ".vml", ".xhtml", ".htm", ".html")):
            _no_entities(content)
            if len(content) > LARGEST_PART:
                raise Problem("draft_bomb", reason=f"{entry.filename} quá lớn")
        if entry.filename.endswith(".rels"):
            _no_outside_links(parsed(content, entry.filename))


def _no_entities(content: bytes) -> None:
    """No DTD in any part, in any of the encodings that XML must know."""
    plain = content.replace(b"\0", b"") if b"\0" in content[:64] else content
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise Problem("draft_entities")


def _no_outside_links(relations: Any) -> None:
    for relation in relations.iter(_REL):
        target = relation.get("Target", "")
        kind = relation.get("Type", "").rpartition("/")[2]
        outside = relation.get("TargetMode") == "External" and (
            _OUTSIDE.match(target.strip()) or kind in _LINKED
        )
        if outside or target.lower().startswith(("file:", "\\\\")):
            raise Problem("draft_outside_link", target=target[:120])
        if kind in {"aFChunk", "subDocument"}:
            raise Problem("draft_embedded")


def _content_types(archive: zipfile.ZipFile) -> dict[str, str]:
    """{name of a part: its content type}, only those told one by one."""
    names = archive.namelist()
    if "[Content_Types].xml" not in names:
        raise _no_word_document(names)
    try:
        content = archive.read("[Content_Types].xml")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
        raise Problem("draft_damaged", reason="không đọc được mục lục") from None
    _no_entities(content)
    root = parsed(content, "[Content_Types].xml")
    return {
        each.get("PartName", "").lstrip("/"): each.get("ContentType", "")
        for each in root
        if each.get("PartName")
    }


def _macros(archive: zipfile.ZipFile, types: dict[str, str]) -> bool:
    names = any(n.lower().endswith(("vbaproject.bin", "vbadata.xml")) for n in archive.namelist())
    return names or any("macroenabled" in t.lower() or "vba" in t.lower() for t in types.values())


def _no_word_document(names: list[str]) -> Problem:
    for start, format in _OTHERS:
        if any(name.startswith(start) for name in names):
            return Problem("draft_other_format", format=format)
    return Problem("draft_archive")


def _main_part(archive: zipfile.ZipFile, types: dict[str, str]) -> str:
    names = archive.namelist()
    main = resolved("", _relations(archive, "_rels/.rels").get("officeDocument", ""))
    if main not in names:
        raise _no_word_document(names)
    if types.get(main) not in _MAIN:
        other = _no_word_document(names)
        if other.code == "draft_other_format":
            raise other
        raise Problem("draft_damaged", reason="phần chính không phải văn bản Word")
    return main


def _related(archive: zipfile.ZipFile, main: str) -> dict[str, str]:
    found = _relations(archive, relations_of(main))
    return {kind: resolved(main, target) for kind, target in found.items()}


def relations_of(part: str) -> str:
    """Name of the part that lists the relations of a part."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def resolved(part: str, target: str) -> str:
    """Name of the part that a relation of `part` points to; after a stroke, told from the root."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target))[1:]


def _relations(archive: zipfile.ZipFile, name: str) -> dict[str, str]:
    """{last word of the type: target} of the inside relations in one list."""
    if name not in archive.namelist():
        return {}
    return {
        relation.get("Type", "").rpartition("/")[2]: relation.get("Target", "")
        for relation in parsed(archive.read(name), name).iter(_REL)
        if relation.get("TargetMode") != "External"
    }
