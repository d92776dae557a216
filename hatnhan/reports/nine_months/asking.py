"""The one way a figure enters the report: a question to the indicators and a path in its answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from hatnhan.domain.problems import Problem
from hatnhan.indicators.queries import (
    Child,
    EstablishmentLine,
    OrganisationLine,
    Question,
    Record,
)
from hatnhan.reports.figure import Figure
from hatnhan.reports.nine_months.model import Admission, Unit

Key = tuple[str, int]
"""What tells the records behind a figure apart: id, and the recording that brought it in."""


def disagreement(what: str, listed: int, counted: int) -> Problem:
    """That a list and its figure differ; no report may be made of that."""
    reason = f"{what}: danh sách có {listed} dòng mà số là {counted}; hãy chạy hatnhan verify"
    return Problem("damaged", reason=reason)


@dataclass(frozen=True, slots=True)
class Answers:
    """Where answers come from: the functions of `hatnhan.indicators`, or written-down answers.

    `children` of no scope are the units below the one root. `describe` gives name and
    definition of a dotted path from the catalogue; `admissions` and `foundings` tell, by
    recording, day and establishment of the persons' admissions and the day of the
    organisations' foundings; `unit` names the place or organisation of a
    question's scope; `supporters` names, by establishment, the cells designated to develop
    members there; `minimum` is the least number of official members of a cell on the day.
    """

    figures: Callable[[Question], dict[str, Any]]
    drill: Callable[[Question, str], Sequence[Record]]
    children: Callable[[Question], Sequence[Child]]
    establishments: Callable[[Question], Sequence[EstablishmentLine]]
    organisations: Callable[[Question], Sequence[OrganisationLine]]
    describe: Callable[[str], tuple[str, str]]
    admissions: Callable[[Question, Sequence[str]], Mapping[int, Admission]]
    foundings: Callable[[Question, Sequence[str]], Mapping[int, date]]
    unit: Callable[[Question], Unit]
    supporters: Callable[[Question], Mapping[str, tuple[str, ...]]]
    minimum: Callable[[Question], int]


@dataclass
class Asking:
    """Asks for one report: every question at the same known-at, none of them twice."""

    answers: Answers
    base: Question
    _given: dict[Question, dict[str, Any]] = field(default_factory=dict)
    _coverage: dict[Question, Mapping[str, Any]] = field(default_factory=dict)
    _records: dict[tuple[Question, str], frozenset[Key]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Pin the known-at, so that a fact recorded meanwhile cannot split the report."""
        first = self.answers.figures(self.base)
        self.base = replace(self.base, known_at=first["known_at"])
        self._given[self.base] = first

    def answer(self, question: Question) -> dict[str, Any]:
        """The whole answer to a question."""
        if question not in self._given:
            self._given[question] = self.answers.figures(question)
        return self._given[question]

    def learn(self, child: Child, question: Question) -> None:
        """Take a child's coverage as the answer about it, instead of asking for each child."""
        self._coverage[replace(question, scope=child.scope)] = child.coverage

    def value(self, question: Question, path: str) -> int:
        """The number at a dotted path; what an answer leaves out is zero."""
        head, *rest = path.split(".")
        if head == "coverage" and question in self._coverage:
            found: Any = self._coverage[question]
        else:
            found = self.answer(question)[head]
        for step in rest:
            found = found.get(step, {})
        return found if isinstance(found, int) else 0

    def figure(self, code: str, question: Question, path: str) -> Figure:
        """The figure at one path, named and defined by the catalogue."""
        name, definition = self.answers.describe(path)
        return Figure(code, self.value(question, path), path, question, name, definition)

    def total(self, code: str, name: str, parts: Iterable[Figure], definition: str = "") -> Figure:
        """The sum of figures of one question; at least one part, which defines it by default."""
        parts = tuple(parts)
        return Figure(
            code,
            sum(part.value for part in parts),
            " + ".join(part.path for part in parts),
            parts[0].question,
            name,
            definition or parts[0].definition,
        )

    def records(self, question: Question, path: str) -> frozenset[Key]:
        """The records behind a figure (or a sum of figures), as many as it says.

        Raises Problem when they are more or fewer.
        """
        key = (question, path)
        if key not in self._records:
            paths = [one for one in path.split(" + ") if self.value(question, one)]
            found = [
                (record.id, record.recording)
                for one in paths
                for record in self.answers.drill(question, one)
            ]
            expected = sum(self.value(question, one) for one in paths)
            if len(found) != expected:
                raise disagreement(path, len(found), expected)
            self._records[key] = frozenset(found)
        return self._records[key]

    def both(self, code: str, name: str, first: Figure, second: Figure) -> Figure:
        """How many records stand behind two figures of one question at once."""
        shared = self.records(first.question, first.path) & self.records(
            second.question, second.path
        )
        return Figure(
            code,
            len(shared),
            f"({first.path}) & ({second.path})",
            first.question,
            name,
            f"{first.name}; đồng thời {second.name[:1].lower()}{second.name[1:]}",
        )
