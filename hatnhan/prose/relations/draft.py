"""The whole draft for the rules: its sentences, and every figure with its role."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hatnhan.prose.figures.dates import Mention, find_dates
from hatnhan.prose.model import Figure, Text
from hatnhan.prose.relations.lexicon import FROM
from hatnhan.prose.relations.tree import Entry, Sentence, Token, parse, words
from hatnhan.prose.sentences import sentences

YEARS_APART = 4 * 366
NEAR = 60
"""How many figures back a base or a total is looked for."""
_TIME = {"tháng", "năm", "ngày", "quý", "tuần", "giờ", "phút", "tuổi", "kỳ", "khóa", "buổi"}
_BULLETS = ("-", "+", "•", "*", "–", "·", "▪")


@dataclass(slots=True)
class Draft:
    """A draft as its rules see it."""

    text: Text
    sentences: list[Sentence]
    entries: list[Entry] = field(default_factory=list)
    """All figures in the order of the text."""
    order: dict[str, int] = field(default_factory=dict)
    """Where a figure stands in `entries`, by id."""
    home: dict[str, Sentence] = field(default_factory=dict)
    denominator: dict[str, Entry] = field(default_factory=dict)
    """The figure after the stroke in "54/67", by the id of the one before it."""
    numerator: dict[str, Entry] = field(default_factory=dict)
    dates: tuple[Mention, ...] = ()

    def is_count(self, entry: Entry) -> bool:
        """Whether it counts members of a list: no rate, no span of time, no denominator."""
        return self.is_base(entry) and entry.figure.id not in self.numerator

    def is_base(self, entry: Entry) -> bool:
        """Whether a rate may be of it."""
        span = entry.noun.split(" ")[0] in _TIME and not entry.labelled  # "năm 2020: 1.402" is none
        return not entry.is_rate and not span

    def earlier(self, entry: Entry, most: int = NEAR) -> Iterator[Entry]:
        """The figures before it in the text, the nearest first."""
        at = self.order[entry.figure.id]
        for index in range(at - 1, max(at - most, 0) - 1, -1):
            yield self.entries[index]

    def sentence_of(self, entry: Entry) -> Sentence:
        """The sentence a figure stands in."""
        return self.home[entry.figure.id]

    def same_time(self, one: Entry, other: Entry) -> bool:
        """Whether two figures may speak of one time: neither is dated years from the other."""
        a, b = one.figure.when, other.figure.when
        if a is None or b is None or self.text.written in (a, b):  # the day of writing says little
            return True
        return abs((a - b).days) < YEARS_APART

    def apart(self, one: Entry, other: Entry) -> int:
        """How many sentences lie between two figures: 0 in the same one."""
        return abs(self.sentence_of(one).number - self.sentence_of(other).number)


def read(text: Text, figures: Sequence[Figure], dates: tuple[Mention, ...] | None = None) -> Draft:
    """The draft of a text and the figures found in it."""
    draft = Draft(text, [], dates=find_dates(text) if dates is None else dates)
    starts = [figure.start for figure in figures]
    for number, (start, end, block) in enumerate(_spans(text)):
        own = figures[bisect_left(starts, start) : bisect_left(starts, end)]
        sentence = parse(text.text, start, end, own, block, number)
        sentence.heading = text.blocks[block].kind == "heading"
        draft.sentences.append(sentence)
        for entry in sentence.entries:
            draft.order[entry.figure.id] = len(draft.entries)
            draft.entries.append(entry)
            draft.home[entry.figure.id] = sentence
        _fractions(draft, sentence)
    return draft


def _spans(text: Text) -> Iterator[tuple[int, int, int]]:
    """Sentences with their block; the lines of a list belong to the sentence that opens it."""
    starts = [block.start for block in text.blocks]
    open_span: tuple[int, int, int] | None = None
    for start, end in sentences(text):
        block = max(bisect_left(starts, start + 1) - 1, 0)
        line = text.text[start:end].strip()
        if open_span is not None:
            if line.startswith(_BULLETS):
                open_span = (open_span[0], end, open_span[2])
                continue
            yield open_span
            open_span = None
        if line.endswith(":"):
            open_span = (start, end, block)
        else:
            yield start, end, block
    if open_span is not None:
        yield open_span


def _fractions(draft: Draft, sentence: Sentence) -> None:
    """Which figures are written as "a/b", "a trên b", "a trong (tổng số) b"."""
    for entry in sentence.entries:
        before = entry.before
        if before is None or before.is_rate or entry.is_rate or before.levels:
            continue
        unlikely = before.figure.id in draft.numerator or entry.figure.value < before.figure.value
        if unlikely and _text(entry.gap) != "/":
            continue
        if _joins(entry.gap, entry, before):
            draft.denominator[before.figure.id] = entry
            draft.numerator[entry.figure.id] = before


_OVER = {"/", "trên", "trong", "trên tổng số", "trong tổng số", "trong số", "trên tổng", "của"}
_OVER_NOUN = ("trên tổng số", "trong tổng số", "trên tổng", "/ tổng số", "/", "/ tổng")


def _joins(gap: list[Token], entry: Entry, before: Entry) -> bool:
    said = _text(gap)
    if said in _OVER:
        # "trên 36.800" alone is a qualifier: it belongs to the figure, not to a fraction.
        return said != "trên" or not entry.figure.qualifier
    noun = before.noun
    if noun and any(said == f"{noun} {over}" for over in (*_OVER_NOUN, "trên")):
        return True
    plain = len(gap) <= 12 and not any(token.text in ",;:." for token in gap)
    of = (" trong tổng số", " trên tổng số", " trong")
    return plain and said.endswith(of) and entry.kind == before.kind != ""


def _text(gap: list[Token]) -> str:
    return words(gap)


def starts_from(entry: Entry) -> bool:
    """Whether the figure is the earlier one in "từ 76 bản xuống còn 1 bản"."""
    lead = words(entry.lead)
    return bool(FROM.search(lead))
