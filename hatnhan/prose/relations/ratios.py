"""Rules of averages and spans: per unit, least and greatest, days of a meeting, dates in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from hatnhan.prose.figures.nouns import NOUNS
from hatnhan.prose.model import Kind
from hatnhan.prose.relations.claims import Claim, Reading
from hatnhan.prose.relations.draft import Draft
from hatnhan.prose.relations.tree import Entry, Sentence, words

_MEAN = re.compile(r"(?<!\w)(?:bình quân|trung bình|tính ra)(?!\w)")
_PER = re.compile(r"/ (?P<unit>[^,;.:/]+)|(?:mỗi|một) (?P<each>[^,;.:/]+)")
FAR = 4
"""How many sentences back the terms of a mean are looked for."""
PEOPLE = {"người", "đồng chí", "học viên", "em", "khẩu", "đảng viên", "quần chúng"}
_HIGH = re.compile(r"(?<!\w)(?:cao nhất|lớn nhất|nhiều nhất|già nhất)(?!\w)")
_LOW = re.compile(r"(?<!\w)(?:thấp nhất|trẻ nhất|nhỏ nhất|ít nhất)(?!\w)")


def averages(draft: Draft, sentence: Sentence) -> Iterator[Claim]:
    """A mean and what it is of: "4.681 chi bộ, 85.651 đảng viên, bình quân 18,3 đảng viên/chi bộ"."""
    for rate in sentence.entries:
        unit = _per(rate)
        if not unit or rate.is_rate or rate.figure.id in draft.numerator:
            continue
        uppers = _found(draft, rate, rate.noun, own=True)
        uppers = uppers or _found(draft, rate, rate.noun, own=True, before=False)
        lowers = _found(draft, rate, unit, own=False)
        lowers = lowers or _found(draft, rate, unit, own=False, before=False)
        if not uppers or not lowers:
            continue
        readings = [
            Reading("multiple", (rate,), (upper,), (lower,))
            for upper in uppers
            for lower in lowers
            if upper is not lower
        ]
        if readings:
            first = readings[0]
            people = [e for e in draft.sentence_of(rate).entries if e.kind == uppers[0].kind]
            alone = len(uppers) == len(lowers) == 1 and len(people) == 2
            sure = (
                alone and bool(_MEAN.search(words(rate.gap))) and draft.apart(rate, lowers[0]) == 0
            )
            figures = [entry.figure for entry in (*first.left, *first.right)]
            yield Claim(
                Kind.RATIO, "average", readings, sure and draft.apart(rate, uppers[0]) == 0,
                min(f.start for f in figures), max(f.end for f in figures), quiet=not sure,
            )  # fmt: skip


def _per(rate: Entry) -> str:
    """The unit a mean is per: "18,3 đảng viên/chi bộ", "bình quân mỗi chi bộ 18,3 đảng viên"."""
    before, after = words(rate.gap), words(rate.trail).replace("/", " / ").replace("  ", " ")
    if not _MEAN.search(before) and "/" not in after:
        return ""
    found = _PER.search(after) or (_PER.search(before) if _MEAN.search(before) else None)
    if found is None:
        return ""
    said = (found.group("unit") or found.group("each") or "").split()
    for length in range(min(5, len(said)), 0, -1):
        noun = " ".join(said[:length])
        if noun in NOUNS:
            return noun
    return ""


def _found(draft: Draft, rate: Entry, noun: str, *, own: bool, before: bool = True) -> list[Entry]:
    first = noun.split("/", maxsplit=1)[0].strip() if own else noun
    near = [
        entry
        for entry in (draft.earlier(rate, 30) if before else _later(draft, rate))
        if not entry.is_rate and draft.apart(entry, rate) <= FAR and entry.noun
    ]  # fmt: skip
    exact = [entry for entry in near if f" {first} " in f" {entry.noun} "]
    return exact or [entry for entry in near if _people(first, entry)]


def _people(noun: str, entry: Entry) -> bool:
    """Whether both name people in general: "18 đảng viên" of a mean may be "366 đồng chí"."""
    return (
        noun in ("người", "đồng chí", "học viên", "em", "khẩu", "đảng viên", "quần chúng")
        and entry.kind == "person"
    )


def _later(draft: Draft, rate: Entry) -> list[Entry]:
    """The figures after it in its sentence."""
    entries = draft.sentence_of(rate).entries
    return entries[entries.index(rate) + 1 :]


def extremes(_draft: Draft, sentence: Sentence) -> Iterator[Claim]:
    """Least ≤ mean ≤ greatest: "tuổi bình quân 52,2, cao nhất 76, trẻ nhất 33"."""
    mean = next((e for e in sentence.entries if _MEAN.search(words(e.lead))), None)
    if mean is None:
        return
    for entry in sentence.entries:
        said = words(entry.lead)
        if entry is mean or entry.noun != mean.noun:
            continue
        if _HIGH.search(said):
            yield _ordered(mean, entry)
        elif _LOW.search(said):
            yield _ordered(entry, mean)


def _ordered(small: Entry, large: Entry) -> Claim:
    start = min(small.figure.start, large.figure.start)
    end = max(small.figure.end, large.figure.end)
    reading = Reading("at_most", (small,), (large,))
    return Claim(Kind.AT_MOST, "least-mean-greatest", [reading], True, start, end)


_SPAN = re.compile(
    r"\W{0,3}(?:từ\s+)?(?:ngày\s+)?(?P<d1>\d{1,2})(?:[/.](?P<m1>\d{1,2}))?\s*(?:đến|tới|-|–)\s*"
    r"(?:hết\s+)?(?:ngày\s+)?(?P<d2>\d{1,2})[/.](?P<m2>\d{1,2})"
)


def spans_of_days(draft: Draft, sentence: Sentence) -> Iterator[Claim]:
    """The days counted are those of the dates, both included: "03 ngày (từ 22 đến 24/9)"."""
    for entry in sentence.entries:
        if entry.noun != "ngày":
            continue
        after = draft.text.text[entry.figure.end : sentence.end]
        found = _SPAN.match(after.lstrip().removeprefix("ngày"))
        days = None if found is None else _days(found)
        if days is not None and 1 < days == entry.figure.value:
            reading = Reading("difference", (entry,), (), extra=days)
            start, end = entry.figure.start, min(entry.figure.end + 30, sentence.end)
            yield Claim(Kind.DIFFERENCE, "span-of-days", [reading], False, start, end, quiet=True)


def _days(found: re.Match[str]) -> int | None:
    """How many days a span without year has, both ends included; None if it is none."""
    first_month = int(found["m1"] or found["m2"])
    try:
        first = date(2001, first_month, int(found["d1"]))
        last = date(2001, int(found["m2"]), int(found["d2"]))
    except ValueError:
        return None
    return (last - first).days + 1
