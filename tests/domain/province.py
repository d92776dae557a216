"""A small invented province, Mường Vang, and its cast, as lines of the contract.

One province, two communes, three villages, one school; a provincial committee, two commune
committees, two cells. Everything exists from 01/01/2005; nobody is a member yet.
"""

from __future__ import annotations

import json

from hatnhan.domain.register import Changes, Register, Row
from hatnhan.domain.wire import parse_line


def line(fact: str, on: str, /, **fields: object) -> str:
    """One line of the contract."""
    return json.dumps({"fact": fact, "on": on, **fields}, ensure_ascii=False)


def _founded(id: str, kind: str, name: str, **where: str) -> str:
    return line("organisation_founded", "2005-01-01", id=id, kind=kind, name=name, **where)


def _opened(id: str, kind: str, name: str, place: str) -> str:
    return line("establishment_opened", "2005-01-01", id=id, kind=kind, name=name, place=place)


def _formed(id: str, level: str, kind: str, name: str, **parent: str) -> str:
    return line("place_formed", "2005-01-01", id=id, level=level, kind=kind, name=name, **parent)


GROUND = (
    _formed("muong-vang", "province", "tỉnh", "Mường Vang"),
    _formed("na-khoang", "commune", "xã", "Nà Khoang", parent="muong-vang"),
    _formed("pa-lau", "commune", "xã", "Pá Lau", parent="muong-vang"),
    _opened("ban-sen", "village", "Bản Huổi Sen", "na-khoang"),
    _opened("ban-pat", "village", "Bản Nà Pát", "na-khoang"),
    _opened("ban-lau", "village", "Bản Pá Lau", "pa-lau"),
    _opened("truong-khoang", "school", "Trường Tiểu học Nà Khoang", "na-khoang"),
    _founded("tinh-uy", "provincial", "Tỉnh ủy Mường Vang", place="muong-vang"),
    _founded(
        "du-khoang",
        "grassroots_committee",
        "Đảng ủy xã Nà Khoang",
        parent="tinh-uy",
        place="na-khoang",
    ),
    _founded(
        "du-lau", "grassroots_committee", "Đảng ủy xã Pá Lau", parent="tinh-uy", place="pa-lau"
    ),
    _founded("cb-sen", "cell", "Chi bộ bản Huổi Sen", parent="du-khoang"),
    _founded("cb-lau", "cell", "Chi bộ bản Pá Lau", parent="du-lau"),
    line("person_registered", "2005-01-01", id="inh", name="Lường Văn Inh", sex="male",
         born="1970-05", ethnic="03"),
    line("person_registered", "2005-01-01", id="say", name="Vàng Thị Say", sex="female",
         born="1985", ethnic="05", youth_union=True),
)  # fmt: skip


class Told:
    """A register being told facts; keeps the rows believed, and every change."""

    def __init__(self, *lines: str) -> None:
        self.register = Register()
        self.number = 0
        self.rows: list[Row] = []
        self.tell(*GROUND, *lines)

    def tell(self, *lines: str) -> Changes:
        """Record lines; gives the changes of the last one."""
        changes = Changes()
        for text in lines:
            self.number += 1
            changes = self.register.record(self.number, parse_line(text).fact)
            gone = {id(row) for row in changes.closed}
            self.rows = [row for row in self.rows if id(row) not in gone] + changes.opened
        return changes

    def of(self, table: str, subject: str) -> list[Row]:
        """The rows believed of one subject, in order of time."""
        found = [r for r in self.rows if r.table == table and r.subject == subject]
        return sorted(found, key=lambda r: r.start)
