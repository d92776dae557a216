"""Names of persons: kept as written, tidied, and never "corrected".

Vietnamese, Thái and Mông names are taken as they are: one syllable or sixty letters, initials,
apostrophes and hyphens; no first and last name are told apart.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from hatnhan.capture.model import Cell, Trouble, Verdict
from hatnhan.capture.values import legacy, text
from hatnhan.capture.values.characters import forbidden
from hatnhan.capture.values.read import Context, Read, say, shown

_PLAIN: Final = re.compile(r"[^\W\d_]+\.?(?:(?:[ '’.\-]|\. | - )[^\W\d_]+\.?)*")
"""Letters with single spaces, apostrophes, hyphens or points between them."""
_NOTE: Final = re.compile(r"[(\[{*†✝]")
_SEVERAL: Final = re.compile(r"[,;/&+]|\s(?:và|với)\s")
_NUMBER_OF_PAPERS: Final = re.compile(r"\d(?:[ .\-]?\d){7,}")
_NOTE_WORDS: Final = re.compile(
    r"\b(?:đã chết|từ trần|mất năm|đã mất|chuyển đi|chuyển đến|đã chuyển|miễn sinh hoạt|dự bị|"
    r"khai trừ|xóa tên|nghỉ hưu|bí thư)\b",
    re.IGNORECASE,
)
_ACCENTED_FIRST: Final = frozenset(
    "bac be bui ca cam cu dang dao dau dieu dinh do dong duong giang ha ho hoang hua huynh lau le "
    "lo lu luong luu mua ngo nguyen nong pham phung quach quang sung ta thao to tong tran trang "
    "trieu trinh truong vang vo vu vuong".split()
)
_ACCENTED_INSIDE: Final = frozenset(
    "duc dinh dung dang hong huu hung huong luong ngoc nguyen quoc quynh thang thi thuy tuan van "
    "viet".split()
)
"""Syllables that bear a mark wherever they begin a name, or stand inside one: only their absence
says that marks were left out. Ma, Mai, Phan, Cao, Ly, Chu are complete without any."""


def read(cell: Cell, ctx: Context) -> Read:
    """A person's name."""
    return text.with_remarks(cell, ctx, _content)


@lru_cache(maxsize=65536, typed=True)
def _content(value: object, raw: str, font: str, ctx: Context) -> Read:
    if not isinstance(value, str):
        return _not_a_name(Cell(value=None, raw=raw or str(value)), ctx)
    if text.ditto(value):
        return _not_a_name(Cell(value=value, raw=raw), ctx)
    if text.settled(value) and " và " not in value and not _NOTE_WORDS.search(value):
        return Read(value)
    cell = Cell(value=value, raw=raw, font=font)
    if (old := legacy.read(cell, ctx)) is not None:
        return _capitals_back(old)
    if (bad := forbidden(value)) is not None:
        return Read(None, (text.unfit(cell, ctx, bad),))
    tidy = text.clean(value)
    said = () if tidy == value else (text.changed(cell, ctx, value, tidy),)
    if _PLAIN.fullmatch(tidy) and not _NOTE_WORDS.search(tidy) and " và " not in tidy:
        return Read(tidy, said + _without_marks(cell, ctx, tidy))
    return _doubtful(cell, ctx, tidy, said)


def _capitals_back(old: Read) -> Read:
    """TCVN3 has capitals of seven accented letters only: “Ọi” was typed “ọi”, and names have them.

    Only a proposal: a person compares both spellings before it stands.
    """
    meant = old.value
    if not isinstance(meant, str) or meant == meant.lower():
        return old
    mended = re.sub(r"(?<!\S)[^\W\dA-Za-z_]", lambda found: found[0].upper(), meant)
    if mended == meant:
        return old
    told = tuple(
        replace(t, value=mended, message=f"{t.message[:-1]}; viết hoa lại là “{mended}”.")
        for t in old.troubles
    )
    return Read(mended, told)


def _without_marks(cell: Cell, ctx: Context, name: str) -> tuple[Trouble, ...]:
    """A word about a name typed without its marks: it is kept as written."""
    if not name.isascii():
        return ()
    first, *others = name.casefold().split()
    if first not in _ACCENTED_FIRST and not _ACCENTED_INSIDE.intersection(others):
        return ()
    return (
        say(
            cell,
            ctx,
            "no_accents",
            Verdict.WARNED,
            f"Tên “{name}” không có dấu; giữ nguyên như đã viết.",
            "Gõ lại có dấu nếu tên có dấu.",
            value=name,
        ),
    )


def _doubtful(cell: Cell, ctx: Context, name: str, said: tuple[Trouble, ...]) -> Read:
    if _NUMBER_OF_PAPERS.search(name):
        return _with_number(cell, ctx)
    if not any(c.isalpha() for c in name):
        return Read(None, (*said, *_not_a_name(cell, ctx).troubles))
    if _NOTE.search(name) or _NOTE_WORDS.search(name):
        kept = _NOTE_WORDS.sub("", re.sub(r"\([^)]*\)?|\[[^\]]*\]?|[*†✝{}]", "", name))
        message = f"Ô tên “{name}” có ghi chú kèm theo."
        remedy = "Chỉ để họ tên trong ô này; ghi chú chuyển sang cột khác, rồi ghi sự việc nếu có."
        return _held(cell, ctx, said, "note_in_name", message, remedy, kept)
    if _SEVERAL.search(name):
        message = f"Ô tên “{name}” có vẻ chứa hai người."
        remedy = "Tách mỗi người một dòng."
        return _held(cell, ctx, said, "two_persons", message, remedy, None)
    message = f"Ô tên “{name}” có chữ số hoặc ký hiệu lạ."
    remedy = "Kiểm tra và chỉ để họ tên trong ô."
    kept = re.sub(r"[\d_?!:;#@=<>|\\%$^~]", "", name)
    return _held(cell, ctx, said, "odd_name", message, remedy, kept)


def _with_number(cell: Cell, ctx: Context) -> Read:
    """The number of a person's papers is neither kept nor repeated."""
    masked = Cell(value=None, raw=_NUMBER_OF_PAPERS.sub("•••", cell.raw or str(cell.value)))
    message = "Ô tên có dãy số giống số giấy tờ; phần mềm không lưu số giấy tờ."
    remedy = "Xóa dãy số, chỉ để họ tên trong ô."
    return Read(None, (say(masked, ctx, "number_in_name", Verdict.HELD, message, remedy),))


def _held(
    cell: Cell,
    ctx: Context,
    said: tuple[Trouble, ...],
    code: str,
    message: str,
    remedy: str,
    proposal: str | None,
) -> Read:
    value = text.clean(proposal).strip(" ,;-.") if proposal else None
    trouble = say(cell, ctx, code, Verdict.HELD, message, remedy, value=value or None)
    return Read(value or None, (*said, trouble))


def _not_a_name(cell: Cell, ctx: Context) -> Read:
    if _NUMBER_OF_PAPERS.search(cell.raw):
        return _with_number(cell, ctx)
    message = f"“{shown(cell)}” không phải họ tên."
    return Read(
        None, (say(cell, ctx, "not_a_name", Verdict.REFUSED, message, "Gõ họ tên bằng chữ."),)
    )
