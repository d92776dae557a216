"""What a draft is made of and what is found in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Literal

BlockKind = Literal["paragraph", "heading", "cell", "footnote"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, table cell or footnote: the characters [start, end) of the text."""

    start: int
    end: int
    kind: BlockKind = "paragraph"
    table: int | None = None
    """Which table of the draft the cell is in, from 0; None outside tables."""
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A draft as read: NFC characters with a line break between blocks, and its blocks in order."""

    text: str
    blocks: tuple[Block, ...]
    written: date | None = None
    """The day the draft speaks from, where its user or its file says so."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number as printed: characters [start, end) of the text, which are `raw`."""

    id: str
    """"f1", "f2"… in the order of the text."""
    raw: str
    """The number with its sign of percentage and its word of scale, without noun and qualifier."""
    value: Fraction
    """28,6 % is 28.6; 3.814 is 3814; "700 nghìn" is 700000; "một nửa" is 50 %."""
    step: Fraction
    """One unit of the last printed digit: 1/10 for 28,6 %, 1000 for "700 nghìn"."""
    unit: str
    """"%", "điểm %", "lần", or the counted noun as printed ("chi bộ", "đảng viên"), else ""."""
    qualifier: str
    """The word that widens the number ("hơn", "gần", "khoảng", "ít nhất"…), else ""."""
    start: int
    end: int
    when: date | None = None
    """The day it speaks of, when the text says so; for a period its last day."""
    since: date | None = None
    """The first day of the period it speaks of ("9 tháng", "năm 2022"), when the text says so."""


@dataclass(frozen=True, slots=True)
class Known:
    """A figure of the register, offered for comparison and as a candidate."""

    path: str
    """Its dotted path in the catalogue of figures: "coverage.village.no_member"."""
    label: str
    """Its name in Vietnamese: "bản chưa có đảng viên"."""
    value: int
    on: date
    since: date | None = None


class Kind(StrEnum):
    """What a sentence says of its figures."""

    SUM = "sum"
    PERCENT = "percent"
    DIFFERENCE = "difference"
    RATIO = "ratio"
    AT_MOST = "at_most"


class Verdict(StrEnum):
    """What is to be said of a relation; the order is that of gravity."""

    FAILS = "fails"
    ROUNDING = "rounding"
    UNDETERMINED = "undetermined"
    HOLDS = "holds"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Figures that would give what is printed; it may be a coincidence."""

    text: str
    """"222/776 = 28,6 %"."""
    explanation: str
    """A sentence that says what the terms are and whether chance is likely."""
    figures: tuple[str, ...] = ()
    """The figures of the text in it."""
    paths: tuple[str, ...] = ()
    """The figures of the register in it."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation as a sentence states it, judged.

    A *sum* has the total on the left and its parts on the right; a *percent* or *ratio* the
    printed rate on the left, numerator and then base on the right; a *difference* the result on
    the left and what gives it on the right; *at most* says left ≤ right.
    """

    kind: Kind
    left: tuple[str, ...]
    right: tuple[str, ...]
    text: str
    """The words of the draft in which it is stated."""
    start: int
    end: int
    """Where these words are in the text."""
    rule: str
    """The rule of the grammar that read it."""
    verdict: Verdict
    equation: str
    """What was computed: "343/3.814 = 9,0 %"."""
    explanation: str
    """One or two sentences in the words of an officer."""
    computed: Fraction | None = None
    """What the right side gives; None when nothing can be computed."""
    lowest: int | None = None
    highest: int | None = None
    """Undetermined: the whole numbers from lowest to highest would give the printed figure."""
    missing: Literal["", "base", "numerator"] = ""
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """A draft with what was found in it."""

    text: Text
    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]
    """In the order of the text."""

    def by_id(self, ids: Sequence[str]) -> list[Figure]:
        """The figures with these ids, in that order."""
        # Ids count the figures from 1; asked for each relation, a look at all would take too long.
        counted = [int(id[1:]) - 1 for id in ids if id[1:].isdecimal()]
        found = [self.figures[n] for n in counted if 0 <= n < len(self.figures)]
        if [figure.id for figure in found] == list(ids):
            return found
        known = {figure.id: figure for figure in self.figures}
        return [known[id] for id in ids]
