"""Nhập từ Excel: who sees which import, what is asked, what is shown and never shown, what is refused."""

from __future__ import annotations

import io
import json
import re
import threading
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from hatnhan.accounts.models import Assignment, Role, ScopeKind, User
from hatnhan.capture.model import Verdict
from hatnhan.capture.models import Batch, BatchState, StagedRow
from hatnhan.capture.questions import questions
from hatnhan.ledger.queries import latest
from hatnhan.web.importing.lines import said_of, together
from hatnhan.web.importing.pairs import pairs
from hatnhan.web.importing.words import headline
from tests.web.conftest import FROM, TO
from tests.web.importing import CITIZEN, HEADINGS, PEOPLE, readers_do_not_wait, settle, workbook

pytestmark = pytest.mark.django_db(transaction=True)
WHERE = "/nhap-tu-excel/"
GOOD = [heading if heading != "Mốc A" else "Ngày vào Đảng" for heading in HEADINGS]


@pytest.fixture(autouse=True)
def register(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.HOME = tmp_path / "home"
    settle()
    with readers_do_not_wait():
        yield


def client(name: str) -> Client:
    made = Client()
    backend = "django.contrib.auth.backends.ModelBackend"
    made.force_login(User.objects.get(username=name), backend=backend)
    return made


def words(response: Any) -> str:
    html = re.sub(r"<(script|style).*?</\1>", "", response.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def upload(who: Client, data: bytes, kind: str = "members", name: str = "danh sách.xlsx") -> str:
    """The address of an import, once it waits for its user."""
    file = SimpleUploadedFile(name, data)
    answer = who.post(WHERE, {"kind": kind, "file": file})
    assert answer.status_code == 302, words(answer)[-600:]
    where = str(answer["Location"])
    settled(where)
    return where


def settled(where: str) -> Batch:
    """The batch, once nothing is being done to it."""
    number = int(where.strip("/").split("/")[-1])
    for thread in threading.enumerate():
        if thread.name == f"import-{number}":
            thread.join(60)
    return Batch.objects.get(pk=number)


def stored(rows: list[tuple[int, str, dict[str, Any], list[dict[str, Any]]]], **more: Any) -> Batch:
    """A batch that waits, with rows as a check leaves them."""
    counts = {verdict: sum(1 for r in rows if r[1] == verdict) for verdict in Verdict}
    user = User.objects.get(username="clerk")
    given = {"kind": "members", "state": BatchState.HELD, "file_sha": "ab" * 32, **more}
    batch = Batch.objects.create(
        file_name="sổ cũ.xlsx", actor="clerk", user=user, counts=counts,
        created_at=timezone.now(), **given,
    )  # fmt: skip
    for place, (row, verdict, values, troubles) in enumerate(rows):
        StagedRow.objects.create(
            batch=batch, position=place, sheet="DS", row=row, verdict=verdict,
            values=json.dumps(values), troubles=json.dumps(troubles),
        )  # fmt: skip
    return batch


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"accepted": 190, "normalised": 6, "warned": 2, "held": 12, "refused": 4, "skipped": 7},
         "214 dòng: 198 nhập được, 12 cần xem, 4 không nhập được"),
        ({"accepted": 3814, "skipped": 2}, "3.814 dòng, tất cả nhập được"),
        ({"accepted": 1, "there": 15, "skipped": 2}, "16 dòng: 1 nhập được, 15 đã có trong sổ"),
        ({"there": 15}, "15 dòng, tất cả đã có trong sổ; không có gì để nhập"),
        ({"held": 1}, "1 dòng: không dòng nào nhập được, 1 cần xem"),
        ({"skipped": 9}, "Tệp không có dòng dữ liệu nào"),
    ],
)  # fmt: skip
def test_the_heading_is_the_conclusion(counts: dict[str, int], said: str) -> None:
    """Expected: the sentence of the issue, and sums done by hand."""
    assert headline({Verdict(code): n for code, n in counts.items()}) == said


