"""What the child process does with the bytes of a workbook."""

from __future__ import annotations

from hatnhan.capture.reading import delimited, xls, xlsx
from hatnhan.capture.reading.package import open_archive
from hatnhan.capture.reading.sniff import sniff


def read_bytes(data: bytes, name: str) -> bytes:
    """A workbook as `store.encode` writes it; Problems as `hatnhan.capture.reading.read`."""
    kind = sniff(data, name)
    if kind == "zip":
        return xlsx.read(open_archive(data), name)
    if kind == "ole":
        return xls.read(data, name)
    return delimited.read(data, name)
