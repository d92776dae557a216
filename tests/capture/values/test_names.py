"""Part B2 of the table of bad input: names and other text, by its numbers."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from hatnhan.capture.model import Verdict
from hatnhan.capture.values import names, text
from hatnhan.capture.values.characters import unprintable
from hatnhan.capture.values.read import Read
from tests.capture.values.ask import cell, codes, context, gravest, proposal

CTX = context("Họ và tên")


def name(value: object) -> Read:
    return names.read(cell(value), CTX)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (unicodedata.normalize("NFD", "Nguyễn Thị Đào"), "Nguyễn Thị Đào"),
        ("Ðỗ Ðức Ðoàn", "Đỗ Đức Đoàn"),
        ("\u0189iêu Văn \u0189ạng", "Điêu Văn Đạng"),
        ("Lò Văn \u00f0ôi", "Lò Văn đôi"),
        ("Trần\u200b Thị Mận", "Trần Thị Mận"),
        (" Phạm  Hữu  Hưởng ", "Phạm Hữu Hưởng"),
        ("Cà\u00a0Văn\u00a0Hặc", "Cà Văn Hặc"),
        ("\ufeffĐỗ Thị Bích Hợi\u00ad", "Đỗ Thị Bích Hợi"),
        ("Vì Văn\tSôm\n", "Vì Văn Sôm"),
        ("Ｌò Văn Ａ", "Lò Văn A"),
    ],
)
def test_16_17_22_one_form_and_it_is_told(typed, kept):
    """Planted: Eth left as it is; red."""
    read = name(typed)
    assert read.value == kept
    assert unicodedata.is_normalized("NFC", str(read.value))
    assert codes(read) == ["text_normalised"]
    assert gravest(read) is Verdict.NORMALISED
    assert text.clean(kept) == kept


def test_17_an_eth_alone_is_no_tcvn3():
    """Of TCVN3 it would be é: "éinh Công"."""
    assert name("Ðinh Công Ðo").value == "Đinh Công Đo"


@pytest.mark.parametrize(
    "typed", ["Hoà", "Hòa", "Lý Thị Quí", "Lí Thị Quý", "Thuỷ", "Thủy", "Hoàng Thị Thuý"]
)
def test_21_tones_stay_where_they_are_written(typed):
    assert name(typed) == Read(typed)


@pytest.mark.parametrize("typed", ["NGUYEN VAN AN", "Lo Van A", "nguyen thi hoa", "Hoang Duc"])
def test_23_no_marks_are_kept_and_warned(typed):
    read = name(typed)
    assert read.value == typed
    assert codes(read) == ["no_accents"]
    assert gravest(read) is Verdict.WARNED


@pytest.mark.parametrize(
    "typed", ["NGUYỄN VĂN AN", "LÒ THỊ XÔM", "Mai Lan Anh", "Cao Nam", "Ly A Pao"]
)
def test_23_capitals_and_names_complete_without_marks_are_accepted(typed):
    assert name(typed) == Read(typed)


@pytest.mark.parametrize(
    "typed",
    ["X", "Lò Văn A", "Giàng A Súa", "H'Bia Êban", "H’Mai", "Ksor H'Bơ Khăp", "Tôn Nữ-Thị",
     "Lò Văn Ốm", "Y B.", "Ng. Văn A",
     "Quàng Văn Pâng", "Cà Văn Hịa", "Sộng A Nhìa",
     "Nguyễn Phước Vĩnh Bảo Quốc Công Tôn Nữ Thị Hồng Ngọc Bích Trâm An",
     "Ê Nuôl", "Pờ Lóng Tơ", "Lý Dẩu Vả"],
)  # fmt: skip
def test_24_names_of_every_people_are_accepted(typed):
    assert name(typed) == Read(typed)


@pytest.mark.parametrize(
    ("typed", "position"),
    [("Lò\u202eVăn", 3), ("Lò Văn A\x00", 9), ("Lò Văn 😀", 8), ("\ud800Lò", 1), ("Lò\x07", 3),
     ("A\u2066B", 2),
     ("Lò Văn \ue000", 8)],
)  # fmt: skip
def test_25_what_a_register_must_not_hold_is_refused_with_its_position(typed, position):
    read = name(typed)
    assert read.value is None
    assert codes(read) == ["bad_character"]
    assert gravest(read) is Verdict.REFUSED
    assert f"thứ {position} " in read.troubles[0].message
    assert read.troubles[0].raw == typed
    assert not any(unprintable(char) for char in read.troubles[0].message)
    assert codes(text.read(cell(typed), CTX)) == ["bad_character"]


@pytest.mark.parametrize(
    ("typed", "code", "proposed"),
    [
        ("Lò Văn A, Vì Văn B", "two_persons", None),
        ("Lò Văn A và Vì Văn B", "two_persons", None),
        ("Lò Văn A / Vì Văn B", "two_persons", None),
        ("Lò Văn A (chết)", "note_in_name", "Lò Văn A"),
        ("Lò Văn A*", "note_in_name", "Lò Văn A"),
        ("Lò Văn A chuyển đi", "note_in_name", "Lò Văn A"),
        ("Lò Văn A [bí danh B]", "note_in_name", "Lò Văn A"),
        ("Lò Văn A 2", "odd_name", "Lò Văn A"),
    ],
)
def test_26_two_persons_and_notes_are_held(typed, code, proposed):
    read = name(typed)
    assert codes(read) == [code]
    assert gravest(read) is Verdict.HELD
    assert proposal(read) == proposed


def test_26_struck_through_is_held():
    read = names.read(cell("Lò Văn A", struck=True), CTX)
    assert read.value == "Lò Văn A"
    assert codes(read) == ["struck"]
    assert gravest(read) is Verdict.HELD


@pytest.mark.parametrize(
    "typed", ["Lò Văn A 014081000123", "Lò Văn A (050 123 456)", "014081000123", 14081000123]
)
def test_a_number_of_papers_beside_a_name_is_held_and_not_repeated(typed):
    read = name(typed)
    assert read.value is None
    assert codes(read) == ["number_in_name"]
    assert not any(c.isdecimal() for c in read.troubles[0].raw + read.troubles[0].message)


def test_numbers_and_signs_are_no_names():
    assert gravest(name(12)) is Verdict.REFUSED
    assert gravest(name("---")) is Verdict.REFUSED
    assert name(None) == Read()


def test_40_an_error_of_a_formula_is_refused():
    assert codes(name("#N/A")) == ["error_value"]


def test_formula_like_text_is_text():
    """B4 57: accepted as text here; exports make it harmless."""
    assert text.read(cell("=HYPERLINK(1)"), CTX).value == "=HYPERLINK(1)"
    assert text.read(cell("Bản Pán II"), CTX) == Read("Bản Pán II")
    assert text.read(cell(12.0), CTX).value in {"12", "12.0"}


@pytest.mark.parametrize("typed", ["nt", "NT", "- nt -", "n/t", "Như trên", "″", '"', "〃"])
def test_as_above_is_nobody_and_no_unit(typed):
    """Planted: a person called "nt" accepted, and a village "nt"."""
    assert (name(typed).value, codes(name(typed))) == (None, ["not_a_name"])
    unit = text.title(cell(typed), CTX)
    assert (unit.value, codes(unit)) == (None, ["not_a_title"])


@pytest.mark.parametrize("typed", ["Ân", "N", "Nật", "Lò Văn Nt"])
def test_short_names_are_names(typed):
    assert name(typed).value == typed


def test_a_unit_is_called_by_no_date_and_no_fraction():
    """Planted: "1.5" and 03/02 taken for the names of villages."""
    for value in (1.5, True, date(2026, 2, 3)):
        assert codes(text.title(cell(value), CTX)) == ["not_a_title"]
    assert text.title(cell(6.0), CTX).value
    assert text.title(cell("Bản 3/2"), CTX).value == "Bản 3/2"
