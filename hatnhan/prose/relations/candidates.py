"""Figures that would give a printed number that fails: searched, ranked, and perhaps chance."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hatnhan.domain.vietnamese import number
from hatnhan.prose.interval import Interval, whole_bases
from hatnhan.prose.model import Candidate, Known
from hatnhan.prose.relations.claims import Reading, total
from hatnhan.prose.relations.draft import Draft
from hatnhan.prose.relations.judge import Judged, printed
from hatnhan.prose.relations.numbers import bare, computed
from hatnhan.prose.relations.tree import Entry

MOST = 4
NARROW = 1e-9
"""Floating numbers only narrow the search; fractions decide."""
WINDOW = 45
"""How many figures before and after the finding are tried."""


@dataclass(frozen=True, slots=True)
class Term:
    """A number that may be a numerator or a base: printed, a sum of two, or the register's."""

    value: Fraction
    text: str
    name: str
    noun: str
    entries: tuple[Entry, ...] = ()
    path: str = ""
    distance: int = 0


def candidates(
    draft: Draft, reading: Reading, known: Sequence[Known], implied: Sequence[Judged] = ()
) -> tuple[Candidate, ...]:
    """What would reproduce the printed left side, the likeliest first.

    `implied` are the rates whose base is not printed: it may be the base of this one too.
    """
    near = _near(draft, reading.left[0])
    if reading.shape in ("share", "growth"):
        found = _shares(draft, reading, near, known)
    elif reading.shape in ("sum", "difference"):
        found = _totals(reading, near, known)
    else:
        return ()
    ranked = sorted([*found, *_implied(draft, reading, implied)], key=lambda pair: pair[0])
    kept: dict[str, Candidate] = {}
    for rank, candidate in ranked:
        if rank[0] > ranked[0][0][0] + 1:
            break  # beside what is near at hand, mere coincidences only confuse
        kept.setdefault(candidate.text, candidate)
    return tuple(kept.values())[:MOST]


def _near(draft: Draft, entry: Entry) -> list[Entry]:
    at = draft.order[entry.figure.id]
    window = draft.entries[max(at - WINDOW, 0) : at + WINDOW]
    return [other for other in window if draft.is_base(other) and other.figure.value > 0]


def _singles(draft: Draft, near: Sequence[Entry], center: Entry) -> list[Term]:
    return [
        Term(
            e.figure.value, bare(e), f"{bare(e)} {e.noun}".strip(), e.noun, (e,),
            distance=draft.apart(e, center),
        )
        for e in near
    ]  # fmt: skip


def _sums(draft: Draft, near: Sequence[Entry], center: Entry) -> Iterator[Term]:
    """Sums of two figures that count the same thing."""
    for index, one in enumerate(near):
        for other in near[index + 1 :]:
            if one.noun and one.noun == other.noun:
                value = one.figure.value + other.figure.value
                yield Term(
                    value, number(int(value)), f"{bare(one)} + {bare(other)} {one.noun}",
                    one.noun, (one, other),
                    distance=max(draft.apart(one, center), draft.apart(other, center)),
                )  # fmt: skip


def _of_register(known: Sequence[Known]) -> list[Term]:
    return [
        Term(
            Fraction(k.value), number(k.value),
            f"{number(k.value)} ({k.label}, sổ ngày {k.on:%d/%m/%Y})", "", path=k.path,
        )
        for k in known
        if k.value > 0
    ]  # fmt: skip


def _shares(
    draft: Draft, reading: Reading, near: Sequence[Entry], known: Sequence[Known]
) -> Iterator[tuple[tuple[int, ...], Candidate]]:
    wanted = printed(reading)
    if wanted.low <= 0:
        return
    rate = reading.left[0]
    single = _singles(draft, near, rate)
    bases = [*single, *_sums(draft, near, rate), *_of_register(known)]
    bases.sort(key=lambda term: term.value)
    values = [float(term.value) for term in bases]
    for upper in single:
        low, high = upper.value * 100 / wanted.high, upper.value * 100 / wanted.low
        first = bisect_left(values, float(low) * (1 - NARROW))
        last = bisect_right(values, float(high) * (1 + NARROW))
        for base in bases[first:last]:
            fits = low <= base.value <= high and base.value >= upper.value
            if fits and not set(upper.entries) & set(base.entries):
                yield _rank(reading, upper, base), _share(rate, upper, base)


