"""Outlines from the command line to the map; what became of units; timelines put together."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hatnhan import web
from hatnhan.cli.main import main
from hatnhan.registry.queries import Happening
from hatnhan.web.timeline import together

ON = "on=2006-11-10"
OLD = [
    ("03748", "Phổng Lăng"),
    ("03751", "Chiềng Ly"),
    ("03985", "Chiềng Sơn"),
    ("04056", "Chiềng Xuân"),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Four communes of 2006 as squares beside each other."""
    features = [
        {
            "type": "Feature",
            "properties": {"ma_xa": code, "ten": f"Xã {name}"},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[103 + i, 21], [104 + i, 21], [104 + i, 22], [103 + i, 21]]],
            },
        }
        for i, (code, name) in enumerate(OLD)
    ]
    path = tmp_path / "xa.geojson"
    path.write_text(
        json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8"
    )
    return path


@pytest.fixture
def home(settings: Any, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    status = main(["map", *arguments, "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_a_file_finds_its_own_level_and_day(
    sign_in: Callable[[str], Client], home: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, told = run(capsys, "load", str(file))
    assert status == 0
    assert told == {
        "name": "commune-2005-12-31",
        "level": "commune",
        "from": "2005-12-31",
        "outlines": 4,
        "matched": 4,
    }
    client = sign_in("officer")
    drawn = client.get(f"/?{ON}").context["map"].data
    outlines = client.get(drawn["outlines"]).json()
    assert {f["properties"]["key"] for f in outlines["features"]} == {code for code, _ in OLD}
    assert {area["key"] for area in drawn["areas"]} == {code for code, _ in OLD}
    assert client.get("/?on=2005-12-30").context["map"].data["outlines"] is None
    assert run(capsys, "list") == (0, {"layers": ["commune-2005-12-31"]})
    assert run(capsys, "remove", "commune-2005-12-31")[0] == 0
    assert client.get(f"/?{ON}").context["map"].data["outlines"] is None


@pytest.mark.parametrize("wrong", ["nobody", "missing", "folder"])
def test_a_file_that_is_none_of_ours_is_refused_and_nothing_is_kept(
    province: None, db: None, home: Path, file: Path, capsys: pytest.CaptureFixture[str], wrong: str
) -> None:
    if wrong == "nobody":
        file.write_text(
            file.read_text(encoding="utf-8").replace("Xã", "Xã khác").replace("03", "99"),
            encoding="utf-8",
        )
    where = {"nobody": file, "missing": file.with_name("x"), "folder": home}[wrong]
    status, told = run(capsys, "load", str(where))
    assert status == 1
    assert told["problems"][0]["code"] == "bad_file"
    assert not list(home.glob("maps/*"))


def test_a_merged_commune_committee_names_its_heir(sign_in: Callable[[str], Client]) -> None:
    """Xã Chiềng Ly went into xã Phổng Ly on 01/02/2025 (1280/NQ-UBTVQH15), its committee too."""
    fate = sign_in("officer").get(f"/to-chuc/D0010/?{ON}").context["fate"]
    assert (fate.ending, fate.on) == ("nhập vào", date(2025, 2, 1))
    assert "Phổng Ly" in fate.heir_name


def test_a_village_says_where_it_lies_now(sign_in: Callable[[str], Client]) -> None:
    lines = sign_in("officer").get(f"/co-so/?{ON}").context["rows"].paginator.object_list
    fates = [
        sign_in("officer").get(f"/co-so/{line.id}/?{ON}").context["fate"] for line in lines[:6]
    ]
    assert any(fate and (fate.place_name or fate.ending) for fate in fates)


def happening(number: int, on: date, sentence: str, late: bool = False) -> Happening:
    at = datetime(2026, 11, 24, tzinfo=UTC)
    return Happening(number, "member_arrived", on, sentence, "", at, late, False)


def test_the_same_thing_said_several_times_on_a_day_is_said_once() -> None:
    day, other = date(2005, 12, 31), date(2006, 1, 1)
    told = together(
        [
            happening(9, other, "A"),
            happening(8, day, "A"),
            happening(7, day, "A"),
            happening(6, day, "A", late=True),
            happening(5, day, "B"),
        ]
    )
    assert [(t.sentence, t.numbers, t.late) for t in told] == [
        ("A", (9,), False),
        ("A", (7, 8), False),
        ("A", (6,), True),
        ("B", (5,), False),
    ]


def test_scripts_do_not_name_each_other() -> None:
    """An installation serves hashed names only. Planted: `import … from "./colours.js"` worked in
    every test and drew no chart in an installation.
    """
    scripts = sorted((Path(web.__file__).parent / "static" / "web" / "js").glob("*.js"))
    assert len(scripts) > 4
    for script in scripts:
        assert not re.search(
            r"^\s*(import|export)\b|import\(", script.read_text(encoding="utf-8"), re.MULTILINE
        ), script.name
