"""An import as its pages show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from hatnhan.capture.commit import ALREADY
from hatnhan.capture.model import Verdict
from hatnhan.capture.models import Batch, BatchState
from hatnhan.domain.vietnamese import number
from hatnhan.web.importing.lines import Said, said_of
from hatnhan.web.importing.words import CLEAN, SORTS, Sort, headline

RUNNING = (BatchState.CHECKING, BatchState.RECORDING, BatchState.UNDOING)
"""States that end by themselves."""
WAITING = (BatchState.STAGED, BatchState.HELD)
"""States that wait for a person."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A number the file prints as a total beside what was counted."""

    name: str
    printed: str
    counted: str

    @property
    def differs(self) -> bool:
        """Whether the file's own total is not what its rows come to."""
        return self.printed != self.counted


@dataclass(frozen=True)
class Seen:
    """A batch with what the pages say of it."""

    batch: Batch
    done: int = 0
    """How far the work is, in hundredths; 0 where that is not known yet."""
    step: str = ""

    @property
    def id(self) -> int:
        """The number in its address."""
        return self.batch.pk

    @property
    def sort(self) -> Sort:
        """What kind of list it is."""
        return SORTS[self.batch.kind]

    @property
    def name(self) -> str:
        """The file's name."""
        return self.batch.file_name

    @property
    def sheet(self) -> str:
        """The sheet that was asked for, if one was."""
        return self.batch.sheet

    @property
    def state(self) -> str:
        """How far the import has come."""
        return str(self.batch.state)

    @property
    def state_word(self) -> str:
        """The same in words."""
        return str(self.batch.get_state_display())

    @property
    def running(self) -> bool:
        """Whether something is being done to it now."""
        return self.batch.state in RUNNING

    @property
    def waiting(self) -> bool:
        """Whether a person is to decide."""
        return self.batch.state in WAITING

    @property
    def stopped(self) -> bool:
        """Whether nothing of it can be recorded: given up, or no row of it was read."""
        if self.batch.state in (BatchState.FAILED, BatchState.CANCELLED):
            return True
        return self.waiting and not self.counts_any

    @property
    def mappable(self) -> bool:
        """Whether saying which column is what may help."""
        return self.waiting or self.batch.code in ("missing_columns", "no_header", "old_template")

    @property
    def sha(self) -> str:
        """The fingerprint of the file."""
        return self.batch.file_sha

    @property
    def who(self) -> str:
        """Who sent it."""
        return self.batch.actor

    @property
    def at(self) -> datetime:
        """When it was sent."""
        return self.batch.created_at

    @property
    def message(self) -> str:
        """What is said of the file as a whole."""
        return self.batch.message

    @cached_property
    def counts(self) -> dict[Verdict, int]:
        """Rows by verdict."""
        return {verdict: int(self.batch.counts.get(verdict, 0)) for verdict in Verdict}

    @property
    def counts_any(self) -> bool:
        """Whether any row was read."""
        return any(self.counts.values())

    @property
    def clean(self) -> int:
        """Rows that can be recorded as they are."""
        return sum(self.counts[verdict] for verdict in CLEAN)

    @property
    def unclean(self) -> int:
        """Rows that cannot."""
        return self.counts[Verdict.HELD] + self.counts[Verdict.REFUSED]

    @property
    def all_clean(self) -> bool:
        """Whether the file can be recorded as a whole."""
        return self.batch.state == BatchState.STAGED and not self.unclean

    @property
    def all_there(self) -> bool:
        """Whether it waits to be recorded and says nothing that the register does not hold."""
        return self.all_clean and not self.clean and self.counts[Verdict.THERE] > 0

    @property
    def takeable(self) -> bool:
        """Whether its clean rows can be recorded: the file as a whole is not what waits."""
        return self.clean > 0 and (self.all_clean or self.unclean > 0)

    @property
    def problem(self) -> str:
        """Why what was last asked of it was not done; empty where it was."""
        told = self.batch.said().get("problem") or {}
        return str(told.get("message", "")) if self.waiting or self.state == "committed" else ""

    @property
    def taken_before(self) -> bool:
        """Whether the same file had been imported already."""
        return self.batch.code == ALREADY

    @property
    def headline(self) -> str:
        """The conclusion in one line."""
        if self.batch.state == BatchState.FAILED:
            return self.message
        if self.batch.state in (BatchState.COMMITTED, BatchState.UNDONE):
            done = "Đã nhập" if self.batch.state == BatchState.COMMITTED else "Đã hoàn tác"
            left = f", {number(self.unclean)} dòng ở lại để sửa" if self.unclean else ""
            return f"{done} {number(self.clean)} dòng{left}"
        return headline(self.counts) if self.batch.counts else self.message

    @property
    def facts(self) -> int:
        """How many recordings it made."""
        first, last = self.batch.first, self.batch.last
        return 0 if first is None or last is None else last - first + 1

    @property
    def first(self) -> int | None:
        """Its first recording."""
        return self.batch.first

    @property
    def last(self) -> int | None:
        """Its last recording."""
        return self.batch.last

    @property
    def before(self) -> int:
        """The recording before its first."""
        return (self.batch.first or 1) - 1

    @property
    def returned(self) -> bool:
        """Whether there is something to mend, hence a workbook to give back."""
        return self.unclean > 0 and self.batch.state in (*WAITING, BatchState.COMMITTED)

    @cached_property
    def notes(self) -> list[Said]:
        """What is said of the file as a whole."""
        return [said_of(each) for each in self.batch.said().get("notes", ())]

    @cached_property
    def sums(self) -> list[Sum]:
        """The file's own totals beside what was counted."""
        found = self.batch.said().get("reconciliation") or {}
        return [
            Sum(
                f"{one['of']}, dòng {one['row']}" if one.get("row") else str(one["of"]),
                number(one["printed"]),
                number(one["counted"]),
            )
            for one in found.get("compared", ())
        ]
