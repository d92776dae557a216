"""What figures are taken to count: sentences of the field, each with the answer written first."""

from __future__ import annotations

import pytest

from hatnhan.drafts.register.reading import Sure, readings
from hatnhan.drafts.register.sentences import sentences
from hatnhan.drafts.register.spans import Spans
from tests.drafts.register.marked import draft

NO_MEMBER = "cơ sở chưa có đảng viên"
NO_CELL = "cơ sở đã có đảng viên nhưng chưa đủ điều kiện lập chi bộ"
ADMITTED = "đảng viên kết nạp"
FOUNDED = "chi bộ thành lập mới"
ALL = "bản, trường học, trạm y tế"


def read(marked: str) -> list[tuple[str, str]]:
    """Raw figures and labels of what can be said with certainty or in the field's words."""
    text, figures = draft(marked)
    found = [r for s in sentences(text, figures, Spans([])) for r in readings(s)]
    return [(r.figure.raw, r.meaning.label) for r in found if r.sure > Sure.WEAK]


CLEAR = [
    ("Toàn tỉnh có [12] cơ sở chưa có đảng viên.", [NO_MEMBER]),
    ("Đến nay, toàn tỉnh còn [12] cơ sở không có đảng viên.", [NO_MEMBER]),
    ("Hiện nay toàn tỉnh còn [3] bản “trắng” đảng viên.", ["bản chưa có đảng viên"]),
    ("Tính đến hết năm 2010, toàn tỉnh chỉ còn [4] trường học chưa có đảng viên.",
     ["trường học chưa có đảng viên"]),
    ("Toàn tỉnh có [9] bản chưa có chi bộ.", ["bản chưa có chi bộ"]),
    ("Toàn tỉnh có [9] trạm y tế chưa có tổ chức đảng.", ["trạm y tế chưa có chi bộ"]),
    ("Toàn tỉnh có [20] bản đã có chi bộ.", ["bản đã có chi bộ"]),
    ("Toàn tỉnh có [20] bản có chi bộ riêng.", ["bản có chi bộ riêng"]),
    ("Toàn tỉnh có [7] bản sinh hoạt ghép.", ["bản sinh hoạt ở chi bộ ghép"]),
    ("Toàn tỉnh có [30] cơ sở có đảng viên nhưng chưa lập được chi bộ.", [NO_CELL]),
    ("Toàn tỉnh có [40] bản, trường học, trạm y tế.", [ALL]),
    ("Toàn tỉnh có [40] bản, trường học và trạm y tế, trong đó [5] cơ sở chưa có đảng viên "
     "([3] bản, [1] trường học và [1] trạm y tế).",
     [ALL, NO_MEMBER, "bản chưa có đảng viên", "trường học chưa có đảng viên",
      "trạm y tế chưa có đảng viên"]),
    ("Khi đó toàn tỉnh có [5] cơ sở chưa có đảng viên: bản [3], trường học [1], trạm y tế [1].",
     [NO_MEMBER, "bản chưa có đảng viên", "trường học chưa có đảng viên",
      "trạm y tế chưa có đảng viên"]),
    ("Toàn tỉnh có [5] cơ sở chưa có đảng viên; [8] cơ sở đã có đảng viên nhưng chưa đủ điều "
     "kiện thành lập chi bộ.", [NO_MEMBER, NO_CELL]),
    ("Trong kỳ, toàn tỉnh đã kết nạp được [90] đảng viên.", [ADMITTED]),
    ("Toàn tỉnh kết nạp [90] đảng viên mới, trong đó [30] nữ, [40] là người dân tộc thiểu số.",
     [ADMITTED, "đảng viên kết nạp là người dân tộc thiểu số"]),
    ("Toàn tỉnh có [90] quần chúng ưu tú được kết nạp vào Đảng.", [ADMITTED]),
    ("Toàn tỉnh kết nạp [90] đảng viên (ở bản [60], trường học [20], trạm y tế [10]).",
     [ADMITTED, "đảng viên kết nạp ở bản", "đảng viên kết nạp ở trường học",
      "đảng viên kết nạp ở trạm y tế"]),
    ("Toàn tỉnh đã kết nạp [90] đảng viên ở cơ sở chưa có đảng viên.",
     ["đảng viên kết nạp ở cơ sở chưa có đảng viên"]),
    ("Toàn tỉnh kết nạp [90] đảng viên, trong đó ở bản đặc biệt khó khăn [20], ở bản biên giới "
     "[5].", [ADMITTED, "đảng viên kết nạp ở bản đặc biệt khó khăn",
              "đảng viên kết nạp ở bản biên giới"]),
    ("Toàn tỉnh thành lập mới [14] chi bộ.", [FOUNDED]),
    ("Có [14] chi bộ được thành lập ([8] bản, [6] trường học).",
     [FOUNDED, "chi bộ thành lập mới ở bản", "chi bộ thành lập mới ở trường học"]),
    ("Đến 31/12/2010, Đảng bộ tỉnh có [11] đảng bộ trực thuộc; [300] tổ chức cơ sở đảng "
     "([180] đảng bộ, [120] chi bộ), [2.000] chi bộ trực thuộc đảng ủy cơ sở.",
     ["đảng bộ trực thuộc", "tổ chức cơ sở đảng", "đảng bộ cơ sở", "chi bộ cơ sở",
      "chi bộ trực thuộc đảng ủy cơ sở"]),
    ("Toàn tỉnh có [40.000] đảng viên, trong đó [900] đảng viên dự bị.",
     ["đảng viên", "đảng viên dự bị"]),
    ("Toàn tỉnh có [300] tổ chức cơ sở đảng với [40.000] đảng viên.",
     ["tổ chức cơ sở đảng", "đảng viên"]),
    ("Đảng bộ tỉnh có [11] đảng bộ trực thuộc gồm [8] đảng bộ huyện, [3] đảng bộ khối; [300] tổ "
     "chức cơ sở đảng.", ["đảng bộ trực thuộc", "tổ chức cơ sở đảng"]),
    ("Toàn tỉnh có hơn [40.000] đảng viên.", ["đảng viên"]),
]  # fmt: skip

