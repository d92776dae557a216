"""Every address of the site against every role. A new address without a row here fails."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from hatnhan.accounts.models import AccessLog
from hatnhan.domain.times import AsOf
from hatnhan.ledger.queries import latest
from hatnhan.registry.models import EstablishmentState, Membership
from tests.web.conftest import OTHER

ON = "on=2006-11-10"
EVERYBODY = {"officer": 200, "viewer": 200, "recorder": 200, "nobody": 403}
RECORDERS = {"officer": 200, "viewer": 403, "recorder": 200, "nobody": 403}
NOT_FOUND = {"officer": 404, "viewer": 404, "recorder": 404, "nobody": 403}
NO_IMPORT = {"officer": 404, "viewer": 403, "recorder": 404, "nobody": 403}
FILE = {"form": "csv"}

# Name of the address -> its arguments, parameters beside the day, and the status for each role.
TABLE: dict[str, tuple[dict[str, Any], str, dict[str, int]]] = {
    "overview": ({}, "", EVERYBODY),
    "establishments": ({}, "", EVERYBODY),
    "establishments_file": (FILE, "", EVERYBODY),
    "establishment": ({"key": "V0001"}, "", EVERYBODY),
    "organisations": ({}, "", EVERYBODY),
    "branch": ({"key": "D0009"}, "", EVERYBODY),
    "organisation": ({"key": "D0009"}, "", EVERYBODY),
    "figures": ({}, "", EVERYBODY),
    "figures_file": (FILE, "", EVERYBODY),
    "drill": ({}, "path=coverage.village.own_cell", EVERYBODY),
    "drill_file": (FILE, "path=coverage.village.own_cell", EVERYBODY),
    "compare": ({}, "", EVERYBODY),
    "reports": ({}, "since=2006-02-11", EVERYBODY),
    "report_file": ({"form": "docx"}, "", RECORDERS),
    "outlines": (
        {"layer": "commune-2005-12-31"},
        "",
        NOT_FOUND,
    ),
    "find_scope": ({}, "q=phong", EVERYBODY),
    "find": ({"search": "cell"}, "q=chi+bo", RECORDERS),
    "drafts": ({}, "", EVERYBODY),
    "draft": ({"token": "khong-co"}, "", NOT_FOUND),
    "draft_progress": ({"token": "khong-co"}, "", NOT_FOUND),
    "draft_file": ({"token": "khong-co", "form": "docx"}, "", NOT_FOUND),
    "kept_draft": ({"id": 1}, "", NOT_FOUND),
    "imports": ({}, "", RECORDERS),
    "duplicates": ({}, "", {"officer": 200, "viewer": 403, "recorder": 403, "nobody": 403}),
    "import": ({"id": 1}, "", NO_IMPORT),
    "import_progress": ({"id": 1}, "", NO_IMPORT),
    "import_columns": ({"id": 1}, "", NO_IMPORT),
    "import_returned": ({"id": 1}, "", NO_IMPORT),
    "import_template": ({"kind": "members"}, "", RECORDERS),
    "journal": ({}, "", RECORDERS),
    "recording": ({"number": 8}, "", RECORDERS),
    "person": ({"key": "P"}, "", RECORDERS),
    "probation": ({}, "", RECORDERS),
    "record": ({}, "", RECORDERS),
    "record_kind": ({"kind": "admission"}, "", RECORDERS),
    "recorded": ({"number": 8}, "", RECORDERS),
}
OPEN = {"login": 200, "logout": 405}
"""Addresses that need no sign-in, and what they answer to GET."""


def names(patterns: list[Any], into: set[str]) -> set[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            names(pattern.url_patterns, into)
        elif isinstance(pattern, URLPattern):
            into.add(str(pattern.name))
    return into


def test_every_address_has_a_row() -> None:
    """Planted: an address added to the URLconf alone fails here."""
    assert names(get_resolver().url_patterns, set()) == set(TABLE) | set(OPEN)


def address(name: str) -> str:
    arguments, params, _ = TABLE[name]
    return f"{reverse(name, kwargs=arguments)}?{ON}" + (f"&{params}" if params else "")


@pytest.fixture
def somebody(province: None, db: None) -> str:
    """A member of the recorder's commune on the day asked about."""
    rows = Membership.objects.as_of(AsOf(date(2006, 11, 10), latest())).filter(
        establishment__key="V0001"
    )
    return str(rows.values_list("person__key", flat=True).first())


@pytest.mark.parametrize("name", sorted(TABLE))
@pytest.mark.parametrize("who", ["officer", "viewer", "recorder", "nobody"])
def test_each_role_gets_what_the_table_says(
    sign_in: Callable[[str], Client], somebody: str, name: str, who: str
) -> None:
    where = address(name).replace("/P/", f"/{somebody}/")
    response = sign_in(who).get(where)
    assert response.status_code == TABLE[name][2][who], where
    if who == "nobody" or response.status_code >= 400:
        assert "Về Tổng quan" in response.content.decode()


@pytest.mark.parametrize("name", sorted(TABLE))
def test_nobody_comes_in_without_signing_in(province: None, db: None, name: str) -> None:
    response = Client().get(address(name))
    assert response.status_code == 302
    assert response["Location"].startswith("/dang-nhap/?next=")


@pytest.mark.parametrize("name", sorted(OPEN))
def test_sign_in_is_open(db: None, name: str) -> None:
    assert Client().get(reverse(name)).status_code == OPEN[name]


