"""What may be asked about a whole file, in words, by the code of what was said of its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: what the form sends, and its words."""

    value: str
    name: str


Asked = tuple[str, str, tuple[Choice, ...]]
"""The question, what helps to answer it, and the answers."""

PROPOSED: Final = {
    "two_digit_year": "Năm ghi hai chữ số",
    "year_other_era": "Năm tính theo lịch khác",
    "year_in_date": "Năm đứng trong ô định dạng ngày",
    "lunar_date": "Ngày âm lịch",
    "date_compact": "Ngày viết liền",
    "date_decimal": "Ngày viết như số thập phân",
    "serial_text": "Ngày là số thứ tự của Excel",
    "serial_date": "Ngày là số thứ tự của Excel",
    "date_with_text": "Ngày có chữ kèm theo",
}
"""Readings of dates that are proposed and stand once a person has confirmed them for the column."""
DOUBTED: Final = frozenset({"serial_date"})
"""Those of them that stand with a warning until then."""
_HIDDEN: Final = (
    Choice("include", "Nhập cả phần bị ẩn"),
    Choice("exclude", "Bỏ phần bị ẩn"),
)
LAYOUT: Final[Mapping[str, Asked]] = {
    "hidden_row": (
        "Tệp có dòng bị ẩn",
        "Có thể ẩn vì không cần nữa, hoặc vì đang lọc.",
        _HIDDEN,
    ),
    "hidden_column": ("Tệp có cột bị ẩn", "Cột ẩn có thể giữ số liệu cũ.", _HIDDEN),
    "hidden_sheet": (
        "Tệp có trang tính bị ẩn",
        "Trang ẩn thường là bản nháp hoặc bản cũ.",
        _HIDDEN,
    ),
    "merged_cell": (
        "Một ô gộp trùm nhiều dòng",
        "Giá trị ghi một lần có đúng là của mọi dòng trong ô gộp không?",
        (Choice("include", "Đúng, của mọi dòng"),),
    ),
    "two_tables": (
        "Một trang tính có nhiều bảng",
        "Phạm vi từng bảng ghi ở “Về cả tệp”. Nếu sai, hãy để mỗi bảng trên một trang.",
        (Choice("include", "Đúng, nhập cả các bảng"),),
    ),
    "missing_columns": (
        "Có bảng thiếu cột bắt buộc",
        "Nếu cột có mà mang tên khác, hãy chỉ ra ở “Cột nào là gì”.",
        (Choice("exclude", "Bỏ bảng thiếu cột, nhập các bảng kia"),),
    ),
}
"""What the layout of the file leaves open; answered under its own code."""
CHECKED: Final[Mapping[str, Asked]] = {
    "total_differs": (
        "Dòng tổng không khớp các dòng",
        "Số in ở dòng Cộng khác số đếm được. Nếu thiếu hay thừa dòng thì sửa trong tệp.",
        (Choice("include", "Các dòng đúng, dòng tổng sai"),),
    ),
    "under_18": (
        "Đủ 18 tuổi tính theo tháng, chưa đủ theo ngày",
        "So ngày sinh và ngày vào Đảng với hồ sơ.",
        (Choice("include", "Đã so với hồ sơ, các ngày đều đúng"),),
    ),
    "over_60": (
        "Có người quá tuổi khi vào Đảng",
        "Cần văn bản đồng ý của cấp có thẩm quyền cho từng người.",
        (Choice("include", "Các ngày đều đúng và đã có văn bản"),),
    ),
}
"""What holds until a person has compared it with the papers; answered under its own code."""
