"""2025: new bodies at the province, the border guard leaves, and districts end on 1 July."""

from __future__ import annotations

from collections.abc import Iterator

from hatnhan.scenario import cells, geography, people, stock, units
from hatnhan.scenario.reforms.communes_2025 import new_commune, relocate
from hatnhan.scenario.state import Commune, District, Organisation, World, sure

BASIS = {
    "number": "1681/NQ-UBTVQH15",
    "issuer": "Ủy ban Thường vụ Quốc hội",
    "date": "2025-06-16",
}
PARTY_BODIES = "Đảng bộ các cơ quan Đảng tỉnh"
GOVERNMENT = "Đảng bộ Ủy ban nhân dân tỉnh"


def provincial_bodies(world: World, day: int) -> None:
    """The agencies' bloc is replaced by two organisations; the university passes under one."""
    top, bloc = world.bodies["province"], world.bodies.pop(stock.BLOC)
    party, government = (
        cells.found(world, day, "upper_grassroots", name, "upper", top, place=stock.PROVINCE)
        for name in (PARTY_BODIES, GOVERNMENT)
    )
    for at, body in enumerate(list(bloc.children.values())):
        cells.move(world, day, body, party if at % 3 == 0 else government)
    cells.move(world, day, world.bodies[stock.UNIVERSITY], government)
    cells.dissolve(world, day, bloc)
    world.bodies |= {PARTY_BODIES: party, GOVERNMENT: government}


def border_guard_leaves(world: World, day: int) -> None:
    """The border guard's organisation passes out of the province with its members."""
    guard = world.bodies.pop(stock.ARMED[2])
    for committee in list(guard.children.values()):
        for cell in list(committee.children.values()):
            for person in list(cell.members.values()):
                people.leave(world, day, person, "transferred_out")
            cells.dissolve(world, day, cell)
        cells.dissolve(world, day, committee)
    cells.dissolve(world, day, guard)


def to_75(world: World, day: int) -> None:
    """Communes of the 200 become the 75; their Party organisations come under the province."""
    groups: dict[str, list[Commune]] = {}
    for commune in world.communes.values():
        groups.setdefault(commune.next[0], []).append(commune)
    alone = _unchanged()
    made = []
    for code, sources in groups.items():
        if code in alone:
            commune = sources[0]
            world.recorder.record(
                "place_moved", day, id=commune.id, parent=stock.PROVINCE, basis=BASIS
            )
        else:
            commune = new_commune(geography.communes_75()[code], sources[0], "-2025b")
            units.form_commune(world, day, commune, parent=stock.PROVINCE, basis=BASIS)
        made.append((commune, sources))
    seats = _organise(world, day, made)
    for commune, sources in made:
        if commune is not sources[0]:
            units.merge_communes(world, day, sources, commune, basis=BASIS)
            relocate(world, {source.id: commune for source in sources})
    for commune, sources in made:
        cells.merge(
            world, day, [sure(source.committee) for source in sources], sure(seats[commune.id])
        )
        commune.committee, commune.district = seats[commune.id], None
    _end_districts(world, day)


def _unchanged() -> set[str]:
    """Codes of the communes that resolution 1681 leaves as they are."""
    sources: dict[str, int] = {}
    for seed in geography.communes_200().values():
        sources[seed.into[0]] = sources.get(seed.into[0], 0) + 1
    return {code for code, number in sources.items() if number == 1}


def _organise(
    world: World, day: int, made: list[tuple[Commune, list[Commune]]]
) -> dict[str, Organisation]:
    """The commune's organisation directly under the province, with committees of its offices."""
    seats: dict[str, Organisation] = {}
    offices: dict[str, list[Organisation]] = {}
    heirs: dict[str, list[Commune]] = {}
    for commune, sources in made:
        seats[commune.id] = cells.found(
            world,
            day,
            "upper_grassroots",
            f"Đảng bộ {commune.kind} {commune.name}",
            "commune",
            world.bodies["province"],
            place=commune.id,
            commune=commune,
        )
        offices[commune.id] = [sure(source.office) for source in sources]
        for code in sorted({sure(source.district).id for source in sources}):
            heirs.setdefault(code, []).append(commune)
    for district in world.districts.values():
        small = [c for c in _below(district) if c.tag == "grassroots"]
        for at, cell in enumerate(small):
            offices[heirs[district.id][at % len(heirs[district.id])].id].append(cell)
    for commune, _ in made:
        _house(world, day, commune, seats[commune.id], offices[commune.id])
    for district in world.districts.values():
        for body in _below(district):
            if body.tag in ("committee", "highschool"):
                own = heirs[district.id]
                heir = next((c for c in own if _descends(body, c)), own[0])
                cells.move(world, day, body, seats[heir.id])
    return seats


def _below(district: District) -> list[Organisation]:
    return list(sure(district.organisation).children.values())


def _house(
    world: World, day: int, commune: Commune, seat: Organisation, offices: list[Organisation]
) -> None:
    """The offices of the commune, old and from the district, as cells of its committees."""
    commune.office = offices[0]
    for name, part in _committees(commune, offices):
        committee = cells.found(
            world, day, "grassroots_committee", name, "committee", seat, commune=commune
        )
        for cell in part:
            if cell.kind == "grassroots_cell":
                cells.retype(world, day, cell, "cell")
                cells.retag(world, cell, "office")
            cell.commune = commune
            cells.move(world, day, cell, committee)


def _committees(
    commune: Commune, some: list[Organisation]
) -> Iterator[tuple[str, list[Organisation]]]:
    """The Party bodies' committee and the people's committee's, each with its cells."""
    party, rest = some[: len(some) // 2], some[len(some) // 2 :]
    if party:
        yield f"Đảng bộ các cơ quan Đảng {commune.kind} {commune.name}", party
    yield f"Đảng bộ Ủy ban nhân dân {commune.kind} {commune.name}", rest


def _descends(body: Organisation, commune: Commune) -> bool:
    """Whether a high school's commune is, or goes into, this one."""
    before = body.commune
    return before is not None and commune.code in (before.code, *before.next)


def _end_districts(world: World, day: int) -> None:
    for district in world.districts.values():
        cells.dissolve(world, day, sure(district.organisation))
    for district in world.districts.values():
        world.recorder.record("place_abolished", day, id=district.id, basis=BASIS)
    world.districts.clear()
