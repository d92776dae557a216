"""Value, precision, unit and qualifier of a figure."""

from __future__ import annotations

from fractions import Fraction

import pytest

from hatnhan.prose.figures import find
from hatnhan.prose.figures.nouns import NOUNS, noun_class
from tests.prose.figures.drafts import draft

MEANINGS = [
    # sentence, raw, value, step, unit, qualifier
    ("Có 3.814 bản.", "3.814", Fraction(3814), Fraction(1), "bản", ""),
    ("Chiếm 28,6% tổng số.", "28,6%", Fraction("28.6"), Fraction(1, 10), "%", ""),
    ("Chiếm 28,60 % tổng số.", "28,60 %", Fraction("28.6"), Fraction(1, 100), "%", ""),
    ("Chiếm 12 phần trăm.", "12 phần trăm", Fraction(12), Fraction(1), "%", ""),
    ("Tăng 0,62 điểm %.", "0,62 điểm %", Fraction("0.62"), Fraction(1, 100), "điểm %", ""),
    ("Tăng 2 điểm phần trăm.", "2 điểm phần trăm", Fraction(2), Fraction(1), "điểm %", ""),
    ("Tăng 1,5 lần so với trước.", "1,5", Fraction("1.5"), Fraction(1, 10), "lần", ""),
    ("Có 05 tổ chức cơ sở đảng.", "05", Fraction(5), Fraction(1), "tổ chức cơ sở đảng", ""),
    ("Có hơn 1 triệu người.", "1 triệu", Fraction(1_000_000), Fraction(1_000_000), "người", "hơn"),
    ("Có 1,2 triệu người.", "1,2 triệu", Fraction(1_200_000), Fraction(100_000), "người", ""),
    (
        "Hỗ trợ khoảng 700 nghìn đồng.",
        "700 nghìn",
        Fraction(700_000),
        Fraction(1000),
        "đồng",
        "khoảng",
    ),
    (
        "Vốn 1 tỷ 200 triệu đồng.",
        "1 tỷ 200 triệu",
        Fraction(1_200_000_000),
        Fraction(1_000_000),
        "đồng",
        "",
    ),
    ("Vốn 2 nghìn tỷ đồng.", "2 nghìn tỷ", Fraction(2 * 10**12), Fraction(10**12), "đồng", ""),
    ("Diện tích gần 8.000km2.", "8.000", Fraction(8000), Fraction(1), "km2", "gần"),
    ("Diện tích xấp xỉ 12,5 m².", "12,5", Fraction("12.5"), Fraction(1, 10), "m²", "xấp xỉ"),
    ("Nữ: 73.374, tăng.", "73.374", Fraction(73_374), Fraction(1), "Nữ", ""),
    ("Đảng bộ cơ sở 205, đảng viên 12.", "205", Fraction(205), Fraction(1), "Đảng bộ cơ sở", ""),
    ("Tổng số đảng viên là 1.622.", "1.622", Fraction(1622), Fraction(1), "đảng viên", ""),
    ("Một nửa số bản.", "Một nửa", Fraction(50), Fraction(10), "%", ""),
    ("Hơn một nửa số bản.", "một nửa", Fraction(50), Fraction(10), "%", "Hơn".lower()),
    ("Bốn chi bộ.", "Bốn", Fraction(4), Fraction(1), "chi bộ", ""),
    (
        "Một trăm linh năm đảng viên.",
        "Một trăm linh năm",
        Fraction(105),
        Fraction(1),
        "đảng viên",
        "",
    ),
    ("Ba nghìn hai trăm hộ.", "Ba nghìn hai trăm", Fraction(3200), Fraction(1), "hộ", ""),
    ("Không quá 15 đồng chí.", "15", Fraction(15), Fraction(1), "đồng chí", "không quá"),
    ("Đạt từ 90% trở lên.", "90%", Fraction(90), Fraction(1), "%", "trở lên"),
    ("Cao hơn 2,3% bình quân chung.", "2,3%", Fraction("2.3"), Fraction(1, 10), "%", ""),
    ("Có 17 pho tượng cổ được giữ.", "17", Fraction(17), Fraction(1), "pho tượng", ""),
    ("Có 12 là bản vùng cao.", "12", Fraction(12), Fraction(1), "", ""),
    ("Kim Đồng 12 điểm.", "12", Fraction(12), Fraction(1), "điểm", ""),
    ("Kết nạp １２３ đảng viên.", "１２３", Fraction(123), Fraction(1), "đảng viên", ""),
    (
        "Giải ngân 3.120/4.800 triệu đồng.",
        "3.120",
        Fraction(3_120_000_000),
        Fraction(10**6),
        "đồng",
        "",
    ),
    (
        "Thu nhập từ 31,5 lên 42 triệu đồng.",
        "31,5",
        Fraction(31_500_000),
        Fraction(10**5),
        "đồng",
        "",
    ),
    ("Vay từ 500.000 đến 1 triệu đồng.", "500.000", Fraction(500_000), Fraction(1), "đồng", ""),
    ("Có 5 chi, đảng bộ cơ sở.", "5", Fraction(5), Fraction(1), "chi, đảng bộ cơ sở", ""),
    ("Lực lượng vũ trang 43, công an 21.", "43", Fraction(43), Fraction(1), "", ""),
    ("Tổ chức chính trị - xã hội 17.", "17", Fraction(17), Fraction(1), "", ""),
    ("Có 7 hoàn thành xuất sắc.", "7", Fraction(7), Fraction(1), "", ""),
    ("Dưới 35 tuổi 52.", "52", Fraction(52), Fraction(1), "", ""),
    ("Bí thư trẻ hơn 1,5 tuổi.", "1,5", Fraction("1.5"), Fraction(1, 10), "tuổi", ""),
]


