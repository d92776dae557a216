"""Replay: from recordings to the world on a day, and the test whether a history is possible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tests.oracle import kinds, steps_organisations, steps_persons, steps_places
from tests.oracle.belief import Fact, Impossible, believed, check_reference
from tests.oracle.lines import Body
from tests.oracle.world import STEPS, World

MODULES_OF_STEPS = (steps_places, steps_organisations, steps_persons)


def apply(world: World, fact: Fact) -> None:
    """Let one fact happen; raises ``Impossible`` and leaves the world to be thrown away."""
    STEPS[fact.kind](world, fact)


def walk(facts: Sequence[Fact]) -> Iterator[tuple[Fact, World]]:
    """Replay believed facts in the order of time, giving the world just after each."""
    world = World(facts)
    for fact in facts:
        apply(world, fact)
        yield fact, world


def world_on(facts: Sequence[Fact], day: str) -> World:
    """The world at the end of a day; ``day`` is ISO text, "" is before all days."""
    world = World(facts)
    for fact in facts:
        if fact.on <= day:
            apply(world, fact)
    return world


def check_possible(lines: Sequence[Body]) -> None:
    """Raises ``Impossible`` unless the history believed after these lines is possible."""
    for _ in walk(believed(lines)):
        pass


def first_refused(lines: Iterable[Body]) -> tuple[int, str] | None:
    """Number and code of the first line that must be refused, None if all stand."""
    heard: list[Body] = []
    for line in lines:
        try:
            if line["fact"] in kinds.ABOUT_RECORDINGS:
                check_reference(heard, line)
            check_possible([*heard, line])
        except Impossible as problem:
            return len(heard) + 1, problem.code
        heard.append(line)
    return None


class Ledger:
    """The same check line by line, quick when a line comes in the order of time."""

    def __init__(self) -> None:
        self.lines: list[Body] = []
        self.facts: list[Fact] = []
        self.world = World([])

    def add(self, line: Body) -> None:
        """Record one line; raises ``Impossible`` and stays as it was."""
        number = len(self.lines) + 1
        if line["fact"] in kinds.ABOUT_RECORDINGS:
            check_reference(self.lines, line)
            self._replay(believed([*self.lines, line]))
        else:
            fact = Fact(number, line)
            if (self.facts and fact.position < self.facts[-1].position) or _is_about_all_days(fact):
                self._replay(sorted([*self.facts, fact], key=lambda one: one.position))
            else:
                self._append(fact)
        self.lines.append(line)

    def _replay(self, facts: list[Fact]) -> None:
        world = World(facts)
        for fact in facts:
            apply(world, fact)
        self.facts, self.world = facts, world

    def _append(self, fact: Fact) -> None:
        try:
            self.world.foresee(fact)
            apply(self.world, fact)
        except Impossible:
            self._replay(self.facts)
            raise
        self.facts = [*self.facts, fact]


def _is_about_all_days(fact: Fact) -> bool:
    return fact.kind == "person_merged"
