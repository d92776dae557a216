"""A hand-written register of one commune, recorded as a user's file would be."""

from __future__ import annotations

import io
import json
from typing import Any

from hatnhan.registry.lines import import_lines


def fact(what: str, on: str, /, **fields: Any) -> str:
    """One line of a file of facts."""
    return json.dumps({"fact": what, "on": on, **fields}, ensure_ascii=False)


def _member(key: str, cell: str, establishment: str) -> list[str]:
    about = {"name": f"Người {key}", "sex": "female", "born": "1970-03-04", "ethnic": "03"}
    return [
        fact("person_registered", "2005-01-02", id=key, **about),
        fact(
            "member_arrived",
            "2005-01-02",
            person=key,
            cell=cell,
            establishment=establishment,
            status="official",
        ),
    ]


def _newcomer(key: str, on: str, cell: str, establishment: str, **about: Any) -> list[str]:
    known = {"name": f"Người {key}", "sex": "male", "born": "1984-01-01", **about}
    return [
        fact("person_registered", on, id=key, **known),
        fact("member_admitted", on, person=key, cell=cell, establishment=establishment),
    ]


def _cell(key: str, on: str, name: str) -> str:
    return fact("organisation_founded", on, id=key, kind="cell", name=name, parent="du", place="x")


ZONES = ["specially_difficult", "border"]

STOCK = [
    fact("place_formed", "2005-01-01", id="p", level="province", kind="tỉnh", name="Sơn Thử"),
    fact(
        "place_formed", "2005-01-01", id="h", level="district", kind="huyện", name="Mường Thử",
        parent="p",
    ),
    fact(
        "place_formed", "2005-01-01", id="x", level="commune", kind="xã", name="Nà Thử", parent="h"
    ),
    *(
        fact("establishment_opened", "2005-01-01", id=key, kind=kind, name=name, place="x")
        for key, kind, name in (
            ("v1", "village", "Bản Một"),
            ("v2", "village", "Bản Hai"),
            ("v3", "village", "=Bản Ba"),
            ("s1", "school", "Trường Nà Thử"),
            ("t1", "health_station", "Trạm y tế Nà Thử"),
        )
    ),
    fact("establishment_classified", "2005-01-01", id="v3", zones=ZONES),
    fact(
        "organisation_founded", "2005-01-01", id="du", kind="grassroots_committee",
        name="Đảng bộ xã Nà Thử", place="x",
    ),
    _cell("k1", "2005-01-01", "Chi bộ Bản Một"),
    _cell("k2", "2005-01-01", "Chi bộ ghép Bản Hai"),
    fact("coverage_assigned", "2005-01-01", cell="k1", establishment="v1"),
    fact("coverage_assigned", "2005-01-01", cell="k2", establishment="v2"),
    fact("coverage_assigned", "2005-01-01", cell="k2", establishment="s1"),
    fact("support_assigned", "2005-06-01", cell="k1", establishment="v3"),
    *(line for key in ("m1", "m2", "m3") for line in _member(key, "k1", "v1")),
    *(line for key in ("m4", "m5") for line in _member(key, "k2", "v2")),
    *_member("m6", "k2", "s1"),
    *(line for key in ("m7", "m8", "m9") for line in _member(key, "k1", "t1")),
]  # fmt: skip
"""Before the period: v1 own cell, v2 and s1 joint, t1 due, v3 without a member."""

PERIOD = [
    *_newcomer("n1", "2006-05-01", "k1", "v3", ethnic="03", youth_union=True),
    *_newcomer("n2", "2006-06-01", "k2", "v2", ethnic="01"),
    _cell("k3", "2006-07-01", "Chi bộ Trạm y tế"),
    fact("coverage_assigned", "2006-07-01", cell="k3", establishment="t1"),
    *(
        fact("member_transferred", "2006-07-01", person=key, cell="k3", establishment="t1")
        for key in ("m7", "m8", "m9")
    ),
    fact("support_ended", "2006-08-01", cell="k1", establishment="v3"),
]
"""In the period: two admissions, one of them in v3, and a cell for t1."""


def recorded() -> int:
    """Record both parts; returns the number of the last recording before the period's facts."""
    lines = [*STOCK, *PERIOD]
    import_lines(io.BytesIO("\n".join(lines).encode()), actor="thử")
    return len(STOCK)


def correct(*, of: int, body: dict[str, Any]) -> None:
    """Record a correction of an earlier recording."""
    line = json.dumps({"fact": "corrected", "of": of, "body": body}, ensure_ascii=False)
    import_lines(io.BytesIO(line.encode()), actor="thử")
