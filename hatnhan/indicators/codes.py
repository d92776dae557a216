"""The small whole numbers that stand for the register's words inside the column image."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from hatnhan.domain.facts import establishments, organisations

Ints = npt.NDArray[np.int64]
Small = npt.NDArray[np.int32]
Bools = npt.NDArray[np.bool_]
Array = npt.NDArray[np.generic]

ZONES: Final = establishments.ZONES
ORGANISATION_KINDS: Final = organisations.ORGANISATION_KINDS

NONE: Final = -1
"""Index of no unit, no row, no code."""

STATES: Final = (
    "own_cell",
    "own_cell_below_minimum",
    "no_member",
    "joint_cell",
    "cell_due",
    "members_too_few",
)
"""The six states of coverage, in the order in which the contract defines them."""

OWN, BELOW, NO_MEMBER, JOINT, DUE, TOO_FEW = range(6)
NOT_OPEN: Final = "not_open"
NOWHERE: Final = "none"

SEXES: Final = ("male", "female")
STATUSES: Final = ("probationary", "official")
ROLES: Final = ("coverage", "support")
LINES: Final = (
    "admitted",
    "readmitted",
    "arrived",
    "restored",
    "transferred",
    "reorganised",
    "changed",
)
ADMITTED, READMITTED, ARRIVED, RESTORED, TRANSFERRED, REORGANISED, CHANGED = range(7)
END_LINES: Final = (
    "",
    "transferred_out",
    "died",
    "removed",
    "resigned",
    "expelled",
    "admission_cancelled",
)
ENDINGS: Final = ("", "merged", "split", "abolished", "closed", "dissolved", "disbanded")
MERGED: Final = 1
LEVELS: Final = ("province", "district", "commune")

FLOW: Final = (
    "admitted",
    "readmitted",
    "arrived",
    "restored",
    "moved_in",
    "moved_out",
    "reorganised_in",
    "reorganised_out",
    *END_LINES[1:],
)
"""Lines of a period between opening and closing."""

INCREASES: Final = frozenset(
    {"admitted", "readmitted", "arrived", "restored", "moved_in", "reorganised_in"}
)
FLOW_SIGN: Final = np.array([1 if line in INCREASES else -1 for line in FLOW])
MOVED_IN, MOVED_OUT, REORGANISED_IN, REORGANISED_OUT, FIRST_EXIT = range(4, 9)

BANDS: Final = ("under_18", "18_30", "31_40", "41_50", "51_60", "over_60")
_AGES: Final = 10_000
BAND_OF_AGE: Final = np.concatenate(
    [
        np.searchsorted([18, 31, 41, 51, 61], np.arange(_AGES), side="right"),
        np.zeros(_AGES, np.int64),
    ]
).astype(np.int8)
"""By completed years; the second half is for negative ones, which count from the end."""

FEMALE_BIT, YOUTH_BIT = 0, 1
ETHNIC_SHIFT: Final = 2
"""Where sex, youth union and ethnic group stand in the column ``about`` of persons."""

ETHNIC_CODES: Final = 57
"""Codes run from 01 to 56; 0 is not used."""
KINH, FOREIGNER = 1, 55

ZONE_BIT: Final = {zone: 1 << i for i, zone in enumerate(ZONES)}
ORGANISATION_CODE: Final = {kind: i for i, kind in enumerate(ORGANISATION_KINDS)}
IS_CELL: Final = np.array([kind in organisations.CELL_KINDS for kind in ORGANISATION_KINDS])


def zone_mask(text: str) -> int:
    """Zones joined by commas, as one bit each."""
    return sum(ZONE_BIT[zone] for zone in text.split(",")) if text else 0


def zone_names(mask: int) -> tuple[str, ...]:
    """The zones of a mask, in the order of the contract."""
    return tuple(zone for zone, bit in ZONE_BIT.items() if mask & bit)


def born_number(text: str) -> int:
    """A date of birth as YYYYMMDD; a partial one is the first day it allows."""
    return int((text + "-01-01")[:10].replace("-", ""))


def band_of(born: Small, year: int, month: int, day: int) -> Array:
    """Age bands by completed years on a day, for dates of birth as YYYYMMDD.

    The difference of two such numbers, divided by 10000, counts whole years: 29 February
    turns a year older on 1 March.
    """
    age = (year * 10000 + month * 100 + day - born) // 10000
    return BAND_OF_AGE[age]


class Words:
    """Words that are data (kinds of establishment, names), numbered as they are met."""

    def __init__(self, words: tuple[str, ...] = ()) -> None:
        self._number: dict[str, int] = {}
        self.words: list[str] = []
        for word in words:
            self.number(word)

    def number(self, word: str) -> int:
        """The number of a word, new if it was never met."""
        found = self._number.get(word)
        if found is None:
            found = self._number[word] = len(self.words)
            self.words.append(word)
        return found

    def find(self, word: str) -> int:
        """The number of a word, or NONE."""
        return self._number.get(word, NONE)

    def __getitem__(self, number: int) -> str:
        return self.words[number]

    def __len__(self) -> int:
        return len(self.words)
