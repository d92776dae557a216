"""The demonstration accounts: one of each role, on the synthetic register only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import transaction

from hatnhan.accounts.commands import add_user, assign
from hatnhan.accounts.queries import user_named
from hatnhan.indicators.queries import (
    EstablishmentLine,
    Question,
    Scope,
    drill,
    establishments,
)
from hatnhan.scenario.plan import END, OPENING, RESOLUTION

PASSWORD: Final = "ban-lang-2006"  # noqa: S105 - printed on purpose
"""Printed by `hatnhan demo`; guards nothing but invented people."""


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """Who signs in to try the program, and over what (``where`` is that in words)."""

    username: str
    name: str
    office: str
    role: str
    where: str = "toàn tỉnh"
    scope: Scope | None = None


def make_accounts() -> list[DemoAccount]:
    """Make the accounts that are not there yet; returns all of them."""
    accounts = _accounts()
    for account in accounts:
        if user_named(account.username) is None:
            _make(account)
    return accounts


def _accounts() -> list[DemoAccount]:
    village = _village()
    cell_id, cell_name = village.cells[0]
    commune = village.place_path[-1]
    return [
        DemoAccount("canbo.tinh", "Cán bộ dùng thử", "Ban Tổ chức Tỉnh ủy", "officer"),
        DemoAccount(
            "ghinhan.xa",
            "Người ghi dùng thử",
            f"Đảng ủy {commune}",
            "recorder",
            commune,
            Scope("place", village.place_id or ""),
        ),
        DemoAccount(
            "phutrach.ban",
            "Người phụ trách dùng thử",
            f"Đảng ủy {commune}",
            "recorder",
            cell_name,
            Scope("organisation", cell_id),
        ),
        DemoAccount("lanhdao.tinh", "Lãnh đạo dùng thử", "Thường trực Tỉnh ủy", "viewer"),
    ]


def _village() -> EstablishmentLine:
    """A village without members at the resolution that has a cell today."""
    today = {line.id: line for line in establishments(Question(END))}
    for record in drill(Question(RESOLUTION), "coverage.village.no_member"):
        line = today.get(record.id)
        if line is not None and line.cells and line.place_id:
            return line
    raise LookupError("no village of the scenario has come from no member to a cell")


@transaction.atomic
def _make(account: DemoAccount) -> None:
    user = add_user(
        actor=None,
        username=account.username,
        password=PASSWORD,
        display_name=account.name,
        office=account.office,
    )
    scope = account.scope
    assign(
        actor=None,
        user=user,
        role=account.role,
        valid_from=_SINCE,
        scope_kind="everything" if scope is None else scope.kind,
        scope_id="" if scope is None else scope.id,
    )


_SINCE: Final = date(OPENING.year, 1, 1)
"""Before anything in the register, so that every day can be looked at."""
