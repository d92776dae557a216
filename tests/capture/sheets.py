"""Small workbooks laid out as the templates are."""

from __future__ import annotations

import io
from collections.abc import Sequence

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

MEMBERS = (
    "TT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Chi bộ", "Cơ sở (bản/trường/trạm)",
    "Ngày vào Đảng", "Ngày chính thức",
)  # fmt: skip
LIST = "Danh sách đảng viên"


def people(count: int, first: int = 1) -> list[list[object]]:
    """Members of the cell of Bản Huổi Sen, all of them different."""
    given = ("Inh", "Say", "Pâng", "Hịa", "Lốm", "Chía", "Bun", "Tráu", "Khua", "Vá")
    middle = ("Văn", "Thị", "A", "Quang", "Ngọc", "Đình", "Thế", "Xuân")
    family = ("Lò", "Cà", "Quàng", "Lường", "Vàng", "Giàng", "Tòng", "Hà", "Đinh", "Bạc")
    rows: list[list[object]] = []
    for n in range(first, first + count):
        name = f"{family[n % 10]} {middle[n // 10 % 8]} {given[n // 80 % 10]} {given[n // 3 % 10]}"
        born = f"{n % 28 + 1:02}/{n % 12 + 1:02}/{1955 + n % 40}"
        rows.append(
            [n, name, born, "Nữ" if "Thị" in name else "Nam", "Thái", "Chi bộ bản Huổi Sen",
             "Bản Huổi Sen", "03/02/2015", "03/02/2016"]
        )  # fmt: skip
    return rows


def xlsx(rows: Sequence[Sequence[object]], heads: Sequence[str] = MEMBERS) -> bytes:
    """The rows under their headings."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = LIST
    sheet.append(list(heads))
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
