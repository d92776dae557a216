"""The words of a finding, the same wherever it is written."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from hatnhan.drafts.findings import Checked, Finding, findings
from hatnhan.prose.model import Verdict

_LONG: Final = 300
"""Characters: about two sentences; a longer anchor points to nothing."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be written beside the characters [start, end) of a text."""

    start: int
    end: int
    lines: tuple[str, ...]


def shown(checked: Checked, *, with_holds: bool) -> list[Finding]:
    """The findings to write down: none that is ignored; those that hold only when asked for."""
    return [
        finding
        for finding in findings(checked)
        if not finding.ignored and (with_holds or finding.verdict is not Verdict.HOLDS)
    ]


def remarks(finding: Finding) -> list[str]:
    """A finding line by line: verdict and words, computation, explanation, candidates."""
    return [line for line in _lines(finding) if line]


def notes(checked: Checked, *, with_holds: bool) -> list[Note]:
    """A note for each finding shown, where it can be anchored in one block of the text.

    The words of a finding may run over several sentences, even paragraphs; then the figure in
    question is what the note stands beside.
    """
    figures = {figure.id: figure for figure in checked.review.figures}
    blocks = checked.review.text.blocks
    starts = [block.start for block in blocks]
    made = []
    for finding in shown(checked, with_holds=with_holds):
        start, end = finding.start, finding.end
        block = blocks[max(bisect_right(starts, start) - 1, 0)]
        if (end > block.end or end - start > _LONG) and finding.figures:
            figure = figures[finding.figures[0]]
            start, end = figure.start, figure.end
        made.append(Note(start, end, tuple(remarks(finding))))
    return made


def _lines(finding: Finding) -> Iterator[str]:
    yield f"{finding.word}: {finding.title}"
    if finding.equation != finding.title:
        yield finding.equation
    yield finding.explanation
    for candidate in finding.candidates:
        yield f"Có thể là {candidate.text}. {candidate.explanation}".rstrip()
    if finding.compared:
        yield f"Mở trong sổ: số liệu {finding.compared.path}."
