"""Bringing a new member in: the record, the ceremony, and what follows a year later."""

from __future__ import annotations

from datetime import date

from hatnhan.scenario import lives, names, people, persons
from hatnhan.scenario.recorder import FactDict, Slip
from hatnhan.scenario.state import Establishment, Organisation, Person, World


def welcome(
    world: World,
    day: int,
    person: Person,
    cell: Organisation,
    est: Establishment | None,
    *,
    basis: bool = False,
    lag: int = 0,
) -> None:
    """Register and admit a new person; recognition falls due twelve months later."""
    decided = day - world.rng.randrange(6, 28)
    document = decision(world, cell, decided) if basis else None
    with world.recorder.late(lag):
        people.register(world, day, person)
        people.admit(world, day, person, cell, est, decided=decided, basis=document)
    if lag:
        person.busy = day + lag
        cell.busy = max(cell.busy, day + lag)
    persons.foresee(world, day, person)
    again = lives.same_day_next_year(day)
    world.due(again, lives.finish_probation, person, again)


def decision(world: World, cell: Organisation, decided: int) -> dict[str, str]:
    """An invented decision of the committee that has the right: district, later commune."""
    above = cell.parent
    while above is not None and above.kind not in ("upper_grassroots", "provincial"):
        above = above.parent
    issuer = f"Ban Thường vụ {_committee_of(above)}"
    mark = _MARKS.get(issuer.split()[3], "ĐU")
    key = f"{issuer}/{date.fromordinal(decided).year}"
    number = world.counters[key] = world.counters.get(key, 0) + 1
    return {
        "number": f"{number:02d}-QĐ/{mark}",
        "issuer": issuer,
        "date": date.fromordinal(decided).isoformat(),
    }


def _committee_of(above: Organisation | None) -> str:
    """The committee of an organisation: đảng bộ huyện -> huyện ủy."""
    if above is None or above.kind == "provincial":
        return "Tỉnh ủy Sơn La"
    for body, committee in _COMMITTEES:
        if above.name.startswith(body):
            return above.name.replace(body, committee)
    return above.name


_COMMITTEES = (
    ("Đảng bộ huyện", "Huyện ủy"),
    ("Đảng bộ thị xã", "Thị ủy"),
    ("Đảng bộ thành phố", "Thành ủy"),
    ("Đảng bộ", "Đảng ủy"),
)
_MARKS = {"Huyện": "HU", "Thị": "ThU", "Thành": "ThU", "Tỉnh": "TU"}


def wrong_unit_name(world: World) -> Slip:
    """A new cell is entered under a misspelt name."""

    def spoil(fact: FactDict) -> FactDict:
        return {**fact, "name": names.misspelt(world.rng, fact["name"])}

    return Slip("organisation_founded", spoil, _after(world), "Sửa tên theo quyết định")


def wrong_day(world: World, days: int) -> Slip:
    """The ceremony is entered as some days too early."""

    def spoil(fact: FactDict) -> FactDict:
        on = date.fromisoformat(fact["on"]).toordinal() - days
        fact["on"] = date.fromordinal(on).isoformat()
        if "decision_on" in fact:
            fact["decision_on"] = min(fact["decision_on"], fact["on"])
        return fact

    return Slip("member_admitted", spoil, _after(world), "Ghi nhầm ngày kết nạp")


def wrong_establishment(world: World, other: Establishment) -> Slip:
    """The new member is entered under another village of the commune."""

    def spoil(fact: FactDict) -> FactDict:
        return {**fact, "establishment": other.id}

    return Slip("member_admitted", spoil, _after(world), "Ghi nhầm cơ sở")


def wrong_name(world: World) -> Slip:
    """The name is misspelt when the person is registered."""

    def spoil(fact: FactDict) -> FactDict:
        return {**fact, "name": names.misspelt(world.rng, fact["name"])}

    flavour = world.rng.choices(("first", "twice", "undone"), (8, 1, 1))[0]
    return Slip(
        "person_registered", spoil, _after(world), "Sửa họ tên theo giấy khai sinh", flavour
    )


def wrong_birth(world: World) -> Slip:
    """The year of birth is off by one to three."""

    def spoil(fact: FactDict) -> FactDict:
        year = int(fact["born"][:4]) - world.rng.randrange(1, 4)
        return {**fact, "born": str(year)}

    return Slip("person_registered", spoil, _after(world), "Sửa năm sinh theo giấy khai sinh")


def wrong_group(world: World, cell: Organisation) -> Slip:
    """The ethnic group is entered as the commonest of the place."""
    commune = cell.commune
    common = commune.peoples[0][0] if commune is not None else "03"

    def spoil(fact: FactDict) -> FactDict:
        return {**fact, "ethnic": "01" if fact["ethnic"] == common else common}

    return Slip("person_registered", spoil, _after(world), "Sửa dân tộc theo giấy khai sinh")


def _after(world: World) -> int:
    return world.rng.randrange(12, 200)
