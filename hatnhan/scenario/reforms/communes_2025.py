"""1 February 2025: 204 communes become 200, Mộc Châu becomes a town with wards."""

from __future__ import annotations

from hatnhan.scenario import cells, geography, people, units
from hatnhan.scenario.founding import movable
from hatnhan.scenario.geography import CommuneSeed
from hatnhan.scenario.state import MINIMUM, Commune, Establishment, Organisation, World, sure

BASIS = {
    "number": "1280/NQ-UBTVQH15",
    "issuer": "Ủy ban Thường vụ Quốc hội",
    "date": "2024-11-14",
}


def to_200(world: World, day: int) -> None:
    """Renamings, mergers and splits of communes; the Party organisations follow the same day."""
    seeds = [s for s in geography.communes_204().values() if s.code in world.communes]
    for seed in seeds:
        if seed.change == "renamed":
            _rename(world, day, world.communes[seed.code])
    merged: dict[str, list[Commune]] = {}
    for seed in seeds:
        if seed.change == "merged":
            merged.setdefault(seed.into[0], []).append(world.communes[seed.code])
    for code, sources in merged.items():
        _merge(world, day, sources, geography.communes_200()[code])
    for seed in seeds:
        if seed.change == "split":
            _split(world, day, world.communes[seed.code], seed.into)
    _town_of_moc_chau(world, day)
    for commune in world.communes.values():
        commune.next = geography.communes_200()[commune.code].into


def _rename(world: World, day: int, commune: Commune) -> None:
    seed = geography.communes_200()[commune.code]
    world.recorder.record(
        "place_renamed",
        day,
        id=commune.id,
        name=seed.name,
        code=seed.code,
        kind=seed.kind,
        basis=BASIS,
    )
    commune.name, commune.kind = seed.name, seed.kind
    cells.rename(world, day, sure(commune.committee), f"Đảng bộ {seed.kind} {seed.name}")


def new_commune(seed: CommuneSeed, like: Commune, mark: str) -> Commune:
    """The commune after the change; what is assumed of it is taken from the one before."""
    return Commune(
        id=f"{seed.code}{mark}",
        code=seed.code,
        kind=seed.kind,
        name=seed.name,
        district=like.district,
        zone=like.zone,
        border=like.border,
        peoples=like.peoples,
    )


def _form(world: World, day: int, seed: CommuneSeed, like: Commune) -> Commune:
    commune = new_commune(seed, like, "-2025a")
    district = sure(like.district)
    units.form_commune(world, day, commune, parent=district.id, basis=BASIS)
    commune.committee = cells.found(
        world,
        day,
        "grassroots_committee",
        f"Đảng bộ {seed.kind} {seed.name}",
        "commune",
        district.organisation,
        place=commune.id,
        commune=commune,
    )
    return commune


def _merge(world: World, day: int, sources: list[Commune], seed: CommuneSeed) -> None:
    commune = _form(world, day, seed, sources[0])
    units.merge_communes(world, day, sources, commune, basis=BASIS)
    cells.merge(world, day, [sure(c.committee) for c in sources], sure(commune.committee))
    offices = [sure(source.office) for source in sources]
    commune.office = offices[0]
    if len(offices) > 1:
        cells.merge(world, day, offices[1:], offices[0])
    cells.rename(world, day, offices[0], f"Chi bộ cơ quan {seed.kind} {seed.name}")
    relocate(world, {source.id: commune for source in sources})


def relocate(world: World, into: dict[str, Commune]) -> None:
    """Cells that lay in a commune now lie in the one it went into."""
    for some in world.cells.values():
        for cell in some:
            if cell.commune is not None and cell.commune.id in into:
                cell.commune = into[cell.commune.id]


def _split(world: World, day: int, source: Commune, codes: tuple[str, ...]) -> None:
    made = [_form(world, day, geography.communes_200()[code], source) for code in codes]
    villages = [est for est in source.ests if est.kind == "village"]
    shares = {est.id: made[at * len(made) // len(villages)] for at, est in enumerate(villages)}
    others = [est for est in source.ests if est.kind != "village"]
    shares |= {est.id: made[at % len(made)] for at, est in enumerate(others)}
    _divide_office(world, day, source, made)
    committee = sure(source.committee)
    below = {cell.id: _side(cell, shares, made[0]) for cell in committee.children.values()}
    bodies = {id_: sure(commune.committee) for id_, commune in below.items()}
    for commune in made:
        if commune.committee not in bodies.values():
            raise AssertionError(f"{commune.name} gets no cell")
    units.split_commune(world, day, source, shares, basis=BASIS)
    children = list(committee.children.values())
    cells.split_committee(world, day, committee, bodies)
    for cell in children:
        cell.commune = below[cell.id]


def _side(cell: Organisation, shares: dict[str, Commune], first: Commune) -> Commune:
    """The new commune of a cell: that of what it serves, the first one for the office."""
    served: Establishment | None = next(iter(cell.serves.values()), None)
    return first if served is None else shares[served.id]


def _divide_office(world: World, day: int, source: Commune, made: list[Commune]) -> None:
    """The office stays with the first ward; the others get a cell with some of its members."""
    office = sure(source.office)
    made[0].office = office
    free = [person for person in office.members.values() if movable(person, day)]
    share = max(MINIMUM, len(free) // len(made))
    for at, commune in enumerate(made[1:], 1):
        name = f"Chi bộ cơ quan {commune.kind} {commune.name}"
        cell = cells.found(world, day, "cell", name, "office", commune.committee, commune=commune)
        for person in free[at * share : (at + 1) * share]:
            people.transfer(world, day, person, cell, None)
        commune.office = cell


def _town_of_moc_chau(world: World, day: int) -> None:
    district = world.districts.get("123")
    if district is None:
        return
    world.recorder.record(
        "place_renamed", day, id=district.id, name="Mộc Châu", kind="thị xã", basis=BASIS
    )
    cells.rename(world, day, sure(district.organisation), "Đảng bộ thị xã Mộc Châu")
