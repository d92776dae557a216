"""A small invented commune with two cells, its clerk, and workbooks as an office keeps them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.backends.signals import connection_created
from openpyxl import Workbook

from hatnhan.accounts.models import Assignment, Role, ScopeKind, User
from hatnhan.registry.lines import import_lines
from tests.web.conftest import FROM, PASSWORD, TO

ON = "2001-02-03"
CITIZEN = "014085001234"
"""What stands in a column that the product must not hold."""
HEADINGS = (
    "TT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Số CCCD", "Chi bộ", "Bản",
    "Mốc A", "Ngày chính thức",
)  # fmt: skip


def _units() -> list[dict[str, Any]]:
    places = [
        ("t", "province", "tỉnh", "Sơn Mẫu", None),
        ("h", "district", "huyện", "Mường Mẫu", "t"),
    ]
    places += [(k, "commune", "xã", n, "h") for k, n in (("x1", "Nà Khoang"), ("x2", "Pán Hạ"))]
    found: list[dict[str, Any]] = [
        {"fact": "place_formed", "on": ON, "id": k, "level": level, "kind": kind, "name": name}
        | ({"parent": parent} if parent else {})
        for k, level, kind, name, parent in places
    ]
    villages = (("v1", "Bản Sen", "x1"), ("v2", "Bản Pán", "x1"), ("v3", "Bản Xa", "x2"))
    found += [
        {
            "fact": "establishment_opened",
            "on": ON,
            "id": k,
            "kind": "village",
            "name": n,
            "place": p,
        }
        for k, n, p in villages
    ]
    organisations = [
        ("tu", "provincial", "Đảng bộ tỉnh Sơn Mẫu", None, "t"),
        ("hu", "upper_grassroots", "Đảng bộ huyện Mường Mẫu", "tu", "h"),
        ("d1", "grassroots_committee", "Đảng bộ xã Nà Khoang", "hu", "x1"),
        ("d2", "grassroots_committee", "Đảng bộ xã Pán Hạ", "hu", "x2"),
        ("c1", "cell", "Chi bộ bản Sen", "d1", None),
        ("c2", "cell", "Chi bộ bản Pán", "d1", None),
        ("c3", "cell", "Chi bộ bản Xa", "d2", None),
    ]
    for key, kind, name, parent, place in organisations:
        fact = {"fact": "organisation_founded", "on": ON, "id": key, "kind": kind, "name": name}
        given = {"parent": parent, "place": place}
        found.append(fact | {k: v for k, v in given.items() if v})
    found += [
        {"fact": "coverage_assigned", "on": ON, "cell": f"c{n}", "establishment": f"v{n}"}
        for n in (1, 2, 3)
    ]
    return found


def settle() -> None:
    """Fill an empty register, and let in the clerk of one commune, an officer and a viewer."""
    lines = "\n".join(json.dumps(fact, ensure_ascii=False) for fact in _units()).encode()
    import_lines(io.BytesIO(lines), actor="thử", size=len(lines))
    cast = {
        "clerk": (Role.RECORDER, ScopeKind.PLACE, "x1"),
        "neighbour": (Role.RECORDER, ScopeKind.PLACE, "x2"),
        "officer": (Role.OFFICER, ScopeKind.EVERYTHING, ""),
        "viewer": (Role.VIEWER, ScopeKind.EVERYTHING, ""),
    }
    for name, (role, kind, scope) in cast.items():
        office = "Đảng ủy xã Nà Khoang" if name == "clerk" else ""
        user = User.objects.create_user(name, PASSWORD, display_name=name, office=office)
        Assignment.objects.create(
            user=user, role=role, scope_kind=kind, scope_id=scope, valid_from=FROM, valid_to=TO
        )


@contextmanager
def readers_do_not_wait() -> Iterator[None]:
    """The test's SQLite lies in memory and has one cache for all threads: who reads there is
    refused while somebody writes, where with a file (WAL) it would be served what stood before."""

    def unlocked(connection: Any, **_more: Any) -> None:
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA read_uncommitted = 1")

    unlocked(connection)
    connection_created.connect(unlocked)
    try:
        yield
    finally:
        connection_created.disconnect(unlocked)


PEOPLE: tuple[Sequence[Any], ...] = (
    ("Lò Văn Mẫu", date(1975, 5, 2), "Nam", "Thái", CITIZEN, "Chi bộ bản Sen", "Bản Sen",
     date(2003, 3, 1), date(2004, 3, 1)),
    ("Quàng Thị Thử", date(1980, 11, 20), "Nữ", "Thái", CITIZEN, "Chi bộ bản Sen", "Bản Sen",
     date(2005, 6, 9), date(2006, 6, 9)),
    ("Vàng A Giả", date(1979, 1, 30), "Nam", "Mông", CITIZEN, "Chi bộ bản Pán", "Bản Pán",
     date(2004, 9, 2), date(2005, 9, 2)),
    ("Tòng Văn Vờ", "30/02/1971", "Nam", "Thái", CITIZEN, "Chi bộ bản Sen", "Bản Sen",
     date(2002, 7, 5), date(2003, 7, 5)),
    ("Hà Thị Phỏng", date(1983, 8, 8), "Nữ", "Mường", CITIZEN, "Chi bộ bản Sem", "Bản Sen",
     date(2006, 1, 4), date(2007, 1, 4)),
)  # fmt: skip
"""Three who can be taken, one with a date that is none, one in a cell that is spelt otherwise."""


def workbook(people: Sequence[Sequence[Any]] = PEOPLE, headings: Sequence[str] = HEADINGS) -> bytes:
    """A list of members under two lines of title, with a total below, as .xlsx."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "DS đảng viên"
    sheet.append(["ĐẢNG BỘ XÃ NÀ KHOANG"])
    sheet.append(["DANH SÁCH ĐẢNG VIÊN NĂM 2019"])
    sheet.append([])
    sheet.append(list(headings))
    for number, person in enumerate(people, 1):
        sheet.append([number, *person])
    for row in sheet.iter_rows(min_row=5):
        for cell in row:
            if isinstance(cell.value, date):
                cell.number_format = "dd/mm/yyyy"
    sheet.append([None, f"Cộng: {len(people)} người"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def saved(
    folder: Path, name: str = "DS đảng viên Nà Khoang.xlsx", data: bytes | None = None
) -> Path:
    """The workbook as a file."""
    path = folder / name
    path.write_bytes(workbook() if data is None else data)
    return path
