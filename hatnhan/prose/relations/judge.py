"""The judge: a claim and its readings become a relation with a verdict, by exact fractions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from hatnhan.prose.interval import Interval, cut, exactly, rounded, whole_bases, whole_numerator
from hatnhan.prose.model import Figure, Kind, Verdict
from hatnhan.prose.relations.claims import Claim, Reading

NEAR_MISS = Fraction(1, 100)
"""A rate off by less than this share of itself on the only base in reach was meant for it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim, the reading it is judged by, and the verdict."""

    claim: Claim
    reading: Reading
    verdict: Verdict
    lowest: int | None = None
    highest: int | None = None
    also: tuple[Reading, ...] = ()
    """Readings that fail where this one holds, or that came nearest where none does."""


def judge(claim: Claim) -> Judged | None:
    """What is to be said of a claim; None when nothing can be: it was found by value only."""
    stated = [reading for reading in claim.readings if reading.computed() is not None]
    for readings in (stated, claim.others):
        held = next((reading for reading in readings if holds(reading)), None)
        if held is not None:
            failed = tuple(r for r in stated if r is not held and not holds(r))
            return Judged(claim, held, Verdict.HOLDS, also=failed)
    if claim.quiet:
        found = _without_numerator(claim) if claim.missing == "numerator" else None
        return found if found is not None and found.verdict is Verdict.HOLDS else None
    cut_off = next((r for r in (*stated, *claim.others) if is_cut(r)), None)
    if cut_off is not None and (claim.firm or cut_off in claim.others[:1]):
        return Judged(claim, cut_off, Verdict.ROUNDING)
    if claim.missing == "numerator":
        return _without_numerator(claim)
    if stated and claim.firm and plausible(stated[0]):
        return Judged(claim, stated[0], Verdict.FAILS, also=tuple(stated[1:4]))
    if claim.missing == "base":
        missed = next((r for r in claim.others[:3] if near_miss(r)), None)
        if missed is not None:
            return Judged(claim, missed, Verdict.FAILS)
        return _without_base(claim)
    return None if claim.kind is not Kind.PERCENT else _open(claim, stated)


def _open(claim: Claim, stated: list[Reading]) -> Judged:
    reading = (stated or claim.readings)[0]
    return Judged(claim, reading, Verdict.UNDETERMINED, also=tuple(stated[1:4]))


def printed(reading: Reading) -> Interval:
    """The numbers that the left side may stand for."""
    left = reading.left[0].interval
    if reading.shape == "multiple" and left.low == left.high:  # a mean is rounded, a count is not
        half = reading.left[0].figure.step / 2
        left = Interval(left.low - half, left.high + half)
    for entry in reading.left[1:]:
        left = left + entry.interval
    return left


def holds(reading: Reading) -> bool:
    """Whether what the right side gives may be printed as the left side is."""
    computed = reading.computed()
    if computed is None:
        return False
    left = printed(reading)
    if reading.shape == "at_most":
        return left.low <= computed.high
    return computed.meets(left)


def is_cut(reading: Reading) -> bool:
    """Whether a printed rate is the exact one cut off instead of rounded."""
    exact = reading.exact()
    rate = reading.left[0]
    return (
        exact is not None
        and reading.shape in ("share", "growth", "multiple")
        and not rate.figure.qualifier
        and exact in cut(rate.figure)
    )


def plausible(reading: Reading) -> bool:
    """Whether a rate that fails may be a slip: none prints 97,6 % for a share above the whole."""
    exact, rate = reading.exact(), reading.left[0].figure
    if exact is None or reading.shape != "share":
        return True
    return exact <= 100 or rate.value > 100 or "chỉ tiêu" in reading.why


def near_miss(reading: Reading) -> bool:
    """Whether a base that nobody printed as such gives almost the printed rate: a slip, not chance."""
    exact = reading.exact()
    rate = reading.left[0].figure
    if exact is None or reading.shape != "share" or rate.value == 0 or rate.step >= 1:
        return False
    return abs(exact - rate.value) <= rate.value * NEAR_MISS


def _without_base(claim: Claim) -> Judged:
    """A rate whose base is not printed: which whole bases would give it."""
    reading = claim.readings[0]
    rate = _share_of_base(reading, reading.left[0].figure)
    count = reading.terms[0].interval
    bases = None if rate is None else whole_bases(count, rate)
    if rate is None or bases is None or bases[0] == bases[1]:
        low, high = bases or (None, None)
    else:  # said to the nearest whole number, as people would work it out by hand
        low, high = round(count.low / rate.high), round(count.high / rate.low)
    return Judged(claim, reading, Verdict.UNDETERMINED, low, high)


def without_whole_base(one: Judged) -> Judged:
    """A share that no whole base gives is wrong, whatever it is of."""
    open_share = one.verdict is Verdict.UNDETERMINED and one.claim.missing == "base"
    if (
        open_share
        and one.lowest is None
        and one.claim.rule == "share-of"
        and _countable(one.reading)
    ):
        return replace(one, verdict=_impossible(one.reading))
    return one


def _countable(reading: Reading) -> bool:
    """Whether numerator and base can only be whole numbers: people, organisations, places."""
    count, rate = reading.terms[0], reading.left[0].figure
    whole = count.kind in ("person", "organisation", "place") and not count.figure.qualifier
    return whole and not rate.qualifier and rate.value > 0 and len(reading.terms) == 1


def _impossible(reading: Reading) -> Verdict:
    """The verdict where no whole base gives the printed rate: perhaps one gives it cut off."""
    count, rate = reading.terms[0], reading.left[0].figure
    around = cut(rate)
    cut_rate = Interval(around.low / 100, around.high / 100)
    found = whole_bases(count.interval, cut_rate)
    return Verdict.FAILS if found is None else Verdict.ROUNDING


def _share_of_base(reading: Reading, figure: Figure) -> Interval | None:
    """The numerator as a multiple of the missing base: p, 1 + p or 1 - p."""
    around = rounded(figure)
    rate = Interval(around.low / 100, around.high / 100)
    if reading.shape == "share":
        return rate if rate.low > 0 else None
    one = exactly(Fraction(1))
    rate = one - rate if reading.step < 0 else one + rate
    return rate if rate.low > 0 else None


def may_be_whole(reading: Reading) -> bool:
    """Whether some whole number gives a rate on its base."""
    around = rounded(reading.left[0].figure)
    rate = Interval(around.low / 100, around.high / 100)
    return whole_numerator(reading.base[0].interval, rate) is not None


def _without_numerator(claim: Claim) -> Judged:
    """A rate whose count is not printed: whether any whole number gives it on its base."""
    reading = claim.readings[0]
    around = rounded(reading.left[0].figure)
    rate = Interval(around.low / 100, around.high / 100)
    found = whole_numerator(reading.base[0].interval, rate)
    if found is None:
        return Judged(claim, reading, Verdict.FAILS if claim.firm else Verdict.UNDETERMINED)
    return Judged(claim, reading, Verdict.HOLDS, *found)
