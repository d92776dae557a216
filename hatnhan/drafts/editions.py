"""Two editions of one draft beside each other: mended, new, remaining; and figures that changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from fractions import Fraction
from itertools import compress
from typing import Final

from hatnhan.domain.text import bare
from hatnhan.drafts.findings import Checked, Finding, findings
from hatnhan.prose.model import Figure, Verdict

WORDS_AT_MOST: Final = 6_000
"""Blocks that differ are compared word by word up to so many words on each side."""
AROUND: Final = 34
"""Characters of the text shown on each side of a figure."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What was in question before and is not any more."""

    before: Finding
    now: Finding | None
    """The same sentence as it is said now; None where it is gone."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure that stands in the same words with another number, or stands in one edition only."""

    before: str
    now: str
    around: str
    """Words of the text about it, the figure itself as "…"."""
    figure: str
    """Its id in the newer edition, empty when it is gone."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The way from one edition to the next."""

    mended: tuple[Mended, ...]
    new: tuple[Finding, ...]
    remaining: tuple[Finding, ...]
    changed: tuple[Changed, ...]


def difference(before: Checked, now: Checked) -> Difference:
    """What became of the findings and figures of a draft between two editions.

    A sentence that is still wrong with other numbers remains; it is neither mended nor new.
    """
    was = [f for f in findings(before) if f.verdict is not Verdict.HOLDS and not f.ignored]
    open_ = [f for f in findings(now) if f.verdict is not Verdict.HOLDS]
    said = {_sentence(now, f): f for f in findings(now) if f.verdict is Verdict.HOLDS}
    names_was = {f.key for f in was} | {_sentence(before, f) for f in was}
    names_now = {f.key for f in open_} | {_sentence(now, f) for f in open_}
    gone = [f for f in was if not {f.key, _sentence(before, f)} & names_now]
    shown = [f for f in open_ if not f.ignored]
    known = [bool({f.key, _sentence(now, f)} & names_was) for f in shown]
    return Difference(
        mended=tuple(Mended(f, said.get(_sentence(before, f))) for f in gone),
        new=tuple(compress(shown, [not each for each in known])),
        remaining=tuple(compress(shown, known)),
        changed=tuple(_changed(before, now)),
    )


def _sentence(checked: Checked, finding: Finding) -> str:
    """A finding by its words alone: the same sentence with another number is the same."""
    if finding.compared:
        return f"{finding.compared.path} {finding.compared.on} {finding.compared.since}"
    words = checked.review.text.text[finding.start : finding.end]
    return re.sub(r"[\d.,]*\d", "#", " ".join(bare(words).split()))


def _changed(before: Checked, now: Checked) -> Iterator[Changed]:
    old, new = _lines(before), _lines(now)
    blocks = SequenceMatcher(None, [x.masked for x in old], [x.masked for x in new], autojunk=False)
    alone: tuple[list[Figure], list[Figure]] = ([], [])
    for tag, a, b, c, d in blocks.get_opcodes():
        if tag == "equal":
            for one, other in zip(old[a:b], new[c:d], strict=True):
                yield from _pairs(now, one.figures, other.figures)
        else:
            yield from _within(now, old[a:b], new[c:d], alone)
    yield from _loose(before, now, *alone)


@dataclass(frozen=True, slots=True)
class _Line:
    masked: str
    figures: list[Figure]


def _lines(checked: Checked) -> list[_Line]:
    """Blocks of the text, each with its figures taken out."""
    text = checked.review.text
    figures = sorted(checked.review.figures, key=lambda f: f.start)
    found, at = [], 0
    for block in text.blocks:
        while at < len(figures) and figures[at].start < block.start:
            at += 1
        here = []
        while at < len(figures) and figures[at].end <= block.end:
            here.append(figures[at])
            at += 1
        masked, place = "", block.start
        for figure in here:
            masked += text.text[place : figure.start] + " \0 "
            place = max(place, figure.end)
        words = (masked + text.text[place : block.end]).split()
        if words:
            found.append(_Line(" ".join(words), here))
    return found


def _within(
    now: Checked,
    old: Sequence[_Line],
    new: Sequence[_Line],
    alone: tuple[list[Figure], list[Figure]],
) -> Iterator[Changed]:
    """Figures of passages that were rewritten: those between the same words are pairs."""
    words = [[w for line in side for w in line.masked.split()] for side in (old, new)]
    figures = [[f for line in side for f in line.figures] for side in (old, new)]
    pairs: tuple[list[Figure], list[Figure]] = ([], [])
    if max(map(len, words)) <= WORDS_AT_MOST:
        matcher = SequenceMatcher(None, words[0], words[1], autojunk=False)
        for tag, a, b, c, d in matcher.get_opcodes():
            spans = [w[i:j].count("\0") for w, i, j in zip(words, (a, c), (b, d), strict=True)]
            into = pairs if tag == "equal" or spans[0] == spans[1] else alone
            for side, n in enumerate(spans):
                into[side].extend(figures[side][:n])
                del figures[side][:n]
    for side, rest in enumerate(figures):
        alone[side].extend(rest)
    yield from _pairs(now, *pairs)


def _pairs(now: Checked, old: Sequence[Figure], new: Sequence[Figure]) -> Iterator[Changed]:
    for one, other in zip(old, new, strict=True):
        if (one.value, one.step, one.unit == "%") != (other.value, other.step, other.unit == "%"):
            yield Changed(one.raw, other.raw, _around(now, other), other.id)


def _loose(
    before: Checked, now: Checked, old: Sequence[Figure], new: Sequence[Figure]
) -> Iterator[Changed]:
    """Figures with no partner; one that only moved is none of them."""
    moved = Counter(f.value for f in old) & Counter(f.value for f in new)
    for figure in _but(old, moved):
        yield Changed(figure.raw, "", _around(before, figure), "")
    for figure in _but(new, moved):
        yield Changed("", figure.raw, _around(now, figure), figure.id)


def _but(figures: Sequence[Figure], moved: Counter[Fraction]) -> Iterator[Figure]:
    """The figures without as many of each value as moved."""
    left = moved.copy()
    for figure in figures:
        if left[figure.value] > 0:
            left[figure.value] -= 1
        else:
            yield figure


def _around(checked: Checked, figure: Figure) -> str:
    """The words before and after a figure, within its paragraph."""
    text = checked.review.text.text
    left = text[max(0, figure.start - AROUND) : figure.start].rpartition("\n")[2]
    right = text[figure.end : figure.end + AROUND].partition("\n")[0]
    if len(left) == AROUND:
        left = left.partition(" ")[2]
    if len(right) == AROUND:
        right = right.rpartition(" ")[0]
    return f"{left.lstrip()}…{right.rstrip()}"
