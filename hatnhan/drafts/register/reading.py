"""Which figures of a draft count something that the register counts too.

A figure is read by the words after it (or, in a list of parts, by the label before it) together
with what comes before it: a verb, the total it is a part of, the item of a list before it. Words
that are not understood leave it unread: nothing is compared that might be something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

from hatnhan.drafts.register import phrases, words
from hatnhan.drafts.register.meaning import GRASSROOTS, Meaning
from hatnhan.drafts.register.phrases import Phrase
from hatnhan.drafts.register.sentences import Sentence, open_bracket, without_brackets
from hatnhan.prose.interval import RATES
from hatnhan.prose.model import Figure


class Sure(IntEnum):
    """How sure it is that the figure counts this."""

    WEAK = 0
    """The sentence may speak of fewer: only worth saying when it agrees."""
    AMBIGUOUS = 1
    """The field uses the words for more than one thing: cannot be called wrong."""
    CLEAR = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure with what it counts."""

    figure: Figure
    meaning: Meaning
    sure: Sure
    end: int
    """Where its words end, from the start of the sentence."""
    head: Figure
    """The figure whose day and place it shares: its total, the first of its list, or itself."""
    total: Meaning | None = None
    """What it is a part of."""
    other: Meaning | None = None
    """What else the words may mean."""


_NOT_SO: Final = re.compile(
    r"(?<!\w)(?:phấn đấu|chỉ tiêu|kế hoạch|dự kiến|sẽ|mục tiêu|bình quân|trung bình|mỗi|phải|"
    r"yêu cầu|cần|nhiệm vụ|quy hoạch|ước|giả sử|nếu)(?!\w)"
)
"""What is planned, averaged or supposed is not what is."""
_SOME: Final = re.compile(
    r"(?<!\w)(?:trong số|trong tổng số|riêng|trong đó|tăng|giảm|thêm|so với|nhiều hơn|ít hơn)(?!\w)"
)
_VILLAGES_APART: Final = re.compile(
    r"#\s*(?:tiểu khu|tổ dân phố|khu phố|thôn|xóm|khối|khu dân cư)(?!\w)"
)
"""Where these are counted apart, "bản" does not stand for all of them."""
_CELL: Final = Meaning("organisation", kind="cell")
_COMMITTEE: Final = re.compile(r"đảng (?:ủy|uỷ|bộ)")
_LEADS: Final = re.compile(r"(?:(?:trong đó|gồm có|bao gồm|gồm|có|là|còn|với|và|,|:)\s*)*")
_MARK: Final = re.compile(r"(?:trong đó|bao gồm|gồm có|gồm|:)")
_QUALIFIED: Final = re.compile(
    r"(?:\s*(?:hơn|trên|gần|khoảng|chừng|ngót|xấp xỉ|ít nhất|tối thiểu|không dưới|tổng số|"
    r"tổng cộng))+\s*$"
)
_THERE_IS: Final = re.compile(r"(?:^|\W)(?:có|còn|là|gồm|đạt|với|:)\s*$")
_LINKS: Final = re.compile(
    r"\s*(?:,|;|và|, và|; và|,? với|,? cùng với|,? cùng)?\s*(?:(?:tổng số )?(?:có|là)\s*)?"
    r"(?P<verb>(?:(?:đã|và) )?(?:kết nạp|(?:thành )?lập)(?: được| thêm| mới)*\s*)?"
)
_SCOPE = (
    r"(?:trên |trong |của |ở |tại )?(?:địa bàn )?(?:(?:toàn|cả) )?"
    r"(?:đảng bộ tỉnh|đảng bộ|tỉnh)(?! ủy| uỷ)"
)
_SIMPLE: Final = re.compile(
    rf"(?:(?:{phrases.TIME.pattern}|{_SCOPE}|khi đó|lúc đó|khi ấy|bấy giờ|tại thời điểm đó|"
    r"đã|hiện|hiện có|đang|chỉ|còn|có|được|là|gồm|với|đạt|số|tổng số|tổng cộng|thì|cũng|vẫn|mới|"
    r"riêng trong|như vậy|tính chung|qua|sau|kỳ này|đảng viên|chi bộ)(?!\w)[\s,:-]*|[\s,:–-]+)*"
)
"""What may stand before a figure that speaks of the whole scope."""


