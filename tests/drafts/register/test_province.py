"""A whole paper checked against the scenario: every true figure agrees, every altered one is found."""

from __future__ import annotations

from datetime import date

import pytest

from hatnhan.domain.vietnamese import number
from hatnhan.drafts.findings import Checked
from hatnhan.drafts.reading import read_text
from hatnhan.drafts.service import check_text
from hatnhan.indicators.queries import Question, figures
from hatnhan.scenario.plan import KINDS, SMALL, YEAR_END, Plan

pytestmark = pytest.mark.django_db

PAPER = """Nhìn lại một chặng đường

Ngày 20 tháng 02 năm 2020

Nghị quyết số 03-NQ/TU ngày 10/02/2006 được phổ biến tới từng chi bộ. Tính đến ngày 10/02/2006, \
toàn tỉnh có {} bản, trường học và trạm y tế; {} cơ sở chưa có đảng viên (bản {}, trường học {}); \
{} cơ sở có đảng viên nhưng chưa đủ điều kiện lập chi bộ ({} bản, {} trường học và {} trạm y tế).

Sau 9 tháng triển khai thực hiện Nghị quyết, toàn tỉnh đã kết nạp {} đảng viên (ở bản {}, ở trường \
học {}, ở trạm y tế {}), trong đó {} người dân tộc thiểu số, {} đoàn viên. Đã thành lập được {} \
chi bộ.

Đến 31/12/2019, Đảng bộ tỉnh có {} đảng viên.
"""


def printed(plan: Plan) -> list[int]:
    """The figures of the paper, from what the scenario is planned to come out with."""
    none, few = plan.no_member, [plan.lacking.of(kind) for kind in KINDS]
    admitted = [plan.admitted_where_none[kind] + plan.admitted_where_some[kind] for kind in KINDS]
    return [
        plan.total(plan.establishments),
        plan.total(none), none["village"], none["school"],
        sum(few), *few,
        sum(admitted), *admitted, plan.minority, plan.youth_union,
        plan.total(plan.founded),
        dict(plan.trajectory)[YEAR_END],
    ]  # fmt: skip


def checked(numbers: list[int]) -> Checked:
    return check_text(read_text(PAPER.format(*map(number, numbers))), None)


def verdicts(numbers: list[int]) -> list[tuple[int, str]]:
    """Every comparison: what is printed, and the verdict."""
    found = checked(numbers)
    value = {figure.id: int(figure.value) for figure in found.review.figures}
    return [(value[one.figure], one.verdict) for one in found.register]


def every_figure_agrees_and_none_may_be_altered(plan: Plan) -> None:
    numbers = printed(plan)
    assert verdicts(numbers) == [(n, "holds") for n in numbers]
    for i in range(len(numbers)):
        altered = [n + (i == j) for j, n in enumerate(numbers)]
        expected = [(n, "fails" if i == j else "holds") for j, n in enumerate(altered)]
        assert verdicts(altered) == expected


@pytest.mark.usefixtures("small")
def test_four_communes() -> None:
    """Planted and seen red: the nine months ending on the day of the paper; every label of a list
    read together with those before it."""
    every_figure_agrees_and_none_may_be_altered(SMALL)


@pytest.mark.usefixtures("small")
def test_the_register_explains_what_the_paper_does_not_print() -> None:
    """A share of the villages, whose number is not in the text, finds it in the register."""
    answer = figures(Question(YEAR_END))
    villages = sum(answer["coverage"]["village"].values())
    share = f"{100 / villages:.2f}".replace(".", ",")
    found = check_text(
        read_text(
            f"Đến 31/12/2019, toàn tỉnh chỉ còn 1 bản chưa có chi bộ, chiếm {share} % số bản, tiểu "
            "khu, tổ dân phố."
        ),
        None,
    )
    assert [(one.computed_now, one.verdict) for one in found.register] == [(1, "holds")]
    (rate,) = [r for r in found.review.relations if r.kind == "percent"]
    assert rate.missing == "base"
    assert rate.lowest is not None
    assert rate.highest is not None
    assert rate.lowest <= villages <= rate.highest


@pytest.mark.usefixtures("small")
def test_a_paper_about_another_province_is_left_alone() -> None:
    paper = PAPER.format(*map(number, printed(SMALL)))
    found = check_text(read_text(f"Tin từ tỉnh Cao Bằng.\n{paper}"), date(2020, 2, 20))
    assert found.register == ()
    assert found.review.figures
