"""Empty workbooks to fill in: one sheet for the list, one that says how, one of the words to use."""

from __future__ import annotations

import io
from typing import Any, Final

import xlsxwriter

from hatnhan.capture.fields import REQUIRED, TEMPLATE, field, version
from hatnhan.capture.model import Kind
from hatnhan.capture.values.ethnic import NAMES

_ROWS: Final = 5_000
"""Rows that are prepared for typing."""

TITLES: Final[dict[Kind, str]] = {
    "establishments": "Danh sách cơ sở",
    "organisations": "Danh sách tổ chức đảng",
    "members": "Danh sách đảng viên",
    "candidates": "Nguồn phát triển đảng viên",
}
"""What each list is called: the name of its sheet and, bare, of its file."""

_EXAMPLES: Final[dict[str, str]] = {
    "establishments name": "Bản Nà Sẳng",
    "organisations name": "Chi bộ bản Nà Sẳng",
    "name": "Lò Văn Mẫu",
    "born": "15/03/1985",
    "sex": "Nam",
    "ethnic": "Thái",
    "cell": "Chi bộ bản Nà Sẳng",
    "establishment": "Bản Nà Sẳng",
    "admitted": "03/02/2010",
    "official": "03/02/2011",
    "education": "12/12",
    "youth_union": "x",
    "commune": "Xã Mẫu",
    "district": "Huyện Mẫu",
    "establishments kind": "Bản",
    "organisations kind": "Chi bộ trực thuộc",
    "parent": "Đảng bộ xã Mẫu",
    "place": "Xã Mẫu",
    "on": "01/01/2005",
    "serves": "Bản Nà Sẳng; Trạm y tế xã Mẫu",
    "zone": "III",
    "specially_difficult": "x",
    "border": "x",
    "remote": "x",
    "ordinal": "1",
    "stage": "Đã học lớp nhận thức về Đảng",
    "sympathy_on": "01/03/2024",
    "class_on": "15/06/2024",
    "proposed_on": "01/10/2024",
}
_DAYS: Final = frozenset(
    {"born", "admitted", "official", "on", "sympathy_on", "class_on", "proposed_on"}
)
_MARKS: Final = frozenset({"specially_difficult", "border", "remote", "youth_union"})
_GUIDANCE: Final = (
    "Ghi vào trang đầu, mỗi dòng một đơn vị hoặc một người; không gộp ô, không ẩn dòng.",
    "Ngày ghi ngày/tháng/năm, ví dụ 10/02/2006. Chỉ biết năm sinh thì ghi năm, ví dụ 1952.",
    "Tên bản, trường, trạm, chi bộ ghi đúng như trong sổ; trùng tên thì ghi thêm cột xã.",
    "Không ghi số định danh, số thẻ, tôn giáo, thân nhân: các cột ấy bị bỏ qua, không lưu.",
    "Có thể để tiêu đề, dòng Cộng, chữ ký; chương trình tự bỏ qua và báo lại.",
)


def file_name(kind: Kind) -> str:
    """What the template is called."""
    return f"Mẫu - {TITLES[kind]}.xlsx"


def template(kind: Kind) -> bytes:
    """The template of a kind of list, as .xlsx."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_custom_property(version.PROPERTY, version.line())
        words = _words(kind)
        _list_sheet(book, kind, words)
        _guidance_sheet(book, kind)
        _words_sheet(book, words)
    return out.getvalue()


def _words(kind: Kind) -> dict[str, list[str]]:
    """For each column with a list: the words to choose from."""
    found = {
        "sex": ["Nam", "Nữ"],
        "ethnic": [name for code, name in NAMES.items() if code < "55"],
        "zone": ["I", "II", "III"],
        "establishments kind": ["Bản", "Tiểu khu", "Tổ dân phố", "Trường học", "Trạm y tế"],
        "organisations kind": [
            "Đảng bộ cấp trên trực tiếp cơ sở",
            "Đảng bộ cơ sở",
            "Chi bộ cơ sở",
            "Đảng bộ bộ phận",
            "Chi bộ trực thuộc",
            "Tổ đảng",
        ],
    }
    named = {name: found.get(f"{kind} {name}") or found.get(name) for name in TEMPLATE[kind]}
    return {name: words for name, words in named.items() if words}


def _list_sheet(book: Any, kind: Kind, words: dict[str, list[str]]) -> None:
    sheet = book.add_worksheet(TITLES[kind])
    head = book.add_format({"bold": True, "border": 1, "bg_color": "#F3E9E0", "text_wrap": True})
    day, text = (book.add_format({"num_format": form}) for form in ("dd/mm/yyyy", "@"))
    for place, name in enumerate(TEMPLATE[kind]):
        one = field(kind, name)
        sheet.write_string(0, place, one.label, head)
        width = 6 if name == "ordinal" else max(14, len(one.label) + 2)
        sheet.set_column(place, place, width, day if name in _DAYS else text)
        choices: list[str] | str | None = ["x"] if name in _MARKS else None
        if name in words:
            column = chr(ord("A") + list(words).index(name))
            choices = f"='Danh mục'!${column}$2:${column}${len(words[name]) + 1}"
        if choices:
            sheet.data_validation(
                1, place, _ROWS, place,
                {"validate": "list", "source": choices, "error_type": "warning",
                 "error_title": "Ngoài danh mục", "error_message": "Hãy xem trang Danh mục."},
            )  # fmt: skip
    sheet.freeze_panes(1, 0)


def _guidance_sheet(book: Any, kind: Kind) -> None:
    """One line for each column, with an example that is marked as one."""
    sheet = book.add_worksheet(version.GUIDANCE)
    bold = book.add_format({"bold": True})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    needed = {name for group in REQUIRED[kind] for name in group}
    told = (*_GUIDANCE, version.line())
    for row, line in enumerate(told):
        sheet.write_string(row, 0, line)
    top = len(told) + 1
    for place, title in enumerate(("Cột", "Cần có", "Cách ghi", "Ví dụ (không nhập)")):
        sheet.write_string(top, place, title, bold)
    for row, name in enumerate(TEMPLATE[kind], top + 1):
        one = field(kind, name)
        example = _EXAMPLES.get(f"{kind} {name}") or _EXAMPLES.get(name, "")
        cells = (one.label, "bắt buộc" if name in needed else "", one.hint, example)
        for place, text in enumerate(cells):
            sheet.write_string(row, place, text, wrap)
    sheet.set_column(0, 0, 26)
    sheet.set_column(2, 3, 44)


def _words_sheet(book: Any, words: dict[str, list[str]]) -> None:
    sheet = book.add_worksheet("Danh mục")
    bold = book.add_format({"bold": True})
    titles = {
        "sex": "Nam hay nữ",
        "ethnic": "Các dân tộc",
        "zone": "Các khu vực",
        "kind": "Các loại",
    }
    for place, (name, each) in enumerate(words.items()):
        sheet.write_string(0, place, titles[name], bold)
        for row, word in enumerate(each, 1):
            sheet.write_string(row, place, word)
        sheet.set_column(place, place, 30)
