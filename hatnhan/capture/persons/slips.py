"""Fifteen ways in which one person comes to be written twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random
from typing import Final

from hatnhan.capture.persons.identity import Identity
from hatnhan.domain.text import bare

Slip = Callable[[Random, Identity], Identity | None]
"""Gives the altered record; None when it cannot be altered so."""


def _no_accents(_: Random, person: Identity) -> Identity:
    return replace(person, name=bare(person.name).upper())


def _placement(_: Random, person: Identity) -> Identity | None:
    """hòa is written hoà, lý is written lí."""
    old, new = ("òa", "oà"), ("ý", "í")
    name = person.name.replace(*old).replace(*new)
    name = re.sub(r"\bLy\b", "Li", name)
    return replace(person, name=name) if name != person.name else None


def _spaces(rng: Random, person: Identity) -> Identity:
    name = unicodedata.normalize("NFD", person.name)
    gap = rng.choice(("  ", "\u00a0", " \u200b"))
    return replace(person, name=f" {name.replace(' ', gap)} ")


def _order(_: Random, person: Identity) -> Identity:
    *first, last = person.name.split()
    return replace(person, name=" ".join((last, *first)))


def _no_middle(_: Random, person: Identity) -> Identity | None:
    words = person.name.split()
    return replace(person, name=f"{words[0]} {words[-1]}") if len(words) > 2 else None


def _initial(_: Random, person: Identity) -> Identity | None:
    surname, *middle, given = person.name.split()
    if not middle or len(middle[0]) < 2:
        return None
    return replace(person, name=" ".join((surname, f"{middle[0][0]}.", given)))


def _letter(rng: Random, person: Identity) -> Identity | None:
    """One letter of the given name doubled, left out or exchanged with the next."""
    head, _, given = person.name.rpartition(" ")
    if len(given) < 3:
        return None
    at = rng.randrange(len(given) - 1)
    doubled = given[: at + 1] + given[at:]
    dropped = given[:-1]
    exchanged = given[:at] + given[at + 1] + given[at] + given[at + 2 :]
    wrong = rng.choice((doubled, dropped, exchanged))
    return replace(person, name=f"{head} {wrong}") if wrong != given else None


def _by_ear(_: Random, person: Identity) -> Identity | None:
    """Súa is written Xúa, Giàng is written Dàng."""
    for old, new in (("Gi", "D"), ("X", "S"), ("S", "X"), ("Tr", "Ch"), ("L", "N")):
        name, changed = re.subn(rf"\b{old}(?=[^\W\d]{{2}})", new, person.name, count=1)
        if changed:
            return replace(person, name=name)
    return None


def _mark(rng: Random, person: Identity) -> Identity | None:
    """The given name with another tone or none."""
    head, _, given = person.name.rpartition(" ")
    letters = unicodedata.normalize("NFD", given)
    tones = [at for at, char in enumerate(letters) if char in "\u0300\u0301\u0303\u0309\u0323"]
    if not tones:
        return None
    other = rng.choice(("", "\u0300", "\u0301", "\u0309"))
    wrong = letters[: tones[0]] + other + letters[tones[0] + 1 :]
    wrong = unicodedata.normalize("NFC", wrong)
    return replace(person, name=f"{head} {wrong}") if wrong != given else None


def _no_day(_: Random, person: Identity) -> Identity | None:
    return replace(person, born=person.born[:7]) if len(person.born) == 10 else None


def _no_month(_: Random, person: Identity) -> Identity | None:
    return replace(person, born=person.born[:4]) if len(person.born) > 4 else None


def _exchanged(_: Random, person: Identity) -> Identity | None:
    if len(person.born) < 10:
        return None
    year, month, day = person.born.split("-")
    return replace(person, born=f"{year}-{day}-{month}") if int(day) <= 12 else None


def _digit(rng: Random, person: Identity) -> Identity | None:
    """One digit of the date of birth is another, and it is still a date."""
    if len(person.born) < 10:
        return None
    at = rng.choice((2, 3, 5, 6, 8, 9))
    wrong = person.born[:at] + str(rng.randrange(10)) + person.born[at + 1 :]
    try:
        date.fromisoformat(wrong)
    except ValueError:
        return None
    return replace(person, born=wrong) if "1930" < wrong < "2006" else None


def _moved(rng: Random, person: Identity) -> Identity | None:
    """Told by the commune to which the person has moved; only who has a whole birthday."""
    if len(person.born) < 10:
        return None
    place, unit = rng.randrange(75), rng.randrange(25)
    home = replace(person, cell=f"cell-{place}-{unit}", establishment=f"village-{place}-{unit}")
    return replace(home, place=f"commune-{place}")


def _both(rng: Random, person: Identity) -> Identity | None:
    """Without marks and without the day."""
    altered = _no_day(rng, person)
    return altered and _no_accents(rng, altered)


KINDS: Final[dict[str, Slip]] = {
    "tone placed otherwise, i for y": _placement,
    "no marks, capitals": _no_accents,
    "decomposed, spaces": _spaces,
    "given name first": _order,
    "middle name left out": _no_middle,
    "middle name by its letter": _initial,
    "one letter": _letter,
    "written by ear": _by_ear,
    "another tone": _mark,
    "day of birth missing": _no_day,
    "only the year of birth": _no_month,
    "day and month exchanged": _exchanged,
    "one digit of the birthday": _digit,
    "moved to another commune": _moved,
    "no marks and no day": _both,
}
