"""Part B2 27-30 and the other lists of words: ethnic groups, sex, education, zones, kinds, codes."""

from __future__ import annotations

from datetime import date

import pytest

from hatnhan.capture.model import Verdict
from hatnhan.capture.values import codes as unit_codes
from hatnhan.capture.values import education, ethnic, kinds, sex, youth, zones
from hatnhan.capture.values.read import Read
from hatnhan.domain.facts.people import ETHNIC_CODES
from hatnhan.indicators.words import ETHNIC
from tests.capture.values.ask import cell, codes, context, gravest, proposal


@pytest.mark.parametrize(
    ("typed", "code"),
    [("H'Mông", "08"), ("Hmông", "08"), ("Mông", "08"), ("Mèo", "08"), ("H’mông", "08"),
     ("MÔNG", "08"),
     ("Xinh Mun", "34"), ("Sinh Mun", "34"), ("Xinh-mun", "34"), ("Khơ Mú", "29"),
     ("Khơ-mú", "29"), ("Khơ mú", "29"),
     ("La Ha", "39"), ("Kháng", "33"), ("Dao", "09"), ("Mán", "09"), ("Thái đen", "03"),
     ("Thái trắng", "03"),
     ("thai", "03"), ("Kinh", "01"), ("Việt", "01"), ("Dân tộc Thái", "03"), ("Lào", "37"),
     ("Mường", "06"),
     ("03", "03"), (3, "03"), (8.0, "08"), ("Cao Lan", "15"), ("Mông hoa", "08")],
)  # fmt: skip
def test_27_groups_by_the_names_they_have_gone_by(typed, code):
    read = ethnic.read(cell(typed), context("Dân tộc"))
    assert read.value == code
    assert gravest(read) in {Verdict.ACCEPTED, Verdict.NORMALISED}


def test_27_a_local_group_is_told():
    read = ethnic.read(cell("Thái đen"), context("Dân tộc"))
    assert codes(read) == ["ethnic_local_group"]
    assert ethnic.read(cell("Thái"), context("Dân tộc")) == Read("03")


@pytest.mark.parametrize("typed", ["Xyz", "57", 0, "00", "Thổ dân", "x", True])
def test_27_unknown_groups_are_held(typed):
    read = ethnic.read(cell(typed), context("Dân tộc"))
    assert read.value is None
    assert gravest(read) is Verdict.HELD


def test_27_every_name_that_the_figures_print_is_read_as_its_code():
    for code in ETHNIC_CODES:
        assert ethnic.read(cell(str(ETHNIC[code])), context("Dân tộc")).value == code


def test_27_mong_and_muong_are_told_apart_by_their_marks():
    assert ethnic.read(cell("muong"), context("Dân tộc")).value == "06"
    assert ethnic.read(cell("mong"), context("Dân tộc")).value == "08"


@pytest.mark.parametrize(
    ("column", "typed", "meant"),
    [("Giới tính", "Nam", "male"), ("Giới tính", "Nữ", "female"), ("Giới tính", "nam", "male"),
     ("Giới tính", "NỮ", "female"), ("Giới tính", "nu", "female"), ("Nữ", "x", "female"),
     ("Nữ (x)", "X", "female"),
     ("Nữ", 1, "female"), ("Nam", "x", "male"), ("Nữ", "✓", "female")],
)  # fmt: skip
def test_28_words_and_marks(column, typed, meant):
    read = sex.read(cell(typed), context(column))
    assert read.value == meant
    assert gravest(read) in {Verdict.ACCEPTED, Verdict.NORMALISED}


@pytest.mark.parametrize("column", ["Giới tính", "Nữ", "Nữ (x)", "Nam"])
def test_28_a_blank_is_not_male(column):
    """Planted: a blank read as a man; red."""
    read = sex.read(cell(None), context(column))
    assert read.value is None
    assert codes(read) == ["sex_blank"]
    assert gravest(read) is Verdict.HELD


@pytest.mark.parametrize("typed", [1, 0, "x", "1"])
def test_28_marks_in_a_column_of_both_sexes_are_asked_once(typed):
    assert gravest(sex.read(cell(typed), context("Giới tính"))) is Verdict.HELD
    settled = context("Giới tính", "other", "1=male", "0=female", "x=female")
    read = sex.read(cell(typed), settled)
    assert read.value == ("male" if str(typed) == "1" else "female")
    assert gravest(read) is Verdict.NORMALISED


