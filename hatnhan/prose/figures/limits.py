"""Numbers that limit what is counted and are not counted themselves."""

from __future__ import annotations

from typing import Final

from hatnhan.prose.figures.badges import LIMIT_WORDS, party_age
from hatnhan.prose.figures.context import SEPARATORS, Context
from hatnhan.prose.figures.lexicon import noun_at

_STATISTICS: Final = (("bình", "quân"), ("trung", "bình"), ("cao", "nhất"), ("thấp", "nhất"))
WIDE: Final = frozenset(
    ("trên", "dưới", "hơn", "không quá", "ít nhất", "chưa đến", "quá", "không dưới")
)
_BAND_VERBS: Final = frozenset("tăng giảm đạt có còn nạp hụt".split())
_FIGURE_VERBS: Final = frozenset("bằng chiếm với vượt so là".split())
_ACTIONS: Final = frozenset("lập mới thêm dựng nạp triển xóa xoá sinh".split())
_REACH: Final = 9


def age_limit(context: Context, index: int) -> bool:
    """As in "dưới 40 tuổi", "từ 18 đến 30 tuổi": but "tuổi bình quân 52,2 tuổi" is a figure."""
    number = context.numbers[index]
    if _in_age_band(context, index) or _next_age_band(context, index):
        return True
    before = context.numbers[index - 1]
    if number.linked and before.link == "range" and before.reason == "age_limit":
        return True
    if number.unit.lower() not in ("tuổi", "tuổi đời") or _compared(context, index):
        return False
    word = context.before(index).low
    limits = (
        number.qualifier
        or number.link in ("range", "change")
        or number.linked
        or word in LIMIT_WORDS
        or _and_beyond(context, index)
    )
    return bool(limits) and not _statistic(context, index)


def _next_age_band(context: Context, index: int) -> bool:
    """The next of several: "tuổi đời 18-30: 145; 31-40: 210", "dưới 40 có 12, trên 40 có 9"."""
    number, stream = context.numbers[index], context.stream
    if number.sign or number.follows or not number.plain or number.value > 100:
        return False
    if number.linked and context.numbers[index - 1].link == "range":
        return context.numbers[index - 1].reason == "age_limit"
    last = context.numbers[index + 1] if number.link == "range" else number
    limited = last is not number or number.qualifier in ("trên", "dưới")
    if not limited or last.sign or last.follows or last.value > 100:
        return False
    if stream.low(last.stop) not in (":", "có", "là", "chiếm") and stream.low(last.stop):
        return False
    return context.comes_after(index, "age_limit", 4)


def _compared(context: Context, index: int) -> bool:
    """As in "trẻ hơn 1,5 tuổi": by how much, no limit."""
    first = context.numbers[index].first
    words = context.stream.lows(first - 2, first)
    return words[1] == "hơn" and words[0] in ("trẻ", "già", "cao", "thấp", "lớn", "nhỏ")


def _in_age_band(context: Context, index: int) -> bool:
    """As in "độ tuổi 18-30", "độ tuổi trên 50", "tuổi đời từ 43 đến 56"."""
    number, stream = context.numbers[index], context.stream
    first = number.first - len(number.qualifier.split())
    if stream.low(first - 1) == "từ":
        first -= 1
    if stream.low(first - 1) == ":":
        first -= 1
    aged = stream.lows(first - 2, first) in (("độ", "tuổi"), ("tuổi", "đời"))
    return aged and bool(number.qualifier or number.link or first < number.first)


def _statistic(context: Context, index: int) -> bool:
    """Whether the clause speaks of an average or an extreme."""
    last = context.numbers[index].first
    words = context.stream.lows(context.stream.clause_start(last - 1, 9), last)
    return any(words[i : i + 2] in _STATISTICS for i in range(len(words) - 1))


def _and_beyond(context: Context, index: int) -> bool:
    """Whether "trở lên" or "trở xuống" follows what the number counts."""
    number, stream = context.numbers[index], context.stream
    place = number.stop + (number.follows or (1 if number.unit and not number.sign else 0))
    spare = 2 if stream.low(number.first - 1) in ("từ", "nhất") else 0
    while spare and stream.low(place) != "trở" and stream.at(place).kind == "word":
        place, spare = place + 1, spare - 1
    return stream.low(place) == "trở" and stream.low(place + 1) in ("lên", "xuống", "đi")


