"""Soát dự thảo: pasting, sending, reading the findings, ignoring, downloading; and who sees what."""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from docx import Document

from hatnhan.drafts.models import Draft

WHERE = "/soat-du-thao/"
PAPER = """Chuyện ở huyện Tà Xa

Đầu kỳ toàn huyện có 19 nơi chưa có đảng viên (14 bản, 3 trường học, 2 trạm y tế).
Kết nạp 40 đảng viên, gồm 21 nam và 20 nữ. Có 8/12 xã, bằng 66,6%, đã xóa bản trắng."""
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> Path:
    """Where results are held, for each test its own."""
    settings.DRAFTS_DIR = tmp_path / "drafts"
    return tmp_path / "drafts"


@pytest.fixture
def officer(sign_in: Callable[[str], Client]) -> Client:
    return sign_in("officer")


def word_file(text: str = PAPER) -> io.BytesIO:
    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    out.seek(0)
    out.name = "Bài báo quý.docx"
    return out


def send(client: Client, text: str = PAPER, **given: Any) -> Any:
    return client.post(WHERE, {"text": text, "on_day": "10/11/2006", **given})


def checked(client: Client, text: str = PAPER, **given: Any) -> str:
    """The address of the result."""
    answer = send(client, text, **given)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    return str(answer["Location"])


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_the_day_is_that_of_the_bar_and_limits_are_said_before(officer: Client) -> None:
    page = officer.get(f"{WHERE}?on=2006-11-10").content.decode()
    assert 'value="10/11/2006"' in page
    assert "25 MB và 200 trang (khoảng 1.000.000 ký tự)" in page


def test_the_text_comes_back_with_its_figures_marked(officer: Client) -> None:
    where = checked(officer)
    page = officer.get(where)
    html = page.content.decode()
    assert re.search(r"<h1>\d+ con số, \d+ quan hệ: .*1 sai.*</h1>", html)
    assert "Kết nạp 40 (sai) đảng viên, gồm 21" in words(html)
    assert "66,6% (làm tròn chưa đúng)" in words(html)
    assert "21 + 20 = 41" in words(html)
    assert "14 + 3 + 2 = 19" not in words(html), "what holds is not among what to look at"
    everything = officer.get(where, {"show": "all"}).content.decode()
    assert "14 + 3 + 2 = 19" in words(everything)


def test_what_the_clipboard_leaves_between_the_letters_does_no_harm(officer: Client) -> None:
    """Planted: a NUL was refused in English, and told to be no text at all."""
    path = checked(officer, f"\ufeff{PAPER}\x00\x0b\x1f\ufffe").partition("?")[0]
    for where in (path, f"{path[:-1]}.docx", f"{path[:-1]}.pdf", f"{path[:-1]}.json"):
        assert officer.get(where).status_code == 200


def test_a_normal_article_is_checked_at_once(officer: Client) -> None:
    where = checked(officer, "\n".join([PAPER] * 12))
    assert officer.get(where).status_code == 200


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"text": ""}, "Chưa có gì để soát"),
        ({"text": " \n "}, "Chưa có gì để soát"),
        ({"text": "1" * 5_000_000}, "Hãy chia nhỏ"),
        ({"text": "The committee met on Monday and agreed on the plan for all villages. " * 9},
         "không phải tiếng Việt"),
        ({"on_day": "31/02/2006"}, "không phải một ngày có thật"),
        ({"on_day": ""}, "Trường này là bắt buộc"),
    ],
    ids=["empty", "blank", "digits", "english", "day", "no-day"],
)  # fmt: skip
def test_what_cannot_be_checked_is_said_beside_its_field(
    officer: Client, given: dict[str, Any], said: str
) -> None:
    answer = officer.post(WHERE, {"text": PAPER, "on_day": "10/11/2006", **given})
    assert answer.status_code == 422
    html = answer.content.decode()
    assert said in words(html)
    assert html.count('class="field-error"') == 1
    assert html.count('aria-invalid="true"') == 1


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", b"", "không có chữ nào"),
        ("a.docx", b"PK\x03\x04 cut off", "bị hỏng"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Hãy"),
        ("a.txt", b"%PDF-1.7 ...", "Tệp là PDF"),
    ],
    ids=["empty", "damaged", "old", "pdf"],
)
def test_a_hostile_file_gets_its_sentence(
    officer: Client, own_folder: Path, name: str, data: bytes, said: str
) -> None:
    file = io.BytesIO(data)
    file.name = name
    answer = send(officer, "", file=file)
    assert answer.status_code == 422
    assert said in words(answer.content.decode())
    assert not list(own_folder.glob("*"))