def test_28_a_blank_confirmed_for_the_column():
    assert sex.read(cell(None), context("Nữ", "other", "blank=male")).value == "male"


def test_28_two_columns_of_marks():
    ctx = context("Nam")
    assert sex.of_two(cell("x"), cell(None), ctx).value == "male"
    assert sex.of_two(cell(None), cell("x"), ctx).value == "female"
    assert gravest(sex.of_two(cell(None), cell(None), ctx)) is Verdict.HELD
    assert gravest(sex.of_two(cell("x"), cell("x"), ctx)) is Verdict.HELD


def test_28_what_a_heading_says_of_its_marks():
    assert sex.meaning("Giới tính") is None
    assert sex.meaning("Nam/Nữ") is None
    assert sex.meaning("Đảng viên nữ") == "female"
    assert sex.meaning("Nam") == "male"
    assert sex.meaning("N÷") == "female"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("12/12", "upper_secondary"), ("10/10", "upper_secondary"), ("9/12", "lower_secondary"),
     ("11/12", "lower_secondary"), ("7/10", "lower_secondary"), ("9/10", "lower_secondary"),
     ("5/12", "primary"),
     ("4/10", "primary"), ("4/12", "literate"), ("3/10", "literate"), ("0/12", "none"),
     ("Đại học", "university"),
     ("ĐH", "university"), ("Đại học Sư phạm", "university"), ("Cao đẳng", "college"),
     ("Trung cấp", "vocational"),
     ("Sơ cấp", "vocational"), ("Thạc sĩ", "postgraduate"), ("THPT", "upper_secondary"),
     ("Tốt nghiệp THPT", "upper_secondary"), ("THCS", "lower_secondary"),
     ("Cấp II", "lower_secondary"),
     ("Cấp 3", "upper_secondary"), ("Tiểu học", "primary"), ("Cấp I", "primary"),
     ("Biết chữ", "literate"),
     ("Mù chữ", "none"), ("Không biết chữ", "none"), ("12/12 Đại học", "university"),
     ("Bổ túc 9/12", "lower_secondary"), ("12/12 BTVH", "upper_secondary")],
)  # fmt: skip
def test_education(typed, meant):
    assert education.read(cell(typed), context("Trình độ")) == Read(meant)


@pytest.mark.parametrize("typed", ["Không", "-", "Chưa qua đào tạo"])
def test_no_degree_is_no_schooling_and_no_trouble(typed):
    assert education.read(cell(typed), context("Chuyên môn")) == Read()


@pytest.mark.parametrize("typed", ["abc", "13/12", "11/10", "Cao"])
def test_education_that_is_not_known_is_left_out_with_a_word(typed):
    read = education.read(cell(typed), context("Trình độ"))
    assert read.value is None
    assert codes(read) == ["education_unknown"]
    assert gravest(read) is Verdict.WARNED


@pytest.mark.parametrize("day", [date(2024, 10, 7), date(2024, 7, 10)])
def test_education_that_excel_made_a_date(day):
    read = education.read(cell(day), context("Trình độ"))
    assert read.value == "lower_secondary"
    assert codes(read) == ["education_date"]


def test_a_class_without_its_system():
    twelve = education.read(cell(12), context("Trình độ"))
    assert (twelve.value, gravest(twelve)) == ("upper_secondary", Verdict.NORMALISED)
    seven = education.read(cell(7), context("Trình độ"))
    assert (seven.value, gravest(seven)) == ("primary", Verdict.WARNED)


def test_youth_union():
    ctx = context("Đoàn viên")
    for yes in ("x", "X", "có", "Đoàn viên", 1):
        assert youth.read(cell(yes), ctx) == Read(True)
    assert youth.read(cell("không"), ctx) == Read(False)
    assert youth.read(cell(None), ctx) == Read()
    assert gravest(youth.read(cell("abc"), ctx)) is Verdict.HELD


@pytest.mark.parametrize(
    ("field", "typed", "meant"),
    [("specially_difficult", "x", "specially_difficult"),
     ("specially_difficult", "ĐBKK", "specially_difficult"),
     ("border", "có", "border"), ("border", "không", None), ("border", 0, None),
     ("remote", "x", "remote"),
     ("zone", "III", "zone_3"), ("zone", "KV II", "zone_2"), ("zone", 1, "zone_1"),
     ("zone", "Khu vực I", "zone_1"),
     ("zone_3", "x", "zone_3"), ("zone_3", "III", "zone_3"), ("zone", None, None)],
)  # fmt: skip
def test_zones(field, typed, meant):
    assert zones.reading(field)(cell(typed), context(field)) == Read(meant)


