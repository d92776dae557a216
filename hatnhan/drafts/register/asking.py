"""The register's answers for one check of a draft: none is asked for twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Max, Min

from hatnhan.domain.problems import Problem
from hatnhan.drafts.register.days import When
from hatnhan.drafts.register.meaning import DIRECT, SITE, Meaning
from hatnhan.indicators import queries
from hatnhan.indicators.answer import flat
from hatnhan.indicators.queries import Question, Scope
from hatnhan.ledger.models import Recording
from hatnhan.reports.nine_months import held_resolution

_Answer = tuple[dict[str, int], bool]
_NOTHING: Final[_Answer] = ({}, False)
_KINDS: Final = tuple(kind for kind in SITE if kind)
_AT_MOST: Final = 60
"""Questions for one draft; figures of further days are not compared."""


class Register:
    """Figures of the register, as known now (or at a recording number) and as known then."""

    def __init__(self, known_at: int | None, written: date | None) -> None:
        latest = queries.latest()
        if known_at is not None and known_at > latest:
            raise Problem("known_at_above_latest", known_at=known_at, latest=latest)
        self.known_now = latest if known_at is None else known_at
        self.known_then = self._known_on(written) if written else None
        days = Recording.objects.filter(number__lte=self.known_now, on__isnull=False).aggregate(
            first=Min("on"), last=Max("on"), made=Max("recorded_at")
        )
        self._first: date | None = days["first"]
        made: datetime | None = days["made"]
        kept_until = made.astimezone(_zone()).date() if made else None
        self._last = max((day for day in (days["last"], kept_until) if day), default=None)
        self._joint = held_resolution().joint_counts_as_cell
        self._given: dict[Question, _Answer] = {}
        self._sums: dict[Meaning, tuple[str, ...]] = {}

    @property
    def empty(self) -> bool:
        """Whether nothing has been recorded."""
        return self._first is None

    def reaches(self, when: When) -> bool:
        """Whether the register was open on the day, for a period from before its first day on.

        What is told on the first day is the stock, not what happened.
        """
        if self._first is None:
            return False
        return when.since > self._first if when.since else when.on >= self._first

    def up_to_date(self, when: When) -> bool:
        """Whether the register was still being kept on the day, or tells of a later one."""
        return self._last is not None and when.on <= self._last

    def value(self, meaning: Meaning, when: When, scope: Scope | None, known_at: int) -> int | None:
        """What the register has; None when it cannot be asked for that."""
        figures, direct = self._figures(when, scope, known_at)
        # A place that is not there on that day: nothing is known of it, not even zeros.
        if not figures or (meaning.kind == DIRECT and not direct):
            return None
        return sum(figures.get(path, 0) for path in self._paths(meaning))

    def between(
        self, meaning: Meaning, when: When, scope: Scope | None, known_at: int
    ) -> tuple[int, int] | None:
        """The least and the most that somebody may count by the words; None where all agree."""
        widths = meaning.widths(_KINDS)
        if not widths:
            return None
        figures, _direct = self._figures(when, scope, known_at)
        least, most = (sum(figures.get(path, 0) for path in paths) for paths in widths)
        return least, most

    def path(self, meaning: Meaning) -> str:
        """The figure's path in the catalogue; the paths of a sum are joined by " + "."""
        return " + ".join(self._paths(meaning))

    def _paths(self, meaning: Meaning) -> tuple[str, ...]:
        if meaning not in self._sums:
            self._sums[meaning] = meaning.paths(_KINDS, joint=self._joint)
        return self._sums[meaning]

    def _figures(self, when: When, scope: Scope | None, known_at: int) -> _Answer:
        """All figures by path, none when it cannot be asked; and whether those below are told."""
        question = Question(when.on, scope, when.since, known_at)
        if question not in self._given:
            if len(self._given) >= _AT_MOST:
                return _NOTHING
            self._given[question] = self._asked(question)
        return self._given[question]

    @staticmethod
    def _asked(question: Question) -> _Answer:
        try:
            answer = queries.figures(question)
        except Problem as problem:
            # A place that is not known then: there is nothing to compare with.
            if problem.code not in {"unknown_id", "scope_not_in_tree"}:
                raise
            return _NOTHING
        return flat(answer), "direct" in answer

    def _known_on(self, written: date) -> int | None:
        """The last recording made by the end of a day; None when there was none."""
        end = datetime.combine(written, time.max, _zone()).astimezone(UTC)
        made = Recording.objects.filter(recorded_at__lte=end, number__lte=self.known_now)
        last: int | None = made.aggregate(last=Max("number"))["last"]
        return last


def _zone() -> ZoneInfo:
    return ZoneInfo(settings.TIME_ZONE)
