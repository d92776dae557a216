"""Workbooks read from files, within limits of time and memory; nothing in them is judged here."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from hatnhan.capture.model import Workbook
from hatnhan.capture.reading import limits, store, work
from hatnhan.domain.problems import Problem
from hatnhan.guarded import run

_WHY: Final[dict[type[OSError], str]] = {
    FileNotFoundError: "không có ở nơi đã chỉ",
    IsADirectoryError: "là thư mục",
    PermissionError: "không được phép đọc",
}

__all__ = ["read"]


def read(source: Path | str | bytes, name: str = "") -> Workbook:
    """A workbook (.xlsx, .xls, .ods or a table in a text file), known by its content.

    `source` is a path, or the bytes; `name` is for its user only and never opened. Problems:
    `bad_file`, `too_big`, `sheet_empty`, `password_protected`, `macros`, `embedded_files`, `dde`,
    `doctype`, `outside_file`, `truncated`, `zip_bomb`, `too_many_sheets`, `too_many_cells`,
    `html_named_xlsx`, `other_spreadsheet`, `not_a_spreadsheet`, `encoding_unknown`, and those of
    `hatnhan.guarded.run`.
    """
    data = source if isinstance(source, bytes) else _content(Path(source), name)
    if len(data) > limits.MEGABYTES << 20:
        raise Problem("too_big", megabytes=limits.MEGABYTES)
    if not data.strip(b"\0\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise Problem("sheet_empty")
    shown = name or (Path(source).name if not isinstance(source, bytes) else "tệp")
    shown = "".join(c for c in shown if c.isprintable())[:120]
    return store.decode(run(work.read_bytes, data, shown, limits=limits.CHILD))


def _content(path: Path, name: str) -> bytes:
    try:
        if path.stat().st_size > limits.MEGABYTES << 20:
            raise Problem("too_big", megabytes=limits.MEGABYTES)
        return path.read_bytes()
    except OSError as failed:
        reason = next(
            (say for kind, say in _WHY.items() if isinstance(failed, kind)), "không đọc được"
        )
        raise Problem("bad_file", reason=f"“{name or path.name}” {reason}.") from None
