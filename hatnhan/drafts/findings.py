"""A checked draft, and its findings in the order and the words in which they are shown."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Final, Literal

from hatnhan.domain.text import nfc
from hatnhan.domain.vietnamese import number
from hatnhan.prose.model import Candidate, Figure, Relation, Review, Verdict
from hatnhan.registry.scopes import Scope

GRAVITY: Final = (Verdict.FAILS, Verdict.ROUNDING, Verdict.UNDETERMINED, Verdict.HOLDS)
WORDS: Final[Mapping[Verdict, str]] = {
    Verdict.FAILS: "Sai",
    Verdict.ROUNDING: "Làm tròn",
    Verdict.UNDETERMINED: "Không xác định",
    Verdict.HOLDS: "Đúng",
}
"""What stands on the label of a finding."""
_QUOTED_AT_MOST: Final = 160
_CLOSED: Final = re.compile(r"(?<=[.;!?…])\s+|\n")
_BEFORE: Final = 90
_AFTER: Final = 50


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure of the draft beside the same figure of the register."""

    figure: str
    """Its id in the review."""
    path: str
    """Its path in the catalogue of figures: "coverage.village.no_member"."""
    label: str
    """Its name in Vietnamese."""
    on: date
    since: date | None
    computed_then: int | None
    """As known when the draft speaks; None when the register was empty then."""
    computed_now: int | None
    known_then: int | None
    """The last recording known then."""
    known_now: int
    verdict: Literal["holds", "fails", "undetermined"]
    scope: Scope | None = None
    """The part of the register it is about; None is the whole."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft with everything that is to be said of it."""

    review: Review
    register: tuple[Compared, ...] = ()
    name: str = ""
    """The name of its file, or the title that its user gave."""
    on: date | None = None
    """The day on which it was checked."""
    known_at: int | None = None
    """The last recording of the register at that time; None when it was not asked."""
    ignored: Mapping[str, str] = field(default_factory=dict)
    """Key of a finding that is not to be shown: why not."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to be said of a draft: a relation, or a figure beside the register's."""

    key: str
    """The same in every edition in which the same is said with the same numbers."""
    verdict: Verdict
    title: str
    equation: str
    explanation: str
    start: int
    end: int
    """The words spoken of are the characters [start, end) of the text."""
    figures: tuple[str, ...]
    """Ids of the figures in it, the one in question first."""
    candidates: tuple[Candidate, ...] = ()
    compared: Compared | None = None
    ignored: str = ""
    """Why its user does not want to see it, else empty."""

    @property
    def word(self) -> str:
        """The verdict in Vietnamese."""
        return WORDS[self.verdict]


def headline(checked: Checked) -> str:
    """The result in one line: "32 con số, 14 quan hệ: 12 đúng, 1 sai, 1 không xác định"."""
    figures = len(checked.review.figures)
    if not figures:
        return "Không có con số nào trong văn bản"
    said = f"{number(figures)} con số"
    relations, register = _counts(checked)
    if relations:
        said += f", {number(relations.total())} quan hệ: {_verdicts(relations)}"
    else:
        said += ", không có quan hệ nào để tính"
    if register:
        said += f"; {number(register.total())} con số đối chiếu sổ: {_verdicts(register)}"
    ignored = sum(1 for finding in findings(checked) if finding.ignored)
    return said + (f"; {number(ignored)} đã bỏ qua" if ignored else "")


def _counts(checked: Checked) -> tuple[Counter[Verdict], Counter[Verdict]]:
    """How many findings of each verdict, of the text and of the register, ignored ones left out."""
    relations: Counter[Verdict] = Counter()
    register: Counter[Verdict] = Counter()
    for finding in findings(checked):
        if not finding.ignored:
            (register if finding.compared else relations)[finding.verdict] += 1
    return relations, register


def _verdicts(counts: Counter[Verdict]) -> str:
    order = (Verdict.HOLDS, *GRAVITY[:3])
    words = {**WORDS, Verdict.ROUNDING: "làm tròn chưa đúng"}
    return ", ".join(f"{number(counts[v])} {words[v].lower()}" for v in order if counts[v])


def findings(checked: Checked) -> tuple[Finding, ...]:
    """Everything to be said, the gravest first, then in the order of the text; ignored ones last."""
    order = sorted(
        _all(checked),
        key=lambda f: (bool(f.ignored), GRAVITY.index(f.verdict), f.start, f.end, f.key),
    )
    return tuple(order)


def marks(checked: Checked) -> dict[str, Verdict]:
    """The verdict to mark each figure with; a figure of which nothing is said has none.

    A figure has the gravest verdict of those in which it is the one in question; one that only
    helps to compute another is right when it does so in a relation that holds.
    """
    of: dict[str, Verdict] = {}
    for finding in reversed(findings(checked)):
        if not finding.ignored and finding.verdict is Verdict.HOLDS:
            of.update(dict.fromkeys(finding.figures, Verdict.HOLDS))
        elif not finding.ignored and finding.figures:
            of[finding.figures[0]] = finding.verdict
    return of


