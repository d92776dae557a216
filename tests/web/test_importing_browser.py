"""The clerk's morning: send the old workbook, say what a column is, look, decide, take, mend, send again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from hatnhan.capture.models import Batch, StagedRow
from tests.web.importing import (
    CITIZEN,
    HEADINGS,
    PEOPLE,
    readers_do_not_wait,
    saved,
    settle,
    workbook,
)
from tests.web.visit import SIZES, Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SLOW = 20_000
"""Milliseconds that reading a small file may take on a busy machine."""


@pytest.fixture
def desk(live_server: Any, settings: Any, tmp_path: Path) -> Iterator[str]:
    settings.HOME = tmp_path / "home"
    settle()
    with readers_do_not_wait():
        yield str(live_server.url)


def send(page: Page, desk: str, path: Path, kind: str = "Đảng viên") -> None:
    page.goto(f"{desk}/nhap-tu-excel/")
    page.get_by_role("radio", name=re.compile(f"^{kind}")).check()
    page.set_input_files("input[type=file]", path)
    page.get_by_role("button", name="Đọc và kiểm tệp").click()
    page.wait_for_url(re.compile(r"/nhap-tu-excel/\d+/"))


def says(page: Page, heading: str) -> None:
    expect(page.locator("h1")).to_have_text(re.compile(heading), timeout=SLOW)


def map_column(page: Page) -> None:
    """The column "Mốc A" is the day of admission; the citizen numbers are not shown."""
    says(page, "Thiếu cột|Không nhập được")
    page.get_by_role("link", name="Chỉ ra cột nào là gì").click()
    row = page.locator("tr", has_text="Số CCCD")
    expect(row).to_contain_text("bỏ ra")
    expect(page.locator("main")).not_to_contain_text(CITIZEN)
    page.get_by_label("Mốc A").select_option(label="Ngày vào Đảng")
    page.get_by_role("button", name="Đọc lại theo các cột này").click()


def mended(page: Page, folder: Path) -> Path:
    """The workbook that came back, with its date set right in the user's own columns."""
    with page.expect_download() as coming:
        page.get_by_role("link", name="Tệp trả lại để sửa").click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    book = load_workbook(path)
    sheet = book["DS đảng viên"]
    assert sheet["B5"].value == PEOPLE[0][0]
    reasons = next(c for c in sheet[4] if c.value == "Lý do").column
    assert "tháng 2/1971" in str(sheet.cell(8, reasons).value)
    assert "Đã nhập" in str(sheet.cell(5, reasons).value)
    sheet["C8"] = "28/02/1971"
    book.save(path)
    return path


def test_the_morning_of_the_clerk(browser: Browser, desk: str, tmp_path: Path) -> None:
    visit = Visit(browser, desk)
    visit.sign_in("clerk")
    page = visit.page
    page.get_by_role("link", name="Nhập từ Excel").first.click()
    send(page, desk, saved(tmp_path))
    map_column(page)

    # The conclusion, the rows that need a look, each trouble beside its cell.
    says(page, "^5 dòng: 3 nhập được, 1 cần xem, 1 không nhập được$")
    bad = page.locator("tr", has_text="Tòng Văn Vờ")
    expect(bad.locator("code")).to_have_text(["30/02/1971"])
    expect(page.locator("main")).to_contain_text("Số CCCD")
    expect(page.locator("main")).not_to_contain_text(CITIZEN)

    # A cell spelt otherwise is chosen among the candidates, and the file is checked again.
    page.locator("tr", has_text="Hà Thị Phỏng").get_by_role(
        "button", name=re.compile("^Chi bộ bản Sen")
    ).click()
    says(page, "^5 dòng: 4 nhập được, 1 không nhập được$")

    # The clean rows are taken: the figures have changed.
    page.get_by_role("button", name="Nhập 4 dòng sạch").click()
    changed = page.locator("section", has=page.get_by_role("heading", name="Số liệu đã đổi"))
    expect(changed).to_be_visible(timeout=SLOW)
    total = changed.locator("tr", has_text=re.compile("^Đảng viên")).first
    expect(total).to_contain_text("+4")

    # What came back is mended and sent again: only the row that was missing is new.
    send(page, desk, mended(page, tmp_path))
    says(page, "^5 dòng: 1 nhập được, 4 đã có trong sổ$")
    page.get_by_role("button", name=re.compile("^Nhập tất cả")).click()
    expect(changed).to_be_visible(timeout=SLOW)
    expect(total).to_contain_text("+1")
    expect(total).to_contain_text("5")

    # The same file again changes nothing.
    page.goto(f"{desk}/nhap-tu-excel/")
    expect(page.locator("tbody tr")).to_have_count(2)
    held = "".join(StagedRow.objects.values_list("values", flat=True))
    held += "".join(StagedRow.objects.values_list("troubles", flat=True))
    assert CITIZEN not in held
    assert visit.wrong == []
    assert visit.outside == []
    visit.end()


