"""The small invented province with some years of life, and users in charge of parts of it."""

from __future__ import annotations

from datetime import date

from hatnhan.accounts.models import Assignment, Role, ScopeKind, User
from tests.domain.province import GROUND, line
from tests.registry import ways

TODAY = date(2026, 11, 24)

LIFE = (
    *GROUND,
    line("coverage_assigned", "2005-01-02", cell="cb-sen", establishment="ban-sen"),
    line("support_assigned", "2006-02-01", cell="cb-sen", establishment="ban-pat",
         basis={"number": "02-KH/ĐU", "issuer": "Đảng ủy xã Nà Khoang", "date": "2006-01-20"}),
    line("member_admitted", "2006-03-01", person="say", cell="cb-sen", establishment="ban-pat",
         decision_on="2006-02-15"),
    line("person_registered", "2005-06-01", id="doi", name="Cầm Văn Đôi", sex="male", born="1960",
         ethnic="03"),
    line("member_arrived", "2005-06-01", person="doi", cell="cb-lau", establishment="ban-lau",
         status="official"),
    line("member_recognised", "2007-03-01", person="say"),
    line("establishment_moved", "2020-01-01", id="ban-pat", place="pa-lau"),
)  # fmt: skip
"""Bản Nà Pát passed from xã Nà Khoang to xã Pá Lau in 2020; Say lives there."""


def settle(*more: str) -> int:
    """Record it all; gives the last number."""
    ways.at_once([*LIFE, *more])
    return len(LIFE) + len(more)


def user(name: str, role: Role, kind: ScopeKind = ScopeKind.EVERYTHING, scope: str = "") -> User:
    """Somebody with one assignment that holds today."""
    made = User.objects.create_user(name)
    Assignment.objects.create(
        user=made,
        role=role,
        scope_kind=kind,
        scope_id=scope,
        valid_from=date(2026, 1, 1),
        valid_to=date(2027, 1, 1),
    )
    return made
