"""A zipped workbook as an archive: looked over whole before any of it is parsed."""

from __future__ import annotations

import io
import posixpath
import stat
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any, Final

from lxml import etree

from hatnhan.capture.reading import limits
from hatnhan.domain.problems import Problem

_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError,
)  # fmt: skip
_CHUNK: Final = 1 << 20
_MARKUP: Final = (".xml", ".rels", ".vml", ".xhtml", ".htm", ".html", ".rdf")


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The archive of a workbook, every entry of which can be unpacked.

    Problems: `truncated` for damage anywhere, `zip_bomb` for too many, too large or too tightly
    packed entries, `password_protected`, `doctype` for a DTD in any part, `embedded_files`.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN:
        raise Problem("truncated", reason="tệp đến không trọn vẹn, thiếu phần cuối") from None
    _look_over(archive)
    for entry in archive.infolist():
        _look_into(archive, entry)
    return archive


def content(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part that is held whole. Problem `truncated` when it is missing, `zip_bomb` if huge."""
    try:
        size = archive.getinfo(name).file_size
    except KeyError:
        raise Problem("truncated", reason=f"thiếu phần {name}") from None
    if size > limits.TREE:
        raise Problem("zip_bomb", reason=f"{name} quá lớn")
    return archive.read(name)


def stream(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    """A part to be read bit by bit."""
    try:
        return archive.open(name)
    except KeyError:
        raise Problem("truncated", reason=f"thiếu phần {name}") from None


def tree(archive: zipfile.ZipFile, name: str) -> Any:
    """The root element of a part: no entity, no DTD, no network, no endless depth."""
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(content(archive, name), parser)
    except (etree.XMLSyntaxError, ValueError) as failed:
        if getattr(failed, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from None
        raise Problem("truncated", reason=f"{name} không phải XML") from None
    if root.getroottree().docinfo.doctype:
        raise Problem("doctype")
    return root


def local(element: Any) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def relations(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str, str, bool]]:
    """Of a part ('' for the archive): id, last word of the type, target, whether it is outside."""
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in archive.namelist():
        return
    for each in tree(archive, listed):
        if local(each) != "Relationship":
            continue
        kind = each.get("Type", "").rstrip("/").rpartition("/")[2]
        target, outside = each.get("Target", ""), each.get("TargetMode") == "External"
        yield each.get("Id", ""), kind, target if outside else _resolved(part, target), outside


def _resolved(part: str, target: str) -> str:
    """Name of the part that a relation points to; after a stroke, told from the root."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


def _look_over(archive: zipfile.ZipFile) -> None:
    """Everything that the list of contents alone tells."""
    entries = archive.infolist()
    if len(entries) > limits.ENTRIES:
        raise Problem("zip_bomb", reason=f"{len(entries)} phần bên trong")
    if any(e.flag_bits & 1 for e in entries):
        raise Problem("password_protected")
    unpacked, packed = sum(e.file_size for e in entries), sum(e.compress_size for e in entries)
    if unpacked > limits.UNPACKED:
        raise Problem("zip_bomb", reason=f"hơn {limits.UNPACKED >> 20} MB")
    if unpacked > 4 * limits.SMALL and unpacked > limits.RATIO * packed:
        raise Problem("zip_bomb", reason=f"nén hơn {limits.RATIO} lần")
    names = [e.filename.casefold() for e in entries]
    if len(set(names)) < len(names):
        raise Problem("truncated", reason="hai phần trùng tên")
    for entry in entries:
        tight = entry.file_size > limits.RATIO * max(entry.compress_size, 1)
        if entry.file_size > limits.SMALL and tight:
            raise Problem("zip_bomb", reason=f"{entry.filename} nén hơn {limits.RATIO} lần")
        if not _honest_name(entry):
            raise Problem("truncated", reason="tên phần bên trong không hợp lệ")


def _honest_name(entry: zipfile.ZipInfo) -> bool:
    name = entry.filename.replace("\\", "/")
    link = stat.S_ISLNK(entry.external_attr >> 16)
    return not (link or name.startswith("/") or ":" in name or ".." in name.split("/"))


def _look_into(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Unpack an entry once, so that damage is found, and DTDs and files inside files too."""
    markup = entry.filename.lower().endswith(_MARKUP)
    try:
        with archive.open(entry) as part:
            first = chunk = part.read(_CHUNK)
            tail = b""
            while chunk:
                if markup:
                    _no_doctype(tail + chunk, first)
                tail, chunk = chunk[-64:], part.read(_CHUNK)
    except _BROKEN:
        raise Problem("truncated", reason=f"không đọc được {entry.filename}") from None
    if first.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        old_macros = entry.filename.lower().endswith("vbaproject.bin")
        raise Problem("macros" if old_macros else "embedded_files")


def _no_doctype(chunk: bytes, first: bytes) -> None:
    """No DTD, in any of the encodings that XML must know."""
    plain = chunk.replace(b"\0", b"") if b"\0" in first[:64] else chunk
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise Problem("doctype")
