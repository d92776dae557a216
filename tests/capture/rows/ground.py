"""A small invented register, and sheets written as lists of cells, for rows that are judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hatnhan.capture.check import check
from hatnhan.capture.model import Answer, Cell, Kind, Sheet, Value, Workbook
from hatnhan.domain.wire import read_fact
from hatnhan.registry.projection import record

TODAY = date(2026, 11, 24)
Line = Sequence[Value]


def cell(value: Value) -> Cell:
    """A cell as a spreadsheet shows it."""
    if isinstance(value, date):
        return Cell(value, f"{value:%d/%m/%Y}")
    return Cell(value, "" if value is None else str(value))


def book(*sheets: Sequence[Line], **more: Any) -> Workbook:
    """A workbook with these lines from the first row on."""
    made = tuple(
        Sheet(f"Trang {n}", {at: tuple(map(cell, line)) for at, line in enumerate(lines, 1)})
        for n, lines in enumerate(sheets, 1)
    )
    return Workbook("xlsx", made, **more)


def judged(
    kind: Kind, *lines: Line, decisions: Mapping[str, Any] | None = None, **more: Any
) -> Answer:
    """What is said of one sheet."""
    return check(kind, book(lines), decisions=decisions, today=TODAY, **more)


def verdicts(answer: Answer) -> list[str]:
    """Of the data rows, in order."""
    return [str(row.verdict) for row in answer.rows if not row.skipped]


def codes(answer: Answer, row: int) -> list[str]:
    """What is said of the data row of this number."""
    (found,) = [one for one in answer.rows if one.row == row and not one.skipped]
    return [trouble.code for trouble in found.troubles]


def recorded(*facts: Mapping[str, Any]) -> None:
    """Put facts into the register."""
    record([read_fact(dict(fact)) for fact in facts], actor="thử", expected=2)


def _place(
    id: str, level: str, kind: str, name: str, parent: str | None, on: str
) -> dict[str, Any]:
    made = {"fact": "place_formed", "on": on, "id": id, "level": level, "kind": kind, "name": name}
    return made | ({"parent": parent} if parent else {})


def _village(id: str, name: str, place: str, on: str = "1964-01-01") -> dict[str, Any]:
    made = {"fact": "establishment_opened", "on": on, "id": id, "kind": "village"}
    return made | {"name": name, "place": place}


def _cell(id: str, name: str, parent: str, *serves: str, on: str = "1965-02-03") -> list[Any]:
    made = {"fact": "organisation_founded", "on": on, "id": id, "kind": "cell", "name": name}
    links = [
        {"fact": "coverage_assigned", "on": on, "cell": id, "establishment": one} for one in serves
    ]
    return [made | {"parent": parent}, *links]


def _committee(id: str, kind: str, name: str, parent: str | None) -> dict[str, Any]:
    made = {"fact": "organisation_founded", "on": "1964-02-03", "id": id, "kind": kind}
    return made | {"name": name} | ({"parent": parent} if parent else {})


GROUND: list[dict[str, Any]] = [
    _place("t", "province", "tỉnh", "Sơn La", None, "1963-01-01"),
    _place("h1", "district", "huyện", "Mường Ẳng", "t", "1963-01-01"),
    _place("h2", "district", "huyện", "Phiêng Lơi", "t", "1963-01-01"),
    _place("x1", "commune", "xã", "Chiềng Ban", "h1", "1963-01-01"),
    _place("x2", "commune", "xã", "Tân Hòa", "h1", "1963-01-01"),
    _place("x3", "commune", "xã", "Tân Hòa", "h2", "1963-01-01"),
    _place("x4", "commune", "xã", "Nà Mường", "h2", "1963-01-01"),
    _village("b1", "Bản Nà Hoa", "x1"),
    _village("b2", "Bản Pán 2", "x1"),
    _village("b3", "Bản Huổi Lắc", "x1"),
    _village("b4", "Bản Co Mạ", "x2"),
    _village("b5", "Bản Co Mạ", "x3"),
    _village("b6", "Bản Lọng Khoang", "x4", "2001-05-01"),
    _village("b7", "Bản Hòa Bình", "x4"),
    {
        "fact": "establishment_opened", "on": "1990-09-05", "id": "tr1", "kind": "school",
        "name": "Trường Tiểu học Chiềng Ban", "place": "x1",
    },
    _committee("dt", "provincial", "Đảng bộ tỉnh Sơn La", None),
    _committee("dh1", "upper_grassroots", "Đảng bộ huyện Mường Ẳng", "dt"),
    _committee("dh2", "upper_grassroots", "Đảng bộ huyện Phiêng Lơi", "dt"),
    _committee("dx1", "grassroots_committee", "Đảng bộ xã Chiềng Ban", "dh1"),
    _committee("dx2", "grassroots_committee", "Đảng bộ xã Tân Hòa", "dh1"),
    _committee("dx3", "grassroots_committee", "Đảng bộ xã Tân Hòa", "dh2"),
    _committee("dx4", "grassroots_committee", "Đảng bộ xã Nà Mường", "dh2"),
    *_cell("k1", "Chi bộ bản Nà Hoa", "dx1", "b1"),
    *_cell("k2", "Chi bộ bản Pán 2", "dx1", "b2", "b3"),
    *_cell("k4", "Chi bộ bản Co Mạ", "dx2", "b4"),
    *_cell("k5", "Chi bộ bản Co Mạ", "dx3", "b5"),
    *_cell("k6", "Chi bộ bản Lọng Khoang", "dx4", "b6", on="2003-02-03"),
    *_cell("k7", "Chi bộ bản Hòa Bình", "dx4", "b7"),
    *_cell("k8", "Chi bộ Trường Tiểu học Chiềng Ban", "dx1", "tr1", on="1995-09-05"),
    *_cell("k9", "Chi bộ bản Huổi Lắc cũ", "dx1"),
    {"fact": "organisation_dissolved", "on": "2010-06-30", "id": "k9"},
    *_cell("k10", "Chi bộ bản Nà Hoa Trên", "dx1"),
    {
        "fact": "organisation_merged", "on": "2015-01-01", "sources": ["k10"], "into": "k1",
    },
    {
        "fact": "person_registered", "on": "1999-05-19", "id": "n1", "name": "Lò Văn Chung",
        "sex": "male", "born": "1970-04-12", "ethnic": "03",
    },
    {"fact": "member_admitted", "on": "1999-05-19", "person": "n1", "cell": "k1", "establishment": "b1"},
    {"fact": "member_recognised", "on": "2000-05-19", "person": "n1"},
    {
        "fact": "person_registered", "on": "1999-05-19", "id": "n2", "name": "Quàng Thị Hoa",
        "sex": "female", "born": "1972-08-30", "ethnic": "03",
    },
    {"fact": "member_admitted", "on": "1999-05-19", "person": "n2", "cell": "k7", "establishment": "b7"},
    {"fact": "member_left", "on": "2012-01-01", "person": "n2", "reason": "transferred_out"},
]  # fmt: skip
"""Two districts, four communes (a name twice), cells with one and two villages, ended ones."""

MEMBERS = (
    "TT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Chi bộ", "Cơ sở", "Ngày vào Đảng",
    "Ngày chính thức",
)  # fmt: skip
PLACES = ("TT", "Tên cơ sở", "Loại", "Xã", "Huyện", "ĐBKK", "Từ ngày")


def member(**given: Value) -> Line:
    """A sound row of `MEMBERS`, with what is given instead."""
    sound: dict[str, Value] = {
        "name": "Cà Văn Tiến", "born": date(1980, 5, 2), "sex": "Nam", "ethnic": "Thái",
        "cell": "Chi bộ bản Nà Hoa", "place": "Bản Nà Hoa", "admitted": date(2006, 2, 10),
        "official": date(2007, 2, 10),
    }  # fmt: skip
    return (1, *(sound | given).values())


def place(**given: Value) -> Line:
    """A sound row of `PLACES`, with what is given instead."""
    sound: dict[str, Value] = {
        "name": "Bản Tà Lềnh", "kind": "Bản", "commune": "Chiềng Ban", "district": "Mường Ẳng",
        "hard": None, "on": date(2010, 1, 28),
    }  # fmt: skip
    return (1, *(sound | given).values())
