"""Drawing invented persons: who they are, and what life has in store for them."""

from __future__ import annotations

import math
from datetime import date
from typing import Final

from hatnhan.scenario import lives, names
from hatnhan.scenario.plan import END
from hatnhan.scenario.state import Establishment, Organisation, Person, World

YEAR: Final = 365.25
_LAST: Final = END.toordinal()
_RATE, _SLOPE = 4.2e-5, 0.092
"""Gompertz hazard of dying, per year of age: about 0.3 % at 46 and 3 % at 72."""


def ethnic_of(world: World, cell: Organisation, est: Establishment | None) -> str:
    """A people by chance, as fits the place: villages are mostly of one, staff are mixed."""
    rng = world.rng
    if est is not None and est.kind == "village" and rng.random() < 0.9:
        return est.people
    commune = est.commune if est is not None else cell.commune
    if rng.random() < _KINH_STAFF.get(cell.tag, 0.3):
        return "01"
    if commune is None:
        return rng.choice(("03", "03", "03", "06", "08", "02"))
    codes, weights = commune.peoples
    return rng.choices(codes, weights)[0]


_KINH_STAFF: Final = {
    "village": 0.02,
    "joint": 0.2,
    "school": 0.42,
    "station": 0.3,
    "office": 0.2,
    "agency": 0.5,
    "grassroots": 0.48,
    "armed": 0.55,
    "border": 0.6,
    "highschool": 0.5,
}


def draw(
    world: World, on: int, ethnic: str, *, age: float, youth: bool | None = None, woman: float = 0.3
) -> Person:
    """A person of about this age on day ``on``, not yet entered anywhere.

    ``youth`` is membership of the youth union; by chance among those under thirty if None.
    """
    rng = world.rng
    world.persons += 1
    sex = "female" if rng.random() < woman else "male"
    born = on - int(age * YEAR)
    text = date.fromordinal(born).isoformat()
    if age > 45 and rng.random() < 0.25:
        text = text[:4] if rng.random() < 0.4 else text[:7]
        born = date(int(text[:4]), int(text[5:7] or 1), 1).toordinal()
    if youth is None:
        youth = age < 29.5 and rng.random() < 0.85
    return Person(
        n=world.persons,
        id=f"P{world.persons:06d}",
        name=names.person(rng, ethnic, sex),
        sex=sex,
        ethnic=ethnic,
        born=born,
        born_text=text,
        education=_education(world, on, age),
        youth=youth,
    )


def _education(world: World, on: int, age: float) -> str:
    """The older and the earlier, the less schooling."""
    year = date.fromordinal(on).year
    score = world.rng.random() + (year - 2006) * 0.012 - max(0.0, age - 35) * 0.012
    for limit, level in _LEVELS:
        if score < limit:
            return level
    return "postgraduate"


_LEVELS: Final = (
    (-0.15, "literate"),
    (0.18, "primary"),
    (0.42, "lower_secondary"),
    (0.72, "upper_secondary"),
    (0.9, "vocational"),
    (1.02, "college"),
    (1.2, "university"),
)


def admission_age(world: World) -> float:
    """Completed 18 and under 60, mostly in the twenties and thirties."""
    return min(58.5, 18.3 + world.rng.gammavariate(2.3, 5.2))


def stock_age(world: World) -> float:
    """Members of 2005: from the twenties to over eighty."""
    return min(88.0, max(20.5, world.rng.gauss(45.5, 13.0)))


def foresee(world: World, on: int, person: Person) -> None:
    """Put into the agenda what age will bring: leaving the youth union, exemption, death."""
    rng = world.rng
    age = (on - person.born) / YEAR
    death = on + int(_years_left(rng.random(), age) * YEAR)
    if death <= on:
        death = on + 1
    if death <= _LAST:
        world.due(death, lives.die, person)
    if person.youth:
        thirty = person.born + int((30 + rng.random() * 0.9) * YEAR)
        if on < thirty < min(death, _LAST):
            world.due(thirty, lives.outgrow_union, person)
    if rng.random() < 0.45:
        rest = person.born + int((70 + rng.random() * 10) * YEAR)
        if on + 30 < rest < min(death, _LAST):
            world.due(rest, lives.rest, person)


def _years_left(chance: float, age: float) -> float:
    """Inverse of the Gompertz survival from this age on."""
    hazard = _RATE * math.exp(_SLOPE * age)
    return math.log(1 - _SLOPE / hazard * math.log(max(chance, 1e-12))) / _SLOPE