def threshold(context: Context, index: int) -> bool:
    """As in "từ 3 đảng viên trở lên", "đủ 3 đảng viên chính thức"; of a rate it is a qualifier."""
    number = context.numbers[index]
    beyond = _and_beyond(context, index)
    if number.sign == "%" or (beyond and _aimed(context, index)):
        if beyond and not number.qualifier:
            number.qualifier = "trở " + _direction(context, index)
        return False
    if beyond:
        return True
    return context.before(index).low == "đủ" and number.link != "fraction" and number.value < 100


_AIMS: Final = frozenset("nạp triển đấu đạt lập được".split())


def _aimed(context: Context, index: int) -> bool:
    """As in "kết nạp 100 đảng viên trở lên": a target that is counted."""
    first = context.numbers[index].first
    words = context.stream.lows(first - 2, first)
    return bool(_AIMS & set(words)) and "có" not in words


def _direction(context: Context, index: int) -> str:
    place = context.numbers[index].stop
    while context.stream.low(place) != "trở":
        place += 1
    return context.stream.low(place + 1)


def band(context: Context, index: int) -> bool:
    """As in "6 đảng bộ giảm trên 15 %", "8 bản chỉ có 1-2 đảng viên": what is counted is limited."""
    number = context.numbers[index]
    head = index
    if number.linked and context.numbers[index - 1].link == "range":
        return context.numbers[index - 1].reason == "band"
    wide = number.qualifier in WIDE or number.qualifier.startswith("trở")
    if not wide and number.link != "range":
        return False
    counted = _counted_before(context, head)
    if counted is None:
        return False
    owner, words = counted
    if words & _FIGURE_VERBS or not (words & _BAND_VERBS or _groups(context, owner, index)):
        return False
    if "đạt" in words and (_acted(context, owner) or context.class_of(owner) == "person"):
        return False
    return context.class_of(owner) != "person" or context.class_of(index) in ("time", "money")


def _groups(context: Context, owner: int, index: int) -> bool:
    """As in "12 chi bộ dưới 10 đảng viên": units by how many persons they have."""
    number = context.numbers[index]
    words = context.stream.lows(after_nouns(context, owner), number.first)
    near = len(words) <= 2 and "và" not in words
    units = context.class_of(owner) in ("organisation", "place", "household")
    return near and units and number.qualifier in ("trên", "dưới") and not number.sign


def _counted_before(context: Context, index: int) -> tuple[int, set[str]] | None:
    """The number whose noun this one limits and the words between; None across punctuation."""
    if index == 0:
        return None
    owner = index - 1
    number = context.numbers[owner]
    start, stop = after_nouns(context, owner), context.numbers[index].first
    between = context.stream.lows(start, stop)
    if not 1 <= len(between) <= _REACH or any(
        context.stream.at(place).kind != "word" for place in range(start, stop)
    ):
        return None
    counts = not number.sign and (context.discrete(owner) or number.linked)
    return (owner, set(between)) if counts and not number.reason else None


def after_nouns(context: Context, index: int) -> int:
    """The token after the nouns a number counts: "8 thôn, bản" counts two kinds together."""
    place = context.numbers[index].stop + context.numbers[index].follows
    while context.stream.low(place) in (",", "và"):
        length = noun_at(context.stream, place + 1)
        if not length:
            break
        place += 1 + length
    return place


def _acted(context: Context, index: int) -> bool:
    """As in "thành lập 22 chi bộ đạt trên 90 % kế hoạch": a result, not a group."""
    first = context.numbers[index].first
    after = context.numbers[index].stop + context.numbers[index].follows
    words = set(context.stream.lows(first - 4, first))
    return bool(words & _ACTIONS) or context.stream.low(after) == "mới"


def _after_limit(context: Context, index: int) -> bool:
    """As in "30 tuổi 812", "60 năm: 4": a count behind the limit it belongs to."""
    first = context.numbers[index].first
    while index and context.numbers[index - 1].reason == "wording":
        index -= 1  # the "năm" of "60 năm" could be five
    if index == 0:
        return False
    owner = context.numbers[index - 1]
    between = context.stream.lows(owner.stop + owner.follows, first)
    return bool(owner.follows) and between in ((), (":",))


def before_limit(context: Context, index: int) -> bool:
    """The first numbers of a row of limits: the 30 and 40 of "30, 40, 50 năm tuổi Đảng"."""
    numbers = context.numbers
    for i in range(index, min(index + _REACH, len(numbers) - 1)):
        between = context.between(i + 1)
        if numbers[i].follows or numbers[i].sign or len(between) != 1:
            return False
        if between[0] not in SEPARATORS or _after_limit(context, i):
            return False
        if numbers[i].value >= numbers[i + 1].value or not numbers[i].plain:
            return False
        if party_age(context, i + 1) or age_limit(context, i + 1):
            return True
    return False
