"""Short ways to ask a reader in tests."""

from __future__ import annotations

from datetime import date

from hatnhan.capture.model import Cell, Value, Verdict
from hatnhan.capture.values import dates
from hatnhan.capture.values.read import Context, Read, Role

TODAY = date(2026, 9, 1)


def cell(value: Value, font: str = "", **more: bool) -> Cell:
    return Cell(value, "" if value is None else str(value), font=font, **more)


def context(column: str = "", role: Role = "other", *confirmed: str) -> Context:
    return Context(column, role, TODAY, frozenset(confirmed))


def born(value: Value, column: str = "Ngày sinh", *confirmed: str) -> Read:
    return dates.read(cell(value), context(column, "born", *confirmed))


def admitted(value: Value, *confirmed: str) -> Read:
    return dates.read(cell(value), context("Ngày vào Đảng", "admitted", *confirmed))


def codes(read: Read) -> list[str]:
    return [trouble.code for trouble in read.troubles]


def gravest(read: Read) -> Verdict:
    order = list(Verdict)
    return max((t.verdict for t in read.troubles), key=order.index, default=Verdict.ACCEPTED)


def proposal(read: Read) -> object:
    return read.troubles[0].value
