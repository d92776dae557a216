"""The way in: a text is read, its figures found, related and judged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from hatnhan.prose.figures import find_with_dates
from hatnhan.prose.figures.dates import Mention
from hatnhan.prose.model import Figure, Known, Relation, Review, Text, Verdict
from hatnhan.prose.relations.candidates import candidates
from hatnhan.prose.relations.chronology import disorders
from hatnhan.prose.relations.claims import Claim
from hatnhan.prose.relations.draft import Draft, read
from hatnhan.prose.relations.grammar import RULES
from hatnhan.prose.relations.judge import Judged, judge, without_whole_base
from hatnhan.prose.relations.parallel import by_example
from hatnhan.prose.relations.wording import explain, said

Progress = Callable[[float], None]
_SOUGHT = 60
"""For how many findings candidates are searched; a draft with more has other troubles."""


def check(
    text: Text,
    known: Sequence[Known] = (),
    progress: Progress | None = None,
    figures: tuple[Figure, ...] | None = None,
    dates: tuple[Mention, ...] | None = None,
) -> Review:
    """The figures of a draft and what its sentences say of them, judged.

    `known` are figures of the register that may explain what fails; `figures` and `dates` those of the
    draft where they have been found before. `progress` hears the share that is done, from 0
    to 1; what it raises ends the check.
    """
    tell = progress or (lambda _share: None)
    tell(0.0)
    if figures is None:
        figures, dates = find_with_dates(text)
    tell(0.3)
    draft = read(text, figures, dates)
    judged: list[Judged] = []
    for done, sentence in enumerate(draft.sentences):
        for rule in RULES:
            judged.extend(_judged(rule(draft, sentence)))
        if done % 50 == 0:
            tell(0.3 + 0.6 * done / len(draft.sentences))
    judged = [without_whole_base(one) for one in by_example(draft, judged)]
    tell(0.9)
    relations = _relations(draft, judged, known)
    tell(1.0)
    return Review(text, figures, tuple(relations))


def _judged(claims: Iterator[Claim]) -> Iterator[Judged]:
    for claim in claims:
        found = judge(claim)
        if found is not None:
            yield found


def _relations(draft: Draft, judged: list[Judged], known: Sequence[Known]) -> list[Relation]:
    """The relations in the order of the text, each said once."""
    seen: set[tuple[object, ...]] = set()
    relations: list[Relation] = []
    sought = 0
    implied = [one for one in judged if one.claim.missing == "base" and one.lowest is not None]
    for one in judged:
        left = tuple(entry.figure.id for entry in one.reading.left)
        right = tuple(entry.figure.id for entry in one.reading.right)
        key = (one.claim.kind, left, frozenset(right))
        if key in seen:
            continue
        seen.add(key)
        failing = one.verdict in (Verdict.FAILS, Verdict.ROUNDING)
        sought += failing
        found = (
            candidates(draft, one.reading, known, implied) if failing and sought <= _SOUGHT else ()
        )
        reading, claim = one.reading, one.claim
        plain = one.verdict is Verdict.HOLDS
        unprinted = not plain or not reading.base or claim.missing == "numerator"
        relations.append(
            Relation(
                claim.kind, left, right, draft.text.text[claim.start : claim.end],
                claim.start, claim.end, claim.rule, one.verdict,
                said(one), explain(one), reading.exact(),
                one.lowest, one.highest, claim.missing if unprinted else "", found,
            )
        )  # fmt: skip
    relations.extend(disorders(draft))
    return sorted(relations, key=lambda relation: (relation.start, relation.end))