def test_pasting_and_sending_at_once_is_asked_back(officer: Client) -> None:
    answer = send(officer, PAPER, file=word_file())
    assert answer.status_code == 422
    assert "Hãy bỏ một" in words(answer.content.decode())
    assert "Chuyện ở huyện Tà Xa" in answer.content.decode(), "what was pasted is still there"


def test_far_too_much_is_refused_in_words(officer: Client) -> None:
    answer = officer.post(WHERE, {"text": "1" * 17_000_000, "on_day": "10/11/2006"})
    assert answer.status_code == 400
    assert "Nội dung gửi lên quá dài" in words(answer.content.decode())


@pytest.mark.parametrize("who", ["viewer", "recorder"])
def test_every_role_may_check_a_text_against_itself(
    sign_in: Callable[[str], Client], who: str
) -> None:
    client = sign_in(who)
    assert "21 + 20 = 41" in words(client.get(checked(client)).content.decode())


def test_nobody_sees_the_result_of_another(sign_in: Callable[[str], Client]) -> None:
    where = checked(sign_in("officer")).partition("?")[0]
    for who in ("viewer", "recorder"):
        client = sign_in(who)
        for path in (where, f"{where}tien-do/", f"{where[:-1]}.json", f"{where[:-1]}.docx"):
            answer = client.get(path)
            assert answer.status_code == 404, path
            assert "Tà Xa" not in answer.content.decode()
        assert client.post(where, {"do": "forget"}).status_code == 404
    assert sign_in("officer").get(where).status_code == 200


REGISTER = "Ngày 10/11/2006, toàn tỉnh Sơn La có 30 bản.\nNgày 10/11/2006, xã Phổng Lăng có 6 bản."


def test_the_register_stands_beside_within_the_users_scope(
    sign_in: Callable[[str], Client],
) -> None:
    client = sign_in("officer")
    html = client.get(checked(client, REGISTER), {"show": "all"}).content.decode()
    assert "đối chiếu sổ" in html
    links = re.findall(r'<a class="open" href="([^"]*path=[^"]*)">([\d.]+)</a>', html)
    assert len(links) >= 2
    for link, shown in links:
        behind = client.get(unescape(link))
        assert behind.status_code == 200
        assert behind.context["rows"].paginator.count == int(shown.replace(".", ""))

    bound = sign_in("recorder")
    where = checked(bound, REGISTER)
    said = json.loads(bound.get(f"{where.partition('?')[0][:-1]}.json").content)
    assert [c["computed"] for c in said["register"]] == [6], "the province is out of sight"


# -- Ignoring -----------------------------------------------------------------------------------


def keys(html: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r'name="key" value="([0-9a-f]+)"', html)))


def comments(data: bytes) -> list[str]:
    return [" ".join(p.text for p in c.paragraphs) for c in Document(io.BytesIO(data)).comments]


def test_an_ignored_finding_is_gone_from_page_and_files_until_heeded(officer: Client) -> None:
    where = checked(officer, "", file=word_file())
    path = where.partition("?")[0]
    first = officer.get(where).content.decode()
    key, *others = keys(first)
    before = comments(officer.get(f"{path[:-1]}.docx").content)
    assert any("21 + 20 = 41" in text for text in before)

    refused = officer.post(path, {"do": "ignore", "key": key, "reason": "  "}, follow=True)
    assert "hãy ghi lý do" in words(refused.content.decode())
    done = officer.post(path, {"do": "ignore", "key": key, "reason": "số của huyện"}, follow=True)
    html = done.content.decode()
    assert "1 đã bỏ qua" in html
    assert keys(html) == others
    assert "số của huyện" in officer.get(path, {"show": "ignored"}).content.decode()
    after = comments(officer.get(f"{path[:-1]}.docx").content)
    assert len(after) == len(before) - 1
    assert not any("21 + 20 = 41" in text for text in after)
    assert officer.get(f"{path[:-1]}.pdf").content.startswith(b"%PDF")

    back = officer.post(path, {"do": "heed", "key": key}, follow=True)
    assert keys(back.content.decode()) == [key, *others]
    assert comments(officer.get(f"{path[:-1]}.docx").content) == before


def test_only_what_was_found_can_be_ignored(officer: Client) -> None:
    path = checked(officer).partition("?")[0]
    for act in ({"do": "ignore", "key": "0" * 16, "reason": "x"}, {"do": "dance"}, {}):
        assert officer.post(path, act).status_code == 404