def finding_key(review: Review, relation: Relation) -> str:
    """The key of a relation: its kind, its words and its values, wherever they stand."""
    return _relation_key(_by_id(review), relation)


def compared_key(review: Review, compared: Compared) -> str:
    """The key of a comparison: which figure of the register, when, and what the draft prints."""
    return _compared_key(_by_id(review)[compared.figure], compared)


def _by_id(review: Review) -> dict[str, Figure]:
    return {figure.id: figure for figure in review.figures}


def _relation_key(figures: Mapping[str, Figure], relation: Relation) -> str:
    sides = [[_value(figures[id]) for id in side] for side in (relation.left, relation.right)]
    return _digest(relation.kind, _plain(relation.text), *sides)


def _compared_key(figure: Figure, compared: Compared) -> str:
    return _digest("register", compared.path, compared.on, compared.since, _value(figure))


def _all(checked: Checked) -> Iterator[Finding]:
    figures = _by_id(checked.review)
    for relation in checked.review.relations:
        key = _relation_key(figures, relation)
        asked = figures.get(next(iter((*relation.left, *relation.right)), ""))
        yield Finding(
            key=key,
            verdict=relation.verdict,
            title=_title(checked.review.text.text, relation, asked),
            equation=relation.equation,
            explanation=relation.explanation,
            start=relation.start,
            end=relation.end,
            figures=(*relation.left, *relation.right),
            candidates=relation.candidates,
            ignored=checked.ignored.get(key, ""),
        )
    for compared in checked.register:
        yield _beside_register(checked, figures[compared.figure], compared)


def _beside_register(checked: Checked, figure: Figure, compared: Compared) -> Finding:
    key = _compared_key(figure, compared)
    day = _when(compared)
    return Finding(
        key=key,
        verdict=Verdict(compared.verdict),
        title=f"{figure.raw}: {compared.label}, {day}",
        equation=_computed(compared),
        explanation=_explained(figure, compared),
        start=figure.start,
        end=figure.end,
        figures=(figure.id,),
        compared=compared,
        ignored=checked.ignored.get(key, ""),
    )


def _when(compared: Compared) -> str:
    if compared.since is None:
        return f"ngày {compared.on:%d/%m/%Y}"
    return f"từ {compared.since:%d/%m/%Y} đến {compared.on:%d/%m/%Y}"


def _computed(compared: Compared) -> str:
    """What the register gives, in one line; both answers where they differ."""
    now, then = compared.computed_now, compared.computed_then
    if now is None:
        return "sổ không có số liệu"
    said = f"sổ: {number(now)}"
    if then is not None and then != now:
        said += f" (biết đến nay); {number(then)} (biết khi đó)"
    return said


def _explained(figure: Figure, compared: Compared) -> str:
    now, then = compared.computed_now, compared.computed_then
    if now is None:
        return f"Sổ chưa có số liệu “{compared.label}” {_when(compared)} nên không đối chiếu được."
    said = (
        f"Văn bản ghi {figure.raw}; sổ tính được {number(now)} {compared.label} {_when(compared)}"
    )
    said += f", theo những gì đã ghi đến số {number(compared.known_now)}."
    if then is not None and compared.known_then is not None and then != now:
        said += f" Khi đó sổ mới ghi đến số {number(compared.known_then)} và cho {number(then)}."
    return said


def _title(text: str, relation: Relation, asked: Figure | None) -> str:
    """What holds is said by its computation; anything else by the words of the draft.

    Of words that run on for long, or over paragraphs, those around the figure in question.
    """
    if relation.verdict is Verdict.HOLDS and relation.equation:
        return relation.equation
    long = len(relation.text) > _QUOTED_AT_MOST or "\n" in relation.text.strip()
    words = _around(text, asked) if long and asked else relation.text
    return f"“{' '.join(words.split())}”"


def _around(text: str, figure: Figure) -> str:
    """The sentence of a figure, or of a long one the whole words close to it."""
    before = _CLOSED.split(text[max(figure.start - 500, 0) : figure.start])[-1]
    after = _CLOSED.split(text[figure.end : figure.end + 500])[0]
    if len(before) > _BEFORE:
        before = "…" + before[-_BEFORE:].partition(" ")[2]
    if len(after) > _AFTER:
        after = after[:_AFTER].rpartition(" ")[0] + "…"
    return before + text[figure.start : figure.end] + after


def _value(figure: Figure) -> list[str]:
    return [_exact(figure.value), _exact(figure.step), _plain(figure.unit)]


def _exact(value: Fraction) -> str:
    return f"{value.numerator}/{value.denominator}"


def _plain(text: str) -> str:
    """Words as they are compared between editions: punctuation, capitals and spaces do not count."""
    joined = re.sub(r"\s+%", "%", nfc(text).casefold())
    return " ".join(re.findall(r"[\w.,]*\w%?", joined))


def _digest(*parts: object) -> str:
    text = json.dumps(parts, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
