"""Findings as they are shown beside the text: which of them, and each with its way to the records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hatnhan.drafts.findings import Checked, Compared, Finding
from hatnhan.prose.model import Figure, Verdict
from hatnhan.web.asof import Asked

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

SIGNS = {
    Verdict.FAILS: "✕",
    Verdict.ROUNDING: "≈",
    Verdict.UNDETERMINED: "?",
    Verdict.HOLDS: "✓",
}
WORDS = {
    Verdict.FAILS: _("Sai"),
    Verdict.ROUNDING: _("Làm tròn chưa đúng"),
    Verdict.UNDETERMINED: _("Không xác định"),
    Verdict.HOLDS: _("Đúng"),
}
BESIDE_REGISTER = {
    Verdict.FAILS: _("Khác sổ"),
    Verdict.UNDETERMINED: _("Chưa đối chiếu được"),
    Verdict.HOLDS: _("Khớp sổ"),
}
OPEN = 3
"""Findings whose computation is shown without asking."""
SHOWN = {"attention": _("Cần xem"), "all": _("Tất cả"), "ignored": _("Đã bỏ qua")}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the register gives for a figure of the draft, with the list of records behind it."""

    raw: str
    compared: Compared
    then: str
    """Address of the records as known when the draft speaks; empty when there are none."""
    now: str


@dataclass(frozen=True, slots=True)
class Card:
    """One finding."""

    number: int
    finding: Finding
    sign: str
    word: StrPromise
    open: bool
    """Whether its computation is shown without asking."""
    figures: str
    """Ids of its figures, with spaces between."""
    answers: list[Answer] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the filters, with how many findings it shows."""

    code: str
    name: StrPromise
    count: int


def choices(said: Sequence[Finding]) -> list[Choice]:
    """The filters; what was ignored is offered only when something was."""
    found = [Choice(code, name, len(chosen(said, code))) for code, name in SHOWN.items()]
    return [c for c in found if c.code != "ignored" or c.count]


def chosen(said: Sequence[Finding], show: str) -> list[int]:
    """Numbers of the findings that a filter shows."""
    return [number for number, finding in enumerate(said, 1) if _fits(finding, show)]


def default(said: Sequence[Finding]) -> str:
    """What needs attention, where anything does."""
    return "attention" if chosen(said, "attention") else "all"


def cards(
    checked: Checked, said: Sequence[Finding], numbers: Sequence[int], asked: Asked, at: int = 0
) -> list[Card]:
    """The findings with these numbers; the first few in question are open, and the one asked for."""
    figures = {figure.id: figure for figure in checked.review.figures}
    register = {compared.figure: compared for compared in checked.register}
    opened = [n for n in numbers if said[n - 1].verdict is not Verdict.HOLDS][:OPEN]
    return [
        _card(number, said[number - 1], figures, register, asked, opened=number in (*opened, at))
        for number in numbers
    ]


def _fits(finding: Finding, show: str) -> bool:
    if show == "ignored":
        return bool(finding.ignored)
    return not finding.ignored and (show == "all" or finding.verdict is not Verdict.HOLDS)


def _card(
    number: int,
    finding: Finding,
    figures: dict[str, Figure],
    register: dict[str, Compared],
    asked: Asked,
    *,
    opened: bool,
) -> Card:
    words = BESIDE_REGISTER if finding.compared else WORDS
    sign = "≠" if finding.compared and finding.verdict is Verdict.FAILS else SIGNS[finding.verdict]
    beside = (
        [finding.compared]
        if finding.compared
        else [register[id] for id in dict.fromkeys(finding.figures) if id in register]
    )
    return Card(
        number=number,
        finding=finding,
        sign=sign,
        word=words[finding.verdict],
        open=opened,
        figures=" ".join(dict.fromkeys(finding.figures)),
        answers=[_answer(figures[c.figure].raw, c, asked) for c in beside],
    )


def _answer(raw: str, compared: Compared, asked: Asked) -> Answer:
    def records(known_at: int | None, value: int | None) -> str:
        if not value:
            return ""
        scope = compared.scope
        return asked.address(
            reverse("drill"),
            **{"place": None, "organisation": None, **({scope.kind: scope.id} if scope else {})},
            on=compared.on,
            since=compared.since,
            known_at=known_at,
            path=compared.path.split(" + "),
        )

    return Answer(
        raw,
        compared,
        then=records(compared.known_then, compared.computed_then),
        now=records(compared.known_now, compared.computed_now),
    )
