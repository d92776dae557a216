"""Districts: the town becomes a city in 2008, Vân Hồ leaves Mộc Châu in 2013."""

from __future__ import annotations

from hatnhan.scenario import cells, geography, stock, units
from hatnhan.scenario.reforms.agencies import found_agency
from hatnhan.scenario.state import District, World, sure

_CITY = {"number": "98/2008/NĐ-CP", "issuer": "Chính phủ", "date": "2008-09-03"}
_VAN_HO = {"number": "72/NQ-CP", "issuer": "Chính phủ", "date": "2013-06-10"}


def son_la_city(world: World, day: int) -> None:
    """The town of Sơn La becomes a city, and its Party organisation takes the name."""
    district = world.districts.get("116")
    if district is None:
        return
    world.recorder.record(
        "place_renamed", day, id=district.id, name="Sơn La", kind="thành phố", basis=_CITY
    )
    cells.rename(world, day, sure(district.organisation), "Đảng bộ thành phố Sơn La")


def form_van_ho(world: World, day: int) -> None:
    """A new district with communes of Mộc Châu."""
    seed = geography.districts()["128"]
    if not _communes(world):
        return
    units.form_place(
        world,
        day,
        id=seed.code,
        level="district",
        kind=seed.kind,
        name=seed.name,
        code=seed.code,
        parent=stock.PROVINCE,
        basis=_VAN_HO,
    )
    district = world.districts[seed.code] = District(id=seed.code, code=seed.code, name=seed.name)
    for code in _communes(world):
        commune = world.communes[code]
        world.recorder.record("place_moved", day, id=commune.id, parent=district.id, basis=_VAN_HO)
        commune.district = district


def organise_van_ho(world: World, day: int) -> None:
    """Its Party organisation is founded; the committees of its communes pass under it."""
    district = world.districts.get("128")
    if district is None:
        return
    district.organisation = cells.found(
        world,
        day,
        "upper_grassroots",
        "Đảng bộ huyện Vân Hồ",
        "upper",
        world.bodies["province"],
        place=district.id,
    )
    for code in _communes(world):
        cells.move(world, day, sure(world.communes[code].committee), district.organisation)
    donors = sure(world.districts["123"].organisation)
    for _ in range(min(10, world.plan.new_agencies)):
        found_agency(world, day, district.organisation, donors)


def _communes(world: World) -> list[str]:
    return [
        code
        for code, seed in geography.communes_204().items()
        if seed.district == "128" and code in world.communes
    ]
