"""The stock of 31/12/2005: places, establishments, organisations and who is in them."""

from __future__ import annotations

from hatnhan.scenario import cells, geography, names, units
from hatnhan.scenario.notice import NOTICE
from hatnhan.scenario.plan import OPENING
from hatnhan.scenario.state import (
    Commune,
    District,
    Establishment,
    Organisation,
    StoryError,
    World,
    sure,
)

DAY = OPENING.toordinal()
PROVINCE = "14"
HIGH_SCHOOL = "Trường THPT"
ARMED = ("Quân sự tỉnh", "Công an tỉnh", "Bộ đội Biên phòng tỉnh")
BLOC = "Đảng bộ Khối các cơ quan tỉnh"
UNIVERSITY = "Đảng bộ Trường Đại học Tây Bắc"
VAN_HO = ("123", "128")
"""The communes of Vân Hồ belonged to Mộc Châu until 2013."""


def lay_places(world: World) -> None:
    """The province, the districts of 2005 and their communes."""
    units.form_place(
        world,
        DAY,
        id=PROVINCE,
        level="province",
        kind="tỉnh",
        name="Sơn La",
        code=PROVINCE,
        note=NOTICE,
    )
    wanted = world.plan.communes or tuple(geography.communes_204())
    seeds = [geography.communes_204()[code] for code in wanted]
    parents = {_district_then(seed.district) for seed in seeds}
    for code in sorted(parents):
        seed = geography.districts()[code]
        units.form_place(
            world,
            DAY,
            id=code,
            level="district",
            kind=seed.kind,
            name=seed.name,
            code=code,
            parent=PROVINCE,
        )
        world.districts[code] = District(id=code, code=code, name=seed.name)
    for commune_seed in seeds:
        setting = geography.settings()[commune_seed.code]
        commune = Commune(
            id=commune_seed.code,
            code=commune_seed.code,
            kind=commune_seed.kind,
            name=commune_seed.name,
            district=world.districts[_district_then(commune_seed.district)],
            zone=setting.zone,
            border=setting.border,
            peoples=([g for g, _ in setting.peoples], [w for _, w in setting.peoples]),
            next=commune_seed.into,
        )
        units.form_commune(world, DAY, commune, parent=sure(commune.district).id)


def _district_then(code: str) -> str:
    return VAN_HO[0] if code == VAN_HO[1] else code


def open_establishments(world: World) -> None:
    """Villages, schools and one station in each commune, by the numbers of the plan."""
    communes = list(world.communes.values())
    numbers = world.plan.establishments
    weights = [9.0 if c.kind != "xã" else 12 + 8 * world.rng.random() for c in communes]
    villages = _shares(numbers["village"], weights)
    schools = _shares(numbers["school"], [2 + world.rng.random() for _ in communes])
    if numbers["health_station"] != len(communes):
        raise StoryError("there is one station in each commune")
    high = sorted(communes, key=lambda c: (c.zone, world.rng.random()))[: world.plan.high_schools]
    for at, commune in enumerate(communes):
        for _ in range(villages[at]):
            open_village(world, DAY, commune)
        for n in range(schools[at]):
            last = n == schools[at] - 1 and commune in high
            name = f"{HIGH_SCHOOL} {commune.name}" if last else names.school(n, commune.name)
            units.open_establishment(world, DAY, "school", name, commune, people_code="01")
        name = f"Trạm y tế {commune.kind} {commune.name}"
        units.open_establishment(world, DAY, "health_station", name, commune, people_code="01")


def open_village(
    world: World, day: int, commune: Commune, people_code: str | None = None
) -> Establishment:
    """A village of one of the peoples of the commune, or of the given one."""
    codes, weights = commune.peoples
    people_code = people_code or world.rng.choices(codes, weights)[0]
    urban = {"phường": "Tổ dân phố", "thị trấn": "Tiểu khu"}.get(commune.kind)
    name = names.distinct(world.rng, commune.names, people_code, urban)
    return units.open_establishment(world, day, "village", name, commune, people_code=people_code)


def _shares(total: int, weights: list[float]) -> list[int]:
    """Whole shares in proportion, by largest remainder."""
    whole = [total * weight / sum(weights) for weight in weights]
    out = [int(share) for share in whole]
    order = sorted(range(len(whole)), key=lambda i: (out[i] - whole[i], i))
    for i in order[: total - sum(out)]:
        out[i] += 1
    return out


