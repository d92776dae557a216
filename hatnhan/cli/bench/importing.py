"""What a first import of a whole province costs: a workbook of members, checked and recorded."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final
from urllib.parse import urlsplit

from hatnhan.cli.bench.process import Home
from hatnhan.cli.bench.table import Result

MEMBERS: Final = 86_000
_COMMUNES: Final = 75
_VILLAGES: Final = 20
"""In each commune, each with a cell of its own."""
_HEADS: Final = (
    "TT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Quê quán", "Nơi thường trú", "Chi bộ",
    "Cơ sở (bản/trường/trạm)", "Xã", "Đảng bộ", "Ngày vào Đảng", "Ngày chính thức",
    "Trình độ học vấn", "Trình độ chuyên môn", "Lý luận chính trị", "Ngoại ngữ", "Tin học",
    "Nghề nghiệp", "Chức vụ", "Số thẻ đảng viên", "Tôn giáo", "Đoàn viên", "Huy hiệu", "Ghi chú",
)  # fmt: skip


def measured(folder: Path, server: str) -> Iterator[Result]:
    """The import in SQLite, and in a database of its own of a PostgreSQL server if there is one;
    beside reading alone and inserting alone.
    """
    book, facts = folder / "dang-vien.xlsx", folder / "don-vi.jsonl"
    facts.write_text("\n".join(json.dumps(each) for each in units()), encoding="utf-8")
    write(book, MEMBERS)
    parse = _bare_parse(book)
    yield Result("bare reading of a workbook of members by calamine", f"{parse:.1f} s")
    yield from _imported("SQLite", Home(folder / "import-sqlite", None), facts, book, parse)
    if server.startswith("postgres"):
        with _database_beside(server) as url:
            home = Home(folder / "import-postgres", url)
            yield from _imported("PostgreSQL", home, facts, book, parse)


@contextmanager
def _database_beside(server: str) -> Iterator[str]:
    """The address of a new, empty database on the same server, dropped afterwards."""
    import psycopg

    name = "hatnhan_bench_import"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name}")
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _imported(name: str, home: Home, facts: Path, book: Path, parse: float) -> Iterator[Result]:
    """Time and memory of the command that imports the workbook."""
    home.hatnhan("facts", "import", str(facts), "--json")
    spent = home.hatnhan("import", "members", str(book), "--accept-clean", "--json")
    told = json.loads(spent.output)
    insert = _bare_insert(home, told["first"])
    held = told["totals"].get("held", 0) + told["totals"].get("refused", 0)
    yield Result(
        f"import of {MEMBERS:,} members x {len(_HEADS)} columns into {name}, all rules",
        f"{spent.seconds:.1f} s: {told['recorded']:,} facts, {held} rows held; "
        f"{spent.seconds / parse:.1f} x bare reading, {spent.seconds / insert:.1f} x "
        f"bare insert ({insert:.1f} s)",
        "",
        "≤ 60 s",
        spent.seconds <= 60,
    )
    yield Result(
        f"memory of that import into {name}",
        f"{spent.megabytes:.0f} MB",
        "",
        "≤ 700 MB",
        spent.megabytes <= 700,
    )


def units() -> Iterator[dict[str, Any]]:
    """An invented province with a cell in every village, since 1990."""

    def fact(what: str, /, **fields: Any) -> dict[str, Any]:
        return {"fact": what, "on": "1990-01-01", **fields}

    yield fact("place_formed", id="t", level="province", kind="tỉnh", name="Mẫu")
    yield fact("organisation_founded", id="tu", kind="provincial", name="Đảng bộ tỉnh", place="t")
    for c in range(_COMMUNES):
        xa, du = f"x{c}", f"du{c}"
        name = _commune(c)
        yield fact("place_formed", id=xa, level="commune", kind="xã", name=name, parent="t")
        yield fact("organisation_founded", id=du, kind="grassroots_committee",
                   name=f"Đảng bộ xã {name}", parent="tu", place=xa)  # fmt: skip
        for v in range(_VILLAGES):
            b, cb = f"b{c}-{v}", f"cb{c}-{v}"
            name = _village(c, v)
            yield fact("establishment_opened", id=b, kind="village", name=name, place=xa)
            cell = f"Chi bộ {name.lower()[:1]}{name[1:]}"
            yield fact("organisation_founded", id=cb, kind="cell", name=cell, parent=du)
            yield fact("coverage_assigned", cell=cb, establishment=b)


_SOUNDS: Final = "Nà Huổi Pá Pom Mòn Chiềng Mường Co Noong Tà Phiêng Lọng Bó Xum Púng".split()
_ENDS: Final = "Sẳng Lốm Quỳnh Tráu Hịa Pâng Khoang Sen Pát Lau Tòng Mạt Phé Cuông Hặc".split()


def _commune(c: int) -> str:
    return f"{_SOUNDS[c % 15]} {_ENDS[(c // 15 + c) % 15]} {_ENDS[c // 15]}"


def _village(c: int, v: int) -> str:
    return f"Bản {_SOUNDS[v % 15]} {_ENDS[(v * 7 + c) % 15]} {_ENDS[(v // 15 + c // 15) % 15]}"


def write(path: Path, count: int) -> None:
    """A workbook of invented members; days are days, as in most files that offices keep."""
    import xlsxwriter

    rng = Random(count)  # noqa: S311 - seeded, not secret
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet("Danh sách")
        for place, head in enumerate(_HEADS):
            sheet.write_string(0, place, head)
        for row in range(1, count + 1):
            for place, value in enumerate(_member(rng, row)):
                if isinstance(value, date):
                    sheet.write_datetime(row, place, value, day)
                elif isinstance(value, int):
                    sheet.write_number(row, place, value)
                elif value:
                    sheet.write_string(row, place, value)


def _member(rng: Random, row: int) -> tuple[str | int | date, ...]:
    from hatnhan.scenario import names

    ethnic = rng.choice(("01", "03", "08", "06"))
    sex = rng.choice(("male", "female"))
    born = date(1950, 1, 1) + timedelta(rng.randrange(18_000))
    admitted = max(born + timedelta(rng.randrange(7_000, 14_000)), date(1991, 1, 1))
    admitted = min(admitted, date(2023, 1, 1))
    c, v = row % _COMMUNES, row // _COMMUNES % _VILLAGES
    xa, ban = _commune(c), _village(c, v)
    return (
        row, names.person(rng, ethnic, sex), born, "Nam" if sex == "male" else "Nữ",
        {"01": "Kinh", "03": "Thái", "08": "Mông", "06": "Mường"}[ethnic],
        f"Xã {xa}", f"{ban}, xã {xa}", f"Chi bộ {ban.lower()[:1]}{ban[1:]}", ban, f"Xã {xa}",
        f"Đảng bộ xã {xa}", admitted, admitted + timedelta(366), "12/12", "Trung cấp", "Sơ cấp",
        "", "Cơ bản", "Nông dân", "Đảng viên", f"{row:08}", "Không", "", "", "",
    )  # fmt: skip


def _bare_parse(book: Path) -> float:
    from python_calamine import CalamineWorkbook

    began = time.perf_counter()
    CalamineWorkbook.from_path(str(book)).get_sheet_by_index(0).to_python()
    return time.perf_counter() - began


_INSERT: Final = """
import sys, time
import django
django.setup()
from django.db import connection, transaction
from hatnhan.ledger.bulk import Batch
first = int(sys.argv[1])
with connection.cursor() as cursor:
    cursor.execute("SELECT number, kind, subject, line FROM ledger_recording WHERE number >= %s",
                   [first])
    rows = cursor.fetchall()
    cursor.execute("CREATE TABLE bench_bare (number bigint PRIMARY KEY, kind text, subject text, "
                   "line text)")
began = time.perf_counter()
with transaction.atomic():
    batch = Batch()
    batch.insert("bench_bare", ("number", "kind", "subject", "line"), rows)
    batch.send()
print(time.perf_counter() - began)
with connection.cursor() as cursor:
    cursor.execute("DROP TABLE bench_bare")
"""
"""The same facts as plain rows of a table without index, hash or interval."""


def _bare_insert(home: Home, first: int) -> float:
    import subprocess

    done = subprocess.run(  # noqa: S603 - our own program, no shell
        [home.command()[0], "-c", _INSERT, str(first)],
        env={**home.environment, "DJANGO_SETTINGS_MODULE": "hatnhan.settings"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return float(done.stdout)
