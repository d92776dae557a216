"""Small workbooks laid out as the templates are."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

MEMBERS = (
    "TT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Chi bộ", "Cơ sở (bản/trường/trạm)",
    "Ngày vào Đảng", "Ngày chính thức",
)  # fmt: skip
LIST = "Danh sách đảng viên"


_FAMILY = "Lò Cà Quàng Lường Vàng Giàng Tòng Hà Đinh Bạc Vừ Sồng Mùa Thào Hờ Lầu Cầm Điêu".split()
_MIDDLE = "Văn A Quang Ngọc Đình Thế Xuân Minh Đức Hữu Công Trọng Bá Duy Khắc".split()
_GIVEN = (
    "Inh Say Pâng Hịa Lốm Chía Bun Tráu Khua Vá Sua Dơ Pó Chu Nênh Sùng Páo Tủa Lử Dia Mỷ Xá Cang "
    "Hặc Pỏm Ún Diên Thoan Biên Phanh Tiện Doan Hoan Chung Thương Quyết Thắng Lợi Tân Toàn"
).split()


def people(count: int, first: int = 1) -> list[list[object]]:
    """Members of the cell of Bản Huổi Sen, all of them different; the same for the same numbers."""
    rows: list[list[object]] = []
    for n in range(first, first + count):
        rng = random.Random(n)
        name = f"{rng.choice(_FAMILY)} {rng.choice(_MIDDLE)} {rng.choice(_GIVEN)}"
        year = rng.randint(1984, 1996)
        admitted = max(year + rng.randint(20, 27), 2006)
        day = f"{rng.randint(1, 28):02}/{rng.randint(1, 12):02}/"
        born = f"{rng.randint(1, 28):02}/{rng.randint(1, 12):02}/{year}"
        rows.append(
            [n, name, born, "Nam", "Thái", "Chi bộ bản Huổi Sen", "Bản Huổi Sen",
             f"{day}{admitted}", f"{day}{admitted + 1}"]
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
