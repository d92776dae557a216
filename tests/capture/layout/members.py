"""Lines of an invented list of members, for every layout."""

from __future__ import annotations

from datetime import date
from typing import Any

HEADER: tuple[str, ...] = (
    "TT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Chi bộ", "Cơ sở", "Ngày vào Đảng",
    "Ngày chính thức",
)  # fmt: skip
FIELDS = (
    "ordinal", "name", "born", "sex", "ethnic", "cell", "establishment", "admitted", "official",
)  # fmt: skip

NAMES = (
    "Lò Văn Mẫu", "Tòng Thị Thử", "Cộng Văn Giả", "Vàng A Dựng", "Tống Thị Mô", "Quàng Văn Phỏng",
)  # fmt: skip


def line(number: int | None, name: str, **changes: Any) -> list[Any]:
    """One member of the invented village Nà Mẫu, in the order of HEADER."""
    values: dict[str, Any] = {
        "ordinal": number,
        "name": name,
        "born": date(1980, 3, 4),
        "sex": "Nam",
        "ethnic": "Thái",
        "cell": "Chi bộ bản Nà Mẫu",
        "establishment": "Bản Nà Mẫu",
        "admitted": date(2006, 2, 10),
        "official": date(2007, 2, 10),
    } | changes
    return [values[f] for f in FIELDS]


def lines(count: int = 3) -> list[list[Any]]:
    return [line(i, NAMES[(i - 1) % len(NAMES)]) for i in range(1, count + 1)]
