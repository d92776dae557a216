"""The real districts and communes of Sơn La in their three states, read from the seed files.

The communes of 2006 are those of the list before 1 February 2025 (204); then 200, and 75
since 1 July 2025. Names and codes are public; zones, border and peoples are assumptions.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_DATA: Final = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class DistrictSeed:
    """A district: state code, kind and name; ``formed`` is '' or an ISO day inside the scenario."""

    code: str
    kind: str
    name: str
    formed: str


@dataclass(frozen=True, slots=True)
class CommuneSeed:
    """A commune in one of its states.

    ``into`` are the codes it goes into in the next state; ``change`` is how: '' for the same
    unit, renamed, merged or split.
    """

    code: str
    kind: str
    name: str
    district: str
    change: str
    into: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What is assumed of a commune: zone 1-3, border commune, peoples with their weights."""

    zone: int
    border: bool
    peoples: tuple[tuple[str, int], ...]


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a seed file; lines that begin with # are comments."""
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


@cache
def districts() -> dict[str, DistrictSeed]:
    """By code."""
    return {row["code"]: DistrictSeed(**row) for row in rows("districts.csv")}


@cache
def communes_75() -> dict[str, CommuneSeed]:
    """Since 1 July 2025, by code."""
    return {
        row["code"]: CommuneSeed(row["code"], row["kind"], row["name"], "", "", ())
        for row in rows("communes_75.csv")
    }


@cache
def communes_200() -> dict[str, CommuneSeed]:
    """From 1 February to 30 June 2025, by code; ``into`` names the commune of the 75."""
    return {
        row["code"]: CommuneSeed(
            row["code"], row["kind"], row["name"], row["district"], "merged", (row["code_75"],)
        )
        for row in rows("communes_200.csv")
    }


@cache
def communes_204() -> dict[str, CommuneSeed]:
    """Before 1 February 2025, by code; ``into`` names the communes of the 200."""
    changed = {
        row["code"]: CommuneSeed(
            row["code"],
            row["kind"],
            row["name"],
            row["district"],
            row["change"],
            tuple(row["into"].split()),
        )
        for row in rows("communes_204.csv")
    }
    reached = {code for seed in changed.values() for code in seed.into}
    same = {
        code: CommuneSeed(code, seed.kind, seed.name, seed.district, "", (code,))
        for code, seed in communes_200().items()
        if code not in reached
    }
    return dict(sorted({**same, **changed}.items()))


@cache
def settings() -> dict[str, Setting]:
    """What is assumed of every commune of 2006, by code."""
    given = {row["unit"]: row for row in rows("assumptions.csv")}
    out = {}
    for code, seed in communes_204().items():
        own, general = given.get(code, {}), given[seed.district]
        peoples = own.get("peoples") or general["peoples"]
        out[code] = Setting(
            zone=int(own.get("zone") or general["zone"]),
            border=own.get("border") == "1",
            peoples=tuple(
                (group, int(weight))
                for group, weight in (item.split(":") for item in peoples.split())
            ),
        )
    return out
