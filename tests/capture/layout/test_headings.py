from __future__ import annotations

import unicodedata

import pytest

from hatnhan.capture import fields
from hatnhan.capture.layout.headings import match, match_parts
from hatnhan.capture.model import Kind


@pytest.mark.parametrize(
    ("kind", "heading", "field"),
    [
        ("members", "HỌ TÊN", "name"),
        ("members", "Họ, tên đảng viên", "name"),
        ("members", "Ho va ten", "name"),
        ("members", "Họ và tên", "name"),
        ("members", "Họ đệm", "family_name"),
        ("members", "Ngày, tháng,\nnăm sinh", "born"),
        ("members", "Năm sinh", "born"),
        ("members", "Nơi sinh", None),
        ("members", "Nơi sinh hoạt", "cell"),
        ("members", "Chi bộ đang sinh hoạt", "cell"),
        ("members", "Ngày, tháng, năm kết nạp vào Đảng", "admitted"),
        ("members", "Ngày vào Đảng chính thức", "official"),
        ("members", "Ngày công nhận đảng viên chính thức", "official"),
        ("members", "Ngày quyết định kết nạp", "decision_on"),
        ("members", "Số quyết định kết nạp", None),
        ("members", "Nơi vào Đảng", None),
        ("members", "Tuổi Đảng", None),
        ("members", "Ngày vào Đoàn", None),
        ("members", "Ngày kết nạp Đoàn", None),
        ("members", "Lý luận chính trị", None),
        ("members", "Trình độ chuyên môn", "qualification"),
        ("members", "Trình độ văn hoá", "education"),
        ("members", "ĐVTN", "youth_union"),
        ("members", "ĐV TN", "youth_union"),
        ("members", "Ngày KN", "admitted"),
        ("members", "Ngày CT", "official"),
        ("members", "TĐ văn hóa", "education"),
        ("members", "Nơi ở hiện nay", "establishment"),
        ("members", unicodedata.normalize("NFD", "Họ và tên"), "name"),
        ("establishments", "Xã BG", "border"),
        ("members", "Quê quán", None),
        ("members", "Đảng bộ xã", "committee"),
        ("establishments", "Tên thôn/bản", "name"),
        ("establishments", "Xã biên giới", "border"),
        ("establishments", "Bản đặc biệt khó khăn", "specially_difficult"),
        ("establishments", "Khu vực III", "zone_3"),
        ("establishments", "Khu vực (I, II, III)", "zone"),
        ("establishments", "Thuộc xã", "commune"),
        ("establishments", "Số quyết định thành lập", None),
        ("establishments", "Số hộ", None),
        ("organisations", "Đảng bộ cấp trên trực tiếp", "parent"),
        ("organisations", "Phụ trách bản", "serves"),
        ("candidates", "Ngày học lớp nhận thức về Đảng", "class_on"),
        ("candidates", "Bước", "stage"),
        ("members", "N.sinh", "born"),
        ("members", "G/tính", "sex"),
        ("members", "Ngày vào Đ", "admitted"),
        ("members", "Diện ĐV", "status"),
        ("members", "Diện chính sách", None),
        ("candidates", "Tên bản/trường/trạm", "establishment"),
    ],
)
def test_headings(kind: Kind, heading: str, field: str | None) -> None:
    assert match(heading, kind).field == field


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "Số CMND",
            "CMND/CCCD",
            "Số căn cước công dân",
            "Số định danh cá nhân",
            "Số thẻ đảng viên",
        ),
        *(
            "Số LLĐV",
            "Tôn giáo",
            "Họ tên cha",
            "Họ và tên vợ (chồng)",
            "Mẹ đẻ",
            "Lịch sử chính trị",
        ),
        *("Kỷ luật", "Hoàn cảnh gia đình", "Thẩm tra lý lịch", "SO CCCD", "T«n gi¸o"),
    ],
)
def test_what_must_not_be_held(heading: str) -> None:
    found = match(heading, "members")
    assert (found.forbidden, found.field) == (True, None)


