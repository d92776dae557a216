"""The words by which Vietnamese reports join their figures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final


def pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Matches any of the phrases as whole words in small letters, the longest first."""
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")


CONSISTS: Final = pattern(
    ["gồm", "bao gồm", "gồm có", "gồm các", "chia ra", "cụ thể", "cụ thể là", "cụ thể như sau",
     "phân ra", "phân theo", "chia theo", "được chia thành", "chia thành", "là tổng của"]
)  # fmt: skip
"""A list that names all parts follows."""

OF_WHICH: Final = pattern(
    ["trong đó", "trong số đó", "trong số này", "trong tổng số", "riêng", "kể cả", "có", "với",
     "trong ấy", "nhất là", "chủ yếu là", "đặc biệt là"]
)  # fmt: skip
AMONG: Final = pattern(
    ["thì", "trong đó", "trong số đó", "trong số này", "trong ấy", "trong số trên"]
)
"""Part of the total before it follows, not always all of it."""

PARTIAL: Final = pattern(
    ["dẫn đầu", "điển hình", "tiêu biểu", "nhất là", "như", "chẳng hạn", "ví dụ", "một số",
     "cao nhất", "nhiều nhất", "chủ yếu", "đứng đầu", "đặc biệt là", "vân vân", "v.v", "vv",
     "v", "phần lớn", "đa số", "tập trung ở", "còn lại", "thấp nhất", "ít nhất"]
)  # fmt: skip
FOREMOST: Final = pattern(
    ["dẫn đầu", "đứng đầu", "cao nhất", "thấp nhất", "nhiều nhất", "ít nhất", "tiêu biểu",
     "điển hình", "tiếp đến", "kế đó", "như"]
)  # fmt: skip
"""A name of its own follows, with a figure of its own."""
OTHERS: Final = pattern(["khác", "còn lại"])
"""The last of a list that names all."""
"""The list that follows names only some."""

TOTAL: Final = pattern(
    ["tổng cộng", "tổng số", "tất cả", "cộng", "tổng", "cả thảy", "nâng tổng số", "đưa tổng số",
     "tổng là", "tổng cộng là", "cộng là", "toàn bộ"]
)  # fmt: skip

CLOSED_BY: Final = pattern(
    ["tổng cộng", "tất cả", "cộng", "cả thảy", "tổng cộng là", "cộng là", "tổng cộng có",
     "trong tổng số", "nâng tổng số", "đưa tổng số"]
)  # fmt: skip
"""The total of the list before it follows."""

ATTRIBUTE: Final = pattern(
    ["nữ", "phụ nữ", "nam", "nam giới", "dân tộc", "dân tộc thiểu số", "dân tộc ít người", "dtts",
     "dân tộc kinh", "đồng bào", "người kinh", "thiểu số", "đoàn viên", "thanh niên", "tuổi trẻ",
     "trẻ", "có đạo", "tôn giáo", "theo đạo", "giáo dân", "tuổi", "đại học", "cao đẳng",
     "trung cấp", "thạc sĩ", "thạc sỹ", "tiến sĩ", "giáo sư", "phó giáo sư", "trung học",
     "thpt", "trình độ", "lý luận chính trị", "chuyên môn", "cán bộ", "công chức", "viên chức",
     "công nhân", "nông dân", "sinh viên", "học sinh", "giáo viên", "trí thức", "quân nhân",
     "doanh nhân", "chủ doanh nghiệp", "hưu trí", "người lao động", "khó khăn", "biên giới",
     "vùng sâu", "vùng xa", "vùng cao", "bộ đội", "dân quân", "cựu chiến binh", "mông", "thái",
     "mường", "dao", "khơ mú", "tày", "nùng", "hoàn cảnh", "chức sắc", "bí thư", "trưởng bản",
     "trưởng thôn", "độ tuổi", "trong độ tuổi", "là người", "hộ nghèo", "cận nghèo", "mới",
     "khmer", "hoa", "chăm", "ê đê", "gia rai", "jrai", "ba na", "bahnar", "xơ đăng", "cơ tu",
     "hội viên", "ngoài quốc doanh", "khu vực", "con em"]
)  # fmt: skip
"""Properties of which one person or place may have several, so that counts of them overlap."""

PAIRS: Final = (
    (pattern(["nam", "nam giới"]), pattern(["nữ", "phụ nữ", "nữ giới"])),
    (pattern(["chính thức"]), pattern(["dự bị"])),
    (pattern(["tăng"]), pattern(["giảm"])),
    (pattern(["đương nhiên"]), pattern(["bầu", "được bầu"])),
    (pattern(["kinh"]), pattern(["dân tộc thiểu số", "thiểu số", "dtts"])),
)
"""Opposites that share a whole between them."""

NEGATION: Final = pattern(["không", "chưa", "không phải", "chưa có", "chưa là", "ngoài"])

SHARE: Final = pattern(
    ["chiếm", "đạt", "bằng", "tương đương", "tương ứng", "ứng với", "tỷ lệ", "tỉ lệ", "là",
     "chiếm tỷ lệ", "chiếm tỉ lệ", "đạt tỷ lệ", "đạt tỉ lệ", "khoảng", "tức", "tức là", "hay"]
)  # fmt: skip
EXCLUSIVE: Final = (
    pattern(["khiển trách", "cảnh cáo", "cách chức", "khai trừ"]),
    pattern(["xuất sắc", "hoàn thành tốt", "hoàn thành", "không hoàn thành",     "yếu", "khá", "giỏi",
             "trung bình", "vững mạnh", "yếu kém"]),
    pattern(["chính thức", "dự bị"]),
    pattern(["kinh", "thái", "mông", "mường", "dao", "khơ mú", "tày", "nùng", "ê đê", "gia rai",
             "jrai", "ba na", "bahnar", "xơ đăng", "triêng", "khmer", "chăm", "hoa", "cor", "hrê",
             "lào", "xinh mun", "la ha", "kháng", "sán chay", "giáy", "cơ tu", "bru"]),
    pattern(["chi bộ riêng", "sinh hoạt ghép", "chưa có đảng viên", "chi bộ ghép"]),
)  # fmt: skip
"""Sets of which everyone counted has exactly one."""

