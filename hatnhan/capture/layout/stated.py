"""The unit of a whole list, which no column names: from the titles above it, or its sheet's name.

"DANH SÁCH BẢN XÃ CHIỀNG BAN NĂM 2019" says the commune of every line, and so does a sheet called
"Chiềng Ban" where the register has such a commune.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from hatnhan.capture import fields
from hatnhan.capture.layout.grid import Grid
from hatnhan.capture.layout.headings import key, tidy
from hatnhan.capture.model import Cell, Kind, RawRow, Table, Trouble, Verdict

Known = Callable[[str, str], frozenset[str]]
"""Ids of the units of the register that a text names, for a field that names a unit."""

_GIVEN: Final[dict[Kind, tuple[str, ...]]] = {
    "establishments": ("commune", "district"),
    "organisations": ("parent",),
    "members": ("cell", "committee", "commune"),
    "candidates": ("cell", "commune"),
}
"""What titles may give; the first is what the list needs, the others tell its namesakes apart."""

NEEDED: Final[dict[Kind, str]] = {kind: given[0] for kind, given in _GIVEN.items()}
"""The unit without which a line of a kind belongs nowhere."""

_CALLED: Final[dict[str, re.Pattern[str]]] = {
    "commune": re.compile(r"(?<!hợp tác )(?<!thị )\b(xã|phường|thị trấn|đặc khu)\s*:?\s+(?!hội\b)"),
    "district": re.compile(r"\b(huyện|thị xã|thành phố)\s*:?\s+(?!(?:ủy|uỷ)\b)"),
    "cell": re.compile(r"\bchi bộ\s*:?\s+"),
    "committee": re.compile(r"\bđảng (bộ|ủy|uỷ)\s*:?\s+"),
    "parent": re.compile(
        r"(?:\btrực thuộc\s+)đảng (?:bộ|ủy|uỷ)\s+|\bđảng (?:bộ|ủy|uỷ)\s+(?=xã|phường|thị trấn)"
    ),
}
_SEVERAL: Final = re.compile(r"(\b(các|những|từng|mỗi|liên|cấp|tổng hợp)|\d)\s*$")
"""Before the word: it speaks of units in general, or of several."""
_END: Final = re.compile(r"[,;:()\[\]/\n|]|\s[-–—]|\.(?=\s|$)")
_NUMBERED: Final = re.compile(r"^\d{1,3}\s*[.)_-]\s*|\s*\(\d{1,2}\)$")
_AFTER: Final = re.compile(
    r"\b(năm|tháng|quý|ngày|đến|tính|giai đoạn|có|sau|trước|huyện|tỉnh|xã|phường|thuộc|trực|theo|"
    r"từ|được|mới|chưa|trong|trên|đặc biệt|khu vực|biên giới|vùng|nghèo|nông thôn|đạt|loại|và|"
    r"đảng bộ|đảng ủy|đảng uỷ|thị trấn|thành phố)\b.*$"
)
"""Where a name ends in a title, if the register does not say; never inside a name it knows."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A unit that is said of a whole list."""

    text: str
    row: int | None
    """None: the name of the sheet says it."""
    ids: frozenset[str]

    def said_by(self) -> str:
        """Where it stands, for a sentence."""
        return f"dòng {self.row} (tiêu đề)" if self.row else "tên trang tính"


def in_title(text: str, field: str, known: Known | None) -> Iterator[tuple[str, frozenset[str]]]:
    """Every unit that a title names for a field, with the ids it has in the register."""
    whole = tidy(text)
    low = whole.casefold()
    if len(low) != len(whole):
        return
    for found in _CALLED[field].finditer(low):
        if _SEVERAL.search(low[: found.start()]):
            continue
        start = found.start() if field != "parent" else low.index("đảng", found.start())
        stop = _END.search(whole, found.end())
        words = whole[found.end() : stop.start() if stop else len(whole)].split()
        called = " ".join(whole[start : found.end()].replace(":", " ").split())
        yield from _longest(f"{called} ", words, field, known)


def _longest(
    called: str, words: Sequence[str], field: str, known: Known | None
) -> Iterator[tuple[str, frozenset[str]]]:
    """The most words that are a name in the register; else those up to where a name ends."""
    for count in range(min(len(words), 12) if known else 0, 0, -1):
        name = called + " ".join(words[:count])
        if known and (ids := known(field, name)):
            yield name, ids
            return
    kind, rest = (words[:1], words[1:]) if field in ("committee", "parent") else ([], words)
    name = " ".join(rest)
    name = name[: len(_AFTER.sub("", name.casefold()).rstrip())]
    if name and len(name.split()) <= 8 and name[0].isupper():
        yield called + " ".join([*kind, name]), frozenset()


