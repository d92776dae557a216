"""Sentences of reports and speeches, with the figures a reader sees in them.

The expected figures were written down before the rule that finds them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from hatnhan.prose.figures import find
from tests.prose.figures.drafts import draft

LINES = Path(__file__).with_name("examples.txt").read_text(encoding="utf-8").splitlines()
EXAMPLES = [tuple(line.split(" =>", 1)) for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("sentence", "figures"), EXAMPLES, ids=[one for one, _ in EXAMPLES])
def test_figures_of_sentence(sentence: str, figures: str) -> None:
    """Planted and seen red: the rules of names and of bands left out; "vũ trang 58" read as a
    page.
    """
    found = [figure.raw.replace(" ", "_") for figure in find(draft(sentence))]
    assert found == figures.split()


def test_sentences_together_as_one_paragraph() -> None:
    """Rules that look at neighbours stop at the end of a sentence.

    Left out: sentences that say how the text as a whole prints its numbers, and items that are
    told by the beginning of their line.
    """
    alone = [line for line in EXAMPLES if not starts_or_styles(line[0])]
    sentences = [one if one[-1] in ".…" else f"{one}." for one, _ in alone]
    found = [figure.raw.replace(" ", "_") for figure in find(draft(" ".join(sentences)))]
    assert found == " ".join(figures for _, figures in alone).split()


def starts_or_styles(sentence: str) -> bool:
    styles = ("The Party", "Số dư", "Năm 2021, toàn tỉnh có 2015")
    return sentence[0] in "0123456789(-+" or sentence.startswith(styles)
