"""Figures of a draft beside a hand-written register of one commune.

On 10/02/2006 it has three villages, a school and a health station: v3 without a member, v2 and s1
with a joint cell, t1 with three members and no cell, v1 with a cell; nine members, two cells under
one committee. In the nine months two were admitted, one of them in v3, and t1 got a cell.
"""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from hatnhan.domain.problems import Problem
from hatnhan.domain.wire import parse_line
from hatnhan.drafts.findings import Compared
from hatnhan.drafts.register import Beside
from hatnhan.drafts.register import compare as beside
from hatnhan.drafts.register.compare import _agreeing, _verdict
from hatnhan.indicators.queries import Scope
from hatnhan.registry.lines import import_lines
from hatnhan.registry.projection import record
from tests.drafts.register.marked import draft, undated
from tests.ledger.wipe import wipe
from tests.reports.commune import STOCK, fact, recorded

pytestmark = pytest.mark.django_db

DAY = date(2006, 2, 10)
SINCE, UNTIL = date(2006, 2, 11), date(2006, 11, 10)


@pytest.fixture(autouse=True)
def commune() -> None:
    recorded()


LATE = [
    fact(
        "person_registered", "2005-01-02", id="m0", name="Người m0", sex="male",
        born="1971-01-01", ethnic="03",
    ),
    fact(
        "member_arrived", "2005-01-02", person="m0", cell="k1", establishment="v1",
        status="official",
    ),
]  # fmt: skip
"""A tenth member, told late."""


def compare(*draft: object, **more: object) -> tuple[Compared, ...]:
    return beside(Beside(*draft, **more))  # type: ignore[arg-type]


HEAD = "Tin của tỉnh Sơn Thử.\n"
"""Says of which province the draft is; without it nothing is called wrong."""


def on_the_day(marked: str, **more: object) -> list[tuple[int | None, str]]:
    """What the register gives for each compared figure of 10/02/2006, and the verdict."""
    text, figures = draft(marked, DAY)
    return said(compare(text, figures, **more))  # type: ignore[arg-type]


def in_the_period(marked: str, **more: object) -> list[tuple[int | None, str]]:
    """The same for the nine months."""
    text, figures = draft(marked, UNTIL, SINCE)
    return said(compare(text, figures, **more))  # type: ignore[arg-type]


def said(found: tuple[Compared, ...]) -> list[tuple[int | None, str]]:
    return [(one.computed_now, one.verdict) for one in found]


def test_the_day() -> None:
    assert on_the_day(
        "Ngày 10/02/2006, toàn tỉnh có [5] bản, trường học, trạm y tế, trong đó có [1] cơ sở chưa "
        "có đảng viên ([1] bản); [3] cơ sở đã có đảng viên nhưng chưa đủ điều kiện thành lập chi "
        "bộ ([1] bản, [1] trường học, [1] trạm y tế). Đảng bộ tỉnh có [1] tổ chức cơ sở đảng, [2] "
        "chi bộ trực thuộc đảng ủy cơ sở."
    ) == [(n, "holds") for n in (5, 1, 1, 3, 1, 1, 1, 1, 2)]


def test_one_too_many() -> None:
    """Each figure is judged by itself: the parts of a wrong total may be right."""
    assert on_the_day(
        HEAD
        + "Ngày 10/02/2006, toàn tỉnh có [4] cơ sở đã có đảng viên nhưng chưa đủ điều kiện thành lập "
        "chi bộ ([1] bản, [2] trường học, [1] trạm y tế)."
    ) == [(3, "fails"), (1, "holds"), (1, "fails"), (1, "holds")]


def test_the_period() -> None:
    """What happened is counted in the period, never on its last day."""
    text = (
        "Từ ngày 11/02/2006 đến ngày 10/11/2006, toàn tỉnh đã kết nạp được [2] đảng viên, trong đó "
        "[1] đồng chí là người dân tộc thiểu số; thành lập mới [1] chi bộ."
    )
    assert in_the_period(text)[:2] == [(2, "holds"), (1, "holds")]
    assert on_the_day("Ngày 10/02/2006, toàn tỉnh đã kết nạp được [2] đảng viên.") == []


def test_nine_months_of_a_resolution() -> None:
    """From the day after it was passed; the next sentence goes on in the same time."""
    text, figures = draft(
        HEAD + "Nghị quyết số 09-NQ/TU ngày 10/02/2006 về phát triển đảng viên ở bản.\n"
        "Sau 9 tháng triển khai thực hiện Nghị quyết, toàn tỉnh đã kết nạp được [3] đảng viên. "
        "Có [1] chi bộ được thành lập mới ([1] trạm y tế)."
    )
    found = compare(text, figures)
    assert said(found) == [(2, "fails"), (1, "holds"), (1, "holds")]
    assert {(one.since, one.on) for one in found} == {(SINCE, UNTIL)}


