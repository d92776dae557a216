"""The catalogue names every figure once, and its page is not stale."""

from __future__ import annotations

from random import Random

import pytest
from django.utils import translation

from hatnhan.domain.problems import Problem
from hatnhan.indicators import catalogue, codes, reference, words
from hatnhan.indicators.answer import answer, flat
from tests.histories import random_history
from tests.indicators.memory import engine_of
from tests.indicators.told import asked


def test_codes_and_paths_are_unique() -> None:
    indicators = catalogue.INDICATORS
    assert len({one.code for one in indicators}) == len(indicators)
    assert len({one.path for one in indicators}) == len(indicators)


def test_every_indicator_says_what_it_is() -> None:
    for one in catalogue.INDICATORS:
        assert str(one.name)
        assert str(one.definition).endswith(".")
        assert str(one.numerator)
        assert all(dimension in words.DIMENSIONS for dimension in one.dimensions)
        assert one.path.count("{") == len(one.dimensions)


@pytest.mark.parametrize("seed", range(5))
def test_every_figure_of_an_answer_is_described(seed: int) -> None:
    """Seen red with an indicator left out."""
    engine = engine_of(random_history(Random(seed), 80, "mixed"))
    with engine.view() as view:
        for path in flat(answer(view, asked("2020-06-30", since="2018-01-01"))):
            assert catalogue.describe(path).name


def test_every_value_that_the_engine_counts_under_has_words() -> None:
    assert set(codes.STATES) == set(words.STATE)
    assert set(codes.ORGANISATION_KINDS) == set(words.ORGANISATION_KIND)
    assert {*codes.ZONES, codes.NOWHERE} == set(words.ZONE)
    assert set(codes.BANDS) == set(words.BAND)
    assert {f"{code:02}" for code in range(1, codes.ETHNIC_CODES)} == set(words.ETHNIC)
    for line in ("opening", *codes.FLOW, "closing"):
        assert catalogue.describe(f"flow.{line}").code.startswith("BD-")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("coverage.village.no_member", "Chưa có đảng viên: bản, tiểu khu, tổ dân phố"),
        ("coverage.co.op.own_cell", "Có chi bộ riêng: co.op"),
        ("members.by_ethnic.29", "Đảng viên theo dân tộc: Khơ-mú"),
        ("members.by_age_band.over_60", "Đảng viên theo tuổi: trên 60 tuổi"),
        ("flow.reorganised_in", "Đến do sắp xếp"),
    ],
)
def test_names(path: str, name: str) -> None:
    with translation.override("vi"):
        assert catalogue.name_of(path) == name


@pytest.mark.parametrize("path", ["", "coverage", "members.by_ethnic.99", "flow.gone", "direct."])
def test_unknown_paths_are_refused(path: str) -> None:
    with pytest.raises(Problem) as refused:
        catalogue.describe(path)
    assert refused.value.code == "unknown_figure"


COVERAGE = {
    "village": {"no_member": 1, "joint_cell": 2, "cell_due": 4, "members_too_few": 8},
    "school": {"own_cell": 16, "own_cell_below_minimum": 32},
}


def test_sums_of_the_resolution() -> None:
    """1 = state 3, 2 = states 4 + 5 + 6, 3 = states 1 + 2; joint cells by the programme."""
    plain = [one.count(COVERAGE) for one in catalogue.named_sums()]
    assert plain == [1, 14, 48]
    joint = [one.count(COVERAGE) for one in catalogue.named_sums(joint_counts_as_cell=True)]
    assert joint == [1, 12, 50]
    assert catalogue.WITHOUT_CELL.count(COVERAGE, "school") == 0
    assert catalogue.WITHOUT_CELL.count(COVERAGE, "market") == 0


def test_the_reference_page_is_up_to_date() -> None:
    """Write it anew with ``python -m hatnhan.indicators.reference``."""
    assert reference.PAGE.read_text(encoding="utf-8") == reference.page()
