"""The officer's morning in a real browser: what is seen, what is reached by keyboard, what leaves the host.

The browser is Debian's chromium, driven by playwright. Without one the tests are skipped, in CI
they fail.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from hatnhan.domain.text import bare
from hatnhan.indicators import queries
from tests.web.visit import SIZES, Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ON = date(2006, 11, 10)
PERIOD = queries.Question(ON, since=date(2006, 2, 11))
PAGES = [
    "/",
    "/?place=119",
    "/?organisation=D0002",
    "/?known_at=0",
    "/co-so/",
    "/co-so/?q=khong+co",
    "/co-so/V0001/",
    "/to-chuc/",
    "/to-chuc/?q=chi+bo",
    "/to-chuc/D0009/",
    "/so-lieu/",
    "/so-lieu/?since=2006-02-11",
    "/so-lieu/danh-sach/?path=members.probationary",
    "/so-sanh/?with_on=2006-02-10",
    "/so-sanh/?with_known=1300",
    "/bao-cao/?since=2006-02-11",
    "/soat-du-thao/",
    "/nhap-tu-excel/",
    "/nhat-ky/",
    "/nhat-ky/8/",
    "/ghi-nhan/",
    "/ghi-nhan/admission/",
    "/ghi-nhan/founding/",
    "/ghi-nhan/departure/",
    "/viec/du-bi/",
    "/no-such-page/",
    "/?tree=x",
]


def move_to_the_tenth_of_november(page: Page) -> None:
    """The date is moved in the bar, and the address keeps it."""
    page.locator(".when > summary").click()
    page.get_by_label("Sổ như trong ngày").fill("10/11/2006")
    page.get_by_role("button", name="Xem", exact=True).click()
    page.wait_for_url("**/?on=2006-11-10")
    expect(page.locator("h1")).to_contain_text("Sau 9 tháng")
    page.wait_for_selector("#map svg path", state="attached")
    page.wait_for_selector("#trend svg path", state="attached")


def open_those_without_a_member(page: Page) -> tuple[int, str]:
    """The number opens the list behind it, a row its village: how many, and the village's name."""
    heading = page.get_by_role("heading", name="Chưa có đảng viên", exact=True)
    number = page.locator("section", has=heading).locator(".v")
    shown = int(number.inner_text())
    number.locator("a").click()
    expect(page.locator("main table tbody tr")).to_have_count(shown)
    page.locator("main table tbody tr a").first.click()
    expect(page.locator(".strip")).to_be_visible()
    return shown, page.locator("h1").inner_text()


def admit_somebody(page: Page, village: str) -> None:
    """The form is filled; the cell is found by typing without accents and chosen by keyboard."""
    page.get_by_role("link", name="Ghi nhận").last.click()
    expect(page.get_by_role("combobox", name="Cho cơ sở")).to_have_value(village)
    page.get_by_label("Họ và tên").fill("Lường Thị Mới")
    page.get_by_label("Giới tính").select_option("female")
    page.get_by_label("Ngày sinh").fill("1980")
    page.get_by_label("Dân tộc").select_option("03")
    page.get_by_label("Ngày", exact=True).fill("09/11/2006")
    page.get_by_role("combobox", name="Chi bộ kết nạp").press_sequentially("chi bo ban", delay=20)
    page.wait_for_selector("#id_cell-list [role=option]:has-text('Chi bộ bản')")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    chosen = page.get_by_role("combobox", name="Chi bộ kết nạp")
    expect(chosen).to_have_value(re.compile("^Chi bộ bản"))
    cell = chosen.input_value()
    page.get_by_role("button", name="Xem trước khi ghi").click()
    who = "Lường Thị Mới (nữ, sinh 1980, dân tộc Thái; người mới của sổ)"
    expect(page.locator("#preview")).to_contain_text(f"kết nạp {who} tại {cell}, ở {village}")
    page.get_by_role("button", name="Ghi vào sổ").click()
    expect(page.locator("h1")).to_contain_text("Đã ghi vào sổ")


def download(page: Page, link: str, folder: Path) -> Path:
    """The file behind a link."""
    with page.expect_download() as coming:
        page.get_by_role("link", name=link).click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