AT: Final = pattern(["ở", "tại", "thuộc", "khối", "trong"])
CUMULATED: Final = pattern(["lũy kế", "luỹ kế", "cộng dồn", "kế hoạch", "chỉ tiêu", "mục tiêu"])
"""What is told beside a figure without being part of it."""

WITHIN: Final = pattern(["trong", "trong số", "trong tổng số", "trong tổng", "trên tổng số"])
"""The whole of what follows comes: "trong 86 cơ sở, 67 cơ sở đã có đảng viên"."""

OVERLAP: Final = pattern(
    ["nữ", "phụ nữ", "dân tộc", "dân tộc thiểu số", "dtts", "thiểu số", "đoàn viên", "thanh niên",
     "có đạo", "tôn giáo", "theo đạo", "trẻ", "tuổi"]
)  # fmt: skip
"""The properties that reports list side by side although one person may have them all."""

MEAN: Final = pattern(["bình quân", "trung bình", "mỗi năm", "hằng năm", "hàng năm", "tính ra"])
RAISED: Final = pattern(["nâng", "đưa", "nâng tổng số", "đưa tổng số", "nâng số", "đưa số"])
RESPECTIVELY: Final = pattern(
    ["tương ứng", "lần lượt", "tương ứng là", "lần lượt là", "theo thứ tự"]
)
WORTH: Final = pattern(["tương đương", "bằng", "tức", "tức là", "tương ứng", "hay", "ứng với"])
THAT_IS: Final = pattern(["tức", "tức là", "tương đương", "ứng với", "nghĩa là", "hay"])

GROWTH: Final = pattern(
    ["tăng", "giảm", "tăng thêm", "giảm bớt", "cao hơn", "thấp hơn", "nhiều hơn", "ít hơn",
     "hơn", "kém"]
)  # fmt: skip
DOWN: Final = pattern(["giảm", "thấp hơn", "ít hơn", "kém", "hạ"])
EXCEED: Final = pattern(["vượt", "vượt trên", "vượt mức", "thiếu", "còn thiếu", "hụt"])
PLAN: Final = pattern(
    ["kế hoạch", "chỉ tiêu", "mục tiêu", "nghị quyết", "kh", "dự toán", "ct",
     "đề ra", "được giao", "chỉ tiêu giao"]
)  # fmt: skip

FROM: Final = pattern(["từ"])
TO: Final = pattern(
    ["lên", "xuống", "còn", "xuống còn", "lên thành", "đến", "lên tới", "lên đến", "thành",
     "xuống tới", "xuống đến", "nay còn", "nay là", "nay có", "tăng lên", "giảm còn", "còn lại"]
)  # fmt: skip
REMAINS: Final = pattern(["còn", "còn lại", "hiện còn", "nay còn"])

LEFT: Final = pattern(["còn lại", "còn", "nữa mới", "còn thiếu", "tồn quỹ", "kết dư"])

OPENING: Final = pattern(
    ["đầu kỳ", "đầu năm", "đầu nhiệm kỳ", "đầu quý", "đầu tháng", "số đầu kỳ", "năm trước",
     "kỳ trước", "cuối năm trước", "số mang sang"]
)  # fmt: skip
CLOSING: Final = pattern(
    ["cuối kỳ", "cuối năm", "cuối nhiệm kỳ", "cuối quý", "cuối tháng", "số cuối kỳ", "đến nay",
     "hiện có", "hiện nay", "nay có", "nay là", "đến cuối"]
)  # fmt: skip
INFLOW: Final = pattern(
    ["kết nạp", "tiếp nhận", "chuyển đến", "tăng", "thêm", "kết nạp lại", "phục hồi", "nhận",
     "thành lập", "lập mới", "chuyển về", "bổ sung", "kết nạp mới", "thành lập mới"]
)  # fmt: skip
OUTFLOW: Final = pattern(
    ["chuyển đi", "từ trần", "qua đời", "xóa tên", "xoá tên", "khai trừ", "giảm", "xin ra",
     "ra khỏi đảng", "cho ra", "chết", "bớt", "giải thể", "hủy", "chuyển ra", "ra đảng", "mất",
     "xin ra khỏi đảng", "sáp nhập", "kết thúc", "chấm dứt"]
)  # fmt: skip

WHOLE: Final = pattern(
    ["toàn tỉnh", "toàn huyện", "toàn xã", "cả nước", "toàn đảng bộ", "toàn quốc", "cả tỉnh",
     "toàn vùng", "đảng bộ tỉnh", "đảng bộ huyện", "toàn thành phố", "toàn thị xã"]
)  # fmt: skip

LOWER_ORGANISATION: Final = pattern(
    ["trực thuộc", "bộ phận", "chi bộ", "tổ đảng", "ban", "đảng viên"]
)

GENERIC: Final = pattern(
    ["cơ sở", "đơn vị", "địa bàn", "điểm", "nơi", "tổ chức", "tổ chức đảng", "tccsđ",
     "tổ chức cơ sở đảng", "tổ chức cơ sở", "đầu mối", "người", "đồng chí", "trường hợp",
     "hồ sơ", "đại biểu", "đại biểu", "đảng viên", "cán bộ", "cơ quan"]
)  # fmt: skip
"""Nouns whose kinds may be listed as parts."""