def test_qualifiers_widen() -> None:
    assert on_the_day(HEAD + "Ngày 10/02/2006, toàn tỉnh có hơn [8] đảng viên.") == [(9, "holds")]
    assert on_the_day(HEAD + "Ngày 10/02/2006, toàn tỉnh có gần [9] đảng viên.") == [(9, "holds")]
    assert on_the_day(HEAD + "Ngày 10/02/2006, toàn tỉnh có gần [8] đảng viên.") == [(9, "fails")]


def test_a_number_that_was_cut_off_is_not_called_wrong() -> None:
    """1.290 persons may be printed as "1,2 nghìn" by who cuts off; 1.310 may not.

    Planted and seen red: no look at what was cut off.
    """
    _text, (figure,) = draft("[1.200]")
    figure = replace(figure, step=Fraction(100))
    for computed, verdict in (
        (1240, "holds"), (1290, "undetermined"), (1310, "fails"), (1140, "fails"),
    ):  # fmt: skip
        assert _verdict(figure, (computed, None), clear=True) == verdict


def test_words_of_two_meanings_are_never_wrong() -> None:
    """Cells alone may or may not take in those that are grassroots organisations."""
    assert on_the_day(HEAD + "Ngày 10/02/2006, toàn tỉnh có [2] chi bộ.") == [(2, "holds")]
    assert on_the_day(HEAD + "Ngày 10/02/2006, toàn tỉnh có [4] chi bộ.") == [(2, "undetermined")]
    assert on_the_day(HEAD + "Ngày 10/02/2006, toàn tỉnh có [7] bản.") == [(3, "undetermined")]


def test_a_breakdown_after_a_part_may_be_that_of_the_whole() -> None:
    assert in_the_period(
        HEAD
        + "Từ ngày 11/02/2006 đến ngày 10/11/2006, toàn tỉnh kết nạp [2] đảng viên, trong đó [1] đảng "
        "viên ở cơ sở chưa có đảng viên; kết nạp [1] đồng chí ở cơ sở đã có đảng viên nhưng chưa "
        "đủ điều kiện thành lập chi bộ, trong đó ở bản [1]."
    ) == [(2, "holds"), (1, "holds"), (1, "holds"), (2, "undetermined")]


def test_the_day_is_not_that_of_a_document() -> None:
    """Planted and seen red: any date of the sentence taken for the day of its figures."""
    assert on_the_day(
        HEAD
        + "Thực hiện Nghị quyết số 09-NQ/TU ngày 10/02/2006, toàn tỉnh có [7] cơ sở chưa có đảng viên."
    ) == [(1, "undetermined")]


@pytest.mark.parametrize(
    "marked",
    [
        "Ngày 10/02/2006, toàn tỉnh có [9] đảng viên. Khi mới thành lập, Đảng bộ tỉnh có [3] đảng "
        "viên.",
        "Ngày 10/02/2006, toàn tỉnh có [9] đảng viên. Nhiệm kỳ trước, toàn tỉnh có [3] đảng viên.",
        "Ngày 10/02/2006, toàn tỉnh có [9] đảng viên; hiện nay toàn tỉnh có [3] đảng viên.",
        "Toàn tỉnh có [3] đảng viên, đến ngày 10/02/2006 toàn tỉnh có [9] đảng viên.",
    ],
)
def test_figures_of_another_time_are_never_wrong(marked: str) -> None:
    """Planted and seen red: every figure of a paragraph taken for one of its only day."""
    found = on_the_day(HEAD + marked)
    assert "fails" not in {verdict for _computed, verdict in found}
    assert (9, "holds") in found


def test_undated_figures() -> None:
    """They may be of the day that the user gives, surely where they say "nay"; without a day
    nothing is compared.

    Planted and seen red: every figure without a date one of the day of the form; "thực hiện" read
    as "hiện".
    """
    text, figures = draft(HEAD + "Toàn tỉnh có [8] đảng viên.")
    assert compare(text, figures) == ()
    assert said(compare(text, figures, on=DAY)) == [(9, "undetermined")]
    for marked, verdict in (
        ("Toàn tỉnh có [9] đảng viên.", "holds"),
        ("Hiện nay, toàn tỉnh có [8] đảng viên.", "fails"),
        ("Đến nay toàn tỉnh có [8] đảng viên.", "fails"),
        ("Nay toàn tỉnh có [8] đảng viên.", "fails"),
        ("Toàn tỉnh hiện có [8] đảng viên.", "fails"),
        ("Nghị quyết được thực hiện, toàn tỉnh có [8] đảng viên.", "undetermined"),
        ("Năm nay, toàn tỉnh có [8] đảng viên.", "undetermined"),
        ("Toàn tỉnh có [8] đảng viên, hiện nay đang sinh hoạt đều.", "undetermined"),
        ("Hiện nay khó khăn hơn trước đây, toàn tỉnh có [8] đảng viên.", "undetermined"),
    ):
        assert said(compare(*draft(HEAD + marked), on=DAY)) == [(9, verdict)], marked


