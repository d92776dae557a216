"""Rules of percentages: of what, against what plan, and by how much something grew."""

from __future__ import annotations

from collections.abc import Iterator

from hatnhan.prose.model import Kind
from hatnhan.prose.relations.bases import elsewhere, enclosing, is_plan, planned, stated
from hatnhan.prose.relations.claims import Claim, Reading, Shape
from hatnhan.prose.relations.draft import Draft
from hatnhan.prose.relations.elsewhere import after_change
from hatnhan.prose.relations.judge import holds
from hatnhan.prose.relations.lexicon import (
    ATTRIBUTE,
    EXCEED,
    GROWTH,
    PLAN,
    SHARE,
    TO,
)
from hatnhan.prose.relations.runs import phrase
from hatnhan.prose.relations.subjects import has_subject, own_count
from hatnhan.prose.relations.tree import SEPARATORS, Entry, Sentence, words
from hatnhan.prose.relations.uncounted import of_nearest

FAR = 4
"""How many sentences back the count of a plan's rate is looked for."""


def told_again(draft: Draft, sentence: Sentence) -> Iterator[Claim]:
    """A rate told apart from its fraction: "tỷ lệ bản có chi bộ đạt 98,3 %. Hiện 2.159/2.196 bản…"."""
    for rate in sentence.entries:
        if rate.figure.unit != "%" or own_count(draft, rate) is not None:
            continue
        at = draft.order[rate.figure.id]
        for entry in draft.entries[max(at - 12, 0) : at + 12]:
            base = draft.denominator.get(entry.figure.id)
            if (
                base is None
                or draft.apart(entry, rate) > 2
                or entry.figure.value == base.figure.value
            ):
                continue
            reading = _reading("share", rate, entry, (base,), "phân số nêu ở câu bên cạnh")
            if holds(reading):
                start = min(entry.figure.start, rate.figure.start)
                end = max(base.figure.end, rate.figure.end)
                yield Claim(
                    Kind.PERCENT, "share-told-again", [reading], False, start, end, quiet=True
                )
                break


def shares(draft: Draft, sentence: Sentence) -> Iterator[Claim]:
    """Each percentage that is a share of something, and each that is of a plan."""
    for rate in sentence.entries:
        if rate.figure.unit != "%" or role(rate) == "growth" or of_change(rate):
            continue
        if after_change(rate) is not None:
            continue
        claim = _share(draft, rate)
        if claim is not None:
            yield claim


def role(rate: Entry) -> Shape:
    """What the nearest word before a percentage makes of it: a share, a growth or an excess."""
    said = words(rate.lead)
    at = {
        "share": _last(SHARE, said),
        "growth": _last(GROWTH, said),
        "excess": _last(EXCEED, said),
    }
    if at["growth"] < 0 and at["excess"] < 0:
        return "share"
    # "tăng … chiếm 12 %": the later word decides; "đạt mức tăng 5 %" is a growth.
    best = max(at, key=lambda name: at[name])
    if best == "share" and words(rate.lead).endswith(("tăng là", "giảm là", "tăng đạt")):
        return "growth"
    return "growth" if best == "growth" else "excess" if best == "excess" else "share"


def of_change(rate: Entry) -> bool:
    """Whether a rate is that of a change it hangs on: "nhiều hơn 2008 là 12.308 (6,66 %)"."""
    parent = rate.level.parent
    return (
        parent is not None
        and not parent.is_rate
        and rate.place == 0
        and not words(rate.lead)
        and bool(GROWTH.search(words(parent.lead)))
    )


def _last(found: object, said: str) -> int:
    place = -1
    for match in found.finditer(said):  # type: ignore[attr-defined]
        place = match.start()
    return place


def _share(draft: Draft, rate: Entry) -> Claim | None:
    shape: Shape = "excess" if role(rate) == "excess" else "share"
    numerator = own_count(draft, rate)
    if (
        numerator is not None
        and is_plan(numerator)
        and not draft.denominator.get(numerator.figure.id)
    ):
        return _of_plan_before(draft, rate, numerator, shape)
    if numerator is None:
        return _alone(draft, rate) if shape == "share" else _of_plan_named(draft, rate)
    over = draft.denominator.get(numerator.figure.id)
    plan = shape == "excess" or _of_plan(rate, numerator)
    main: list[Reading] = []
    others: list[Reading] = []
    if over is not None:
        main = [_reading(shape, rate, numerator, (over,), "mẫu số đứng ngay sau tử số")]
    elif plan:
        main = [
            _reading(shape, rate, numerator, (base,), "chỉ tiêu nêu trong bài")
            for base in planned(draft, rate, numerator)
        ]
        others = [
            _reading(shape, rate, numerator, (base,), "chỉ tiêu nêu ở chỗ khác trong bài")
            for base in draft.earlier(numerator, 20)
            if main and draft.is_base(base) and base.kind == numerator.kind and base.figure.value
        ]
    else:
        main = [
            _reading(shape, rate, numerator, base, why)
            for base, why in (
                *stated(draft, rate, numerator),
                *enclosing(draft, rate, numerator),
            )
            if numerator not in base
        ]
        others = [
            _reading(shape, rate, numerator, base, "mẫu số nêu ở chỗ khác trong bài")
            for base in elsewhere(draft, rate, numerator)
        ]
        others += _together(rate, numerator, [*main, *others])
    return _claim(rate, numerator, shape, main, others)