def test_files_say_what_they_are(officer: Client) -> None:
    path = checked(officer, "", file=word_file()).partition("?")[0]
    answer = officer.get(f"{path[:-1]}.docx")
    assert answer["Content-Type"] == DOCX
    assert "B%C3%A0i%20b%C3%A1o%20qu%C3%BD" in answer["Content-Disposition"]
    said = json.loads(officer.get(f"{path[:-1]}.json").content)
    assert {"figures", "relations", "register"} <= set(said)
    assert officer.get(f"{path[:-1]}.exe").status_code == 404


# -- Nothing is kept unless its user says so ------------------------------------------------------


def everything_in_the_database() -> str:
    return "\n".join(str(row) for model in apps.get_models() for row in model.objects.values_list())


def test_nothing_of_a_draft_goes_into_database_or_log(
    officer: Client, own_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Planted: the name of the file was noted in the access log with each download."""
    caplog.set_level(logging.DEBUG)
    path = checked(officer, "", file=word_file()).partition("?")[0]
    for form in ("docx", "pdf", "json"):
        officer.get(f"{path[:-1]}.{form}")
    held = everything_in_the_database()
    for secret in ("Tà Xa", "66,6", "Bài báo"):
        assert secret not in held
        assert secret not in caplog.text
    officer.post(path, {"do": "forget"})
    assert officer.get(path).status_code == 404
    assert list(own_folder.glob("*")) == []


@pytest.mark.parametrize(
    "params",
    ["at=1", "at=99999", "at=x", "page=9", "page=-1", "part=7", "part=x", "show=zzz", "show=ignored",
     "at=1&part=1&show=all&page=2"],
)  # fmt: skip
def test_any_address_of_a_result_is_answered(officer: Client, params: str) -> None:
    path = checked(officer).partition("?")[0]
    assert officer.get(f"{path}?{params}").status_code == 200


# -- Keeping --------------------------------------------------------------------------------------


def test_a_second_edition_is_compared_with_the_first(
    officer: Client, sign_in: Callable[[str], Client]
) -> None:
    path = checked(officer).partition("?")[0]
    (key,) = keys(officer.get(path, {"show": "all"}).content.decode())[1:2]
    officer.post(path, {"do": "ignore", "key": key, "reason": "cắt như bản gốc"})
    kept = officer.post(path, {"do": "keep", "title": "Bài quý ba"})
    assert officer.get(path).status_code == 404, "no longer held beside what is kept"
    edition = kept["Location"].partition("?")[0]
    assert "cắt như bản gốc" in officer.get(edition, {"show": "ignored"}).content.decode()
    draft = Draft.objects.get()
    assert (draft.title, draft.owner.username) == ("Bài quý ba", "officer")
    assert "Bài quý ba" in officer.get(WHERE).content.decode()

    second = checked(officer, PAPER.replace("20 nữ", "19 nữ"), draft=str(draft.pk))
    html = officer.get(second).content.decode()
    assert "So với bản 1: 1 chỗ đã sửa, 0 chỗ mới" in words(html)
    assert "20 → 19" in words(html)
    assert "1 đã bỏ qua" in html, "what was ignored stays ignored"
    officer.post(second.partition("?")[0], {"do": "keep", "draft": str(draft.pk)})
    assert draft.editions.count() == 2
    page = officer.get(f"{WHERE}da-giu/{draft.pk}/").content.decode()
    assert re.findall(r">(bản \d)</a>", page) == ["bản 2", "bản 1"]

    viewer = sign_in("viewer")
    for where in (edition, f"{WHERE}da-giu/{draft.pk}/", f"{WHERE}?draft={draft.pk}"):
        answer = viewer.get(where)
        assert answer.status_code == 404, where
        assert "Bài quý" not in answer.content.decode()
    assert viewer.post(f"{WHERE}da-giu/{draft.pk}/").status_code == 404
    assert Draft.objects.count() == 1


def test_a_kept_edition_gives_its_files_and_is_deleted_for_good(officer: Client) -> None:
    path = checked(officer, "", file=word_file()).partition("?")[0]
    where = officer.post(path, {"do": "keep", "title": ""})["Location"].partition("?")[0]
    assert any("21 + 20 = 41" in t for t in comments(officer.get(f"{where[:-1]}.docx").content))
    draft = Draft.objects.get()
    assert draft.title == "Bài báo quý.docx"
    answer = officer.post(f"{WHERE}da-giu/{draft.pk}/", follow=True)
    assert "Đã xóa hẳn" in words(answer.content.decode())
    assert officer.get(where).status_code == 404
    assert "Tà Xa" not in everything_in_the_database()


@pytest.mark.parametrize("draft", ["0", "x", "9" * 30, "-1"])
def test_a_draft_that_is_none_is_not_found(officer: Client, draft: str) -> None:
    assert officer.get(WHERE, {"draft": draft}).status_code == 404
    assert send(officer, PAPER, draft=draft).status_code == 404
