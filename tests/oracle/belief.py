"""What stands: which recordings of a ledger are believed, and with which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.oracle import kinds
from tests.oracle.lines import Body, Refused


class Impossible(Refused):
    """The history believed cannot have happened; ``code`` says at what it breaks."""


@dataclass(frozen=True)
class Fact:
    """A believed fact: its latest standing body under the number that first recorded it."""

    root: int
    body: Body

    @property
    def kind(self) -> str:
        """The kind, as in the contract's table."""
        return str(self.body["fact"])

    @property
    def on(self) -> str:
        """The day, as ISO text."""
        return str(self.body["on"])

    @property
    def position(self) -> tuple[str, int, int]:
        """Its place in time: the day, the order of kinds within the day, the recording."""
        return (self.on, kinds.ORDER[self.kind], self.root)


def fallen(lines: Sequence[Body]) -> set[int]:
    """Numbers of the recordings that do not stand: those a standing annulment names."""
    down: set[int] = set()
    for number in range(len(lines), 0, -1):
        line = lines[number - 1]
        if line["fact"] == "annulled" and number not in down:
            down.add(line["of"])
    return down


def root_of(lines: Sequence[Body], number: int) -> int:
    """The recording of the original fact behind a fact or a correction (of a correction...)."""
    while lines[number - 1]["fact"] == "corrected":
        number = lines[number - 1]["of"]
    return number


def believed(lines: Sequence[Body]) -> list[Fact]:
    """The facts that stand after these recordings, each in its latest words, in time order."""
    down = fallen(lines)
    words: dict[int, Body] = {}
    for number, line in enumerate(lines, 1):
        if number in down or line["fact"] == "annulled":
            continue
        if line["fact"] == "corrected":
            words[root_of(lines, number)] = line["body"]
        else:
            words[number] = line
    facts = [Fact(root, body) for root, body in words.items() if root not in down]
    return sorted(facts, key=lambda fact: fact.position)


def check_reference(lines: Sequence[Body], new: Body) -> None:
    """Raises ``Impossible`` if a new correction or annulment names what it may not."""
    of = new["of"]
    if not 1 <= of <= len(lines):
        raise Impossible("no_such_recording", str(of))
    down = fallen(lines)
    if of in down:
        raise Impossible("recording_does_not_stand", str(of))
    if new["fact"] == "annulled":
        return
    if lines[of - 1]["fact"] == "annulled":
        raise Impossible("annulment_cannot_be_corrected", str(of))
    root = root_of(lines, of)
    if root in down:
        raise Impossible("recording_does_not_stand", str(root))
    if new["body"]["fact"] != lines[root - 1]["fact"]:
        raise Impossible("correction_changes_kind", str(of))
