"""What the child process does with the bytes of a workbook."""

from __future__ import annotations

from hatnhan.capture.reading import delimited, ods, xls, xlsx
from hatnhan.capture.reading.package import open_archive
from hatnhan.capture.reading.sniff import sniff


def read_bytes(data: bytes, name: str) -> bytes:
    """A workbook as `store.encode` writes it; Problems as `hatnhan.capture.reading.read`."""
    kind = sniff(data, name)
    if kind == "zip":
        archive = open_archive(data)
        read = ods.read if ods.is_one(archive) else xlsx.read
        return read(archive, name)
    if kind == "ole":
        return xls.read(data, name)
    return delimited.read(data, name)
