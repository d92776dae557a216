"""Papers in which everything is true: nothing in them may be said to fail or to be badly rounded.

`true/varied.json` tempts a reader to compute what need not agree; `true/ordinary.json` is what
papers print on an average day. Places are real or invented, every figure and person is invented.
Both sets are by other hands and were written before the rules had seen them: read for the first
time, 17 of about 390 relations in the first were accused, and 4 of about 410 in the second; all
mended since.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from hatnhan.prose.reader import check
from tests.prose.measures import evaluate
from tests.prose.measures.evaluate import paragraphs
from tests.prose.measures.matching import Found, findings

FILES = sorted((Path(__file__).parent / "true").glob("*.json"))
FORMS: dict[str, Callable[[list[str]], list[str]]] = {
    "paragraphs": list,
    "running": lambda sentences: [" ".join(sentences)],
}
LEAST = 350
"""Relations to be found in a set: who finds nothing accuses nobody."""


def test_there_are_enough() -> None:
    papers = [paper for file in FILES for paper in json.loads(file.read_text(encoding="utf-8"))]
    assert len(papers) == len({paper["id"] for paper in papers}) >= 150
    assert all(paper.keys() == {"id", "sentences"} and paper["sentences"] for paper in papers)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("file", FILES, ids=[file.name for file in FILES])
def test_nothing_true_is_accused(
    file: Path, form: str, record_property: Callable[[str, object], None]
) -> None:
    """Red when a rate must lie within 0.4 of its last digit, and when an unsure reading accuses."""
    found: list[tuple[str, Found]] = []
    for paper in json.loads(file.read_text(encoding="utf-8")):
        review = check(paragraphs(FORMS[form](paper["sentences"])))
        found += [(paper["id"], each) for each in findings(review)]
    accused = [f"{id}: {each.words}" for id, each in found if each.accuses]
    row = line(f"true/{file.name}, {form}", len(accused), len(found))
    record_property("table", (evaluate.HEAD, row))
    assert not accused, "\n".join(accused)
    assert len(found) >= LEAST


def line(name: str, accused: int, found: int) -> str:
    """One line of the table of all measures: only what is found and accused is known here."""
    return (
        f"{name:<34} {'-':>7} {'-':>7} {'-':>9} {accused:>7}/{found:<5} {'-':>6}"
        f"   ({found} relations found)"
    )
