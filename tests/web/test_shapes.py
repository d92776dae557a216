"""Bars, strips, headlines: what the eye is given must be what the figures say."""

from __future__ import annotations

from datetime import date

import pytest

from hatnhan.indicators.queries import Stretch
from hatnhan.web.shapes import bars, trend
from hatnhan.web.shapes.figures import flat, flow, periods
from hatnhan.web.shapes.headline import Since, headline
from hatnhan.web.shapes.strip import strip

RESOLUTION = Since("nghi-quyet", date(2006, 2, 10), "ngày ban hành Nghị quyết 03-NQ/TU")
ON = date(2006, 11, 10)


def row(none: int, few: int, own: int) -> bars.Row:
    return bars.row("", {"no_member": none, "members_too_few": few, "own_cell": own})


def ends(piece: bars.Piece) -> float:
    return float(piece.x.rstrip("%")) + float(piece.width.rstrip("%"))


def test_a_bar_is_as_long_as_its_whole_and_shows_the_smallest_part() -> None:
    pieces = bars.bar({"own_cell": 3076, "members_too_few": 719, "no_member": 1})
    assert [p.state.code for p in pieces] == ["own_cell", "members_too_few", "no_member"]
    assert ends(pieces[-1]) == pytest.approx(100, abs=0.01)
    assert float(pieces[-1].width.rstrip("%")) > 0.5


def test_no_bar_without_anything() -> None:
    assert bars.bar({}) == []
    assert bars.bar({"own_cell": 0}) == []


def test_the_groups_of_the_resolution_hold_every_state_once() -> None:
    counts = {"own_cell": 1, "own_cell_below_minimum": 10, "joint_cell": 100, "cell_due": 1000}
    counts |= {"members_too_few": 10_000, "no_member": 100_000}
    plain = bars.row("", counts)
    assert (plain.no_member, plain.without_cell, plain.with_cell) == (100_000, 11_100, 11)
    joint = bars.row("", counts, joint=True)
    assert (joint.no_member, joint.without_cell, joint.with_cell) == (100_000, 11_000, 111)


def test_the_headline_says_the_gain_and_what_remains() -> None:
    said = headline(row(19, 719, 3076), 343, RESOLUTION, ON)
    assert (
        said
        == "Sau 9 tháng, 343 chi bộ mới; còn 738 nơi chưa có chi bộ, trong đó 19 nơi chưa có đảng viên"
    )


@pytest.mark.parametrize(
    ("on", "span"),
    [
        (date(2006, 3, 1), "Sau 19 ngày,"),
        (date(2007, 2, 10), "Sau 1 năm,"),
        (date(2026, 11, 10), "Sau 20 năm 9 tháng,"),
        (date(2006, 6, 20), "Sau hơn 4 tháng,"),
    ],
)
def test_the_headline_counts_time_as_people_do(on: date, span: str) -> None:
    assert headline(row(1, 1, 1), 5, RESOLUTION, on).startswith(span)


def test_the_headline_of_full_coverage_and_of_nothing() -> None:
    assert headline(row(0, 0, 42), 0, None, ON) == "Cả 42 cơ sở đều đã có chi bộ"
    assert (
        headline(row(0, 3, 42), 0, None, ON)
        == "Mọi cơ sở đã có đảng viên; còn 3 nơi chưa có chi bộ"
    )
    assert (
        headline(row(0, 0, 0), 0, None, ON)
        == "Không có cơ sở nào trong phạm vi này ngày 10/11/2006"
    )


LIFE = [
    Stretch(date(2006, 1, 1), date(2006, 7, 15), "no_member", 3),
    Stretch(date(2006, 7, 15), date(2008, 9, 1), "members_too_few", 40),
    Stretch(date(2008, 9, 1), date(9999, 12, 31), "own_cell", 55),
]


def test_a_strip_has_no_gap_and_ends_today() -> None:
    found = strip(LIFE, ON, date(2026, 11, 24))
    assert found is not None
    starts = [float(p.x.rstrip("%")) for p in found.pieces]
    assert starts[0] == 0
    for piece, following in zip(found.pieces, starts[1:], strict=False):
        assert float(piece.x.rstrip("%")) + float(piece.width.rstrip("%")) == pytest.approx(
            following, abs=0.3
        )
    assert float(found.pieces[-1].x.rstrip("%")) + float(
        found.pieces[-1].width.rstrip("%")
    ) == pytest.approx(100, abs=0.3)


def test_a_strip_says_last_days_and_leaves_the_present_open() -> None:
    """Planted: taking the exclusive end for the last day overlapped neighbours by one day."""
    found = strip(LIFE, ON, date(2026, 11, 24))
    assert found is not None
    assert [p.end for p in found.pieces] == [date(2006, 7, 14), date(2008, 8, 31), None]
    # Half a year is too short for any word, two for the whole name.
    assert [str(p.label) for p in found.pieces] == ["", "chưa đủ", "chi bộ riêng"]


def test_a_strip_of_nothing_is_none() -> None:
    assert strip([], ON, date(2026, 11, 24)) is None
    assert strip(LIFE, ON, date(2005, 1, 1)) is None


def test_a_strip_puts_the_day_asked_about_where_it_is() -> None:
    found = strip(
        [Stretch(date(2000, 1, 1), date(9999, 12, 31), "own_cell", 1)],
        date(2005, 1, 1),
        date(2009, 12, 31),
    )
    assert found is not None
    assert float(found.cursor.rstrip("%")) == pytest.approx(50, abs=0.2)


def test_quarters_begin_with_the_resolution_and_end_today() -> None:
    days = trend.quarters(date(2007, 1, 15))
    assert days == [
        date(2006, 2, 10),
        date(2006, 3, 31),
        date(2006, 6, 30),
        date(2006, 9, 30),
        date(2006, 12, 31),
        date(2007, 1, 15),
    ]
    assert trend.quarters(date(2006, 12, 31))[-1] == date(2006, 12, 31)
    assert len(trend.quarters(date(2006, 12, 31))) == 5


def test_flat_gives_every_number_once_under_its_path() -> None:
    answer = {
        "on": "2006-11-10",
        "known_at": 9,
        "scope": {"place": "1"},
        "coverage": {"village": {"own_cell": 2}},
        "members": {"total": 7, "by_age_band": {"18_30": 3}},
    }
    assert dict(flat(answer)) == {
        "coverage.village.own_cell": 2,
        "members.total": 7,
        "members.by_age_band.18_30": 3,
    }


def test_the_flow_shown_adds_up() -> None:
    answer = {
        "opening": 100,
        "admitted": 5,
        "arrived": 2,
        "died": 3,
        "moved_out": 1,
        "closing": 103,
    }
    shown = flow(answer)
    assert shown.opening + shown.plus - shown.minus == shown.closing


def test_nine_months_end_on_the_day_asked_about() -> None:
    assert dict(periods(ON))["9 tháng"] == date(2006, 2, 11)