def test_a_file_is_read_and_nothing_forbidden_is_kept_or_shown() -> None:
    """Planted: cells of a column that must not be held as examples of the column."""
    clerk = client("clerk")
    before = latest()
    where = upload(clerk, workbook(headings=GOOD))
    page = clerk.get(f"{where}?show=all")
    said = words(page)
    assert "5 dòng: 3 nhập được, 1 cần xem, 1 không nhập được" in said
    assert "Số CCCD" in said
    assert latest() == before
    for shown in (said, words(clerk.get(f"{where}cot/")), words(clerk.get(WHERE))):
        assert CITIZEN not in shown
    kept = [
        text for row in StagedRow.objects.all() for text in (row.values, row.troubles, row.facts)
    ] + [batch.summary for batch in Batch.objects.all()]
    assert not any(CITIZEN in text for text in kept)


def test_only_who_sent_it_and_who_keeps_the_register_see_an_import() -> None:
    """Planted: all imports for everybody."""
    where = upload(client("clerk"), workbook(headings=GOOD))
    for path in ("", "tien-do/", "cot/"):
        assert client("neighbour").get(where + path).status_code == 404
        assert client("viewer").get(where + path).status_code == 403
        assert client("officer").get(where + path).status_code in {200, 204}
    assert client("neighbour").get(where[:-1] + ".xlsx").status_code == 404
    assert "danh sách.xlsx" not in words(client("neighbour").get(WHERE))
    assert "danh sách.xlsx" in words(client("officer").get(WHERE))
    for who in ("neighbour", "viewer"):
        assert client(who).post(where, {"do": "take_clean"}).status_code in {403, 404}
    assert settled(where).state == BatchState.HELD


def test_who_sees_the_whole_register_and_records_a_part_has_only_the_own_imports() -> None:
    """Planted: seeing everything is enough."""
    where = upload(client("clerk"), workbook(headings=GOOD))
    neighbour = User.objects.get(username="neighbour")
    Assignment.objects.create(
        user=neighbour, role=Role.VIEWER, scope_kind=ScopeKind.EVERYTHING, scope_id="",
        valid_from=FROM, valid_to=TO,
    )  # fmt: skip
    assert client("neighbour").get(where).status_code == 404
    assert client("neighbour").post(where, {"do": "cancel"}).status_code == 404


