"""Vietnamese in UTF-8 that some program read as Windows 1252, 1258 or 1250 and saved so."""

from __future__ import annotations

from typing import Final

_PAGES: Final = ("cp1252", "cp1258", "latin-1", "cp1250")


def decode(shown: str) -> str | None:
    """The text that was meant, or None where this is not what happened."""
    for page in _PAGES:
        try:
            meant = _bytes(shown, page).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        if meant != shown and not meant.isascii():
            return meant
    return None


def _bytes(shown: str, page: str) -> bytes:
    """Back to bytes; codes that the page leaves undefined stand for themselves."""
    return b"".join(
        char.encode("latin-1") if "\x80" <= char <= "\x9f" else char.encode(page) for char in shown
    )
