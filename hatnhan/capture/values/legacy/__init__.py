"""Text typed before Unicode, or spoilt on its way: recognised, shown side by side, never
converted in silence.

The font tells, or the letters do: of a cell by signs that no Vietnamese word has, of a column by
how many of its cells bear them (`of_column`, put into `Context.encoding`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from hatnhan.capture.model import Cell, Trouble, Verdict
from hatnhan.capture.values.characters import forbidden
from hatnhan.capture.values.legacy import mojibake, tcvn3, viqr, vni
from hatnhan.capture.values.legacy.syllables import all_possible
from hatnhan.capture.values.read import Context, Read, say, shown

NAMES: Final = {
    "tcvn3": "Chữ viết bằng bảng mã cũ TCVN3 (phông .VnTime)",
    "vni": "Chữ viết bằng bảng mã cũ VNI",
    "viqr": "Chữ viết không dấu theo lối VIQR",
    "mojibake": "Chữ hỏng vì tệp từng bị mở sai bảng mã",
}
_UNICODE: Final = re.compile("[ăđơưẠ-ỹĂĐƠƯ\u0300-\u0323]", re.IGNORECASE)
"""Letters that only Unicode has: the cell is not in an old encoding, whatever its font."""
_INNER_CAPITAL: Final = re.compile(r"[a-z][À-Þ]")
_TELLTALE: Final = re.compile("[^\x00-\x7fÀ-Ãàáâã È-Êè-ê ÌÍìí ÒÓÔÕò-õ ÙÚùú Ýý Ð\u00a0]")
"""In TCVN3: signs that stand in no Vietnamese word of Latin letters."""
_VIQR_SIGN: Final = re.compile(
    r"[aeoAEO]\^[?'`~.]?|[ouOU]\+[?'`~.]?(?=[a-zA-Z\s]|$)|[aA]\([?'`~.]?(?=[a-z])|[aeiouyAEIOUY][`~]"
)
_LOST: Final = re.compile(
    "\ufffd|[^\\W\\d_]\\?+[^\\W\\d_]|\\b[bcdđghklmnpqrstvx]+\\?", re.IGNORECASE
)


def read(cell: Cell, ctx: Context) -> Read | None:
    """What an old encoding makes of the cell; None when it is plain Unicode."""
    value = cell.value if isinstance(cell.value, str) else cell.raw
    if value.isascii() and "?" not in value and not _VIQR_SIGN.search(value):
        return None
    found = _found(value, cell.font, ctx.encoding)
    if found is None:
        return _lost(cell, ctx, value)
    encoding, meant = found
    if forbidden(meant) is not None:
        return None
    return Read(meant, (_held(cell, ctx, encoding, meant),))


def of_column(cells: Iterable[Cell]) -> str:
    """The old encoding of a column, or "": by the letters of the cells that bear any mark."""
    counts = dict.fromkeys(NAMES, 0)
    marked = 0
    for cell in cells:
        if not isinstance(cell.value, str) or cell.value.isascii():
            continue
        marked += 1
        if (found := _found(cell.value, cell.font, "")) is not None:
            counts[found[0]] += 1
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] >= 2 and counts[best] * 5 >= marked else ""


@lru_cache(maxsize=65536)
def _found(value: str, font: str, encoding: str) -> tuple[str, str] | None:
    """The encoding and what was meant."""
    if _UNICODE.search(value):
        return _spoilt(value)
    if (spoilt := _spoilt(value)) is not None:
        return spoilt
    if value.isascii():
        meant = viqr.decode(value)
        return ("viqr", meant) if _VIQR_SIGN.search(value) and meant != value else None
    if tcvn3.of_font(font) or encoding == "tcvn3":
        return _if_changed("tcvn3", tcvn3.decode(value, font), value)
    if vni.of_font(font) or encoding == "vni":
        return _if_changed("vni", vni.decode(value), value)
    return _by_letters(value)


def _by_letters(value: str) -> tuple[str, str] | None:
    if all_possible(value):
        return None
    meant = tcvn3.decode(value)
    told = _TELLTALE.search(value) or _INNER_CAPITAL.search(value)
    if told and meant != value and all_possible(meant):
        return "tcvn3", meant
    meant = vni.decode(value)
    if meant != value and all_possible(meant):
        return "vni", meant
    return None


def _spoilt(value: str) -> tuple[str, str] | None:
    meant = mojibake.decode(value)
    return None if meant is None else ("mojibake", mojibake.decode(meant) or meant)


def _if_changed(encoding: str, meant: str, value: str) -> tuple[str, str] | None:
    return None if meant == value else (encoding, meant)


def _held(cell: Cell, ctx: Context, encoding: str, meant: str) -> Trouble:
    return say(
        cell,
        ctx,
        f"legacy_encoding_{encoding}",
        Verdict.HELD,
        f"{NAMES[encoding]}: “{shown(cell)}” có lẽ là “{meant}”.",
        "So hai cách viết; xác nhận cách đọc cho cả cột, hoặc chuyển tệp sang Unicode rồi nhập lại.",
        value=meant,
    )


def _lost(cell: Cell, ctx: Context, value: str) -> Read | None:
    if not _LOST.search(value):
        return None
    trouble = say(
        cell,
        ctx,
        "letters_lost",
        Verdict.REFUSED,
        f"“{shown(cell)}” đã mất chữ (thay bằng “?” hoặc ký tự hỏng), không thể khôi phục.",
        "Gõ lại từ bản gốc.",
    )
    return Read(None, (trouble,))