def test_rows_outside_the_scope_refuse_the_file_and_tell_nothing() -> None:
    """The clerk of one commune names a cell of another; the same is said of one that is nowhere."""
    told: list[str] = []
    for cell in ("Chi bộ bản Xa", "Chi bộ bản Không Đâu Có"):
        person = [*PEOPLE[0][:5], cell, None, *PEOPLE[0][7:]]
        clerk = client("clerk")
        where = upload(clerk, workbook([*PEOPLE[:2], person], GOOD), name=f"{len(told)}.xlsx")
        told.append(settled(where).message)
        page = words(clerk.get(where))
        assert "Pán Hạ" not in page
        assert "Bản Xa" not in page
    assert told[0] == told[1]
    assert "phạm vi" in told[0]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"kind": "members"}, "Chưa có tệp"),
        ({"kind": "", "file": b"x"}, "Chưa chọn: tệp là danh sách gì?"),
        ({"kind": "dossiers", "file": b"x"}, "Không có loại danh sách này"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(given: dict[str, Any], said: str) -> None:
    file = {"file": SimpleUploadedFile("a.xlsx", given.pop("file"))} if "file" in given else {}
    answer = client("clerk").post(WHERE, {**given, **file})
    assert answer.status_code == 422
    assert said in words(answer)
    assert not Batch.objects.exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 cut off", "bị hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ""),
        (b"<html><table><tr><td>1</td></tr></table></html>", "HTML"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_changes_nothing(data: bytes, said: str) -> None:
    clerk, before = client("clerk"), latest()
    where = upload(clerk, data)
    page = words(clerk.get(where))
    assert "Không nhập được tệp danh sách.xlsx" in page
    assert "Sổ không thay đổi gì" in page
    assert said in page
    assert latest() == before
    assert clerk.post(where, {"do": "take_clean"}, follow=True).status_code == 200
    assert latest() == before


def test_the_workbook_comes_back_with_reasons_beside_its_rows() -> None:
    clerk = client("clerk")
    where = upload(clerk, workbook(headings=GOOD))
    answer = clerk.get(where[:-1] + ".xlsx")
    sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    assert sheet["A1"].value == "ĐẢNG BỘ XÃ NÀ KHOANG"
    assert sheet["B8"].value == "Tòng Văn Vờ"
    assert [c.value for c in sheet[4]][:10] == GOOD
    assert "tháng 2/1971" in str(sheet["K8"].value)
    assert not sheet["K5"].value


@pytest.mark.parametrize("kind", ["establishments", "organisations", "members", "candidates"])
def test_templates_open_and_come_in_again(kind: str) -> None:
    """What is downloaded has the headings by which the same kind of list is read."""
    clerk = client("clerk")
    answer = clerk.get(f"{WHERE}mau-{kind}.xlsx")
    assert answer.status_code == 200
    assert load_workbook(io.BytesIO(answer.content)).sheetnames
    where = upload(clerk, answer.content, kind=kind)
    assert settled(where).code != "no_header"
    assert clerk.get(f"{WHERE}mau-dossiers.xlsx").status_code == 404


def test_columns_are_told_once_and_two_of_one_kind_are_refused() -> None:
    clerk = client("clerk")
    where = upload(clerk, workbook())
    page = clerk.get(f"{where}cot/").content.decode()
    place = HEADINGS.index("Mốc A")
    assert f'name="column-{place}"' in page
    twice = clerk.post(f"{where}cot/", {f"column-{place}": "born"}, follow=True)
    assert "trùng với một cột khác" in words(twice)
    clerk.post(f"{where}cot/", {f"column-{place}": "admitted"})
    assert settled(where).counts["accepted"] + settled(where).counts.get("normalised", 0) == 3
    again = upload(clerk, workbook(PEOPLE[:2]), name="năm sau.xlsx")
    assert settled(again).state == BatchState.STAGED


UNKNOWN = {
    "code": "unknown_cell", "verdict": "held", "column": "Chi bộ", "raw": "CB Sem",
    "message": "Không có chi bộ “CB Sem”.", "remedy": "Chọn chi bộ.",
    "candidates": [{"id": "c1", "name": "Chi bộ bản Sen", "parent": "Đảng bộ xã Nà Khoang",
                    "distance": 4}],
}  # fmt: skip


def test_a_unit_is_only_taken_from_what_was_offered() -> None:
    """Planted: any id that the form sends."""
    batch = stored([(5, "held", {"name": "Lò Văn Mẫu", "cell": "CB Sem"}, [UNKNOWN])])
    row = batch.rows.get()
    clerk, where = client("clerk"), f"{WHERE}{batch.pk}/"
    page = words(clerk.get(where))
    assert "Chi bộ bản Sen , Đảng bộ xã Nà Khoang (khác 4 ký tự)" in page
    given = {"do": "unit", "row": row.pk, "code": "unknown_cell"}
    refused = clerk.post(where, {**given, "unit": "c3"}, follow=True)
    assert "không" in words(refused)
    batch.refresh_from_db()
    assert batch.decisions == {}
    clerk.post(where, {**given, "unit": "c1"})
    batch.refresh_from_db()
    assert batch.decisions == {"unit:cell:CB Sem": "c1"}
    settled(where)


def test_what_stands_in_cells_is_text_and_nothing_else() -> None:
    """Planted: `|safe` on the raw cell."""
    nasty = "<script>alert(1)</script>"
    trouble = {**UNKNOWN, "raw": nasty, "message": nasty, "candidates": []}
    batch = stored([(5, "held", {"name": nasty, "cell": nasty}, [trouble])])
    html = client("clerk").get(f"{WHERE}{batch.pk}/").content.decode()
    assert nasty not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_rows_are_found_without_accents_and_by_number() -> None:
    names = ["Lò Văn Mẫu", "Quàng Thị Thử", "Đèo Văn Ổn"]
    rows: list[Any] = [(n, "accepted", {"name": name}, []) for n, name in enumerate(names, 5)]
    batch = stored(rows, state=BatchState.STAGED)
    clerk, where = client("clerk"), f"{WHERE}{batch.pk}/"

    def found(q: str) -> list[str]:
        page = words(clerk.get(f"{where}?show=all&q={q}"))
        return [name for name in names if name in page]

    assert found("deo on") == ["Đèo Văn Ổn"]
    assert found("Thử") == ["Quàng Thị Thử"]
    assert found("5") == ["Lò Văn Mẫu"]
    assert found("khong ai ca") == []


LEGACY = {
    "code": "legacy_encoding_tcvn3", "verdict": "held", "column": "Họ và tên",
    "raw": "NguyÔn V¨n §øc", "value": "Nguyễn Văn Đức", "message": "Chữ viết bằng bảng mã cũ.",
}  # fmt: skip
HIDDEN = {"code": "hidden_row", "verdict": "held", "message": "Dòng 7 bị ẩn trong tệp."}


def test_questions_are_asked_once_for_the_file() -> None:
    """Two columns in one old encoding, three hidden rows: two questions, the larger first."""
    cell = {**LEGACY, "column": "Chi bộ", "raw": "Chi bé", "value": "Chi bộ"}
    told = [("dòng 5", [LEGACY, cell]), ("dòng 6", [HIDDEN]), ("dòng 7", [HIDDEN])]
    hidden, legacy = questions("members", told)
    assert (hidden.code, hidden.count) == ("hidden_row", 2)
    assert hidden.answered("exclude", {}) == {"hidden_row": "exclude"}
    assert [(e.where, e.raw, e.read) for e in legacy.examples] == [
        ("dòng 5", "NguyÔn V¨n §øc", "Nguyễn Văn Đức"),
        ("dòng 5", "Chi bé", "Chi bộ"),
    ]
    decided = legacy.answered("yes", {"confirmed:Chi bộ": ["two_digit_year"]})
    assert decided == {
        "confirmed:Chi bộ": ["legacy_encoding_tcvn3", "two_digit_year"],
        "confirmed:Họ và tên": ["legacy_encoding_tcvn3"],
    }


def test_blanks_in_the_column_of_cells_are_one_question() -> None:
    blank = {
        "code": "cell_by_establishment", "verdict": "held", "message": "…", "column": "Chi bộ",
        "raw": "", "value": "k1",
    }  # fmt: skip
    (asked,) = questions("members", [("dòng 5", [blank]), ("dòng 9", [blank])])
    assert (asked.count, asked.examples) == (2, [])
    assert asked.answered("yes", {}) == {"confirmed:Chi bộ": ["cell_by_establishment"]}
    assert not questions("members", [("dòng 5", [blank | {"verdict": "normalised"}])])


def test_dates_typed_as_they_are_read_need_one_line() -> None:
    """Planted: a date that is read otherwise than typed hidden among them."""
    typed = [
        said_of({"code": "date_text", "verdict": "normalised", "column": column, "raw": raw,
                 "value": value, "message": "…"})
        for column, raw, value in (
            ("Ngày sinh", "25/07/1976", "1976-07-25"), ("Ngày vào Đảng", "03/02/2003", "2003-02-03"),
            ("Ngày chính thức", "3.2.2004", "2004-02-03"),
        )
    ]  # fmt: skip
    other, once = together(typed)
    assert (other.raw, other.read) == ("3.2.2004", "03/02/2004")
    assert (once.column, once.raw) == ("Ngày sinh, Ngày vào Đảng", "")


def test_what_was_read_as_a_unit_is_not_shown_as_its_id() -> None:
    """Planted: “Bản Sen → v1”."""
    said = said_of({"code": "already_there", "verdict": "there", "raw": "Bản Sen", "value": "v1"})
    assert said.read == ""


def test_whether_days_and_months_were_exchanged_is_asked_once_for_all_columns() -> None:
    told = [
        {"code": "date_maybe_swapped", "verdict": "warned", "column": column, "raw": "3/2/2003",
         "value": "2003-03-02", "candidates": [{"value": "2003-02-03"}]}
        for column in ("Ngày sinh", "Ngày vào Đảng")
    ]  # fmt: skip
    (asked,) = questions("members", [("dòng 5", told)])
    assert asked.count == 1
    assert asked.answered("date_maybe_swapped", {}) == {
        "confirmed:Ngày sinh": ["date_maybe_swapped"],
        "confirmed:Ngày vào Đảng": ["date_maybe_swapped"],
    }


def test_a_day_for_the_whole_file_is_a_day() -> None:
    trouble = {"code": "missing_on", "verdict": "held", "column": "Từ ngày"}
    (asked,) = questions("establishments", [("dòng 5", [trouble])])
    assert asked.day
    assert asked.answered("01/01/2020", {}) == {"day:opened": "2020-01-01"}
    with pytest.raises(Exception, match="10/11/2006"):
        asked.answered("hôm qua", {})


def test_two_rows_that_may_be_one_person_stand_side_by_side() -> None:
    """Each pair once, with what differs marked; only what would be heard can be answered."""
    told = [
        {"row": 5, "name": "Lò Văn Mẫu", "born": "1975-05-02", "key": "b"},
        {"row": 9, "name": "Lò Văn Mâu", "born": "1975-05-02", "key": "a"},
    ]
    trouble = {"code": "possible_duplicate", "verdict": "held", "message": "?", "candidates": told}
    rows: list[tuple[int, str, dict[str, Any], list[dict[str, Any]]]] = [
        (5, "held", {"name": "Lò Văn Mẫu", "born": "1975-05-02", "cell": "c1"}, [trouble]),
        (9, "held", {"name": "Lò Văn Mâu", "born": "1975-05-02", "cell": "c2"}, [trouble]),
    ]
    batch = stored(rows)
    (pair,), count = pairs(batch.rows.order_by("position"), 8)
    assert (count, pair.key, pair.row, pair.other) == (1, "a|b", 5, "dòng 9")
    assert not pair.may_be_same
    beside = {f.name: (f.left, f.right, f.differs) for f in pair.fields}
    assert beside["Họ và tên"] == ("Lò Văn Mẫu", "Lò Văn Mâu", True)
    assert beside["Ngày sinh"] == ("02/05/1975", "02/05/1975", False)
    assert beside["Chi bộ"] == ("Chi bộ bản Sen", "Chi bộ bản Pán", True)


def test_a_button_pressed_twice_records_once() -> None:
    clerk = client("clerk")
    where = upload(clerk, workbook(PEOPLE[:3], GOOD))
    clerk.post(where, {"do": "take_all"})
    assert settled(where).state == BatchState.COMMITTED
    after = latest()
    page = words(clerk.post(where, {"do": "take_all"}, follow=True))
    assert "Hãy tải lại trang" in page
    assert latest() == after


@pytest.mark.parametrize("do", ["", "burn", "unit", "answer", "pair"])
def test_forms_that_no_page_sends_are_refused(do: str) -> None:
    batch = stored([(5, "held", {"name": "Lò Văn Mẫu"}, [])])
    answer = client("clerk").post(f"{WHERE}{batch.pk}/", {"do": do}, follow=True)
    assert answer.status_code in {200, 404}
    batch.refresh_from_db()
    assert batch.decisions == {}
    assert batch.state == BatchState.HELD
