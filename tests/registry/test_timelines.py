"""What is told of a subject: every fact that concerns it, as believed, in Vietnamese."""

import json
from datetime import date

import pytest

from hatnhan.domain.facts import KINDS
from hatnhan.domain.problems import Problem
from hatnhan.domain.wire import parse_line
from hatnhan.registry import queries
from hatnhan.registry.sentences import sentence
from tests.domain.province import line
from tests.histories import PROFILES, random_history
from tests.registry import ways
from tests.registry.cast import settle

pytestmark = pytest.mark.django_db


def told(timeline: list[queries.Happening]) -> list[tuple[str, str]]:
    return [(f"{each.on:%d/%m/%Y}", each.sentence) for each in timeline]


def test_a_village_is_told_of_its_cells_and_members() -> None:
    known = settle(line("member_left", "2021-01-01", person="say", reason="transferred_out"))
    assert told(queries.establishment_timeline("ban-pat", known)) == [
        ("01/01/2005", "Có từ ngày này, thuộc Nà Khoang"),
        ("01/02/2006", "Giao Chi bộ bản Huổi Sen giúp phát triển đảng viên"),
        ("01/03/2006", "Một đảng viên được kết nạp tại Chi bộ bản Huổi Sen"),
        ("01/03/2007", "Một đảng viên được công nhận đảng viên chính thức"),
        ("01/01/2020", "Chuyển về Pá Lau"),
        ("01/01/2021", "Một đảng viên chuyển sinh hoạt ra ngoài"),
    ]


def test_a_cell_is_told_of_its_tasks_and_members() -> None:
    known = settle(
        line("member_transferred", "2008-01-01", person="doi", cell="cb-sen"),
        line("organisation_renamed", "2009-01-01", id="cb-sen", name="Chi bộ Sen"),
    )
    assert told(queries.organisation_timeline("cb-sen", known)) == [
        ("01/01/2005", "Thành lập, trực thuộc Đảng ủy xã Nà Khoang"),
        ("02/01/2005", "Được giao phụ trách Bản Huổi Sen"),
        ("01/02/2006", "Được giao giúp Bản Nà Pát phát triển đảng viên"),
        ("01/03/2006", "Một đảng viên được kết nạp"),
        ("01/03/2007", "Một đảng viên được công nhận đảng viên chính thức"),
        ("01/01/2008", "Một đảng viên chuyển sinh hoạt đến"),
        ("01/01/2009", "Đổi tên thành Chi bộ Sen"),
    ]
    assert told(queries.organisation_timeline("cb-lau", known))[-1] == (
        "01/01/2008",
        "Một đảng viên chuyển sinh hoạt đến Chi bộ bản Huổi Sen",
    ), "by the name of that day"


def test_a_person_is_told_to_themselves() -> None:
    known = settle()
    assert told(queries.person_timeline("say", known)) == [
        ("01/01/2005", "Ghi vào sổ"),
        ("01/03/2006", "Được kết nạp tại Chi bộ bản Huổi Sen, Bản Nà Pát"),
        ("01/03/2007", "Được công nhận đảng viên chính thức"),
    ]


def test_the_basis_and_the_recording_stand_beside() -> None:
    known = settle()
    (support,) = [
        each
        for each in queries.establishment_timeline("ban-pat", known)
        if each.kind == "support_assigned"
    ]
    assert support.basis == "02-KH/ĐU ngày 20/01/2006 của Đảng ủy xã Nà Khoang"
    assert (support.recording, support.amended) == (16, False)


def test_a_merger_is_told_to_both_sides() -> None:
    known = settle(
        line("establishment_merged", "2022-01-01", sources=["ban-lau", "ban-pat"], into="ban-pat")
    )
    assert told(queries.establishment_timeline("ban-lau", known))[-1] == (
        "01/01/2022",
        "Sáp nhập vào Bản Nà Pát",
    )
    assert told(queries.establishment_timeline("ban-pat", known))[-1] == (
        "01/01/2022",
        "Nhận Bản Pá Lau sáp nhập vào",
    )


def test_what_is_believed_is_told_and_nothing_else() -> None:
    """A corrected fact is told as corrected, once; an annulled one not at all; both were before."""
    known = settle()
    support = 16
    body = json.loads(
        line("support_assigned", "2006-04-01", cell="cb-sen", establishment="ban-pat")
    )
    later = known + 2
    ways.one_by_one(
        [
            json.dumps({"fact": "corrected", "of": support, "body": body}),
            json.dumps({"fact": "annulled", "of": known}),
        ]
    )
    then = queries.establishment_timeline("ban-pat", known)
    now = queries.establishment_timeline("ban-pat", later)
    assert [(e.on, e.amended) for e in now if e.kind == "support_assigned"] == [
        (date(2006, 4, 1), True)
    ]
    assert [e.on for e in then if e.kind == "support_assigned"] == [date(2006, 2, 1)]
    assert [e.kind for e in then if e.kind == "establishment_moved"] == ["establishment_moved"]
    assert not [e for e in now if e.kind == "establishment_moved"]


def test_late_is_behind_the_register_not_the_clock() -> None:
    known = settle(line("person_described", "2006-06-01", id="say", name="Vàng Thị Say Mới"))
    late = [each.kind for each in queries.person_timeline("say", known) if each.late]
    assert late == ["person_described"], "the register had come to 2020 before it"


def test_unknown_is_not_found() -> None:
    known = settle()
    with pytest.raises(Problem, match="Không tìm thấy cơ sở"):
        queries.establishment_timeline("x", known)
    with pytest.raises(Problem, match="Không tìm thấy người"):
        queries.person_timeline("doi", 3)


def test_every_kind_has_a_sentence() -> None:
    """Over random histories until each kind was told to each of its subjects."""
    import random

    kinds: set[str] = set()
    for seed in range(40):
        for text in random_history(random.Random(seed), 60, sorted(PROFILES)[seed % len(PROFILES)]):
            fact = parse_line(text).fact
            if fact.KIND not in KINDS:
                continue
            for about in (("establishment", "x"), ("organisation", "x"), ("person", "x")):
                said = sentence(fact, about, lambda what, key: f"{what} {key}")
                assert said
                assert said[0].isupper() or said[0] == "o"
            kinds.add(fact.KIND)
    assert kinds == set(KINDS)