def _rank(reading: Reading, upper: Term, base: Term) -> tuple[int, ...]:
    own = reading.terms and upper.entries[0] in reading.terms
    same = bool(upper.noun) and upper.noun == base.noun
    related = bool(upper.noun) and bool(base.noun) and _class(upper) == _class(base)
    score = 0 if same and own else 1 if same or (own and related) else 2 if own else 3
    part = 0 if _hangs_on(upper, reading) else 1
    return (score, part, upper.distance + base.distance, len(base.entries))


def _class(term: Term) -> str:
    return term.entries[0].kind if term.entries else ""


def _hangs_on(upper: Term, reading: Reading) -> bool:
    """Whether a term is a part, in brackets, of the numerator that failed."""
    return bool(reading.terms) and upper.entries[0].level.parent in reading.terms


def _share(rate: Entry, upper: Term, base: Term) -> Candidate:
    value = upper.value * 100 / base.value
    return Candidate(
        f"{upper.text}/{base.text} = {computed(value, rate.figure)}",
        f"{upper.name} trên {base.name}. Có thể là trùng hợp ngẫu nhiên.",
        tuple(e.figure.id for e in (*upper.entries, *base.entries)),
        tuple(filter(None, (upper.path, base.path))),
    )


def _implied(
    draft: Draft, reading: Reading, implied: Sequence[Judged]
) -> Iterator[tuple[tuple[int, ...], Candidate]]:
    """A base that another rate implies: "1.351, bằng 48,3 % nghị quyết" implies about 2.800."""
    if reading.shape != "share" or not reading.terms:
        return
    rate = reading.left[0]
    own = _rate_of(rate)
    needed = None if own is None else whole_bases(_total_of(reading), own)
    for other in implied:
        if needed is None or other.lowest is None or other.highest is None:
            continue
        low, high = max(needed[0], other.lowest), min(needed[1], other.highest)
        if low <= high and draft.apart(rate, other.reading.left[0]) <= 1:
            count, told = reading.terms[0], _equation_of(other)
            share = computed(count.figure.value * 100 / low, rate.figure)
            figures = (count, *other.reading.terms, *other.reading.left)
            found = Candidate(
                f"{bare(count)}/{number(low)} = {share}",
                f"Mẫu số {number(low)} không in trong bài, nhưng suy được từ {told}. "
                "Có thể tỷ lệ này tính trên chỉ tiêu chứ không phải trên tổng đứng trước.",
                tuple(entry.figure.id for entry in figures),
            )
            yield (0,), found


def _rate_of(rate: Entry) -> Interval | None:
    """A printed percentage as a share of one; None where it may be nothing."""
    around = rate.interval
    return Interval(around.low / 100, around.high / 100) if around.low > 0 else None


def _total_of(reading: Reading) -> Interval:
    """The numerator of a share, as wide as it is printed."""
    return total([entry.interval for entry in reading.terms])


def _equation_of(judged: Judged) -> str:
    """A rate whose base is not printed, said shortly: "1.351 = 48,3 %"."""
    return f"{bare(judged.reading.terms[0])} = {bare(judged.reading.left[0])}"


def _totals(
    reading: Reading, near: Sequence[Entry], known: Sequence[Known]
) -> Iterator[tuple[tuple[int, ...], Candidate]]:
    """A figure of the text or the register that the parts do add up to."""
    exact = reading.exact()
    if exact is None:
        return
    wanted = Interval(exact, exact)
    for entry in near:
        if entry in reading.left or entry in reading.terms or entry.is_rate:
            continue
        if entry.figure.value in wanted:
            yield (
                (0,),
                Candidate(
                    f"{bare(entry)} {entry.noun}".strip(),
                    f"Các phần cộng lại đúng bằng {bare(entry)} {entry.noun} nêu trong bài. "
                    "Có thể là trùng hợp ngẫu nhiên.",
                    (entry.figure.id,),
                ),
            )
    for k in known:
        if Fraction(k.value) == exact:
            yield (
                (1,),
                Candidate(
                    f"{number(k.value)} {k.label}",
                    f"Sổ ngày {k.on:%d/%m/%Y} có {number(k.value)}: {k.label}. "
                    "Có thể là trùng hợp ngẫu nhiên.",
                    (),
                    (k.path,),
                ),
            )
