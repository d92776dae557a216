"""Sentences in the language of reports and press: figures, relations, verdicts, no accusation."""

from __future__ import annotations

import pytest

from hatnhan.prose.model import Review
from hatnhan.prose.reader import check
from tests.prose.sentences.cases import ACCUSING, Answer, Case, cases, draft, is_found, told

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_sentence(case: Case) -> None:
    review = check(draft(case.text))
    wrong = [*figures(case, review), *relations(case, review), *accusations(case, review)]
    found = [told(relation, review) for relation in review.relations]
    assert not wrong, "\n".join([case.text, *wrong, "found:", *found])


def figures(case: Case, review: Review) -> list[str]:
    ours = [figure.value for figure in review.figures if figure.value not in case.maybe]
    if ours == [value for value in case.figures if value not in case.maybe]:
        return []
    return [f"figures: {[figure.raw for figure in review.figures]}"]


def relations(case: Case, review: Review) -> list[str]:
    def found(*answers: Answer) -> bool:
        return any(is_found(a, r, review) for a in answers for r in review.relations)

    groups = [*[(answer,) for answer in case.relations], *case.any_of]
    return [
        *[f"missed: {' or '.join(map(str, group))}" for group in groups if not found(*group)],
        *[f"must not be found: {answer}" for answer in case.forbidden if found(answer)],
    ]


def accusations(case: Case, review: Review) -> list[str]:
    expected = [answer for answer in case.all() if answer.verdicts & ACCUSING]
    return [
        f"accused: {told(relation, review)}"
        for relation in review.relations
        if relation.verdict in ACCUSING
        and not any(is_found(answer, relation, review) for answer in expected)
    ]
