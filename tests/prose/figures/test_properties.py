"""Random figures in every printed form are found back; texts of names and dates give none."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from hatnhan.prose.figures import find
from tests.prose.figures.drafts import draft
from tests.prose.figures.words import in_words

NOUNS = ["đảng viên", "chi bộ", "bản", "trường học", "trạm y tế", "hộ", "tổ chức cơ sở đảng"]
QUALIFIERS = ["", "hơn ", "trên ", "gần ", "khoảng ", "xấp xỉ ", "ít nhất ", "không quá ", "ngót "]
OPENINGS = ["Toàn huyện có", "Đến nay, xã đã có", "Năm 2019, kết nạp được", "Trong đó có"]
CLOSINGS = [".", " theo Nghị quyết số 03-NQ/TU.", " (bản Nà Khằm 2).", ", so với năm 2015."]
NOISE = [
    "Nghị quyết số 03-NQ/TU ngày 10/2/2006",
    "Quyết định số 45/QĐ-UBND",
    "Chỉ thị 05-CT/TW",
    "Điều 4, khoản 2 và 3 Điều lệ Đảng",
    "khóa XII, nhiệm kỳ 2005-2010",
    "bản Nà Khằm 2",
    "chi bộ số 3, tiểu khu 5",
    "tổ dân phố 8, phường Nà Sẳng",
    "ngày 30.5, sáng 15-11 và dịp 3/2",
    "tháng 11/2022, quý I/2023",
    "6 tháng đầu năm 2023",
    "lúc 7 giờ 30 ngày 2/9",
    "Quốc lộ 6, Trung đoàn 754",
    "lần thứ 17, kỳ họp thứ 5",
    "từ năm 2015 đến năm 2020",
    "so với 2008",
    "Chương trình 135, Đề án 06",
    "chi bộ có từ 3 đảng viên chính thức trở lên",
    "dưới 40 tuổi, từ 18 đến 30 tuổi",
    "một trong những khó khăn",
    "Huy hiệu 50 năm tuổi Đảng",
    "phụ lục 2, biểu 1B, trang 5",
]


def grouped(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


@st.composite
def printed(draw: st.DrawFn) -> tuple[str, Fraction, Fraction]:
    """A number of things as printed, its value and its step."""
    number = draw(st.integers(1, 999_999))
    form = draw(st.sampled_from(["dots", "bare", "zero", "words", "scale", "decimal scale"]))
    if form == "dots":
        return grouped(number, "."), Fraction(number), Fraction(1)
    if form == "bare":
        number = number % 1000 + 3000
        return str(number), Fraction(number), Fraction(1)
    if form == "zero":
        return f"0{number % 9 + 1}", Fraction(number % 9 + 1), Fraction(1)
    if form == "words":
        number = number % 980 + 11
        return in_words(number), Fraction(number), Fraction(1)
    word, scale = draw(
        st.sampled_from([("nghìn", 1000), ("ngàn", 1000), ("vạn", 10_000), ("triệu", 1_000_000)])
    )
    if form == "scale":
        number = number % 999 + 1
        return f"{number} {word}", Fraction(number * scale), Fraction(scale)
    whole, tenth = number % 99, number % 10
    value = Fraction(10 * whole + tenth, 10) * scale
    return f"{whole},{tenth} {word}", value, Fraction(scale, 10)


@settings(max_examples=150, deadline=None)
@given(
    printed(),
    st.sampled_from(NOUNS),
    st.sampled_from(QUALIFIERS),
    st.sampled_from(OPENINGS),
    st.sampled_from(CLOSINGS),
)
def test_counts_are_found_back(
    number: tuple[str, Fraction, Fraction], noun: str, qualifier: str, opening: str, closing: str
) -> None:
    raw, value, step = number
    text = f"{opening} {qualifier}{raw} {noun}{closing}"
    (figure,) = find(draft(text))
    assert (figure.raw, figure.value, figure.step) == (raw, value, step), text
    assert (figure.unit, figure.qualifier) == (noun, qualifier.strip()), text
    assert text[figure.start : figure.end] == raw


@settings(max_examples=100, deadline=None)
@given(
    st.integers(0, 1_000_000),
    st.integers(0, 3),
    st.sampled_from(["%", " %", "\u00a0%", " phần trăm", " điểm %"]),
    st.sampled_from(QUALIFIERS),
)
def test_rates_are_found_back(number: int, decimals: int, sign: str, qualifier: str) -> None:
    step = Fraction(1, 10**decimals)
    whole, part = divmod(number % 100_000, 10**decimals)
    raw = f"{whole}{f',{part:0{decimals}}' if decimals else ''}{sign}"
    text = f"Kết nạp 12 đảng viên, đạt {qualifier}{raw} kế hoạch."
    _, figure = find(draft(text))
    assert (figure.raw, figure.value, figure.step) == (raw, whole + part * step, step)
    assert figure.unit == ("điểm %" if "điểm" in sign else "%")
    assert figure.qualifier == qualifier.strip()


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 9999), st.integers(1, 9999), st.sampled_from(["-", "–", " - ", " đến "]))
def test_ranges_are_two_figures(low: int, more: int, mark: str) -> None:
    """The numbers are large enough not to be a date."""
    first, last = grouped(low + 40, "."), grouped(low + 40 + more, ".")
    text = f"Mỗi năm kết nạp khoảng {first}{mark}{last} đảng viên."
    found = [(f.raw, f.unit, f.qualifier) for f in find(draft(text))]
    assert found == [(first, "đảng viên", "khoảng"), (last, "đảng viên", "khoảng")]


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 5000), st.integers(1, 5000), st.sampled_from(["/", " trong ", " trên "]))
def test_fractions_are_two_figures(part: int, rest: int, mark: str) -> None:
    first, last = grouped(part, "."), grouped(part + rest, ".")
    found = find(draft(f"Toàn tỉnh có {first}{mark}{last} bản có chi bộ."))
    assert [f.raw for f in found] == [first, last]
    assert {f.unit for f in found} == {"bản"}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(NOISE), min_size=1, max_size=6))
def test_documents_dates_and_names_are_no_figures(parts: list[str]) -> None:
    assert not find(draft("; ".join(parts) + "."))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(NOISE), max_size=3), st.integers(2, 9000), st.sampled_from(NOUNS))
def test_a_figure_among_them_is_found(parts: list[str], number: int, noun: str) -> None:
    raw = grouped(number, ".")
    text = "; ".join([*parts, f"toàn tỉnh có {raw} {noun}", *parts]) + "."
    assert [(f.raw, f.unit) for f in find(draft(text))] == [(raw, noun)], text


@settings(max_examples=200, deadline=None)
@given(st.text("0123456789.,/-–%() \n\u00a0abđ“”", max_size=80))
def test_any_text_is_read(text: str) -> None:
    """Nothing crashes, and what is found is what stands there."""
    figures = find(draft(text))
    assert all(text[f.start : f.end] == f.raw for f in figures)
    assert [f.start for f in figures] == sorted({f.start for f in figures})


WORDS = (
    "1 2 3 12 45 2019 1.376 28,6 % / - – ( ) : ; , . \n “ ” và từ đến trong số tổng trên dưới hơn có "
    "không một hai năm mười nửa chi bộ đảng viên bản thôn tổ Nà Sang huyện tuổi Đảng trở lên đủ huy "
    "hiệu nghị quyết Điều lớp ngày tháng giờ triệu tỷ nghìn lần điểm phần trăm thứ giảm tăng đạt còn"
).split(" ")


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_any_row_of_words_is_read(words: list[str]) -> None:
    text = " ".join(words)
    figures = find(draft(text))
    assert all(text[f.start : f.end] == f.raw for f in figures)
    ends = [0, *(f.end for f in figures)]
    assert all(end <= f.start for end, f in zip(ends, figures, strict=False))
    assert all(f.step > 0 and f.value >= 0 for f in figures)
