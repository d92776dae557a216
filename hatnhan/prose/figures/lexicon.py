"""Known phrases beside a number: counted nouns, and any list of phrases by their last word."""

from __future__ import annotations

from typing import Final

from hatnhan.prose.figures.nouns import BY_FIRST_WORD, NOUNS
from hatnhan.prose.figures.tokens import Stream


class Phrases:
    """Phrases with "; " between them, found by the word they end with; the earlier first."""

    def __init__(self, listed: str) -> None:
        self._by_last: dict[str, list[tuple[str, ...]]] = {}
        for phrase in " ".join(listed.split()).split("; "):
            words = tuple(phrase.split())
            self._by_last.setdefault(words[-1], []).append(words)

    def ending(self, stream: Stream, stop: int) -> tuple[str, ...]:
        """The phrase that ends just before a token; empty when there is none."""
        for words in self._by_last.get(stream.low(stop - 1), ()):
            if stream.lows(stop - len(words), stop) == words:
                return words
        return ()


COMPOUNDS: Final = Phrases(
    """
    vũ trang; biên phòng; văn phòng; quốc phòng; địa điểm; thí điểm; thời điểm; trọng điểm;
    tài khoản; danh mục; hạng mục; chuyên mục; tình hình; loại hình; thành phần; cổ phần;
    xếp loại; phân loại; cung cấp; các cấp; trung cấp; sơ cấp; cao cấp; cấp trung ương; cấp tw;
    quan hệ; gương mẫu; tiêu biểu; phát biểu; công ca; trang bị; mật khẩu; điều kiện; ưu điểm;
    nhược điểm; đặc điểm; bưu điện; nhân khẩu; dự phòng; đồng loại; đại biểu; công đoàn;
    chi đoàn; liên đoàn; tập đoàn; tổ chức đoàn; sinh hoạt đoàn; hoàn thành nhiệm vụ;
    xuất sắc nhiệm vụ; tốt nhiệm vụ; khá nhiệm vụ
    """
)
"""Words that only end like a label: "lực lượng vũ trang 58" is no page."""

_NO_NOUNS: Final = Phrases(
    """
    xã hội; đại hội; quốc hội; lễ hội; cơ hội; hội đồng; cấp tỉnh; cấp huyện; cấp xã; cấp cơ sở;
    cấp thành phố; cấp phường; cấp thôn; cấp bản; cấp quốc gia; quân đội; bộ đội; nội bộ;
    tiến bộ; toàn bộ; chuyên ngành; trụ sở; cộng đồng; việt nam; miền nam; phía nam
    """
)
"""Words that only end like a noun: "chính trị - xã hội 17" counts no associations."""

_LONGEST_FIRST: Final = sorted(NOUNS, key=lambda noun: -len(noun.split()))
_NOUNS: Final = Phrases("; ".join(noun.replace(",", " ,") for noun in _LONGEST_FIRST))


def noun_at(stream: Stream, place: int) -> int:
    """How many tokens the longest known noun takes that begins here; 0 when none does."""
    for words in BY_FIRST_WORD.get(stream.low(place), ()):
        if all(stream.low(place + i) == word for i, word in enumerate(words)):
            return 0 if len(words) == 1 and _in_name(stream, place) else len(words)
    return 0


def noun_before(stream: Stream, place: int) -> int:
    """How many tokens the longest known noun takes that ends just before here; 0 when none."""
    length = len(_NOUNS.ending(stream, place))
    if not length or (length == 1 and _in_name(stream, place - 1)):
        return 0
    word = max(len(COMPOUNDS.ending(stream, place)), len(_NO_NOUNS.ending(stream, place)))
    return 0 if word > length else length


def _in_name(stream: Stream, place: int) -> bool:
    """Whether a word is part of a name: the "Đồng" of "Kim Đồng", the "Nam" of "Nam Định"."""
    beside = stream.at(place - 1).capital or stream.at(place + 1).capital
    return beside and stream.at(place).capital