def _of_two(numerator: Entry) -> bool:
    """Whether a count ends a change, so that the rate may be of either: "52 bản thành 25 bản, chiếm…"."""
    before = numerator.before
    return (
        before is not None
        and before.noun == numerator.noun
        and not any(token.text in SEPARATORS for token in numerator.gap)
        and bool(TO.search(words(numerator.gap)))
    )


def _claim(
    rate: Entry, numerator: Entry, shape: Shape, main: list[Reading], others: list[Reading]
) -> Claim:
    nothing = _reading(shape, rate, numerator, (), "mẫu số không in trong bài")
    figures = [rate, numerator, *(e for r in main[:1] for e in r.base)]
    rule = {"excess": "over-plan"}.get(shape, "share-of")
    return Claim(
        Kind.PERCENT,
        rule,
        main or [nothing],
        bool(main) and not _of_two(numerator),
        min(e.figure.start for e in figures),
        max(e.figure.end for e in figures),
        missing="" if main else "base",
        others=others,
    )


def _reading(
    shape: Shape, rate: Entry, numerator: Entry, base: tuple[Entry, ...], why: str
) -> Reading:
    if shape == "excess" and base:
        return Reading("growth", (rate,), (numerator,), base, why=why)
    return Reading(shape, (rate,), (numerator,), base, why=why)


def _together(rate: Entry, numerator: Entry, found: list[Reading]) -> list[Reading]:
    """The same bases with the counts before it joined: "201 thạc sĩ và 33 tiến sĩ (72 %)"."""
    before = numerator.before
    if before is None or before.is_rate or "và" not in words(numerator.gap).split():
        return []
    return [
        Reading(
            "share", (rate,), (before, numerator), reading.base, why="tính gộp hai số trước tỷ lệ"
        )
        for reading in found
        if before not in reading.base
    ]


def _of_plan(rate: Entry, numerator: Entry) -> bool:
    """Whether a rate is of a plan: "đạt 220 % mục tiêu", "bằng 48,3 % nghị quyết"."""
    after = words(rate.trail)
    said = words(rate.lead)
    place = PLAN.search(after)
    if place is not None and place.start() <= 16:
        return True
    if any(is_plan(entry) for level in rate.levels for entry in level.entries):
        return True
    return bool(PLAN.search(said)) or (
        rate.figure.value > 100
        and ("đạt" in said.split() or not said.strip())
        and not ATTRIBUTE.search(phrase(numerator))
    )


def _of_headline(draft: Draft, rate: Entry) -> Claim | None:
    """A rate of the headline, found again in the body: "69 % là nữ… 100 đảng viên, trong đó 69 nữ"."""
    at = draft.order[rate.figure.id]
    body = [e for e in draft.entries[at + 1 : at + 20] if draft.is_base(e) and e.kind == "person"]
    named = [e for e in body if ATTRIBUTE.search(phrase(e)) and _shares_word(rate, e)]
    for numerator in named:
        for base in body:
            reading = _reading("share", rate, numerator, (base,), "số nêu trong thân bài")
            if base is not numerator and holds(reading):
                return _claim(rate, numerator, "share", [reading], [])
    return None


def _shares_word(rate: Entry, entry: Entry) -> bool:
    said = f"{words(rate.lead)} {words(rate.trail)}"
    return any(m.group() in phrase(entry) for m in ATTRIBUTE.finditer(said) if m.group() != "mới")


def _of_plan_before(draft: Draft, rate: Entry, plan: Entry, shape: Shape) -> Claim | None:
    """A rate after its plan: "kết nạp 45 trên kế hoạch 60, thiếu 25 %"; the count stands before."""
    before = plan.before
    if before is not None and draft.is_base(before) and before.kind in (plan.kind, ""):
        reading = _reading(shape, rate, before, (plan,), "chỉ tiêu nêu trong bài")
        return _claim(rate, before, shape, [reading], [])
    return _of_plan_elsewhere(draft, rate, plan, shape)


def _of_plan_named(draft: Draft, rate: Entry) -> Claim | None:
    """An excess whose count is told elsewhere: "so với nghị quyết (1.400), năm 2022 vượt 16,4 %"."""
    for plan in draft.earlier(rate, 3):
        if draft.apart(plan, rate):
            return None
        if draft.is_base(plan) and PLAN.search(words(plan.level.opened) + words(plan.gap)):
            return _of_plan_elsewhere(draft, rate, plan, "excess")
    return None


def _of_plan_elsewhere(draft: Draft, rate: Entry, plan: Entry, shape: Shape) -> Claim | None:
    """The count of a plan's rate found by its value in the sentences before."""
    for count in draft.earlier(plan, 20):
        if count.is_rate or count.kind not in (plan.kind, "") or draft.apart(count, rate) > FAR:
            continue
        reading = _reading(shape, rate, count, (plan,), "chỉ tiêu nêu trong bài")
        if holds(reading):
            return _claim(rate, count, shape, [reading], [])
    return None


def _alone(draft: Draft, rate: Entry) -> Claim | None:
    """A rate of a property whose numerator is not printed: "nữ chiếm 69 %" of 68 members."""
    if not ATTRIBUTE.search(f"{words(rate.lead)} {words(rate.trail)}"):
        return None
    if draft.sentence_of(rate).heading:
        return _of_headline(draft, rate)
    if not has_subject(rate):
        return None
    return of_nearest(draft, rate)
