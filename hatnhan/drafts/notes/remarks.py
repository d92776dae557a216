"""The words of a finding, the same wherever it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hatnhan.drafts.findings import Checked, Finding, findings
from hatnhan.prose.model import Verdict


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

    The words of a finding may run over several paragraphs; then the figure in question is what
    the note stands beside.
    """
    return [
        Note(*_anchor(checked, finding), tuple(remarks(finding)))
        for finding in shown(checked, with_holds=with_holds)
    ]


def _lines(finding: Finding) -> Iterator[str]:
    yield f"{finding.word}: {finding.title}"
    if finding.equation != finding.title:
        yield finding.equation
    yield finding.explanation
    for candidate in finding.candidates:
        yield f"Có thể là {candidate.text}. {candidate.explanation}".rstrip()
    if finding.compared:
        yield f"Mở trong sổ: số liệu {finding.compared.path}."


def _anchor(checked: Checked, finding: Finding) -> tuple[int, int]:
    blocks = checked.review.text.blocks
    whole = any(b.start <= finding.start and finding.end <= b.end for b in blocks)
    if whole or not finding.figures:
        return finding.start, finding.end
    (figure,) = checked.review.by_id(finding.figures[:1])
    return figure.start, figure.end