def found_bodies(world: World) -> None:
    """The provincial organisation and everything above the cells."""
    top = cells.found(
        world, DAY, "provincial", "Đảng bộ tỉnh Sơn La", "province", None, place=PROVINCE
    )
    world.bodies["province"] = top
    for district in world.districts.values():
        kind = geography.districts()[district.code].kind
        district.organisation = _upper(world, f"Đảng bộ {kind} {district.name}", district.id)
    for name in ARMED:
        world.bodies[name] = _upper(world, f"Đảng bộ {name}", PROVINCE)
    world.bodies[BLOC] = _upper(world, BLOC, PROVINCE)
    world.bodies[UNIVERSITY] = cells.found(
        world, DAY, "grassroots_committee", UNIVERSITY, "committee", top, place=PROVINCE
    )
    for commune in world.communes.values():
        commune.committee = cells.found(
            world,
            DAY,
            "grassroots_committee",
            f"Đảng bộ {commune.kind} {commune.name}",
            "commune",
            sure(commune.district).organisation,
            place=commune.id,
            commune=commune,
        )


def _upper(world: World, name: str, place: str) -> Organisation:
    return cells.found(
        world, DAY, "upper_grassroots", name, "upper", world.bodies["province"], place=place
    )


def found_agencies(world: World) -> None:
    """Committees and cells of offices, hospitals, firms and the armed forces."""
    plan, rng = world.plan, world.rng
    armed = max(3, plan.agencies * 16 // 100)
    civil = [d.organisation for d in world.districts.values()] * 2 + [world.bodies[BLOC]] * 8
    for n in range(plan.agencies):
        if n < armed:
            owner, tag = world.bodies[ARMED[n % 3]], "border" if n % 3 == 2 else "armed"
            name = (
                f"Đảng bộ {_ARMED_UNITS[n // 3 % len(_ARMED_UNITS)]} số {n // 3 + 1} {ARMED[n % 3]}"
            )
        else:
            found_owner = civil[n % len(civil)] if n < armed + len(civil) else rng.choice(civil)
            owner, tag = sure(found_owner), "agency"
            name = f"Đảng bộ {_UNITS[n % len(_UNITS)]} số {n + 1}"
        committee = cells.found(world, DAY, "grassroots_committee", name, "committee", owner)
        for part in range(rng.choice((3, 3, 3, 4))):
            found_part(world, DAY, committee, tag, part + 1)
    for part in range(plan.university_cells):
        found_part(world, DAY, world.bodies[UNIVERSITY], "agency", part + 1)
    places = [d.organisation for d in world.districts.values()] * 3 + [world.bodies[BLOC]] * 9
    for n in range(plan.grassroots_cells - plan.high_schools):
        parent = places[n % len(places)]
        name = f"Chi bộ {_OFFICES[n % len(_OFFICES)]} số {n + 1}"
        cells.found(world, DAY, "grassroots_cell", name, "grassroots", parent)


def found_part(
    world: World, day: int, committee: Organisation, tag: str, number: int
) -> Organisation:
    """A cell below the committee of an agency."""
    name = f"Chi bộ {number} thuộc {committee.name}"
    return cells.found(world, day, "cell", name, tag, committee, commune=committee.commune)


_ARMED_UNITS = ("Cơ quan", "Đơn vị", "Tiểu đoàn", "Đồn")
_UNITS = (
    "Bệnh viện đa khoa",
    "Công ty nông nghiệp",
    "Cơ quan hành chính",
    "Công ty xây dựng",
    "Trung tâm dịch vụ",
    "Ban quản lý rừng",
    "Nhà máy chế biến",
)
_OFFICES = (
    "Phòng tài chính",
    "Phòng giáo dục",
    "Phòng nông nghiệp",
    "Thanh tra",
    "Kho bạc",
    "Trạm khuyến nông",
    "Chi cục thuế",
    "Tòa án",
    "Viện kiểm sát",
    "Bảo hiểm xã hội",
    "Hạt kiểm lâm",
    "Đội quản lý thị trường",
)
