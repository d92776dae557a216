"""What two records of persons are compared by, and what is said of a pair of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Literal

from hatnhan.domain.text import nfc

Decided = Literal["same", "distinct"]
Decisions = Mapping[str, Decided]
"""What persons have decided before, by `Pair.key`."""


@dataclass(frozen=True, slots=True)
class Identity:
    """A person as a row of a file or the register names one; what is not known is ''."""

    id: str
    """The key in the register, or whatever tells the row of the file."""
    name: str
    sex: str = ""
    born: str = ""
    """"1980-05-02", "1980-05" or "1980"."""
    ethnic: str = ""
    cell: str = ""
    establishment: str = ""
    place: str = ""
    """The commune in which the cell or establishment lies."""
    joined: str = ""
    """The day of admission, ISO."""
    registered: bool = False
    """`id` is a key of the register, hence the same in every file to come."""

    @property
    def fingerprint(self) -> str:
        """The same for the same record wherever it stands in whatever file."""
        if self.registered:
            return f"person:{self.id}"
        name = " ".join(nfc(self.name).split())
        told = (name, self.sex, self.born, self.ethnic, self.cell, self.establishment, self.joined)
        return sha256("\0".join(told).encode()).hexdigest()[:32]


class Grade(StrEnum):
    """How far two records may be one person; whatever it is, a person decides."""

    SURE = "sure"
    LIKELY = "likely"
    UNLIKELY = "unlikely"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What comparing two records found."""

    grade: Grade
    score: int
    """From 0 to 100."""
    reasons: tuple[str, ...]
    """Vietnamese, the weightiest first: "cùng tên không dấu", "cùng năm sinh, khác ngày"."""
    twins: bool = False
    """Same surname, birthday and place, other names: sisters and brothers of one birth."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one person."""

    first: Identity
    """Of the file."""
    second: Identity
    """Of the register, or a later row of the file."""
    judgement: Judgement
    decided: Decided | None = None

    @property
    def grade(self) -> Grade:
        """How far they may be one."""
        return self.judgement.grade

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, in Vietnamese."""
        return self.judgement.reasons

    @property
    def key(self) -> str:
        """By which a decision about these two is remembered, in whatever order they come."""
        return "|".join(sorted((self.first.fingerprint, self.second.fingerprint)))


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one file that may all be one person."""

    members: tuple[Identity, ...]
    """In the order of the file."""
    pairs: tuple[Pair, ...]

    @property
    def grade(self) -> Grade:
        """Sure only when every pair of it is."""
        whole = len(self.members) * (len(self.members) - 1) // 2
        sure = sum(1 for pair in self.pairs if pair.grade is Grade.SURE)
        return Grade.SURE if sure == whole else Grade.LIKELY
