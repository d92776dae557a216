"""Pages as a client without a browser gets them: figures, addresses, files, faults, headers."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from hatnhan.accounts.models import Assignment, User
from hatnhan.indicators import queries
from hatnhan.registry.lines import import_lines
from hatnhan.web.behind import Behind
from tests.web.conftest import FROM, TO

ON = "on=2006-11-10"
QUESTION = queries.Question(date(2006, 11, 10))


class Markup(HTMLParser):
    """What the content policy would refuse, and links that leave the site."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[str] = []
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.refused += [
            f"{tag} {name}" for name in given if name == "style" or name.startswith("on")
        ]
        if tag == "style" or (
            tag == "script" and "src" not in given and given.get("type") != "application/json"
        ):
            self.refused.append(tag)
        for name in ("href", "src", "action"):
            if re.match(r"(?i)(https?:)?//", given.get(name) or ""):
                self.outside.append(str(given[name]))


PAGES = [
    "/",
    "/co-so/",
    "/co-so/V0001/",
    "/to-chuc/",
    "/to-chuc/D0009/",
    "/so-lieu/?since=2006-02-11",
    "/so-sanh/",
    "/so-lieu/danh-sach/?path=coverage.village.own_cell",
    "/bao-cao/?since=2006-02-11",
    "/nhat-ky/",
    "/nhat-ky/8/",
    "/ghi-nhan/",
    "/ghi-nhan/admission/",
    "/ghi-nhan/founding/",
    "/viec/du-bi/",
]


def on(page: str) -> str:
    return f"{page}{'&' if '?' in page else '?'}{ON}"


