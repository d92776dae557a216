"""A labelled set of invented persons: a register, a file, and which rows are whom.

The register holds 17,000 persons of 75 communes. The file holds 3,000 of them again, written
otherwise in fifteen ways (`slips.py`), and 3,000 persons who are in no register: among these
brothers and sisters of one birth and namesakes, who must not be taken for those they resemble.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Final

from hatnhan.capture.persons.identity import Identity
from hatnhan.capture.persons.slips import KINDS
from hatnhan.domain.text import bare
from hatnhan.scenario import names

SEED: Final = 1951
REGISTER: Final = 17_000
TWINS: Final = 300
NAMESAKES: Final = 900
FRESH: Final = 3_000
EACH: Final = 200
TWICE: Final = 0.3
"""The share of those written otherwise to whom it happened in two ways at once."""
_PEOPLES: Final = {"03": 54, "01": 16, "08": 14, "06": 8, "29": 3, "34": 3, "09": 2}
_COMMUNES: Final = 75
_CELLS: Final = 25


@dataclass(frozen=True, slots=True)
class Labelled:
    """The set, and the truth about it."""

    register: list[Identity]
    file: list[Identity]
    same: dict[str, str]
    """Row of the file: the person of the register who it is."""
    kinds: dict[str, str]
    """Row of the file: how it was altered, or `twin`, `namesake`, `new`."""


def labelled(seed: int = SEED) -> Labelled:
    """The same set for the same seed, on every machine."""
    rng = Random(seed)  # noqa: S311 - seeded, not secret
    register = [person(rng, f"p{at}") for at in range(REGISTER)]
    told = Labelled(register, [], {}, {})
    pool = rng.sample(register, REGISTER)
    for kind, alter in KINDS.items():
        for number in range(EACH):
            original, altered = _altered(rng, pool, alter)
            if rng.random() < TWICE:
                altered = rng.choice(list(KINDS.values()))(rng, altered) or altered
            row = f"{kind} {number}"
            told.file.append(_as_row(rng, altered, row))
            told.same[row], told.kinds[row] = original.id, kind
    for at in range(FRESH):
        kind, made = _stranger(rng, register, at)
        row = f"{kind} {at}"
        told.file.append(replace(made, id=row, registered=False))
        told.kinds[row] = kind
    rng.shuffle(told.file)
    return told


def person(rng: Random, id: str) -> Identity:
    """Somebody of the province."""
    ethnic = rng.choices(list(_PEOPLES), list(_PEOPLES.values()))[0]
    sex = "female" if rng.random() < 0.3 else "male"
    born = date(1935, 1, 1) + timedelta(days=rng.randrange(70 * 365))
    joined = born + timedelta(days=rng.randrange(19 * 365, 45 * 365))
    known = 4 if born.year < 1960 and rng.random() < 0.4 else rng.choice((7, 10, 10, 10, 10, 10))
    commune, cell = rng.randrange(_COMMUNES), rng.randrange(_CELLS)
    return Identity(
        id,
        names.person(rng, ethnic, sex),
        sex,
        born.isoformat()[:known],
        ethnic,
        f"cell-{commune}-{cell}",
        f"village-{commune}-{cell}",
        f"commune-{commune}",
        joined.isoformat() if rng.random() < 0.7 and joined.year < 2026 else "",
        registered=True,
    )


def _altered(
    rng: Random, pool: list[Identity], alter: Callable[[Random, Identity], Identity | None]
) -> tuple[Identity, Identity]:
    """The next of the pool whom this alteration changes."""
    for at in range(len(pool) - 1, -1, -1):
        altered = alter(rng, pool[at])
        if altered is not None and altered != pool[at]:
            return pool.pop(at), altered
    raise LookupError


def _as_row(rng: Random, person: Identity, row: str) -> Identity:
    """As a file tells it: not always with the day of admission, the unit, or the same unit."""
    if rng.random() < 0.2:
        cell = rng.choice(("", f"cell-{person.place[8:]}-{rng.randrange(_CELLS)}"))
        person = replace(person, cell=cell, establishment="")
    if rng.random() < 0.2:
        person = replace(person, name=rng.choice((str.upper, bare))(person.name))
    return replace(
        person,
        id=row,
        registered=False,
        joined=person.joined if rng.random() < 0.6 else "",
        establishment=person.establishment if rng.random() < 0.8 else "",
    )


def _stranger(rng: Random, register: list[Identity], at: int) -> tuple[str, Identity]:
    made = person(rng, "")
    if at >= TWINS + NAMESAKES:
        return "new", made
    other = rng.choice([p for p in rng.sample(register, 40) if len(p.born) == 10])
    if at < TWINS:
        return "twin", _twin(rng, other)
    if at % 3 == 0:
        made = replace(made, cell=other.cell, establishment=other.establishment, place=other.place)
    elif at % 3 == 1:
        made = replace(made, place=other.place, born=other.born[:4] + made.born[4:])
    else:
        made = replace(made, born=other.born[:4])
    return "namesake", replace(made, name=other.name, sex=other.sex, ethnic=other.ethnic)


def _twin(rng: Random, other: Identity) -> Identity:
    """Of the same surname, birthday and home, with another given name."""
    while True:
        sex = rng.choice(("male", "female"))
        surname = other.name.split()[0]
        _, *rest = names.person(rng, other.ethnic, sex).split()
        if rest[-1] != other.name.split()[-1]:
            return replace(other, name=" ".join((surname, *rest)), sex=sex, joined="")
