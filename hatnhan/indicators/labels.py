"""Ids and names of what the image numbers, for lists."""

from __future__ import annotations

from datetime import date
from typing import Any

from hatnhan.domain.times import end_of_day
from hatnhan.indicators.codes import Ints
from hatnhan.indicators.drill import Found
from hatnhan.indicators.image import Source
from hatnhan.indicators.questions import Record
from hatnhan.indicators.structure import Spells
from hatnhan.indicators.view import View


def records(view: View, source: Source, found: Found, day: date) -> list[Record]:
    """The records of a drill with the names of the day."""
    if found.kind == "person":
        numbers = view.image.ids["person"].numbers[found.subject]
        people = source.people(numbers, day, view.known_at)
        named = [people[number] for number in numbers.tolist()]
    else:
        keys = view.image.ids[found.kind].keys
        spells = spells_of(view, found.kind)
        names = names_on(view, spells, found.subject, day)
        named = [(keys[i], name) for i, name in zip(found.subject.tolist(), names, strict=True)]
    return [
        Record(found.kind, key, name, recording)
        for (key, name), recording in zip(named, found.recording.tolist(), strict=True)
    ]


def spells_of(view: View, kind: str) -> Spells:
    """The believed rows of one kind of unit."""
    structure = view.structure
    return {
        "place": structure.places,
        "establishment": structure.establishments,
        "organisation": structure.organisations,
    }[kind]


def names_on(view: View, spells: Spells, subject: Any, day: date) -> list[str]:
    """Names of units on a day; of those ended before it their last."""
    rows = spells.time.begun(subject, end_of_day(day))
    words = view.image.words["name"].words
    return [words[i] if i >= 0 else "" for i in spells.at("name", rows).tolist()]


def keys_of(view: View, kind: str, subject: Ints) -> list[str]:
    """The writers' own ids of units."""
    keys = view.image.ids[kind].keys
    return [keys[i] for i in subject.tolist()]
