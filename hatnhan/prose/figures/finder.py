"""The finder of figures: every number, then the rules that say which are none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from hatnhan.prose.figures import (
    badges,
    candidates,
    codes,
    headings,
    labels,
    limits,
    marks,
    names,
    wording,
)
from hatnhan.prose.figures.cells import complete
from hatnhan.prose.figures.context import Context
from hatnhan.prose.figures.dates import Mention, dated, dates_in
from hatnhan.prose.figures.numerals import style_of
from hatnhan.prose.figures.speaking import times
from hatnhan.prose.figures.tokens import tokenise
from hatnhan.prose.figures.units import name_units, qualify
from hatnhan.prose.model import Figure, Text

Rule = Callable[[Context, int], bool]

_ALONE: Final[tuple[tuple[str, Rule], ...]] = (
    ("item", marks.item),
    ("bracketed", marks.bracketed),
    ("wording", wording.not_counted),
    ("label", labels.label),
    ("after_so", labels.after_so),
    ("clock", marks.clock),
    ("schooling", marks.schooling),
    ("slogan", marks.slogan),
)
_AMONG_OTHERS: Final[tuple[tuple[str, Rule], ...]] = (
    ("name", names.name),
    ("chained", labels.chained),
    ("party_age", badges.party_age),
    ("age_limit", limits.age_limit),
    ("before_limit", limits.before_limit),
    ("threshold", limits.threshold),
    ("band", limits.band),
    ("heading_of_count", headings.heading_of_count),
    ("small_units", headings.small_units),
)
RULES: Final = (_ALONE, _AMONG_OTHERS)
"""Why a number is no figure, in the order of trial; each rule's docstring has its examples.

The first are tried on all numbers before the others, which look at what the numbers around are.
"""


def find(text: Text) -> tuple[Figure, ...]:
    """The figures of a draft in their order, with ids "f1", "f2"…

    Linear in the length of the text.
    """
    return find_with_dates(text)[0]


def find_with_dates(text: Text) -> tuple[tuple[Figure, ...], tuple[Mention, ...]]:
    """The figures, and the dates and periods among which they were found."""
    text = dated(text)
    style = style_of(text.text)
    stream = tokenise(text.text, spaced=style.spaced)
    dates = dates_in(text, stream, style.dotted)
    taken = bytearray(len(text.text))
    for date in dates:
        taken[date.start : date.end] = b"\1" * (date.end - date.start)
    codes.mark(text.text, taken)
    found = candidates.numbers(stream, style, taken)
    candidates.link(stream, found)
    name_units(stream, found)
    qualify(stream, found)
    judge(Context(stream, found))
    complete(text, stream, found)
    kept = [number for number in found if not number.reason]
    spans = [(stream.at(n.first).start, stream.at(n.stop - 1).end) for n in kept]
    spoken_of = times(text, dates, [start for start, _ in spans])
    figures = tuple(
        Figure(
            id=f"f{count}",
            raw=text.text[start:end],
            value=number.value,
            step=number.step,
            unit=number.unit,
            qualifier=number.qualifier,
            start=start,
            end=end,
            when=when,
            since=since,
        )
        for count, (number, (start, end), (since, when)) in enumerate(
            zip(kept, spans, spoken_of, strict=True), 1
        )
    )
    return figures, dates


def judge(context: Context) -> None:
    """Write down beside every number why it is no figure."""
    for rules in RULES:
        for index, number in enumerate(context.numbers):
            if not number.reason:
                number.reason = next((name for name, rule in rules if rule(context, index)), "")