def complete(
    grid: Grid, table: Table, titles: Sequence[int], kind: Kind, known: Known | None
) -> None:
    """Gives every line of the table the units that it needs and its columns do not name."""
    needed, *others = _GIVEN[kind]
    columns = {c.field for c in table.columns if c.field}
    if needed in columns or not _wants(table, needed, kind):
        return
    found = _one(grid, titles, needed, known)
    inside = _inside(grid, table, needed, known)
    sheet = _of_sheet(table.sheet, needed, known) if not inside else None
    if len(found) > 1 or (found and sheet and _differ(found[0], sheet)):
        _hold(table, needed, kind, [*found, *([sheet] if sheet else [])])
    stated = [*found[:1], *([sheet] if sheet and not found else []), *inside]
    if not stated:
        return
    _give(table, needed, stated, kind)
    for name in others:
        more = _one(grid, titles, name, known) if name not in columns else []
        if len(more) == 1 and (more[0].ids or known is None):
            _give(table, name, more, kind)


def _wants(table: Table, needed: str, kind: Kind) -> bool:
    """Whether some line lacks it. Only cells are all directly under one committee."""
    if not any(needed not in row.cells for row in table.rows):
        return False
    if kind == "candidates" and any("establishment" in row.cells for row in table.rows):
        return False
    names = (str(r.cells["name"].value or "") for r in table.rows if "name" in r.cells)
    return kind != "organisations" or all(key(name).startswith("chi bo") for name in names)


def _one(grid: Grid, titles: Sequence[int], field: str, known: Known | None) -> list[Stated]:
    """What the titles say, each unit once; a title that names several says nothing."""
    found: list[Stated] = []
    for row in titles:
        for column in grid.own_columns(row):
            named = list(in_title(grid.own(row, column), field, known))
            if len(named) == 1 and not any(_same(named[0][0], one.text) for one in found):
                found.append(Stated(named[0][0], row, named[0][1]))
    sure = [one for one in found if one.ids]
    if field in ("committee", "parent"):
        return (sure or found)[-1:]  # a letterhead names the higher committee first
    return sure or found[:1]


def _inside(grid: Grid, table: Table, field: str, known: Known | None) -> list[Stated]:
    """What titles between the lines say, as at the top of each printed page."""
    top = table.header_rows[-1]
    rows = [r.row for r in table.skipped if r.row > top and r.skipped == "title"]
    return [one for row in sorted(rows) for one in _one(grid, [row], field, known)]


def _of_sheet(name: str | None, field: str, known: Known | None) -> Stated | None:
    """The unit of which a sheet bears the name; only the register can tell that it is one."""
    if not name or known is None:
        return None
    if field == "cell" and any(known(wider, tidy(name)) for wider in ("commune", "district")):
        return None  # rather the list of a whole commune, of which a village bears the name
    # "1. Chiềng Ban", "Chiềng Ban (2)": numbers of sheets are no part of a name.
    for one in dict.fromkeys((tidy(name), _NUMBERED.sub("", tidy(name)))):
        tried = (one, f"Đảng bộ {one}", f"Đảng bộ xã {one}") if field == "parent" else (one,)
        for text in tried:
            if ids := known(field, text):
                return Stated(text, None, ids)
    return None


def _same(one: str, two: str) -> bool:
    return key(one) == key(two)


def _differ(title: Stated, sheet: Stated) -> bool:
    """Both are units, and different ones; a sheet may bear a part of the name."""
    inside = f" {key(sheet.text)} " in f" {key(title.text)} "
    return bool(title.ids) and not title.ids & sheet.ids and not inside


def _give(table: Table, name: str, stated: Sequence[Stated], kind: Kind) -> None:
    """Gives each line that lacks it what the last title above it says."""
    what = fields.label(kind, name)
    cells = [Cell(one.text, one.text) for one in stated]
    rows = []
    for raw in table.rows:
        above = [i for i, one in enumerate(stated) if one.row is None or one.row < raw.row]
        if name in raw.cells or not above:
            rows.append(raw)
            continue
        one = stated[above[-1]]
        rows.append(RawRow(raw.sheet, raw.row, {**raw.cells, name: cells[above[-1]]}, raw.headings))
        told = Trouble(
            "title_heading" if one.row else "sheet_heading",
            Verdict.NORMALISED,
            f"Dòng {raw.row}: “{what}” lấy theo {one.said_by()}: “{one.text}”.",
            column=what,
            value=one.text,
            rows=(one.row,) if one.row else (),
        )
        table.troubles.setdefault(raw.row, []).append(told)
    table.rows = rows


def _hold(table: Table, needed: str, kind: Kind, stated: Sequence[Stated]) -> None:
    """Two places of the sheet name different units: which one is for a person to say."""
    what = fields.label(kind, needed)
    which = "; ".join(f"{one.said_by()} ghi “{one.text}”" for one in stated)
    for raw in table.rows:
        if needed not in raw.cells:
            table.troubles.setdefault(raw.row, []).append(
                Trouble(
                    "headings_differ",
                    Verdict.HELD,
                    f"Chưa rõ “{what}” của dòng {raw.row}: {which}.",
                    f"Thêm cột “{what}”, hoặc sửa tiêu đề, tên trang tính cho khớp rồi nạp lại.",
                    what,
                )
            )
