"""Soát dự thảo in a real browser: paste, look, ignore, take home in Word, come with a second edition."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from tests.web.visit import SIZES, Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAPER = """Chuyện ở huyện Tà Xa

Đầu kỳ toàn huyện có 19 nơi chưa có đảng viên (14 bản, 3 trường học, 2 trạm y tế).

Kết nạp 40 đảng viên, gồm 21 nam và 20 nữ. Có 8/12 xã, bằng 66,6%, đã xóa bản trắng.

Ngày 10/11/2006, toàn tỉnh Sơn La có 500 bản."""
WRONG = "21 + 20 = 41"


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DRAFTS_DIR = tmp_path / "drafts"


def enter(page: Page, site: str, text: str = PAPER) -> None:
    page.goto(f"{site}/soat-du-thao/?on=2006-11-10")
    page.get_by_label("Dán nội dung").fill(text)
    page.get_by_role("button", name="Kiểm").click()
    expect(page.locator("h1")).to_contain_text("con số")


def comments(page: Page, folder: Path) -> list[str]:
    with page.expect_download() as coming:
        page.get_by_role("link", name="Word có ghi chú").click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return [" ".join(p.text for p in c.paragraphs) for c in Document(str(path)).comments]


def test_from_paste_to_word(browser: Browser, site: str, tmp_path: Path) -> None:
    visit = Visit(browser, site)
    visit.sign_in()
    page = visit.page
    page.get_by_role("link", name="Soát dự thảo").click()
    enter(page, site)
    card = page.locator(".find", has_text=WRONG)

    # A mark opens its finding, and the finding shows its figures.
    page.locator("a.m.fails", has_text="40").click()
    expect(card).to_have_class(re.compile(r"\bon\b"))
    expect(card).to_be_focused()
    lit = page.locator(".m.lit")
    expect(lit).to_have_count(3)
    card.get_by_role("link", name="Xem trong bài").click()
    expect(page.locator("a.m.fails", has_text="40")).to_be_focused()
    assert any(WRONG in text for text in comments(page, tmp_path))

    # Ignored with a reason: gone from the list, from the heading and from the Word file.
    card.get_by_text("Bỏ qua…").click()
    card.get_by_label("Vì sao bỏ qua").fill("số nữ tính cả dự bị")
    card.get_by_role("button", name="Bỏ qua").click()
    expect(page.locator("h1")).to_contain_text("1 đã bỏ qua")
    expect(page.locator(".find", has_text=WRONG)).to_have_count(0)
    expect(page.get_by_role("heading", name="Phát hiện")).to_be_focused()
    left = comments(page, tmp_path)
    assert left
    assert not any(WRONG in text for text in left)
    page.get_by_role("link", name="Đã bỏ qua 1").click()
    expect(page.locator(".ignored")).to_contain_text("số nữ tính cả dự bị")
    page.get_by_role("button", name="Xem lại như trước").click()
    expect(page.locator(".find", has_text=WRONG)).to_be_visible()

    # A mark whose finding is not on the list leads to where it is, and back to its place.
    page.get_by_role("link", name="Cần xem").click()
    expect(page.locator(".find", has_text="14 + 3 + 2 = 19")).to_have_count(0)
    page.locator("a.m.holds", has_text="14").click()
    expect(page.locator(".find.on")).to_contain_text("14 + 3 + 2 = 19")
    expect(page.locator(".find.on")).to_be_in_viewport()
    expect(page.locator("a.m.lit", has_text="14")).to_be_in_viewport()

    # A figure that is not the register's: its records are one click away.
    beside = page.locator(".find", has_text="Sổ, biết nay")
    beside.locator(".answer a").last.click()
    expect(page.locator("main table")).to_be_visible()
    assert visit.wrong == []
    assert visit.outside == []
    visit.end()


def test_a_second_edition(browser: Browser, site: str) -> None:
    visit = Visit(browser, site)
    visit.sign_in()
    page = visit.page
    enter(page, site)
    page.get_by_label("Tên dự thảo").fill("Bài quý ba")
    page.get_by_role("button", name="Giữ bản này").click()
    expect(page.locator(".crumb")).to_contain_text("bản 1")
    page.get_by_role("link", name="Bài quý ba").click()
    page.get_by_role("link", name="Soát bản mới").click()
    page.get_by_label("Dán nội dung").fill(PAPER.replace("20 nữ", "19 nữ"))
    page.get_by_role("button", name="Kiểm").click()
    expect(
        page.get_by_role("heading", name=re.compile("So với bản 1: 1 chỗ đã sửa"))
    ).to_be_visible()
    expect(page.locator(".differences")).to_contain_text("20 → 19")
    page.get_by_role("button", name="Giữ bản này").click()
    page.get_by_role("link", name="Bài quý ba").click()
    expect(page.locator("main tbody tr")).to_have_count(2)
    page.get_by_text("Xóa dự thảo này…").click()
    page.get_by_role("button", name="Xóa hẳn").click()
    expect(page.get_by_text("Đã xóa hẳn")).to_be_visible()
    assert visit.wrong == []
    visit.end()


def test_a_file_dropped_or_chosen(browser: Browser, site: str) -> None:
    visit = Visit(browser, site)
    visit.sign_in()
    page = visit.page
    page.goto(f"{site}/soat-du-thao/")
    bad = {"name": "độc.docx", "mimeType": "application/zip", "buffer": b"PK\x03\x04 cut off"}
    page.set_input_files("input[type=file]", files=[bad])  # type: ignore[list-item]
    expect(page.locator("[data-chosen]")).to_have_text("độc.docx")
    page.get_by_role("button", name="Kiểm").click()
    expect(page.locator("#id_file-error")).to_contain_text("bị hỏng")
    expect(page.locator("#id_file-error")).to_be_in_viewport()
    page.evaluate(
        """text => {
          const carried = new DataTransfer();
          carried.items.add(new File([text], "bài.txt", { type: "text/plain" }));
          document.querySelector("form[data-draft]").dispatchEvent(
            new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
        }""",
        PAPER,
    )
    expect(page.locator("[data-chosen]")).to_have_text("bài.txt")
    page.get_by_role("button", name="Kiểm").click()
    expect(page.locator(".crumb")).to_contain_text("bài.txt")
    assert [text for text in visit.wrong if "422" not in text] == []
    visit.end()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_results_can_be_read_by_everybody(
    browser: Browser, site: str, size: str, scheme: str
) -> None:
    visit = Visit(browser, site, size, scheme)
    visit.sign_in()
    page = visit.page
    found: dict[str, list[str]] = {}

    def look(what: str) -> None:
        over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        found[what] = visit.violations()
        found[what] += [what] if page.evaluate(over) > 0 else []

    for what, text in (
        ("result", PAPER),
        ("right", PAPER.splitlines()[2]),
        ("no figure", "Hội nghị đã bàn việc của các chi bộ vùng cao và giao cho đồng chí bí thư."),
    ):
        page.goto(f"{site}/soat-du-thao/?on=2006-11-10")
        page.get_by_label("Dán nội dung").fill(text)
        page.get_by_role("button", name="Kiểm").click()
        expect(page.locator(".found")).to_be_visible()
        look(what)
    enter(page, site)
    page.locator("a.m.fails").first.click()
    if size == "phone":
        sheet = page.get_by_role("dialog")
        expect(sheet).to_contain_text(WRONG)
        look("sheet")
        sheet.get_by_text("Bỏ qua…").click()
        sheet.get_by_label("Vì sao bỏ qua").fill("đã hỏi huyện")
        sheet.get_by_role("button", name="Bỏ qua").click()
        expect(page.locator("h1")).to_contain_text("1 đã bỏ qua")
        expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_role("button", name="Giữ bản này").click()
    page.get_by_role("link", name="Nội dung dán").click()
    look("kept")
    page.get_by_role("link", name="Soát bản mới").click()
    page.get_by_label("Dán nội dung").fill(PAPER.replace("66,6", "66,7"))
    page.get_by_role("button", name="Kiểm").click()
    expect(page.locator(".differences")).to_be_visible()
    look("second")
    assert {what: wrong for what, wrong in found.items() if wrong} == {}
    assert visit.wrong == []
    assert visit.outside == []
    visit.end()


def test_it_works_without_any_script(browser: Browser, site: str) -> None:
    visit = Visit(browser, site)
    visit.sign_in()
    plain = browser.new_context(java_script_enabled=False)
    plain.add_cookies(visit.context.cookies())  # type: ignore[arg-type]
    page = plain.new_page()
    enter(page, site)
    page.locator("a.m.holds").first.click()
    expect(page.locator(".find:target")).to_contain_text("14 + 3 + 2 = 19")
    page.get_by_role("link", name="Cần xem").click()
    card = page.locator(".find", has_text=WRONG)
    card.get_by_text("Bỏ qua…").click()
    card.get_by_label("Vì sao bỏ qua").fill("đã hỏi huyện")
    card.get_by_role("button", name="Bỏ qua").click()
    expect(page.locator("h1")).to_contain_text("1 đã bỏ qua")
    plain.close()
    visit.end()