ELSEWHERE = [
    f"/?{ON}&place={OTHER}",
    f"/?{ON}&place=14",
    f"/?{ON}&organisation=D0001",
    f"/?{ON}&place=no-such-place",
    f"/co-so/{{establishment}}/?{ON}",
    f"/to-chuc/D0011/?{ON}",
    f"/to-chuc/nhanh/D0011/?{ON}",
    f"/so-lieu/?{ON}&place={OTHER}",
    f"/so-lieu.xlsx?{ON}&place={OTHER}",
    f"/co-so.csv?{ON}&place={OTHER}",
    f"/so-lieu/danh-sach.csv?{ON}&place={OTHER}&path=members.total",
    f"/bao-cao/?{ON}&place={OTHER}",
    f"/bao-cao.docx?{ON}&place={OTHER}",
    f"/so-sanh/?{ON}&place={OTHER}",
    f"/viec/du-bi/?{ON}&place={OTHER}",
    f"/dang-vien/{{person}}/?{ON}",
    f"/nhat-ky/{{recording}}/?{ON}",
    f"/ghi-nhan/da-ghi/{{recording}}/?{ON}",
]


@pytest.mark.parametrize("where", ELSEWHERE)
def test_what_lies_elsewhere_is_not_found_as_if_it_did_not_exist(
    sign_in: Callable[[str], Client], where: str
) -> None:
    """The recorder of one commune asks for another: 404, never 403, and no name in the answer."""
    at = AsOf(date(2006, 11, 10), latest())
    place = EstablishmentState.objects.as_of(at).filter(place__key=OTHER).first()
    there = EstablishmentState.objects.as_of(at).filter(place__key=OTHER).values("establishment_id")
    member = Membership.objects.as_of(at).filter(establishment_id__in=there).first()
    where = where.format(
        establishment=place.establishment.key, person=member.person.key, recording=member.cause
    )
    response = sign_in("recorder").get(where)
    assert response.status_code == 404, where
    assert place.name not in response.content.decode()
    assert sign_in("officer").get(where).status_code in ({404} if "no-such" in where else {200})


def test_the_recorder_is_asked_about_the_own_commune(sign_in: Callable[[str], Client]) -> None:
    page = sign_in("recorder").get(f"/co-so/?{ON}").content.decode()
    assert "Phổng Lăng" in page
    assert "Chiềng Sơn" not in page


@pytest.mark.parametrize(
    "where", ["/tim/pham-vi/?q=chieng", "/tim/establishment/?q=ban", "/tim/person/?q=thi"]
)
def test_suggestions_name_nobody_from_elsewhere(
    sign_in: Callable[[str], Client], where: str
) -> None:
    page = sign_in("recorder").get(f"{where}&{ON}").content.decode()
    assert "Chiềng Sơn" not in page
    assert "Mộc Châu" not in page


@pytest.mark.parametrize("who", ["viewer", "nobody"])
@pytest.mark.parametrize("kind", ["admission", "recognition", "transfer", "departure", "founding"])
def test_nobody_records_without_the_right(
    sign_in: Callable[[str], Client], who: str, kind: str
) -> None:
    before = latest()
    assert sign_in(who).post(f"/ghi-nhan/{kind}/", {"confirm": "1"}).status_code == 403
    assert latest() == before


def test_names_of_members_are_not_for_viewers(sign_in: Callable[[str], Client]) -> None:
    viewer = sign_in("viewer")
    assert viewer.get(f"/so-lieu/danh-sach/?{ON}&path=members.total").status_code == 403
    assert (
        viewer.get(f"/so-lieu/danh-sach.csv?{ON}&path=flow.admitted&since=2006-02-11").status_code
        == 403
    )
    assert "Họ và tên" not in viewer.get(f"/co-so/V0001/?{ON}").content.decode()
    assert "Họ và tên" in sign_in("officer").get(f"/co-so/V0001/?{ON}").content.decode()


def test_looking_at_names_is_noted(sign_in: Callable[[str], Client]) -> None:
    client = sign_in("officer")
    shown = (
        client.get(f"/so-lieu/danh-sach/?{ON}&path=members.probationary")
        .context["rows"]
        .paginator.count
    )
    note = AccessLog.objects.order_by("-id").first()
    assert note is not None
    assert (note.action, note.rows, note.user.username) == ("view.members", shown, "officer")  # type: ignore[union-attr]


def test_no_link_of_a_recorders_page_leads_nowhere(sign_in: Callable[[str], Client]) -> None:
    """Planted: the way up to the province was a link, and not found for whoever has one commune."""
    client = sign_in("recorder")
    for page in (
        "/",
        "/co-so/",
        "/co-so/V0001/",
        "/to-chuc/",
        "/so-lieu/",
        "/nhat-ky/",
        "/bao-cao/?since=2006-02-11",
    ):
        body = client.get(f"{page}{'&' if '?' in page else '?'}{ON}").content.decode()
        links = {link.replace("&amp;", "&") for link in re.findall(r'href="(/[^"#]*)"', body)}
        # Today the commune is gone, and what was in it is another's: only that day is followed.
        same_day = {link for link in links if ON in link and "tree=now" not in link}
        assert len(same_day) > 5
        for link in sorted(same_day):
            assert client.get(link).status_code in (200, 302), (page, link)
