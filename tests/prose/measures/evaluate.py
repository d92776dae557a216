"""How well figures and relations are found and judged, measured on papers known in full.

    python -m tests.prose.measures.evaluate            every set of papers, one line each
    python -m tests.prose.measures.evaluate -v         and what was missed, word by word
    python -m tests.prose.measures.evaluate FILE -v    one file of papers, or one paper: FILE#ID

Each paper is measured twice: its sentences as paragraphs, and as one running paragraph.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hatnhan.prose.model import Block, Text
from tests.prose.measures.gold import Paper, load
from tests.prose.measures.matching import Score, score

ROOT = Path(__file__).resolve().parents[3]
OWN = sorted(Path(__file__).parent.glob("*.json"))
F1, RECALL, VERDICTS, ACCUSATIONS = 0.97, 0.85, 0.97, 0.01


@dataclass(frozen=True, slots=True)
class Set:
    """Papers measured together, each with the text it is measured on."""

    name: str
    papers: tuple[tuple[Paper, Text], ...]


def paragraphs(lines: list[str]) -> Text:
    """Lines as a draft: each that is not blank a paragraph."""
    text, blocks = "", []
    for line in lines:
        words = unicodedata.normalize("NFC", line.strip())
        if words:
            start = len(text) + bool(text)
            text += ("\n" if text else "") + words
            blocks.append(Block(start, start + len(words)))
    return Text(text, tuple(blocks))


def sets(files: list[Path]) -> Iterator[Set]:
    """The sets of papers in these files, and whole articles that lie beside a file."""
    for file in files:
        papers = load(file)
        name = f"{file.parent.name}/{file.name}"
        separate = tuple((paper, paragraphs(list(paper.sentences))) for paper in papers)
        running = tuple((paper, paragraphs([" ".join(paper.sentences)])) for paper in papers)
        yield Set(f"{name}, paragraphs", separate)
        yield Set(f"{name}, running", running)
        yield from _articles(file)


def _articles(file: Path) -> Iterator[Set]:
    """An article PLACE-DATE.txt is measured with the paper that was published on that day."""
    papers = json.loads(file.read_text(encoding="utf-8"))
    for article in sorted(file.parent.glob("*.txt")):
        for raw, paper in zip(papers, load(file), strict=True):
            if raw.get("published") and article.stem.endswith(str(raw["published"])):
                text = paragraphs(article.read_text(encoding="utf-8").splitlines())
                yield Set(article.name, ((paper, text),))


def files() -> list[Path]:
    """Our papers, and samples where some are given or lie beside the project."""
    given = os.environ.get("HATNHAN_SAMPLES")
    if given:
        path = Path(given)
        return [*OWN, path / "drafts.json" if path.is_dir() else path]
    return [*OWN, *sorted(ROOT.parent.glob("*/samples/drafts.json"))]


def measure(papers: Set, only: str = "") -> Score:
    """The measures of a set, or of one paper in it."""
    from hatnhan.prose.reader import check

    total = Score()
    for paper, text in papers.papers:
        if only in ("", paper.id):
            total += score(paper, check(text))
    return total


def line(name: str, result: Score) -> str:
    """One line of the table."""
    return (
        f"{name:<34} {result.f1:>7.3f} {result.recall:>7.3f} {result.verdicts:>9.3f}"
        f" {result.accused:>7}/{result.true_relations:<5}"
        f" {result.unknown_accusations:>6}"
        f"   ({result.found}/{result.relations} relations,"
        f" -{result.figures_missed} +{result.figures_false} figures)"
    )


HEAD = f"{'':<34} {'F1':>7} {'found':>7} {'verdicts':>9} {'accused':>13} {'other':>6}"
FOOT = (
    f"{'wanted':<34} {F1:>7.3f} {RECALL:>7.3f} {VERDICTS:>9.3f} {f'<= {ACCUSATIONS:.0%}':>13}"
    f" {f'<= {ACCUSATIONS:.0%}':>6}\n"
    "accused: true relations said to fail; other: accusations of relations that are not listed"
)


def passes(result: Score) -> bool:
    """Whether a set reaches what is wanted."""
    return (
        result.f1 >= F1
        and result.recall >= RECALL
        and result.verdicts >= VERDICTS
        and result.accusations <= ACCUSATIONS
        and result.unknown_accusations <= ACCUSATIONS * result.true_relations
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("file", nargs="?", help="FILE or FILE#ID; every set when left out")
    parser.add_argument("-v", "--verbose", action="store_true", help="what was missed")
    asked = parser.parse_args()
    name, _, only = (asked.file or "").partition("#")
    table = [HEAD]
    for papers in sets([Path(name)] if name else files()):
        result = measure(papers, only)
        table.append(line(papers.name, result))
        if asked.verbose:
            sys.stdout.write("\n  ".join([papers.name, *result.details]) + "\n")
    sys.stdout.write("\n".join([*table, FOOT]) + "\n")


if __name__ == "__main__":
    main()