def test_an_import_is_taken_back(browser: Browser, desk: str, tmp_path: Path) -> None:
    headings = [h if h != "Mốc A" else "Ngày vào Đảng" for h in HEADINGS]
    path = saved(tmp_path, data=workbook(PEOPLE[:3], headings))
    visit = Visit(browser, desk)
    visit.sign_in("clerk")
    page = visit.page
    send(page, desk, path)
    says(page, "^3 dòng, tất cả nhập được$")
    page.get_by_role("button", name="Nhập tất cả 3 dòng").click()
    says(page, "^Đã nhập 3 dòng$")
    send(page, desk, saved(tmp_path, "đổi tên.xlsx", path.read_bytes()))
    says(page, "Tệp này đã nhập rồi")
    expect(page.locator("main")).to_contain_text("bởi clerk")
    page.goto(f"{desk}/nhap-tu-excel/{Batch.objects.get(state='committed').pk}/")
    page.get_by_text("Hoàn tác cả lần nhập…").click()
    page.get_by_role("button", name="Hoàn tác lần nhập").click()
    expect(page.locator(".lead2")).to_contain_text("Đã hoàn tác", timeout=SLOW)
    page.goto(f"{desk}/")
    expect(page.locator("main")).not_to_contain_text("3 đảng viên")
    assert visit.wrong == []
    visit.end()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_page_can_be_read_by_everybody(
    browser: Browser, desk: str, tmp_path: Path, size: str, scheme: str
) -> None:
    visit = Visit(browser, desk, size, scheme)
    visit.sign_in("officer")
    page = visit.page
    found: dict[str, list[str]] = {}

    def look(what: str) -> None:
        over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        found[what] = visit.violations()
        found[what] += [what] if page.evaluate(over) > 0 else []

    page.goto(f"{desk}/nhap-tu-excel/")
    look("empty")
    page.get_by_role("button", name="Đọc và kiểm tệp").click()
    expect(page.locator(".field-error").first).to_be_visible()
    look("nothing chosen")
    send(page, desk, saved(tmp_path))
    says(page, "Thiếu cột|Không nhập được")
    look("refused")
    page.get_by_role("link", name="Chỉ ra cột nào là gì").click()
    look("columns")
    page.get_by_label("Mốc A").select_option(label="Ngày vào Đảng")
    page.get_by_role("button", name="Đọc lại theo các cột này").click()
    says(page, "^5 dòng: 3")
    look("result")
    page.goto(f"{page.url.split('?')[0]}?show=all&q=quang+thi")
    expect(page.locator("tbody tr", has_text="Quàng Thị Thử")).to_be_visible()
    look("search")
    page.get_by_role("button", name="Nhập 3 dòng sạch").click()
    expect(page.get_by_role("heading", name="Số liệu đã đổi")).to_be_visible(timeout=SLOW)
    look("taken")
    page.goto(f"{desk}/nhap-tu-excel/")
    look("history")
    assert {what: wrong for what, wrong in found.items() if wrong} == {}
    assert [text for text in visit.wrong if "422" not in text] == []
    assert visit.outside == []
    visit.end()