@pytest.mark.parametrize("heading", ["Chi bộ", "Đảng bộ", "Cán bộ", "Nơi ở", "Trình độ"])
def test_no_relative_is_seen_in_a_committee(heading: str) -> None:
    """Planted: the accent-blind word "bo" taken for a father made "Cán bộ" forbidden."""
    assert not match(heading, "members").forbidden


@pytest.mark.parametrize(
    ("printed", "field"),
    [
        ("Hä vµ tªn", "name"),  # TCVN3
        ("Ngµy vµo §¶ng", "admitted"),
        ("D©n téc", "ethnic"),
        ("C¬ së (b¶n/tr­êng/tr¹m)", "establishment"),
        ("Hoï vaø teân", "name"),  # VNI
        ("Ngaøy sinh", "born"),
        ("Giôùi tính", "sex"),
        ("Chi bé", "cell"),
        ("Ho. va` te^n", "name"),  # VIQR
        ("NgÃ y sinh", "born"),  # UTF-8 read as Windows-1252
    ],
)
def test_old_encodings(printed: str, field: str) -> None:
    assert match(printed, "members").field == field


@pytest.mark.parametrize(
    ("parts", "field"),
    [
        (("Ngày sinh", "Nam"), "born_male"),
        (("Ngày sinh", "Nữ"), "born_female"),
        (("Ngày sinh", "Năm"), "born_year"),
        (("Giới tính", "Nữ"), "female"),
        (("Họ và tên", "Tên"), "given_name"),
        (("Ngày vào Đảng", "Dự bị"), "admitted"),
        (("Ngày vào Đảng", "Chính thức"), "official"),
        (("Ngày tháng năm", "sinh"), "born"),
        (("Ngày tháng năm", "vào Đảng"), "admitted"),
        (("Quê quán", "Xã"), None),
        (("Trình độ", "Lý luận chính trị"), None),
        (("Trình độ", "Văn hóa"), "education"),
        (("Quyết định kết nạp", "Số"), None),
        (("Quyết định kết nạp", "Ngày"), "decision_on"),
        (("Quyết định kết nạp", "Ngày, tháng, năm"), "decision_on"),
        (("Quyết định chuyển sinh hoạt", "Ngày QĐ"), None),
        (("Họ và tên", "(chữ in hoa)"), "name"),
    ],
)
def test_headings_of_two_rows(parts: tuple[str, str], field: str | None) -> None:
    assert match_parts(parts, "members").field == field


@pytest.mark.parametrize(
    ("parts", "field"),
    [
        (("Quyết định thành lập", "Số"), None),
        (("Quyết định thành lập", "Ngày"), "on"),
        (("Quyết định thành lập", "Ngày, tháng, năm"), "on"),
        (("QĐ thành lập", "Ngày ký"), "on"),
        (("Quyết định thành lập", "Ngày QĐ"), "on"),
        (("Quyết định xếp loại", "Ngày"), None),
        (("Giấy phép thành lập", "Nơi cấp"), None),
    ],
)
def test_the_day_of_a_decision(parts: tuple[str, str], field: str | None) -> None:
    """Planted: without the rule for the day of a paper the second to the fourth read nothing."""
    assert match_parts(parts, "organisations").field == field


def test_the_columns_of_templates_are_fields_and_known_by_their_labels() -> None:
    for kind, names in fields.TEMPLATE.items():
        for name in names:
            assert match(fields.label(kind, name), kind).field == name
        for need in fields.REQUIRED[kind]:
            assert set(need) & set(names)


@pytest.mark.parametrize(
    "heading",
    ["Điện thoại", "Điện thoại liên hệ", "SĐT", "Số điện thoại", "ĐT", "ĐT liên hệ", "Email",
     "Tình trạng hôn nhân"],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["members", "candidates"])
def test_how_to_reach_somebody_is_not_held(kind: Kind, heading: str) -> None:
    """Planted: “Điện thoại” read as "diện" of members, as it is without accents."""
    found = match(heading, kind)
    assert (found.forbidden, found.field) == (True, None)


def test_a_birth_in_parts_under_one_word() -> None:
    """Planted: the month left out, the year alone kept."""
    assert match_parts(["Sinh", "Tháng"], "candidates").field == "born_month"
    assert match_parts(["Sinh", "Năm"], "candidates").field == "born_year"
