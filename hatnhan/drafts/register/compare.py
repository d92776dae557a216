"""Putting the figures of a draft beside the register's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Final, Literal

from hatnhan.drafts.findings import Compared
from hatnhan.drafts.register.asking import Register
from hatnhan.drafts.register.days import Days, When
from hatnhan.drafts.register.meaning import Meaning
from hatnhan.drafts.register.reading import Reading, Sure, readings
from hatnhan.drafts.register.scopes import Places, Where
from hatnhan.drafts.register.sentences import Sentence, sentences
from hatnhan.prose.figures.dates import Mention
from hatnhan.prose.interval import Interval, cut, rounded
from hatnhan.prose.model import Figure, Text
from hatnhan.registry.scopes import Scope

_TELLING: Final = 10
"""Smaller numbers agree by chance too often to confirm what the words leave open."""
_AGREEING: Final = 3
"""Telling numbers that agree, and more than those that do not, show a draft that names no province
to be about the register's."""
_STRIDE: Final = 50
Tell = Callable[[float], None]


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
    the latest; ``scope`` is what its user asks about: nothing beyond it is told. ``dates`` are
    those of the text where they have been found before; ``tell`` hears the share that is done.
    Raises ``known_at_above_latest``.
    """

    def __init__(
        self,
        text: Text,
        figures: Sequence[Figure],
        *,
        on: date | None = None,
        known_at: int | None = None,
        scope: Scope | None = None,
        dates: Sequence[Mention] | None = None,
        tell: Tell | None = None,
    ) -> None:
        self.register = Register(known_at, on or text.written)
        self.scope = scope
        self.placed: list[Placed] = []
        self.named = False
        """Whether the draft says that it is about the register's province."""
        if not self.register.empty:
            where = Where(text.text, Places(self.register.known_now), scope, text.written)
            self.named = where.named
            days = Days(text, on, dates)
            self.placed.extend(_placed(text, figures, where, days, tell or _silent))


def compare(beside: Beside, tell: Tell | None = None) -> tuple[Compared, ...]:
    """The figures of a draft that name a figure of the register, beside it.

    A figure agrees when it is right as known now or as known on the day of the draft. None is
    called wrong in a draft that may be about another province.
    """
    found: list[Compared] = []
    for done, one in enumerate(beside.placed):
        compared = _compared(one, beside.register)
        if compared:
            found.append(compared)
        if tell and done % _STRIDE == 0:
            tell(done / len(beside.placed))
    if not beside.named and not _agreeing(found):
        found = [
            replace(one, verdict="undetermined") if one.verdict == "fails" else one for one in found
        ]
    return tuple(found)


def _agreeing(found: Sequence[Compared]) -> bool:
    """Whether so much agrees that a draft must be about the register."""
    agreeing = {
        (one.path, one.on, one.since, one.computed_now)
        for one in found
        if one.verdict == "holds" and (one.computed_now or 0) >= _TELLING
    }
    wrong = sum(one.verdict == "fails" for one in found)
    return len({key[-1] for key in agreeing}) >= _AGREEING and len(agreeing) > wrong


def _silent(_done: float) -> None:
    """Nobody wants to hear."""


def _placed(
    text: Text, figures: Sequence[Figure], where: Where, days: Days, tell: Tell
) -> Iterator[Placed]:
    """The figures that count something the register counts, each with its day and place."""
    if where.elsewhere:
        return
    for done, sentence in enumerate(sentences(text, figures, where.own)):
        if done % _STRIDE == 0:
            tell(sentence.start / len(text.text))
        if not sentence.figures:
            continue
        for reading in readings(sentence):
            whens = days.of(reading.figure, reading.head, sentence, flow=reading.meaning.flow)
            placed = _there(reading, whens, where, sentence)
            if placed:
                yield placed
        days.remember(sentence)


def _there(
    reading: Reading, whens: Sequence[When], where: Where, sentence: Sentence
) -> Placed | None:
    """A figure with the place it speaks of on its days: one place, or it is left alone."""
    at = [where.at(sentence.block.start, reading.head.start, w.on, w.since) for w in whens]
    scopes = {found[0] if found else None for found in at}
    if not at or None in at or len(scopes) > 1:
        return None
    scope = scopes.pop()
    sure = min(reading.sure, *(found[1] for found in at if found))
    if scope and reading.meaning.subject != "site":
        # "Members of the commune" may be those of its place or of its organisation.
        sure = min(sure, Sure.AMBIGUOUS)
    return Placed(reading, tuple(whens), scope, sure)


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
    clear = clear and register.up_to_date(when) and not _within(one, meaning, when, register)
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


def _within(one: Placed, meaning: Meaning, when: When, register: Register) -> bool:
    """Whether somebody who counts otherwise might find what is printed."""
    printed = rounded(one.reading.figure)
    for known_at in {register.known_now, register.known_then or register.known_now}:
        between = register.between(meaning, when, one.scope, known_at)
        if between and printed.meets(Interval(Fraction(between[0]), Fraction(between[1]))):
            return True
    return False


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