@pytest.mark.parametrize(("sentence", "raw", "value", "step", "unit", "qualifier"), MEANINGS)
def test_meaning(
    sentence: str, raw: str, value: Fraction, step: Fraction, unit: str, qualifier: str
) -> None:
    """Planted and seen red: a word of scale that leaves the step at 1; "cao hơn" as a qualifier."""
    first = find(draft(sentence))[0]
    assert (first.raw, first.value, first.step) == (raw, value, step)
    assert (first.unit, first.qualifier) == (unit, qualifier)


PAIRS = [
    ("Khoảng 8-10 người.", [(8, "người", "khoảng"), (10, "người", "khoảng")]),
    ("Đạt 3-3,5 % đảng viên.", [(3, "%", ""), (Fraction("3.5"), "%", "")]),
    ("Từ 58 bản xuống còn 2 bản.", [(58, "bản", ""), (2, "bản", "")]),
    ("Giảm từ 58 xuống còn 2 bản.", [(58, "bản", ""), (2, "bản", "")]),
    ("Tăng từ 85 lên 92%.", [(85, "%", ""), (92, "%", "")]),
    ("Có 1.118/1.205 thôn.", [(1118, "thôn", ""), (1205, "thôn", "")]),
    ("Được 2-3 triệu đồng.", [(2_000_000, "đồng", ""), (3_000_000, "đồng", "")]),
    ("Mường Cang 49 trong 66.", [(49, "", ""), (66, "", "")]),
    ("Hơn 5 chi bộ và 7 tổ đảng.", [(5, "chi bộ", "hơn"), (7, "tổ đảng", "")]),
]


@pytest.mark.parametrize(("sentence", "meanings"), PAIRS, ids=[one for one, _ in PAIRS])
def test_two_figures(sentence: str, meanings: list[tuple[Fraction, str, str]]) -> None:
    found = [(f.value, f.unit, f.qualifier) for f in find(draft(sentence))]
    assert found == meanings


def test_ids_and_spans_follow_the_text() -> None:
    text = "Có 12 chi bộ,\n345 đảng viên, đạt 28,6 %."
    found = find(draft(text))
    assert [figure.id for figure in found] == ["f1", "f2", "f3"]
    assert [text[f.start : f.end] for f in found] == [f.raw for f in found]
    assert [f.raw for f in found] == ["12", "345", "28,6 %"]


def test_classes_of_nouns() -> None:
    assert noun_class("Đảng viên mới") == "person"
    assert noun_class("trạm y tế xã") == "place"
    assert noun_class("chi bộ ghép") == "organisation"
    assert noun_class("pho tượng") == "thing"
    assert all(noun == noun.lower() and "  " not in noun for noun in NOUNS)