def readings(sentence: Sentence) -> list[Reading]:
    """The figures of a sentence that are understood, in order."""
    found: list[Reading] = []
    for figure in sentence.figures:
        if figure.unit in RATES or figure.value.denominator != 1:
            continue
        read = _Before(sentence, figure, found).read()
        if read:
            found.append(read)
    return found


class _Before:
    """What comes before one figure, and what follows from it."""

    def __init__(self, sentence: Sentence, figure: Figure, found: Sequence[Reading]) -> None:
        self.figure = figure
        self.found = found
        self.plain = sentence.plain
        self.start = figure.start - sentence.start
        self.stop = figure.end - sentence.start
        bracket = open_bracket(self.plain, self.start)
        self.base = 0 if bracket is None else bracket + 1
        self.flat = " " * self.base + without_brackets(self.plain[self.base : self.start])
        self.left = _QUALIFIED.sub("", self.flat[self.base :])
        self.bracketed = None if bracket is None else self._ending_at(bracket)

    def read(self) -> Reading | None:
        """The reading of the figure, by the first way that succeeds."""
        if _NOT_SO.search(self.plain[: self.start]):
            return None
        for way in (self._part, self._bracketed, self._linked, self._own):
            found = way()
            if found:
                return self._as_sure_as(found)
        return None

    def _as_sure_as(self, found: Reading) -> Reading:
        """Less sure where the field uses the noun alone for more or less than the register."""
        meaning = found.meaning
        alone = meaning.subject == "site" and meaning.kind and not meaning.group
        apart = meaning.kind == "village" and _VILLAGES_APART.search(self.plain)
        # "Chi bộ trực thuộc" without the committee may be those directly below any.
        direct = meaning == _CELL and not _COMMITTEE.search(self.plain, self.stop, found.end)
        if alone or apart or direct:
            return replace(found, sure=min(found.sure, Sure.AMBIGUOUS))
        return found

    def _ending_at(self, place: int) -> Reading | None:
        """The reading whose words end just before a character of the sentence."""
        for reading in reversed(self.found):
            if reading.end <= place and not self.plain[reading.end : place].strip():
                return reading
        return None

    def _same_level(self) -> Iterator[Reading]:
        """Readings outside closed brackets, the nearest first."""
        for reading in reversed(self.found):
            if self.base < reading.end <= self.start and self.flat[reading.end - 1] != " ":
                yield reading

    # A part of a total

    def _part(self) -> Reading | None:
        """After "trong đó", "gồm" or a colon: a part of the figure before it."""
        marks = list(_MARK.finditer(self.flat, self.base))
        for mark in reversed(marks):
            total = next((r for r in self._same_level() if r.end <= mark.start()), None)
            if total is None:
                continue
            gap = self.flat[total.end : mark.start()]
            if gap.strip(" ,;và"):
                continue
            found = self._part_of(total, mark.end())
            if found:
                return found
        return None

    def _bracketed(self) -> Reading | None:
        """In brackets after a total: a part of it."""
        return self._part_of(self.bracketed, self.base) if self.bracketed else None

    def _part_of(self, total: Reading, begin: int) -> Reading | None:
        separators = [
            begin,
            *(m.end() for m in re.finditer(r"[,;:]| và ", self.flat[: self.start])),
        ]
        item = self.flat[max(s for s in separators if s >= begin) : self.start]
        item = _QUALIFIED.sub("", item).strip()
        named = item[_LEADS.match(item).end() :]  # type: ignore[union-attr]
        if named:
            meaning = phrases.label(named, total.meaning)
            end = self._after_label()
            phrase = Phrase(meaning, end) if meaning and end is not None else None
        else:
            phrase = phrases.part_after(self.plain, self.stop, total.meaning)
        return self._made(total, phrase) if phrase else None

    def _after_label(self) -> int | None:
        """Where a part ends whose label came first: perhaps after a repeated noun."""
        again = re.compile(r"\s*(?:đảng viên|đồng chí|người|cơ sở|chi bộ|đảng bộ|bản|trường|trạm)?")
        found = again.match(self.plain, self.stop)
        assert found is not None
        done = phrases.ends(self.plain, found.end(), labelled=True)
        return found.end() if done else None

    def _made(self, total: Reading, phrase: Phrase) -> Reading | None:
        """The part as a figure of its own, if the register has it."""
        if total.meaning.subject == "organisation":
            right = total.meaning.kind == GRASSROOTS
            meaning: Meaning | None = phrase.meaning if right else None
        else:
            meaning = total.meaning.part(phrase.meaning)
        sure = total.sure
        if meaning and not meaning.computable:
            # Lists after a part often break down the whole: only agreement says which.
            meaning, sure = replace(meaning, group=""), min(sure, Sure.AMBIGUOUS)
        if meaning is None or not meaning.computable:
            return None
        return Reading(self.figure, meaning, sure, phrase.end, total.head, total.meaning)

    # An item of a list

    def _linked(self) -> Reading | None:
        """Directly after another figure's words, or after a semicolon of the first one's list."""
        before = next(self._same_level(), None)
        if before is None:
            return None
        link = _LINKS.fullmatch(_QUALIFIED.sub("", self.flat[before.end : self.start]))
        if not link:
            if self.left.strip()[-1:] != ";":
                return None
            *_, before = self._same_level()
        verb = (link["verb"] or "") if link else ""
        subject = before.meaning.subject
        phrase = phrases.after(
            self.plain,
            self.stop,
            admitting="kết nạp" in verb or (not verb and subject == "admitted"),
            founding="lập" in verb or (not verb and subject == "founded"),
        )
        if phrase is None or (phrase.unnamed and not phrase.ambiguous):
            return None
        if before.total:
            whole = before.total.part(phrase.meaning)
            phrase = replace(phrase, meaning=whole or phrase.meaning)
        sure = min(before.sure, Sure.AMBIGUOUS if phrase.ambiguous else Sure.CLEAR)
        if phrase.meaning.subject != subject and phrase.meaning.bare and not verb:
            sure = min(sure, Sure.AMBIGUOUS)
        return self._reading(phrase, sure, before.head)

    # A figure with a verb of its own

    def _own(self) -> Reading | None:
        admitting = words.ADMITTING.search(self.left.rstrip())
        founding = words.FOUNDING.search(self.left.rstrip())
        phrase = phrases.after(
            self.plain, self.stop, admitting=bool(admitting), founding=bool(founding)
        )
        if phrase is None:
            return None
        verb = admitting or founding
        before = self.left[: verb.start()] if verb else self.left
        whole = _speaks_of_all(before) or self._within_admissions(phrase.meaning)
        if not whole and not (verb or not before.strip() or _THERE_IS.search(before)):
            return None
        if phrase.unnamed and not (whole and phrase.ambiguous):
            return None
        if not whole and phrase.meaning.bare and not phrase.meaning.flow:
            return None
        sure = Sure.CLEAR if whole else Sure.WEAK
        sure = min(sure, Sure.AMBIGUOUS if phrase.ambiguous else Sure.CLEAR)
        head = self.bracketed.head if self.bracketed else self.figure
        return self._reading(phrase, sure, head)

    def _within_admissions(self, meaning: Meaning) -> bool:
        """In the brackets of a total of the same kind, which says of whom it speaks."""
        total = self.bracketed
        if total is None or total.meaning.subject != meaning.subject:
            return False
        return total.sure is Sure.CLEAR and meaning != total.meaning

    def _reading(self, phrase: Phrase, sure: Sure, head: Figure) -> Reading | None:
        if not phrase.meaning.computable:
            return None
        other = Meaning("organisation", kind="cell") if phrase.ambiguous else None
        return Reading(self.figure, phrase.meaning, sure, phrase.end, head, other=other)


def _speaks_of_all(left: str) -> bool:
    """Whether nothing before a figure limits it to some of the scope."""
    if _SIMPLE.fullmatch(left):
        return True
    clause = left.rpartition(",")[2].rpartition(";")[2]
    if _SOME.search(left):
        return False
    return bool(_SIMPLE.fullmatch(clause) and re.search(_SCOPE, clause))
