"""What a run of the scenario has to come out with, and how large it is.

The full plan holds the published totals of Sơn La (see ``docs/scenario.md``) beside the
assumptions that no source gives; the small plan tells the same story in four communes.
Nothing here is stored in the register: the totals are what the generated facts add up to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

ByKind = dict[str, int]
"""A number for each kind of establishment: village, school, health_station."""

KINDS: Final = ("village", "school", "health_station")
OPENING: Final = date(2005, 12, 31)
"""The stock: everything that stood when the register begins."""
RESOLUTION: Final = date(2006, 2, 10)
PERIOD: Final = (date(2006, 2, 11), date(2006, 11, 10))
"""The nine months of the programme, both days in it."""
YEAR_END: Final = date(2019, 12, 31)
CONGRESS: Final = date(2025, 9, 27)
TWO_TIERS: Final = date(2025, 7, 1)
END: Final = date(2026, 10, 31)


@dataclass(frozen=True, slots=True)
class Lacking:
    """Establishments with members but no own cell on the day of the resolution, by state."""

    joint: ByKind
    due: ByKind
    too_few: ByKind

    def of(self, kind: str) -> int:
        """All of one kind, whatever their state."""
        return self.joint[kind] + self.due[kind] + self.too_few[kind]


@dataclass(frozen=True, slots=True)
class Wave:
    """Village mergers of one day: so many pairs and threes, each inside a commune."""

    on: date
    pairs: int
    threes: int = 0
    communes: int | None = None
    document: tuple[str, str, date] | None = None
    """Number, issuer and date where they are known."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One size of the scenario."""

    name: str
    communes: tuple[str, ...] | None
    """Codes of 2006 that take part; None for all."""
    establishments: ByKind
    no_member: ByKind
    lacking: Lacking
    admitted_where_none: ByKind
    admitted_where_some: ByKind
    minority: int
    youth_union: int
    difficult_villages: int
    border_villages: int
    founded: ByKind
    founded_from: Lacking
    """The 343 by the state their establishments were in."""
    relapsed: int
    """Own cells that fall below the minimum before the resolution; a death may add one."""
    village_size: tuple[int, int]
    staffing: float
    """Size of the cells of offices, agencies and forces, 1 being that of the province."""
    agencies: int
    """Grassroots committees under districts and agencies' bloc, besides communes."""
    grassroots_cells: int
    high_schools: int
    upgrades: int
    """Grassroots cells that grow into committees by 2019."""
    new_agencies: int
    """Grassroots cells founded by 2019."""
    university_cells: int
    trajectory: tuple[tuple[date, int], ...]
    """Members on given days; exact on the days of ``exact``."""
    exact: tuple[date, ...]
    cells_2019: int | None
    new_villages: int
    new_schools: int
    waves: tuple[Wave, ...]
    school_mergers: int
    lateness: float
    """How often facts are entered late, 1 being a few hundred in twenty years of the province."""
    corrections: int
    annulments: int

    def total(self, numbers: ByKind) -> int:
        """The sum over the kinds."""
        return sum(numbers.values())


def by_kind(village: int, school: int, health_station: int) -> ByKind:
    """The three numbers, named."""
    return {"village": village, "school": school, "health_station": health_station}


FULL: Final = Plan(
    name="full",
    communes=None,
    establishments=by_kind(3040, 570, 204),
    no_member=by_kind(76, 6, 4),
    lacking=Lacking(
        joint=by_kind(330, 66, 84), due=by_kind(60, 18, 12), too_few=by_kind(310, 60, 55)
    ),
    admitted_where_none=by_kind(59, 5, 3),
    admitted_where_some=by_kind(233, 88, 25),
    minority=332,
    youth_union=256,
    difficult_villages=50,
    border_villages=21,
    founded=by_kind(222, 47, 74),
    founded_from=Lacking(
        joint=by_kind(120, 20, 44), due=by_kind(55, 15, 10), too_few=by_kind(47, 12, 20)
    ),
    relapsed=38,
    village_size=(4, 19),
    staffing=1.0,
    agencies=113,
    grassroots_cells=262,
    high_schools=24,
    upgrades=38,
    new_agencies=28,
    university_cells=16,
    trajectory=(
        (date(2010, 12, 31), 57_800),
        (date(2015, 12, 31), 72_600),
        (date(2019, 12, 31), 85_651),
        (date(2025, 9, 27), 94_306),
        (date(2026, 12, 31), 96_200),
    ),
    exact=(YEAR_END, CONGRESS),
    cells_2019=4_429,
    new_villages=166,
    new_schools=44,
    waves=(
        Wave(date(2018, 12, 14), pairs=100, threes=10),
        Wave(date(2019, 7, 19), pairs=130, threes=15),
        Wave(date(2020, 7, 10), pairs=150, threes=15),
        Wave(date(2021, 8, 12), pairs=110, threes=10),
        Wave(date(2022, 7, 22), pairs=50, threes=5),
        Wave(
            date(2023, 7, 20),
            pairs=46,
            threes=5,
            communes=36,
            document=("200/NQ-HĐND", "Hội đồng nhân dân tỉnh Sơn La", date(2023, 7, 20)),
        ),
    ),
    school_mergers=24,
    lateness=1.0,
    corrections=110,
    annulments=40,
)

SMALL: Final = Plan(
    name="small",
    communes=("03748", "03751", "03985", "04056"),
    establishments=by_kind(30, 6, 4),
    no_member=by_kind(4, 1, 0),
    lacking=Lacking(joint=by_kind(4, 1, 1), due=by_kind(2, 0, 0), too_few=by_kind(2, 1, 1)),
    admitted_where_none=by_kind(3, 1, 0),
    admitted_where_some=by_kind(7, 2, 1),
    minority=11,
    youth_union=9,
    difficult_villages=3,
    border_villages=2,
    founded=by_kind(4, 1, 1),
    founded_from=Lacking(joint=by_kind(1, 1, 0), due=by_kind(2, 0, 0), too_few=by_kind(1, 0, 1)),
    relapsed=1,
    village_size=(4, 9),
    staffing=0.3,
    agencies=6,
    grassroots_cells=4,
    high_schools=1,
    upgrades=0,
    new_agencies=1,
    university_cells=2,
    trajectory=(
        (date(2019, 12, 31), 460),
        (date(2025, 9, 27), 480),
        (date(2026, 12, 31), 484),
    ),
    exact=(YEAR_END, CONGRESS),
    cells_2019=None,
    new_villages=2,
    new_schools=1,
    waves=(
        Wave(date(2018, 12, 14), pairs=1),
        Wave(
            date(2023, 7, 20),
            pairs=1,
            document=("200/NQ-HĐND", "Hội đồng nhân dân tỉnh Sơn La", date(2023, 7, 20)),
        ),
    ),
    school_mergers=1,
    lateness=8.0,
    corrections=5,
    annulments=2,
)

PLANS: Final = {plan.name: plan for plan in (FULL, SMALL)}