@pytest.mark.parametrize(("field", "typed"), [("border", "abc"), ("zone", "IV"), ("zone_3", "II")])
def test_zones_that_are_not_clear_are_held(field, typed):
    assert gravest(zones.reading(field)(cell(typed), context(field))) is Verdict.HELD


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("Bản", "village"), ("Tiểu khu", "village"), ("TDP", "village"), ("Tổ dân phố", "village"),
     ("Thôn", "village"),
     ("Trường học", "school"), ("Mầm non", "school"), ("THCS", "school"),
     ("Trạm y tế", "health_station"),
     ("TYT", "health_station"), ("Hợp tác xã", "hợp tác xã")],
)  # fmt: skip
def test_kinds_of_establishments(typed, kind):
    assert kinds.establishment(cell(typed), context("Loại")) == Read(kind)


def test_kinds_of_establishments_by_name():
    assert kinds.of_establishment("Bản Pom Quỳnh") == "village"
    assert kinds.of_establishment("Trường Mầm non Hoa Ban") == "school"
    assert kinds.of_establishment("Trạm Y tế xã Chiềng Sơn") == "health_station"
    assert kinds.of_establishment("TK2") == "village"
    assert kinds.of_establishment("Tổ 5") == "village"
    assert kinds.of_establishment("Ban Pom Quynh") == "village"
    for other in ("Ban quản lý rừng", "Trạm Kiểm lâm", "Khu công nghiệp Mai Sơn", "Tổ hợp tác"):
        assert kinds.of_establishment(other) is None
    assert gravest(kinds.establishment(cell("Bnả"), context("Loại"))) is Verdict.HELD


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("Chi bộ", "cell"), ("Chi bộ trực thuộc", "cell"), ("Chi bộ cơ sở", "grassroots_cell"),
     ("Tổ đảng", "group"),
     ("Đảng bộ cơ sở", "grassroots_committee"), ("Đảng bộ bộ phận", "sectional"),
     ("Đảng bộ tỉnh", "provincial"),
     ("Đảng bộ huyện Mộc Châu", "upper_grassroots"),
     ("Đảng bộ cấp trên trực tiếp cơ sở", "upper_grassroots")],
)  # fmt: skip
def test_kinds_of_organisations(typed, kind):
    assert kinds.organisation(cell(typed), context("Loại hình")) == Read(kind)


def test_the_committee_of_a_commune_by_its_day():
    """Regulation 294-QĐ/TW, 10.2: from 01/7/2025 directly above the grassroots."""
    assert (
        kinds.of_organisation("Đảng bộ xã Chiềng Sơn", date(2025, 6, 30)) == "grassroots_committee"
    )
    assert kinds.of_organisation("Đảng bộ xã Chiềng Sơn", date(2025, 7, 1)) == "upper_grassroots"
    assert kinds.of_organisation("Đảng bộ xã Chiềng Sơn") is None
    agencies = "Đảng bộ các cơ quan Đảng, đoàn thể xã Chiềng Sơn"
    assert kinds.of_organisation(agencies) == "grassroots_committee"


def test_29_a_code_that_lost_its_noughts_is_asked():
    read = unit_codes.read(cell(1099), context("Mã"), 6)
    assert codes(read) == ["code_zero_lost"]
    assert proposal(read) == "001099"
    assert unit_codes.read(cell(1099), context("Mã")) == Read("1099")
    assert unit_codes.read(cell("001099"), context("Mã"), 6) == Read("001099")


@pytest.mark.parametrize("value", ["1.4E+10", 10**16, 1.5])
def test_30_a_code_that_was_rounded_is_refused(value):
    read = unit_codes.read(cell(value), context("Mã"))
    assert codes(read) == ["code_lost"]
    assert gravest(read) is Verdict.REFUSED


def test_a_word_of_the_list_was_typed_in_unicode_whatever_the_font():
    """“Thái” in a column of .VnTime would be “Thỏi”, which is no group. Planted: only the font asked."""
    read = ethnic.read(cell("Thái", ".VnTime"), context("Dân tộc"))
    assert (read.value, codes(read)) == ("03", [])
    assert gravest(ethnic.read(cell("Th¸i", ".VnTime"), context("Dân tộc"))) is Verdict.HELD
