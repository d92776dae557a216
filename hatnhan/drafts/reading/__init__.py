"""Drafts read from files and from the clipboard; what cannot be read is refused with its remedy."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from hatnhan.domain.problems import Problem
from hatnhan.drafts.reading import lines, word
from hatnhan.drafts.reading.decode import decode
from hatnhan.drafts.reading.package import MEGABYTES
from hatnhan.drafts.reading.sniff import sniff
from hatnhan.guarded import Limits, run
from hatnhan.prose.model import Text

LIMITS: Final = Limits(seconds=30, megabytes=768)
"""What reading one Word document may use."""
_WHY: Final[dict[type[OSError], str]] = {
    FileNotFoundError: "không có ở nơi đã chỉ",
    IsADirectoryError: "là thư mục",
    PermissionError: "không được phép đọc",
}
_UNKNOWN: Final = "không đọc được"

__all__ = ["LIMITS", "read_bytes", "read_file", "read_text"]


def read_text(text: str, written: date | None = None) -> Text:
    """A pasted text. Problems: `draft_empty`, `draft_too_long`, or a language that is not read."""
    return lines.from_string(text, written)


def read_file(path: Path, name: str = "", written: date | None = None) -> Text:
    """A .txt or .docx, known by its content; `name` is for its user only, never opened.

    Problems: as `read_bytes`, and `bad_file` when the file cannot be opened.
    """
    try:
        if path.stat().st_size > MEGABYTES << 20:
            raise Problem("draft_too_big", megabytes=MEGABYTES)
        data = path.read_bytes()
    except OSError as failed:
        reason = next((say for kind, say in _WHY.items() if isinstance(failed, kind)), _UNKNOWN)
        raise Problem("bad_file", reason=f"“{name or path.name}” {reason}.") from None
    return read_bytes(data, written)


def read_bytes(data: bytes, written: date | None = None) -> Text:
    """The text of a .txt or .docx from its bytes.

    A Word document is parsed in a child process within `LIMITS`. Each kind of file that cannot
    be read has a Problem of its own, see `sniff`, `decode`, `package.open_package` and `word`.
    """
    if len(data) > MEGABYTES << 20:
        raise Problem("draft_too_big", megabytes=MEGABYTES)
    if not data.strip():
        raise Problem("draft_empty")
    if sniff(data) == "text":
        return _plain(data, written)
    text = word.from_answer(run(word.read_bytes, data, limits=LIMITS), written)
    lines.require_readable(text.text)
    return text


def _plain(data: bytes, written: date | None) -> Text:
    if len(data) > 4 * lines.LONGEST:  # no encoding takes more bytes for a character
        lines.refuse_length(len(data))
    return lines.from_string(decode(data), written)