def test_a_province_that_is_not_named() -> None:
    """Any province says "toàn tỉnh": nothing is wrong unless the draft is shown to be about this.

    Planted and seen red: "toàn tỉnh" taken for the register's.
    """
    marked = "Ngày 10/02/2006, toàn tỉnh có [{}] đảng viên."
    assert on_the_day(marked.format(8)) == [(9, "undetermined")]
    assert on_the_day(marked.format(9)) == [(9, "holds")]
    assert on_the_day(HEAD + marked.format(8)) == [(9, "fails")]
    own = "Ngày 10/02/2006, xã Nà Thử có [2] cơ sở chưa có đảng viên."
    assert on_the_day(own) == [(1, "undetermined")]


def test_what_agrees_names_the_province() -> None:
    """Three different large numbers that agree, and more than do not."""
    one = Compared(
        "f1", "members.total", "đảng viên", DAY, None, None, 12, None, 99, "holds", None
    )  # fmt: skip
    other = [replace(one, computed_now=n, path=f"p{n}") for n in (13, 14)]
    wrong = [replace(one, verdict="fails", path=f"w{n}") for n in range(3)]
    assert _agreeing([one, *other])
    assert _agreeing([one, *other, *wrong[:2]])
    assert not _agreeing([one, *other, *wrong])
    assert not _agreeing([one, one, other[0]])
    assert not _agreeing([replace(each, computed_now=2) for each in (one, *other)])


def test_a_joint_cell_may_count_as_one() -> None:
    """v2 and s1 have a joint cell, v3 no member, t1 members without a cell: of five, two are
    surely without a cell, four for who asks for one of their own.

    Planted and seen red: the sums of the programme's setting alone.
    """
    marked = HEAD + "Ngày 10/02/2006, toàn tỉnh có [{}] cơ sở chưa có chi bộ."
    for printed, verdict in (
        (1, "fails"), (2, "undetermined"), (3, "undetermined"), (4, "holds"), (5, "fails"),
    ):  # fmt: skip
        assert on_the_day(marked.format(printed)) == [(4, verdict)]
    marked = HEAD + "Ngày 10/02/2006, toàn tỉnh có [{}] bản đã có chi bộ."
    for printed, verdict in ((0, "fails"), (1, "holds"), (2, "undetermined"), (3, "fails")):
        assert on_the_day(marked.format(printed)) == [(1, verdict)]


def test_undated_figures_of_a_draft_with_other_days() -> None:
    text, figures = draft(HEAD + "Đại hội họp ngày 05/05/2005. Toàn tỉnh có [8] đảng viên.")
    assert said(compare(text, figures, on=DAY)) == [(9, "undetermined")]


def test_the_date_at_the_head() -> None:
    text, figures = draft(
        "Sơn Thử, ngày 10 tháng 02 năm 2006\nHiện nay toàn tỉnh có [9] đảng viên."
    )
    assert said(compare(text, undated(figures))) == [(9, "holds")]
    text, figures = draft(HEAD + "Hiện nay toàn tỉnh có [8] đảng viên.", written=DAY)
    assert said(compare(text, figures)) == [(9, "fails")]


def test_beyond_the_register() -> None:
    """Before its first day and in a period that takes in its opening stock it knows nothing;
    after the last recording it may lag behind.

    Planted and seen red: zeros from before the register began.
    """
    for day in (date(1990, 2, 3), date(2004, 12, 31)):
        text, figures = draft(f"Ngày {day:%d/%m/%Y}, toàn tỉnh có [9] đảng viên.", day)
        assert compare(text, figures) == ()
    text, figures = draft(
        "Năm 2005, toàn tỉnh kết nạp [9] đảng viên.", date(2005, 12, 31), date(2005, 1, 1)
    )
    assert compare(text, figures) == ()
    text, figures = draft("Ngày 01/01/2999, toàn tỉnh có [7] đảng viên.", date(2999, 1, 1))
    assert said(compare(text, figures)) == [(11, "undetermined")]


