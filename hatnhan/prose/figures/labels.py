"""Numbers that name: documents and their articles, ordinals, parts of a series."""

from __future__ import annotations

from typing import Final

from hatnhan.prose.figures.context import SEPARATORS, Context
from hatnhan.prose.figures.lexicon import COMPOUNDS, Phrases, noun_before
from hatnhan.prose.figures.names import NAMED, row

_PHRASES: Final = Phrases(
    """
    ban chỉ đạo; nghị định; chỉ thị; kết luận; thông tư; thông tri; pháp lệnh; sắc lệnh;
    công điện; điều; khoản; mục; chương; phụ lục; biểu; mẫu; trang; quốc lộ; tỉnh lộ; đường
    tỉnh; trung đoàn; sư đoàn; tiểu đoàn; đại đội; lữ đoàn; quân khu; quân đoàn; đồn biên
    phòng; binh đoàn; trung đội; nghị quyết; hướng dẫn; quy định; công văn; đề án; trung
    ương; tw; hội nghị trung ương; biểu số; mốc; cột mốc; ql; hình; ảnh; khóa; khoá; lần
    thứ; thứ; covid; trường sa; kỳ họp thứ
    """
)
"""Phrases whose number is always a name."""

_SERIES: Final = Phrases(
    """
    quyết định; thông báo; chương trình; kế hoạch; tờ trình; báo cáo; quy chế; luật; dự án;
    điểm; phần; bảng; tập; bài; kỳ; tuần; đợt; lớp; tiết; bước; vòng; hạng; cấp; loại; nhóm;
    câu; chuyên đề; giai đoạn; phương án; vùng; khu vực; ngõ; ngách; hẻm; lô; thửa; tờ; nhà;
    phòng; cột; dòng; quyển; nhiệm kỳ; quý; tháng; ngày; lần; km; tiêu chí; nội dung; nhiệm
    vụ; giải pháp; mức; mức độ; cấp độ; tuổi; ca; tầng; đại hội; hội nghị; tốp; top; tiểu
    mục; đoạn; bậc; hệ; ngạch; ghi chú; chú thích; phiên; khâu; công ước; ủy ban; đồn; đoàn;
    mô hình; học kỳ; quy trình
    """
)
"""Phrases whose number is a name unless what it counts follows."""

_ABBREVIATIONS: Final = frozenset("NQ CT KL QĐ HD KH TB BC CV ĐA QC NĐ CTr TTr QL TL ĐT TT".split())
_COUNTED_NUMBER: Final = frozenset("tổng trong con trên với của là thiểu đa dân chỉ hệ sĩ".split())
"""Before "số": what follows is a count ("tổng số 45", "con số 12")."""


def label(context: Context, index: int) -> bool:
    """As in "Nghị quyết 57", "Điều 4", "tuần 3", "lần thứ 17": but "quyết định 5 đảng viên" counts."""
    number = context.numbers[index]
    if number.sign or (not number.plain and not number.spoken):
        return _part_of_document(context, index) or _revolution(context, index)
    stream, first = context.stream, number.first
    phrase = _PHRASES.ending(stream, first)
    compound = COMPOUNDS.ending(stream, first)
    if phrase and len(phrase) >= len(compound):
        return not (number.follows and _verbal(context, index, phrase))
    if context.before(index).text in _ABBREVIATIONS:
        return not _planned(context, index)
    if number.follows or _planned(context, index) or compound or _of_number(context, index):
        return False
    if _SERIES.ending(stream, first):
        return not _listed(context, index)
    return number.value in _PROGRAMMES and context.before(index).low in ("xã", "thôn", "bản", "vốn")


def _of_number(context: Context, index: int) -> bool:
    """As in "dưới 35 tuổi 47", "mức 300-500 nghìn đồng": the word before labels nothing."""
    owner = context.numbers[index - 1]
    end = owner.stop + owner.follows
    if index and owner.follows and end == context.numbers[index].first:
        return True
    return context.numbers[index].link == "range" and context.numbers[index + 1].follows > 0


_VERBAL: Final = frozenset(
    ("kết luận", "hướng dẫn", "quy định", "chỉ thị", "nghị quyết", "đề án", "mẫu")
)


def _verbal(context: Context, index: int, phrase: tuple[str, ...]) -> bool:
    """As in "kết luận 29 đảng viên có vi phạm": a verb or an aim, and what it counts."""
    first = context.numbers[index].first - len(phrase)
    low = not context.stream.at(first).capital
    if phrase in (("kết", "luận"), ("hướng", "dẫn")) and context.class_of(index) == "person":
        low = low or context.stream.at(first - 1).kind != "word"
    counts = context.class_of(index) in ("person", "organisation", "household", "thing")
    return low and counts and " ".join(phrase) in _VERBAL


def _listed(context: Context, index: int) -> bool:
    """As in "chuyên đề 12, thường xuyên 5": a list of counts whose others are no names."""
    stream = context.stream
    return any(
        stream.at(first - 1).kind == "word"
        and stream.low(first - 1) not in ("số", "thứ")
        and not stream.at(first - 1).capital
        and context.noun_before(i) not in NAMED
        and not _PHRASES.ending(stream, first)
        and not _SERIES.ending(stream, first)
        for i in row(context, index)
        for first in (context.numbers[i].first,)
    )


_PROGRAMMES: Final = (135, 327, 1719)
"""State programmes that are named by their decisions, as are the communes in them."""


def _planned(context: Context, index: int) -> bool:
    """As in "kế hoạch 150, thực hiện 187": a plan beside what was done."""
    stop = context.numbers[index].stop
    after = context.stream.lows(stop, stop + 2)
    plan = context.before(index).low in ("hoạch", "tiêu", "kh")
    return plan and after[0] in (",", ";", "(") and after[1] in ("thực", "đạt", "kết", "đã")


def _part_of_document(context: Context, index: int) -> bool:
    """As in "mục 2.1"."""
    number = context.numbers[index]
    raw = context.stream.at(number.first).text
    return "." in raw and len(raw) < 6 and context.before(index).low in _PARTS and not number.sign


_PARTS: Final = frozenset("mục điểm khoản bảng hình lục biểu phần chương".split())


def _revolution(context: Context, index: int) -> bool:
    """The "4.0" of an industrial revolution."""
    number = context.numbers[index]
    raw = context.stream.at(number.first).text
    return raw in ("4.0", "4,0", "5.0", "2.0", "3.0") and not number.sign and not number.follows


def after_so(context: Context, index: int) -> bool:
    """As in "chi bộ số 3", "số 161": but neither "tổng số 1.622" nor "trong số 45 đảng viên"."""
    number = context.numbers[index]
    place = number.first - 1
    if context.stream.low(place) != "số" or number.sign or number.spoken:
        return False
    if not number.plain and number.step >= 1:
        return False
    if context.stream.low(place - 1) in _COUNTED_NUMBER:
        return False
    return not number.follows or noun_before(context.stream, place) > 0


def chained(context: Context, index: int) -> bool:
    """As in "Điều 4, 5 và 6", "thôn 7, 8": what follows a name in a row without a noun."""
    if index == 0 or context.counted(index):
        return False
    if context.numbers[index - 1].reason not in ("label", "after_so", "name", "chained"):
        return False
    between = context.between(index)
    return len(between) == 1 and between[0] in SEPARATORS
