"""Random statements about the register, true and false, in many phrasings: both verdicts known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from hatnhan.domain.vietnamese import day, number
from hatnhan.drafts.reading import read_text
from hatnhan.drafts.service import check_text
from hatnhan.indicators.queries import Question, figures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small")]

FEW = ("joint_cell", "cell_due", "members_too_few")
OWN = ("own_cell", "own_cell_below_minimum")
Answer = dict[str, Any]


def sites(answer: Answer, states: tuple[str, ...], kind: str = "") -> int:
    """Establishments in some states, of one kind or all."""
    coverage = answer["coverage"]
    kinds = [coverage.get(kind, {})] if kind else coverage.values()
    return sum(of.get(state, 0) for of in kinds for state in states)


def total(answer: Answer) -> int:
    return sum(sum(of.values()) for of in answer["coverage"].values())


def grassroots(answer: Answer) -> int:
    kinds = answer["organisations"]
    return kinds.get("grassroots_committee", 0) + kinds.get("grassroots_cell", 0)


STOCKS: list[tuple[str, Callable[[Answer], int]]] = [
    ("Đến ngày {day}, toàn tỉnh có {n} đảng viên.", lambda a: a["members"]["total"]),
    ("Tính đến {day}, Đảng bộ tỉnh có {n} đảng viên.", lambda a: a["members"]["total"]),
    ("Tính đến hết ngày {day} toàn tỉnh có tổng số {n} đảng viên.", lambda a: a["members"]["total"]),
    ("Ngày {day}, toàn Đảng bộ tỉnh có {n} đảng viên dự bị.", lambda a: a["members"]["probationary"]),
    ("Đến thời điểm {day}, toàn tỉnh có {n} đảng viên nữ.", lambda a: a["members"]["female"]),
    ("Ngày {day}, toàn tỉnh có {n} đảng viên là người dân tộc thiểu số.",
     lambda a: a["members"]["ethnic_minority"]),
    ("Đến {day}, Đảng bộ tỉnh có {n} tổ chức cơ sở đảng.", grassroots),
    ("Đến {day}, Đảng bộ tỉnh có {n} đảng bộ cơ sở.",
     lambda a: a["organisations"].get("grassroots_committee", 0)),
    ("Ngày {day}, toàn tỉnh có {n} bản, trường học và trạm y tế.", total),
    ("Đến ngày {day}, trên địa bàn tỉnh còn {n} cơ sở chưa có đảng viên.",
     lambda a: sites(a, ("no_member",))),
    ("Đến ngày {day}, toàn tỉnh còn {n} cơ sở chưa có chi bộ.",
     lambda a: sites(a, ("no_member", *FEW))),
    ("Ngày {day}, cả tỉnh có {n} bản đã có chi bộ.", lambda a: sites(a, OWN, "village")),
    ("Ngày {day}, toàn tỉnh có {n} trường học đã có đảng viên nhưng chưa đủ điều kiện thành lập chi "
     "bộ.", lambda a: sites(a, FEW, "school")),
]  # fmt: skip

FLOWS: list[tuple[str, Callable[[Answer], int]]] = [
    ("Năm {year}, toàn tỉnh kết nạp {n} đảng viên.", lambda a: a["flow"]["admitted"]),
    ("Trong năm {year}, toàn tỉnh đã kết nạp được {n} đảng viên mới.",
     lambda a: a["flow"]["admitted"]),
    ("Năm {year}, Đảng bộ tỉnh kết nạp {n} quần chúng ưu tú vào Đảng.",
     lambda a: a["flow"]["admitted"]),
    ("Năm {year}, toàn tỉnh có {n} đảng viên được kết nạp.", lambda a: a["flow"]["admitted"]),
    ("Năm {year}, toàn tỉnh thành lập mới {n} chi bộ.", lambda a: a["cells_founded"]["total"]),
    ("Năm {year}, toàn tỉnh có {n} chi bộ được thành lập.", lambda a: a["cells_founded"]["total"]),
]  # fmt: skip


def judged(text: str) -> list[tuple[int, str]]:
    """What the register has for each compared figure, and the verdict."""
    found = check_text(read_text(f"Tin của tỉnh Sơn La.\n{text}"), None)
    return [(one.computed_now or 0, one.verdict) for one in found.register]


def expect(template: str, n: int, **words: object) -> None:
    """The statement holds with its number and fails with another."""
    assert judged(template.format(n=number(n), **words)) == [(n, "holds")], template
    assert judged(template.format(n=number(n + 1), **words)) == [(n, "fails")], template


def test_stocks_in_all_phrasings() -> None:
    """One day each, drawn from twenty years."""
    rng = Random(20061110)
    for template, count in STOCKS:
        on = date(2006, 3, 1) + timedelta(days=rng.randrange(7000))
        expect(template, count(figures(Question(on))), day=day(on))


def test_flows_in_all_phrasings() -> None:
    rng = Random(20060210)
    for template, count in FLOWS:
        year = rng.randrange(2007, 2019)
        question = Question(date(year, 12, 31), since=date(year, 1, 1))
        expect(template, count(figures(question)), year=year)
