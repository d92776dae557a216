"""Putting the figures of a draft beside the register's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final, Literal

from hatnhan.drafts.findings import Compared
from hatnhan.drafts.register.asking import Register
from hatnhan.drafts.register.days import Days, When
from hatnhan.drafts.register.meaning import Meaning
from hatnhan.drafts.register.reading import Reading, Sure, readings
from hatnhan.drafts.register.scopes import Places, Where
from hatnhan.drafts.register.sentences import sentences
from hatnhan.prose.interval import cut, rounded
from hatnhan.prose.model import Figure, Text
from hatnhan.registry.scopes import Scope

_TELLING: Final = 10
"""Smaller numbers agree by chance too often to confirm what the words leave open."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure that the register may have, with the days and the place it speaks of."""

    reading: Reading
    whens: tuple[When, ...]
    scope: Scope | None
    sure: Sure


class Beside:
    """A draft beside the register: which of its figures the register has too.

    ``on`` is the day the draft speaks from; ``known_at`` the last recording that counts, None for
    the latest; ``scope`` is what its user asks about: nothing beyond it is told. Raises
    ``known_at_above_latest``.
    """

    def __init__(
        self,
        text: Text,
        figures: Sequence[Figure],
        *,
        on: date | None = None,
        known_at: int | None = None,
        scope: Scope | None = None,
    ) -> None:
        self.register = Register(known_at, on or text.written)
        self.scope = scope
        self.placed: list[Placed] = []
        if not self.register.empty:
            where = Where(text.text, Places(self.register.known_now), scope)
            self.placed.extend(_placed(text, figures, where, Days(text, on)))


def compare(beside: Beside) -> tuple[Compared, ...]:
    """The figures of a draft that name a figure of the register, beside it.

    A figure agrees when it is right as known now or as known on the day of the draft.
    """
    found = (_compared(one, beside.register) for one in beside.placed)
    return tuple(one for one in found if one)


def _placed(text: Text, figures: Sequence[Figure], where: Where, days: Days) -> Iterator[Placed]:
    """The figures that count something the register counts, each with its day and place."""
    if where.elsewhere:
        return
    for sentence in sentences(text, figures, where.own):
        for reading in readings(sentence):
            scope = where.at(sentence.block.start, reading.head.start)
            whens = days.of(reading.figure, reading.head, sentence, flow=reading.meaning.flow)
            if scope and whens:
                sure = Sure.CLEAR if scope[1] else Sure.WEAK
                if scope[0] and reading.meaning.subject != "site":
                    # "Members of the commune" may be those of its place or of its organisation.
                    sure = min(sure, Sure.AMBIGUOUS)
                yield Placed(reading, tuple(whens), scope[0], min(sure, reading.sure))
        days.remember(sentence)


def _compared(one: Placed, register: Register) -> Compared | None:
    """The comparison, if it is worth saying."""
    whens = [when for when in one.whens if register.reaches(when)]
    if not whens:
        return None
    meanings = [one.reading.meaning, *([one.reading.other] if one.reading.other else [])]
    tried = [_beside(one, meaning, when, register) for when in whens for meaning in meanings]
    best = next((each for each in tried if each.verdict == "holds"), tried[0])
    if best.computed_now is None:
        return None
    weak = one.sure is Sure.WEAK
    if weak and (best.verdict != "holds" or one.reading.figure.value < _TELLING):
        return None
    return best


def _beside(one: Placed, meaning: Meaning, when: When, register: Register) -> Compared:
    figure = one.reading.figure
    now = register.value(meaning, when, one.scope, register.known_now)
    then = None
    if register.known_then is not None:
        then = register.value(meaning, when, one.scope, register.known_then)
    clear = one.sure is Sure.CLEAR and when.sure and len(one.whens) == 1
    clear = clear and register.up_to_date(when)
    return Compared(
        figure=figure.id,
        path=register.path(meaning),
        label=meaning.label,
        on=when.on,
        since=when.since,
        computed_then=then,
        computed_now=now,
        known_then=register.known_then,
        known_now=register.known_now,
        verdict=_verdict(figure, (now, then), clear=clear),
        scope=one.scope,
    )


def _verdict(
    figure: Figure, computed: Sequence[int | None], *, clear: bool
) -> Literal["holds", "fails", "undetermined"]:
    printed = rounded(figure)
    if any(value is not None and Fraction(value) in printed for value in computed):
        return "holds"
    cut_off = cut(figure)
    if any(value is not None and Fraction(value) in cut_off for value in computed):
        return "undetermined"
    return "fails" if clear else "undetermined"
