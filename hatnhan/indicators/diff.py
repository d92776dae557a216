"""The recordings that explain the difference between two answers to one question.

A recording explains what the answer just after it has and the one just before it has not; so the
changes of all recordings add up to the whole difference. Most recordings touch a few people, and
for these it is enough to look at the rows around them: everything else counts the same before
and after. Only recordings that change where units lie need the whole image.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hatnhan.domain.problems import Problem
from hatnhan.indicators.answer import answer, flat
from hatnhan.indicators.image import Image
from hatnhan.indicators.questions import Question
from hatnhan.indicators.relevance import Relevant, relevant
from hatnhan.indicators.small import SmallImage
from hatnhan.indicators.view import View
from hatnhan.indicators.walk import Walk

Figures = dict[str, int]
Explained = Iterator[tuple[int, Figures]]
OpenView = Callable[[int], View]
_CHUNK = 400
"""Recordings looked at with one small image."""


def difference(
    image: Image, open_view: OpenView, question: Question, low: int, high: int
) -> list[tuple[int, Figures]]:
    """Recordings in (low, high] with the figures each changes, in order.

    ``open_view`` gives the view of the whole image at a number. Raises ``RuntimeError`` if the
    changes do not add up to the difference, which would be a fault of the engine.
    """
    matter = relevant(image, question, low, high)
    ways = _walked if question.since is None else _asked
    found = [one for one in ways(image, open_view, question, matter, low) if one[1]]
    summed: Figures = {}
    for _, changes in found:
        for path, change in changes.items():
            summed[path] = summed.get(path, 0) + change
    whole = _minus(_figures(open_view(high), question), _figures(open_view(low), question))
    if _minus(summed, whole):
        raise RuntimeError(f"changes of recordings {low}..{high} do not add up")
    return found


def _walked(
    image: Image, open_view: OpenView, question: Question, matter: Relevant, low: int
) -> Explained:
    """A day: counts go up and down from recording to recording. Recordings about units are
    asked of an image, and the walk goes on from there."""
    walk = Walk(image, open_view(low), question, matter)
    numbers = matter.numbers.tolist()
    small, until = None, 0
    for place, number in enumerate(numbers):
        if number not in matter.units:
            yield number, walk.step(number)
            continue
        if number in matter.moving:
            views = open_view(number - 1), open_view(number)
        else:
            if small is None or number > until:
                until = numbers[min(place + _CHUNK, len(numbers)) - 1]
                small = SmallImage(image, number - 1, until)
            views = small.view(number - 1), small.view(number)
        old, new = (_figures(view, question) for view in views)
        yield number, _minus(new, old)
        walk.step(number)
        walk.look(views[1])


def _asked(
    image: Image, open_view: OpenView, question: Question, matter: Relevant, _low: int
) -> Explained:
    """A period: each recording is asked of an image before and after."""
    for begin in range(0, len(matter.numbers), _CHUNK):
        chunk = matter.numbers[begin : begin + _CHUNK]
        small = SmallImage(image, int(chunk[0]) - 1, int(chunk[-1]))
        last: Figures | None = None
        for number in chunk.tolist():
            moving = number in matter.moving
            ask = open_view if moving else small.view
            # Nothing that matters happened since the recording before this one.
            old = _figures(ask(number - 1), question) if last is None or moving else last
            new = _figures(ask(number), question)
            last = None if moving else new
            yield number, _minus(new, old)


def _figures(view: View, question: Question) -> Figures:
    """Figures by path; none while the scope is not known or not in the tree."""
    try:
        return view.remember(("flat", question), lambda: flat(answer(view, question)))
    except Problem:
        return {}


def _minus(new: Figures, old: Figures) -> Figures:
    """What changed, by path, zeros left out."""
    paths = [*new, *(path for path in old if path not in new)]
    changes = {path: new.get(path, 0) - old.get(path, 0) for path in paths}
    return {path: change for path, change in changes.items() if change}
