"""The day or the period that a figure of a draft speaks of."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from hatnhan.drafts.register.sentences import Sentence
from hatnhan.drafts.register.spans import Spans
from hatnhan.prose.figures.dates import Mention, find_dates
from hatnhan.prose.model import Block, Figure, Text

_CARRIED_OUT: Final = re.compile(
    r"(\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+(tháng|năm)\s+(?:đầu\s+)?"
    r"(?:triển khai\s+|tổ chức\s+)?(?:thực hiện|triển khai)\s+(?:nghị quyết|nq)",
    re.IGNORECASE,
)
_NUMBERS: Final = {
    word: n for n, word in enumerate("một hai ba bốn năm sáu bảy tám chín mười".split(), 1)
}
_DECIDED: Final = re.compile(r"(?:nghị quyết|nq)[^.;:!?\n]{0,60}$", re.IGNORECASE)
_DOCUMENT: Final = re.compile(
    r"(?<!\w)(?:nghị quyết|hướng dẫn|quyết định|chỉ thị|kết luận|kế hoạch|đề án|báo cáo|thông báo|"
    r"số(?=\s*\d))[^.,;:!?\n]{0,60}$",
    re.IGNORECASE,
)
_BACK_TO: Final = re.compile(
    r"(?<!\w)(?:thời điểm|khi|lúc|trước khi|ngày)\s[^.;:!?\n]{0,60}(?:ban hành|ra đời|có)\s[^.;:!?\n]*$",
    re.IGNORECASE,
)
_OTHER_TIME: Final = re.compile(
    r"(?<!\w)(?:(?:khi|lúc|thời)(?! (?:đó|ấy|này|điểm))|trước (?:đây|đó|khi|kia)|sau (?:đó|khi|này)|"
    r"ban đầu|ngày đầu|đầu (?:kỳ|năm|nhiệm kỳ|giai đoạn)|(?:nhiệm kỳ|kỳ|năm|tháng|quý) "
    r"(?:trước|ngoái|sau|tới)|cùng kỳ|những năm|thời kỳ|đến nay|hiện nay|nay|năm qua|tháng qua|"
    r"lũy kế|luỹ kế|cộng dồn|từ đầu (?:năm|nhiệm kỳ)|"
    rf"(?:sau|qua|suốt|trong|gần|hơn) (?:gần |hơn )?(?:\d+|{'|'.join(_NUMBERS)}) "
    r"(?:năm|tháng|quý|nhiệm kỳ))(?!\w)",
    re.IGNORECASE,
)
"""Between a day and a figure: the figure is of another time."""
_SUMMED: Final = re.compile(
    r"(?<!\w)(?:lũy kế|luỹ kế|cộng dồn|tổng cộng)[^.;:!?\n]{0,40}$", re.IGNORECASE
)
"""Before a period: what happened began earlier."""
_NOW: Final = re.compile(
    r"(?<!\w)(?:(?:đến|tới) nay|(?<!năm )(?<!ngày )(?<!xưa )(?<!lâu )nay"
    r"|(?<!thực )(?<!phát )(?<!thể )(?<!biểu )(?<!xuất )hiện"
    r"(?:,|(?= (?:toàn|cả|trên|tỉnh|đảng bộ))| (?:nay|tại|đang|có|còn)))(?!\w)"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_DATELINE: Final = re.compile(r"\s*(?:[^,\n]{1,40},)?\s*")
_HEAD_BLOCKS: Final = 12
_HEAD_LINE: Final = 200
"""Blocks at the beginning of a draft, and their length, in which its own date is looked for."""


@dataclass(frozen=True, slots=True)
class When:
    """A day, or a period when ``since`` is given."""

    on: date
    since: date | None = None
    sure: bool = True
    """Whether the draft says so, rather than that it may be supposed."""


def dateline(text: Text) -> date | None:
    """The day a draft bears at its head: a line that is a date, perhaps after a place."""
    blocks = [b for b in text.blocks[:_HEAD_BLOCKS] if b.end - b.start <= _HEAD_LINE]
    for block in blocks:
        line = text.text[block.start : block.end]
        alone = Text(line, (Block(0, len(line)),))
        for mention in find_dates(alone):
            before, after = line[: mention.start], line[mention.end :]
            if _one_day(mention) and _DATELINE.fullmatch(before) and not after.strip(" ./-\n"):
                return mention.last
    return None


class Days:
    """When the figures of a draft are, as their sentences and the ones before say.

    ``on`` is the day its user says it speaks from; figures without a date are of that day.
    """

    def __init__(self, text: Text, on: date | None, dates: Sequence[Mention] | None = None) -> None:
        self._text = text
        self._mentions = Spans(find_dates(text) if dates is None else dates)
        self._precise = Spans([m for m in self._mentions if m.precise])
        self._decided = Spans([m for m in self._mentions if _one_day(m) and self._decides(m)])
        """The dates of resolutions."""
        at_head = dateline(text)
        self._on = on
        self._written = at_head or text.written
        self._agreed = at_head is None or on is None or at_head == on
        self._headed = at_head is not None
        self._before: tuple[int, list[When]] = (-1, [])
        """The block last read and the days its latest dated sentence speaks of."""

    def of(self, figure: Figure, head: Figure, sentence: Sentence, *, flow: bool) -> list[When]:
        """The days (for ``flow`` the periods) a figure may speak of; none when nothing says."""
        own = self._said(sentence, (figure, head))
        block, before = self._before
        inherited = before if block == sentence.block.start else []
        found = own or inherited
        if flow:
            return [w for w in found if w.since is not None][:2]
        days = [When(w.on, None, w.sure and w.since is None) for w in found]
        return days if own else self._undated(sentence, head, days)

    def remember(self, sentence: Sentence) -> None:
        """Take note of a sentence that was read: the next one may go on in its time."""
        said = self._said(sentence, sentence.figures)
        if said:
            self._before = (sentence.block.start, said)

    def _undated(self, sentence: Sentence, head: Figure, inherited: list[When]) -> list[When]:
        """A stock without a date: of the sentence before it, or of the day of the draft."""
        before = sentence.plain[: head.start - sentence.start]
        said = list(_NOW.finditer(before))
        now = bool(said) and not _OTHER_TIME.search(before, said[-1].end())
        spoken = list(dict.fromkeys(day for day in (self._on, self._written) if day))
        if not inherited:
            return [When(day, sure=self._agreed and now) for day in spoken]
        more = [When(day, sure=False) for day in spoken]
        return [*more, *inherited] if now else [*inherited, *more]

    def _said(self, sentence: Sentence, figures: Sequence[Figure]) -> list[When]:
        carried_out = self._since_resolution(sentence)
        if carried_out:
            return [carried_out]
        for figure in figures:
            if figure.when is None:
                continue
            printed = self._printed(figure, sentence)
            if printed or figure.when not in {self._on, self._written}:
                since = figure.since if figure.since != figure.when else None
                return [When(figure.when, since, printed)]
        return []

    def _printed(self, figure: Figure, sentence: Sentence) -> bool:
        """Whether the day of a figure is the one last named before it in its paragraph.

        A day that is only hinted at, or that of a document, is not printed as the figure's.
        """
        inside = self._precise.inside(sentence.start, sentence.end)
        several = len({m.last for m in inside}) > 1
        first = sentence.start if several else sentence.block.start
        near = self._precise.last(first, figure.start if several else sentence.end)
        if near is None or near.last != figure.when or near.end > figure.start:
            return False
        if not self._dated(near):
            return False
        gap = self._text.text[max(near.end, sentence.start) : figure.start]
        return not (_OTHER_TIME.search(gap) or self._of_document(near))

    def _dated(self, near: Mention) -> bool:
        """Whether a period's year is printed, a day's printed or the draft's, and it is no sum."""
        text = self._text.text
        year = bool(_YEAR.search(text, near.start, near.end))
        if _SUMMED.search(text, max(0, near.start - 60), near.start):
            return near.first == near.last
        return year or (self._headed and near.first == near.last)

    def _of_document(self, mention: Mention) -> bool:
        """Whether a date is a document's, and not the time the sentence goes back to."""
        start = max(0, mention.start - 140)
        before = self._text.text[start : mention.start]
        return bool(_DOCUMENT.search(before)) and not _BACK_TO.search(before)

    def _since_resolution(self, sentence: Sentence) -> When | None:
        """From the day after a resolution, as "qua 9 tháng thực hiện Nghị quyết" says."""
        said = _CARRIED_OUT.search(self._text.text, sentence.start, sentence.end)
        resolution = self._decided.last(0, said.start()) if said else None
        if not said or resolution is None or resolution.last is None:
            return None
        decided = resolution.last
        count = int(said[1]) if said[1].isdecimal() else _NUMBERS[said[1].lower()]
        months = count * 12 if said[2].lower() == "năm" else count
        return When(_months_later(decided, months), decided + timedelta(days=1))

    def _decides(self, mention: Mention) -> bool:
        start = max(0, mention.start - 100)
        return bool(_DECIDED.search(self._text.text[start : mention.start]))


def _one_day(mention: Mention) -> bool:
    return mention.precise and mention.last is not None and mention.first == mention.last


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