@pytest.mark.parametrize("page", PAGES)
def test_no_markup_that_the_policy_refuses_and_no_way_out(
    sign_in: Callable[[str], Client], page: str
) -> None:
    response = sign_in("officer").get(on(page))
    seen = Markup()
    seen.feed(response.content.decode())
    assert response.status_code == 200
    assert seen.refused == []
    assert seen.outside == []
    policy = response["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'self'" in policy
    assert response["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("page", PAGES)
def test_every_link_keeps_the_question(sign_in: Callable[[str], Client], page: str) -> None:
    """Planted: one `url` tag instead of `to` lost the date on that link."""
    body = sign_in("officer").get(on(page) + "&tree=now").content.decode()
    main = body[body.index("<main") :]
    links = re.findall(r'href="(/[^"#]*)"', main)
    assert links or page.startswith("/ghi-nhan/")
    lost = [link for link in links if "on=" not in link and "/static/" not in link]
    assert lost == []


def test_a_typed_date_moves_to_its_own_address(sign_in: Callable[[str], Client]) -> None:
    response = sign_in("officer").get("/co-so/?on=10/11/2006&state=no_cell")
    assert response.status_code == 302
    assert response["Location"] == "/co-so/?on=2006-11-10&state=no_cell"


@pytest.mark.parametrize(
    ("where", "status"),
    [
        ("/?on=31/02/2006", 400),
        ("/?known_at=99999999", 400),
        ("/?tree=x", 400),
        ("/?place=14&organisation=D0001", 400),
        ("/so-lieu/?on=2006-11-10&since=2006-11-11", 400),
        ("/so-lieu/danh-sach/?path=", 404),
        ("/so-lieu/danh-sach/?path=coverage.village.x", 404),
        ("/so-lieu/danh-sach/" + "?" + "&".join(f"path=a{i}" for i in range(200)), 404),
        ("/so-lieu.exe", 404),
        ("/bao-cao.pdf?on=2006-11-10", 404),
        ("/ghi-nhan/no-such-form/", 404),
        ("/nhat-ky/99999999/", 404),
        ("/co-so/no-such/", 404),
        ("/no-such-page/", 404),
        ("/co-so/?page=-1", 200),
        ("/co-so/?page=1000000000000", 200),
        ("/co-so/?sort=__class__&state=%00", 200),
        ("/nhat-ky/?before=abc&q=%25_%5C", 200),
    ],
)
def test_odd_addresses_get_a_vietnamese_answer(
    sign_in: Callable[[str], Client], where: str, status: int
) -> None:
    response = sign_in("officer").get(where)
    assert response.status_code == status
    if status >= 400:
        assert "Về Tổng quan" in response.content.decode()


def test_our_own_mistake_tells_nothing_of_itself(
    sign_in: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_question: Any) -> None:
        raise ZeroDivisionError("a secret of the inside")

    monkeypatch.setattr(queries, "figures", broken)
    client = sign_in("officer")
    client.raise_request_exception = False
    response = client.get("/so-lieu/")
    assert response.status_code == 500
    assert "Phần mềm gặp lỗi" in response.content.decode()
    assert "secret" not in response.content.decode()


def test_a_form_from_an_old_page_is_refused_in_vietnamese(province: None, db: None) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/dang-nhap/", {"username": "officer", "password": "x"})
    assert response.status_code == 403
    assert "tải lại trang" in response.content.decode()


def test_the_overview_shows_what_the_engine_says(sign_in: Callable[[str], Client]) -> None:
    coverage = queries.figures(QUESTION)["coverage"]
    total = sum(sum(kind.values()) for kind in coverage.values())
    with_cell = sum(
        kind.get("own_cell", 0) + kind.get("own_cell_below_minimum", 0)
        for kind in coverage.values()
    )
    context = sign_in("officer").get(f"/?{ON}").context
    assert (context["total"].total, context["total"].with_cell) == (total, with_cell)
    assert sum(row.total for row in context["rows"]) == total
    drawn = json.loads(json.dumps(context["map"].data))["areas"]
    assert sum(area["size"] for area in drawn) == total


def numbers(client: Client, page: str) -> list[tuple[str, int]]:
    """Every number of a page that opens a list: the list's address, and the number."""
    body = client.get(page).content.decode()
    found = re.findall(r'<a class="open" href="([^"]+)">([\d.]+)</a>', body)
    return [(href.replace("&amp;", "&"), int(shown.replace(".", ""))) for href, shown in found]


@pytest.mark.parametrize(
    "page",
    [
        "/",
        "/so-lieu/?since=2006-02-11",
        "/to-chuc/D0009/",
        "/so-sanh/?with_on=2006-02-10",
        "/bao-cao/?since=2006-02-11",
    ],
)
def test_every_number_opens_a_list_of_just_so_many(
    sign_in: Callable[[str], Client], page: str
) -> None:
    """Planted: a list opened without the period's first day had the wrong length."""
    client = sign_in("officer")
    opened = dict(numbers(client, on(page)))
    assert len(opened) >= 3
    for href, shown in opened.items():
        assert client.get(href).context["rows"].paginator.count == shown, href


def test_a_list_downloaded_is_the_list_shown(sign_in: Callable[[str], Client]) -> None:
    client = sign_in("officer")
    query = f"{ON}&state=no_cell&sort=name"
    shown = client.get(f"/co-so/?{query}").context["rows"].paginator.count
    rows = list(
        csv.reader(io.StringIO(client.get(f"/co-so.csv?{query}").content.decode("utf-8-sig")))
    )
    assert len(rows) - 1 == shown
    book = load_workbook(io.BytesIO(client.get(f"/co-so.xlsx?{query}").content))
    cells = [[cell.value for cell in row] for row in book.active.iter_rows()]
    names = [row[2] for row in rows[1:]]
    assert [row[2] for row in cells if isinstance(row[0], int)] == names


def test_the_report_is_downloaded_and_read_back(sign_in: Callable[[str], Client]) -> None:
    client = sign_in("officer")
    admitted = queries.figures(queries.Question(date(2006, 11, 10), since=date(2006, 2, 11)))[
        "flow"
    ]["admitted"]
    where = f"{ON}&since=2006-02-11"
    text = "\n".join(
        p.text
        for p in Document(io.BytesIO(client.get(f"/bao-cao.docx?{where}").content)).paragraphs
    )
    assert f"kết nạp {admitted} đảng viên" in text
    book = load_workbook(io.BytesIO(client.get(f"/bao-cao.xlsx?{where}").content))
    assert len(book.sheetnames) > 3
    assert f"kết nạp {admitted} đảng viên" in client.get(f"/bao-cao/?{where}").content.decode()


def test_the_past_is_shown_as_it_was_known(sign_in: Callable[[str], Client]) -> None:
    client = sign_in("officer")
    for number in (1, 400, 1200):
        shown = client.get(f"/so-lieu/?{ON}&known_at={number}").context["answer"]
        assert shown == queries.figures(queries.Question(date(2006, 11, 10), known_at=number))
    empty = client.get(f"/?{ON}&known_at=0")
    assert "Chưa có cơ sở nào ở đây vào ngày này" in empty.content.decode()


def test_differences_add_up_to_the_change(sign_in: Callable[[str], Client]) -> None:
    context = sign_in("officer").get("/so-sanh/?on=2012-06-30&with_known=1300").context
    changes: dict[str, int] = {}
    for told in context["told"].paginator.object_list:
        for path, change in told.changes.items():
            changes[path] = changes.get(path, 0) + change
    shown = {row.path: row.change for group in context["groups"] for row in group.rows}
    assert shown == {path: change for path, change in changes.items() if change}


def test_an_empty_register_has_pages_too(db: None) -> None:
    user = User.objects.create_user("first", "x")
    Assignment.objects.create(
        user=user, role="officer", scope_kind="everything", valid_from=FROM, valid_to=TO
    )
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    for name in (
        "overview",
        "establishments",
        "organisations",
        "figures",
        "compare",
        "journal",
        "record",
        "probation",
    ):
        assert client.get(reverse(name)).status_code == 200, name


SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def test_names_are_text_and_never_markup(sign_in: Callable[[str], Client]) -> None:
    """Stored names with markup: in lists, titles, the bar, suggestions, map data and charts."""
    facts = [
        {
            "fact": "place_formed",
            "on": "2005-12-31",
            "id": "x&y",
            "level": "commune",
            "kind": "xã",
            "name": SCRIPT,
            "parent": "14",
        },
        {
            "fact": "establishment_opened",
            "on": "2005-12-31",
            "id": 'e"/<b>',
            "kind": "village",
            "name": SCRIPT,
            "place": "x&y",
        },
        {
            "fact": "organisation_founded",
            "on": "2005-12-31",
            "id": "o<i>",
            "kind": "cell",
            "name": SCRIPT,
            "parent": "D0009",
        },
    ]
    import_lines(io.BytesIO("\n".join(json.dumps(f) for f in facts).encode()), actor="thử")
    client = sign_in("officer")
    pages = [
        "/",
        "/?place=x%26y",
        "/co-so/?q=script",
        "/co-so/e%22/%3Cb%3E/",
        "/to-chuc/?q=script",
        "/to-chuc/o%3Ci%3E/",
        "/tim/pham-vi/?q=script",
        "/tim/establishment/?q=script",
        "/nhat-ky/",
        "/so-lieu/danh-sach/?path=coverage.village.no_member",
    ]
    for page in pages:
        body = client.get(on(page)).content.decode()
        seen = Markup()
        seen.feed(body)
        assert seen.refused == [], page
        assert "<img src=x" not in body, page
    assert "script" in client.get(on("/co-so/?q=script")).content.decode()


def test_pages_of_a_long_list_make_the_whole(province: None, db: None) -> None:
    """Planted: a slice that ran over from one figure into the next lost what lay between."""
    paths = ["members.official", "members.probationary", "members.female"]
    whole = [record for path in paths for record in queries.drill(QUESTION, path)]
    found = Behind(QUESTION, paths)
    assert len(found) == len(whole)
    for size in (7, 100):
        assert [r for at in range(0, len(found), size) for r in found[at : at + size]] == whole
    assert found[-3:] == whole[-3:]
    assert found[5] == whole[5]