def test_the_officers_morning(browser: Browser, site: str, tmp_path: Path) -> None:
    before = queries.figures(PERIOD)
    visit = Visit(browser, site)
    page = visit.page
    page.goto(f"{site}/co-so/?on=2006-02-10")
    expect(page.get_by_text("Trang này cần đăng nhập")).to_be_visible()
    visit.sign_in()
    move_to_the_tenth_of_november(page)
    shown, village = open_those_without_a_member(page)
    assert shown == sum(kind.get("no_member", 0) for kind in before["coverage"].values())
    admit_somebody(page, village)
    changed = page.get_by_role("row", name=re.compile("^Chưa có đảng viên")).locator("td")
    expect(changed).to_have_text("-1")

    # The figures of the period have changed, and so has the report in both its files.
    admitted = before["flow"]["admitted"] + 1
    page.goto(f"{site}/so-lieu/?on=2006-11-10&since=2006-02-11")
    assert f"kết nạp {admitted}" in page.locator("h1").inner_text()
    page.goto(f"{site}/bao-cao/?on=2006-11-10&since=2006-02-11")
    word, excel = (download(page, link, tmp_path) for link in ("Word", "Phụ lục Excel"))
    assert f"kết nạp {admitted} đảng viên" in "\n".join(
        p.text for p in Document(str(word)).paragraphs
    )
    values = {
        cell.value for sheet in load_workbook(excel) for row in sheet.iter_rows() for cell in row
    }
    assert {admitted, "Lường Thị Mới"} <= values
    assert visit.wrong == []
    assert visit.outside == []
    visit.end()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_page_can_be_read_by_everybody(
    browser: Browser, site: str, size: str, scheme: str
) -> None:
    """Axe finds nothing, nothing runs over the edge, nothing is fetched from elsewhere."""
    visit = Visit(browser, site, size, scheme)
    visit.page.goto(f"{site}/dang-nhap/")
    found = {"/dang-nhap/": visit.violations()}
    visit.sign_in()
    for where in PAGES:
        visit.page.goto(f"{site}{where}{'&' if '?' in where else '?'}on=2006-11-10")
        found[where] = visit.violations()
        over = visit.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        found[where] += [f"{over} pixels over the edge"] if over > 0 else []
    assert {where: wrong for where, wrong in found.items() if wrong} == {}
    assert visit.outside == []
    # Two pages are asked for that are refused; the browser notes that on its console.
    assert [text for text in visit.wrong if "404" not in text and "400" not in text] == []
    visit.end()


def test_the_keyboard_reaches_everything(browser: Browser, site: str) -> None:
    visit = Visit(browser, site)
    visit.sign_in()
    page = visit.page
    page.goto(f"{site}/?on=2006-11-10")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"
    page.locator(".where > summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox", name="Xem phạm vi nào?")).to_be_focused()
    page.keyboard.type("chieng ly")
    page.wait_for_selector("#where-list a:has-text('Chiềng Ly')")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**place=03751**")
    page.locator(".when > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.parentElement.open") is False
    assert visit.wrong == []
    visit.end()


def test_pages_answer_without_any_script(browser: Browser, site: str) -> None:
    visit = Visit(browser, site)
    visit.sign_in()
    cookies = visit.context.cookies()
    plain = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 1000})
    plain.add_cookies(cookies)  # type: ignore[arg-type]
    page = plain.new_page()
    page.goto(f"{site}/?on=2006-11-10")
    page.locator(".when > summary").click()
    page.get_by_label("Sổ như trong ngày").fill("31/12/2006")
    page.get_by_role("button", name="Xem", exact=True).click()
    assert "on=2006-12-31" in page.url
    assert page.locator("svg.stack rect").count() > 3
    page.goto(f"{site}/co-so/?on=2006-11-10")
    name = page.locator("main table tbody tr a").first.inner_text()
    page.get_by_label("Tìm theo tên, xã, huyện").fill(bare(name))
    page.keyboard.press("Enter")
    page.wait_for_url("**q=**")
    assert page.locator("main table tbody tr a").first.inner_text() == name
    assert page.locator("main table tbody tr").count() < 9
    plain.close()
    visit.end()
