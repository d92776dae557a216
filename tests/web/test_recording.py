"""The five forms, from the first look to the figure that changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from hatnhan.domain.times import AsOf
from hatnhan.indicators import queries
from hatnhan.ledger.queries import latest
from hatnhan.registry.models import LinkState, Membership
from tests.web.conftest import COMMUNE

ON = date(2006, 11, 10)
DOCUMENT = {"number": "118-QĐ/HU", "issuer": "Huyện ủy Thuận Châu", "signed": "20/10/2006"}
SCOPE = queries.Scope("place", COMMUNE)


def at() -> AsOf:
    return AsOf(ON, latest())


@pytest.fixture
def served(province: None, db: None) -> tuple[str, str, str, str]:
    """A cell of the commune and the village it serves: keys and names."""
    row = (
        LinkState.objects.as_of(at())
        .filter(role="coverage", establishment__key__startswith="V")
        .order_by("id")
        .first()
    )
    cell, village = row.cell.key, row.establishment.key
    lines = queries.establishments(queries.Question(ON, SCOPE))
    line = next(e for e in lines if e.id == village)
    return cell, dict(line.cells)[cell], village, line.name


def figures(on: date = ON, scope: queries.Scope = SCOPE) -> dict[str, Any]:
    return queries.figures(queries.Question(on, scope, since=date(2006, 2, 11)))


def newcomer(served: tuple[str, str, str, str], **other: str) -> dict[str, str]:
    cell, cell_name, village, village_name = served
    return {
        "name": "Lường Thị Mới",
        "sex": "female",
        "born": "05/1980",
        "ethnic": "03",
        "education": "primary",
        "cell": cell,
        "cell_text": cell_name,
        "establishment": village,
        "establishment_text": village_name,
        "on_day": "02/11/2006",
        "decision_on": "20/10/2006",
        **DOCUMENT,
        **other,
    }


def test_an_admission_is_read_back_before_and_counted_after(
    sign_in: Callable[[str], Client], served: tuple[str, str, str, str]
) -> None:
    client, before, was = sign_in("recorder"), figures(), latest()
    read_back = client.post("/ghi-nhan/admission/", newcomer(served))
    page = read_back.content.decode()
    assert read_back.status_code == 200
    assert latest() == was, "reading back records nothing"
    assert "kết nạp Lường Thị Mới (nữ, sinh 05/1980, dân tộc Thái; người mới của sổ)" in page
    assert "theo 118-QĐ/HU ngày 20/10/2006 của Huyện ủy Thuận Châu" in page
    done = client.post("/ghi-nhan/admission/", newcomer(served, confirm="1"))
    assert done.status_code == 302, done.content.decode()
    after = figures()
    assert after["flow"]["admitted"] == before["flow"]["admitted"] + 1
    assert after["members"]["probationary"] == before["members"]["probationary"] + 1
    told = client.get(done["Location"]).content.decode()
    assert "Kết nạp" in told
    assert "+1" in told


MISTAKES = [
    ({"name": ""}, "Người mới cần có họ và tên."),
    ({"born": "1980-13"}, "born"),
    ({"born": "năm ngoái"}, "Ghi ngày sinh như"),
    ({"on_day": "31/02/2006"}, "Đây không phải một ngày có thật"),
    ({"on_day": ""}, "Hãy điền"),
    ({"cell": "", "cell_text": ""}, "Hãy chọn chi bộ."),
    ({"cell": "", "cell_text": "không có chi bộ nào tên thế"}, "Không tìm thấy chi bộ"),
    ({"cell": "", "cell_text": "chi bo"}, "Hãy chọn một trong danh sách gợi ý"),
    ({"decision_on": "03/11/2006"}, "Quyết định không thể sau lễ kết nạp"),
    ({"issuer": ""}, "Văn bản cần đủ số, cơ quan ban hành và ngày"),
    ({"born": "1995", "decision_on": ""}, "chưa đủ 18 tuổi"),
]


@pytest.mark.parametrize(("change", "said"), MISTAKES)
def test_a_mistake_is_told_in_vietnamese_and_nothing_is_recorded(
    sign_in: Callable[[str], Client],
    served: tuple[str, str, str, str],
    change: dict[str, str],
    said: str,
) -> None:
    was = latest()
    answer = sign_in("recorder").post(
        "/ghi-nhan/admission/", newcomer(served, confirm="1", **change)
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert latest() == was
    if said != "born":
        assert said in page
    assert 'aria-invalid="true"' in page or 'role="alert"' in page
    if "name" not in change:
        assert "Lường Thị Mới" in page, "what was typed is kept"


def test_the_cell_of_another_commune_is_not_found(
    sign_in: Callable[[str], Client], served: tuple[str, str, str, str]
) -> None:
    """Planted: looking keys up without the scope recorded into a cell of another district."""
    lines = queries.organisations(queries.Question(ON))
    mine = {line.id for line in queries.organisations(queries.Question(ON, SCOPE))}
    other = next(line for line in lines if line.kind == "cell" and line.id not in mine)
    was = latest()
    answer = sign_in("recorder").post(
        "/ghi-nhan/admission/", newcomer(served, confirm="1", cell=other.id, cell_text=other.name)
    )
    assert answer.status_code == 422
    assert latest() == was


def post(client: Client, kind: str, **data: str) -> None:
    done = client.post(f"/ghi-nhan/{kind}/", {**data, "confirm": "1"})
    assert done.status_code == 302, done.content.decode()[-3000:]


def admit(client: Client, served: tuple[str, str, str, str]) -> str:
    """Somebody of whom the scenario knows nothing more, so that what follows contradicts nothing."""
    post(client, "admission", **newcomer(served))
    return str(Membership.objects.order_by("-id").values_list("person__key", flat=True).first())


def test_a_probationer_is_recognised_when_the_year_is_over(
    sign_in: Callable[[str], Client], served: tuple[str, str, str, str]
) -> None:
    """Probation lasts twelve months from the ceremony (Statute, Art. 5): 02/11/2006 to 02/11/2007."""
    client, on = sign_in("recorder"), date(2007, 11, 2)
    person = admit(client, served)
    before = figures(on)
    early = {"person": person, "person_text": "x", "on_day": "01/11/2007", "confirm": "1"}
    answer = client.post("/ghi-nhan/recognition/", early)
    assert answer.status_code == 422
    assert "chưa đủ 12" in answer.content.decode()
    post(client, "recognition", person=person, person_text="x", on_day="02/11/2007")
    after = figures(on)
    assert after["members"]["official"] == before["members"]["official"] + 1
    assert after["members"]["total"] == before["members"]["total"]


def test_a_member_leaves(
    sign_in: Callable[[str], Client], served: tuple[str, str, str, str]
) -> None:
    client = sign_in("recorder")
    person, before = admit(client, served), figures()
    post(client, "departure", person=person, person_text="x", reason="died", on_day="09/11/2006")
    after = figures()
    assert after["flow"]["died"] == before["flow"]["died"] + 1
    assert after["flow"]["closing"] == before["flow"]["closing"] - 1


def test_a_member_is_transferred(
    sign_in: Callable[[str], Client], served: tuple[str, str, str, str]
) -> None:
    """A move inside the commune crosses the border of the two cells only."""
    client = sign_in("recorder")
    person, before = admit(client, served), figures()
    lines = queries.organisations(queries.Question(ON, SCOPE))
    other = next(o for o in lines if o.kind == "cell" and o.id != served[0])
    inside = queries.Scope("organisation", other.id)
    was = figures(scope=inside)
    form = {"person": person, "person_text": "x", "cell": other.id, "cell_text": other.name}
    post(client, "transfer", **form, on_day="10/11/2006")
    now, after = figures(scope=inside), figures()
    assert now["flow"]["moved_in"] == was["flow"]["moved_in"] + 1
    assert after["flow"]["closing"] == before["flow"]["closing"]


def test_a_cell_is_founded_where_enough_are_official(
    sign_in: Callable[[str], Client], province: None
) -> None:
    lines = queries.establishments(queries.Question(ON))
    due = next(e for e in lines if not e.state.startswith("own") and e.official >= 3)
    few = next(e for e in lines if not e.state.startswith("own") and e.official < 3)
    parent = next(
        o
        for o in queries.organisations(queries.Question(ON))
        if o.kind == "grassroots_committee" and o.place_id == due.place_id
    )
    officer = sign_in("officer")
    form = {
        "name": "Chi bộ mới lập",
        "parent": parent.id,
        "parent_text": parent.name,
        "on_day": "10/11/2006",
    }
    refused = officer.post(
        "/ghi-nhan/founding/",
        {**form, "establishment": few.id, "establishment_text": few.name, "confirm": "1"},
    )
    assert refused.status_code == 422
    assert "dưới mức 3" in refused.content.decode()
    post(officer, "founding", **form, establishment=due.id, establishment_text=due.name)
    state = next(e for e in queries.establishments(queries.Question(ON)) if e.id == due.id).state
    assert state == "own_cell"


def test_the_form_comes_filled_from_where_it_was_opened(
    sign_in: Callable[[str], Client], served: tuple[str, str, str, str]
) -> None:
    cell, cell_name, village, village_name = served
    page = (
        sign_in("recorder")
        .get(f"/ghi-nhan/admission/?on=2006-11-10&for_cell={cell}&for_establishment={village}")
        .content.decode()
    )
    assert f'value="{cell_name}"' in page
    assert f'value="{village_name}"' in page