def test_as_known_then_and_now() -> None:
    """A figure that was right by what had been recorded is right, whatever was found since.

    Planted and seen red: looking only at what is known now.
    """
    wipe()
    for lines, made in ((STOCK, date(2006, 3, 1)), (LATE, date(2006, 4, 1))):
        facts = [parse_line(line).fact for line in lines]
        at = datetime(made.year, made.month, made.day, 8, tzinfo=UTC)
        record(facts, actor="thử", expected=len(facts), recorded_at=at)
    then, now = len(STOCK), len(STOCK) + len(LATE)
    for printed, verdict in ((9, "holds"), (10, "holds"), (8, "fails")):
        marked = f"{HEAD}Ngày 10/02/2006, toàn tỉnh có [{printed}] đảng viên."
        (found,) = compare(*draft(marked, DAY, written=date(2006, 3, 1)))
        assert (found.computed_then, found.computed_now) == (9, 10)
        assert (found.known_then, found.known_now) == (then, now)
        assert found.verdict == verdict
        (found,) = compare(*draft(marked, DAY, written=date(2006, 2, 28)))
        assert (found.computed_then, found.known_then) == (None, None)
        assert found.verdict == ("holds" if printed == 10 else "fails")


def test_known_at() -> None:
    text = HEAD + "Ngày 10/02/2006, toàn tỉnh có [3] cơ sở đã có đảng viên nhưng chưa có chi bộ."
    assert on_the_day(text, known_at=len(STOCK)) == [(3, "holds")]
    assert on_the_day(text, known_at=9) == [(0, "fails")]
    with pytest.raises(Problem) as refused:
        on_the_day(text, known_at=10**6)
    assert refused.value.code == "known_at_above_latest"


@pytest.mark.parametrize(
    "marked",
    [
        "Ngày 10/02/2006, tỉnh Lạng Sơn có [8] đảng viên.",
        "Ngày 10/02/2006, toàn quốc có [8] đảng viên.",
        "Ngày 10/02/2006, xã Không Có có [8] cơ sở chưa có đảng viên.",
        "Ngày 10/02/2006, toàn huyện có [8] cơ sở chưa có đảng viên.",
        "Tin từ Lạng Sơn.\nNgày 10/02/2006, toàn tỉnh có [8] đảng viên.",
        "Ngày 10/02/2006, có [8] cơ sở chưa có đảng viên.",
    ],
)
def test_elsewhere_or_nowhere(marked: str) -> None:
    """Planted and seen red: a sentence that names no place taken for the whole register."""
    assert on_the_day(marked) == []


def test_a_place_of_the_register() -> None:
    text = HEAD + "Ngày 10/02/2006, xã Nà Thử có [1] cơ sở chưa có đảng viên."
    assert on_the_day(text) == [(1, "holds")]
    found = compare(*draft(text, DAY))
    assert found[0].scope == Scope("place", "x")
    assert on_the_day(text.replace("[1]", "[2]")) == [(1, "fails")]
    assert on_the_day("Ngày 10/02/2006, xã Nà Thử có [8] đảng viên.") == [(9, "undetermined")]


def test_two_places_of_one_name_are_neither() -> None:
    """Planted and seen red: the first of them."""
    twin = fact("place_formed", "2005-01-01", id="x2", level="commune", kind="xã", name="Nà Thử",
                parent="h")  # fmt: skip
    import_lines(io.BytesIO(twin.encode()), actor="thử")
    assert on_the_day("Ngày 10/02/2006, xã Nà Thử có [1] cơ sở chưa có đảng viên.") == []


def test_nothing_is_told_beyond_the_scope_asked_about() -> None:
    """Planted and seen red: the whole register, or another place by its name, answering somebody
    who asks about a commune."""
    commune = Scope("place", "x")
    whole = "Ngày 10/02/2006, toàn tỉnh có [9] đảng viên."
    assert on_the_day(whole, scope=commune) == []
    assert on_the_day("Ngày 10/02/2006, tỉnh Sơn Thử có [9] đảng viên.", scope=commune) == []
    own = "Ngày 10/02/2006, xã Nà Thử có [1] cơ sở chưa có đảng viên."
    assert on_the_day(own, scope=commune) == [(1, "holds")]
    assert on_the_day(own, scope=Scope("place", "h")) == []


def test_tables_are_left_alone() -> None:
    text, figures = draft("Toàn tỉnh có [8] đảng viên.", DAY, kind="cell")
    assert compare(text, figures) == ()


def test_paths_lead_to_the_records() -> None:
    text = "Ngày 10/02/2006, toàn tỉnh có [1] cơ sở chưa có đảng viên ([1] bản)."
    total, part = compare(*draft(text, DAY))
    assert total.path == (
        "coverage.village.no_member + coverage.school.no_member + coverage.health_station.no_member"
    )
    assert (part.path, part.label) == ("coverage.village.no_member", "bản chưa có đảng viên")
