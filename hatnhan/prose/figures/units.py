"""What a number counts, and the word that widens it."""

from __future__ import annotations

from math import prod
from typing import Final

from hatnhan.prose.figures.candidates import Number
from hatnhan.prose.figures.lexicon import Phrases, noun_at, noun_before
from hatnhan.prose.figures.numerals import SCALES
from hatnhan.prose.figures.tokens import Stream

_QUALIFIERS: Final = Phrases(
    "không quá; chưa đến; chưa tới; không dưới; xấp xỉ; ít nhất; tối thiểu; tối đa; nhiều nhất; "
    "hơn; trên; gần; khoảng; dưới; ngót; chừng; độ; cỡ; quá; non"
)
_COMPARED: Final = frozenset("cao thấp nhiều ít lớn nhỏ trẻ già".split())
_NO_ADVERB: Final = {
    "độ": frozenset("trình mức tốc chế cường thái mật".split()),
    "non": frozenset("mầm nước".split()),
    "trên": frozenset(("cấp",)),
    "dưới": frozenset(("cấp",)),
}

_FUNCTION: Final = frozenset(
    """
    và hoặc hay của ở tại trong trên dưới với so là có được đã đang sẽ bị do để từ đến tới về theo
    chiếm đạt bằng tăng giảm vượt còn gồm mới thì mà nhưng nên khi nếu vì qua sau trước này đó kia
    ấy như cùng các những một cho trở nữa không chưa chỉ cũng đều lên xuống ra vào thuộc tương
    trung thấp cao hơn đáp kế kết ban hành thành lập tham bình quân đồng thời hoàn xuất
    with of and in at on to for the was were is are has have from by or
    """.split()
)
"""Words no counted noun begins with."""


def name_units(stream: Stream, found: list[Number]) -> None:
    """Give every number its unit, from the last to the first: ranges and fractions share it."""
    for index in range(len(found) - 1, -1, -1):
        number = found[index]
        number.follows = 0 if number.sign else noun_at(stream, number.stop)
        partner = found[index + 1] if number.link else None
        number.unit = _unit(stream, number, partner)
        if partner is not None:
            _share_scale(stream, number, partner)
        if partner is not None and partner.sign and not number.sign and not number.follows:
            number.sign = partner.sign if number.link != "fraction" else ""


def _unit(stream: Stream, number: Number, partner: Number | None) -> str:
    if number.sign:
        return number.sign
    if number.follows:
        return printed(stream, number.stop, number.stop + number.follows)
    if partner is not None and (number.link != "change" or _bare(stream, number)):
        return partner.unit if number.link != "fraction" or not partner.sign else ""
    return (
        _of_all(stream, number.stop) or _guess(stream, number.stop) or _before(stream, number.first)
    )


def _of_all(stream: Stream, place: int) -> str:
    """As in "2/3 số thôn", "45 trên tổng số bản"."""
    if stream.low(place) == "tổng":
        place += 1
    if stream.low(place) != "số":
        return ""
    length = noun_at(stream, place + 1)
    return printed(stream, place + 1, place + 1 + length)


def _bare(stream: Stream, number: Number) -> bool:
    """Whether a verb or mark follows: "từ 76 xuống còn 1 bản"."""
    return stream.low(number.stop) in _FUNCTION or stream.at(number.stop).kind != "word"


def _share_scale(stream: Stream, number: Number, partner: Number) -> None:
    """As in "2-3 triệu đồng" is two million to three million, and "4.215/5.030 tỷ"."""
    alone = number.stop - number.first == 1 and not number.sign and not number.follows
    if not alone or (number.link == "change" and not _bare(stream, number)):
        return
    scales = (SCALES.get(stream.low(place), 1) for place in range(partner.first + 1, partner.stop))
    scale = prod(scales)
    # "từ 500.000 đến 1 triệu đồng" is in full already.
    if number.value * scale <= partner.value * (1 if number.link == "range" else _MOST):
        number.value *= scale
        number.step *= scale


_MOST: Final = 20
"""A share or what was before is not more than so many times what it is set beside."""


def printed(stream: Stream, first: int, stop: int) -> str:
    """The words of some tokens as printed, with one space between them."""
    words = [stream.at(i).text for i in range(first, stop)]
    return " ".join(words).replace(" ,", ",")


def _guess(stream: Stream, place: int) -> str:
    """The next word or two where no known noun follows: "17 tượng đài"."""
    first = stream.at(place)
    if first.kind != "word" or first.low in _FUNCTION or first.capital:
        return ""
    second = stream.at(place + 1)
    two = second.kind == "word" and second.low not in _FUNCTION and not second.capital
    return printed(stream, place, place + (2 if two else 1))


def _before(stream: Stream, first: int) -> str:
    """The known noun before: "đảng bộ cơ sở 205", "nữ: 564", "tổng số đảng viên là 45"."""
    place = first
    if stream.low(place - 1) == ":":
        place -= 1
    elif stream.low(place - 1) in ("là", "có"):
        length = noun_before(stream, place - 1)
        if not length or stream.low(place - 2 - length) != "số":
            return ""
        place -= 1
    length = noun_before(stream, place)
    if not length or stream.at(place - length - 1).kind == "number":
        return ""  # the noun belongs to the number before: "dưới 35 tuổi 47"
    return printed(stream, place - length, place)


def qualify(stream: Stream, found: list[Number]) -> None:
    """Give every number the qualifier before it; a range shares it."""
    for index, number in enumerate(found):
        number.qualifier = qualifier_before(stream, number.first)
        if number.linked and not number.qualifier and found[index - 1].link == "range":
            number.qualifier = found[index - 1].qualifier


def qualifier_before(stream: Stream, place: int) -> str:
    """The qualifier that ends just before a token, else ""."""
    words = _QUALIFIERS.ending(stream, place)
    if not words:
        return ""
    start = place - len(words)
    before = stream.low(start - 1)
    if words == ("hơn",) and before in _COMPARED:
        return ""  # "cao hơn 5 %" says by how much, exactly
    if before in _NO_ADVERB.get(words[0], ()):
        return ""
    if words == ("trên",) and stream.at(start - 1).kind == "number":
        return ""  # "49 trên 66"
    return " ".join(words)
