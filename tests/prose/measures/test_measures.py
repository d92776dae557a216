"""Figures, relations and verdicts, measured on whole papers; `make test` shows the table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.prose.measures import evaluate
from tests.prose.measures.evaluate import Set

SETS = list(evaluate.sets(evaluate.files()))


@pytest.mark.parametrize("papers", SETS, ids=[papers.name for papers in SETS])
def test_measures(papers: Set, record_property: Callable[[str, object], None]) -> None:
    result = evaluate.measure(papers)
    record_property("table", (evaluate.HEAD, evaluate.line(papers.name, result)))
    assert evaluate.passes(result), "\n".join([evaluate.FOOT, *result.details])