UNREAD = [
    # Planned, averaged or supposed.
    "Phấn đấu toàn tỉnh kết nạp [90] đảng viên.",
    "Chỉ tiêu năm nay toàn tỉnh kết nạp [90] đảng viên.",
    "Theo kế hoạch, toàn tỉnh kết nạp [90] đảng viên.",
    "Nếu làm tốt, toàn tỉnh có [2] cơ sở chưa có đảng viên.",
    "Bình quân toàn tỉnh có [30] đảng viên.",
    "Mỗi năm toàn tỉnh kết nạp [90] đảng viên.",
    "Toàn tỉnh dự kiến thành lập [14] chi bộ.",
    # A change, not a stock.
    "Toàn tỉnh giảm [12] cơ sở chưa có đảng viên.",
    "Toàn tỉnh tăng [500] đảng viên.",
    "Toàn tỉnh giảm từ [76] bản chưa có đảng viên.",
    # Only some of them.
    "Các xã biên giới có [12] cơ sở chưa có đảng viên.",
    "Trong số bản chưa có chi bộ, toàn tỉnh có [12] bản chưa có đảng viên.",
    "Toàn tỉnh có [12] bản vùng cao.",
    "Toàn tỉnh có [12] bản chưa có đảng viên nữ.",
    "Toàn tỉnh có [12] bản chưa có chi bộ riêng của mình.",
    "Toàn tỉnh có [12] trường tiểu học.",
    "Toàn tỉnh có [12] trường, lớp mầm non.",
    "Toàn tỉnh có [900] đảng viên trẻ.",
    "Toàn tỉnh có [900] đảng viên, đoàn viên tham gia.",
    "Toàn tỉnh có [900] đảng viên và quần chúng.",
    "Toàn tỉnh có [900] đảng viên được tặng Huy hiệu Đảng.",
    "Toàn tỉnh có [900] chi bộ trong sạch, vững mạnh.",
    "Toàn tỉnh có [12] đảng bộ huyện, thành phố.",
    "Toàn tỉnh có [900] chi bộ ghép.",
    "Toàn tỉnh có [12] cơ sở giáo dục.",
    "Toàn tỉnh có [12] cơ sở.",
    # Something was done to them.
    "Toàn tỉnh khen thưởng [30] chi bộ, [85] đảng viên.",
    "Toàn tỉnh cử [30] đảng viên đi học.",
    "Cấp ủy giúp đỡ [12] bản chưa có đảng viên.",
    "Toàn tỉnh kết nạp lại [3] đảng viên đã ra khỏi Đảng.",
    "Toàn tỉnh đã xóa [12] bản chưa có chi bộ.",
    # The quality comes before the figure.
    "Số bản chưa có đảng viên từ nhiều xuống còn [1] bản.",
    "Toàn tỉnh không có đảng viên ở [12] bản.",
]


@pytest.mark.parametrize(("marked", "labels"), CLEAR)
def test_what_is_read(marked: str, labels: list[str]) -> None:
    """Planted and seen red: parts without their total's quality; a semicolon that ends every
    list."""
    assert [label for _raw, label in read(marked)] == labels


@pytest.mark.parametrize("marked", UNREAD)
def test_what_is_left_alone(marked: str) -> None:
    """Planted and seen red: a comma that ends every phrase; plans read as facts."""
    assert read(marked) == []
