"""The text of a draft as marked lines: each figure with its verdict in words, ink and line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final
from xml.sax.saxutils import escape

from hatnhan.drafts.findings import Checked, Finding, marks
from hatnhan.prose.model import Block, BlockKind, Figure, Verdict
from hatnhan.reports.xmltext import printable

INK: Final = {
    Verdict.FAILS: ("#8c1d18", "#f9dedc"),
    Verdict.ROUNDING: ("#7a4b00", "#fdecc8"),
    Verdict.UNDETERMINED: ("#7a4b00", "#fdf3e1"),
    Verdict.HOLDS: ("#17523f", "#e6f1ec"),
}
"""Ink and ground of a verdict; the line below and the words beside it say the same."""
_LINE: Final = {
    Verdict.FAILS: 'kind="double" width="0.7" gap="1"',
    Verdict.ROUNDING: 'width="1.2"',
    Verdict.UNDETERMINED: 'width="1.2"',
    Verdict.HOLDS: 'width="0.4"',
}
_BESIDE: Final = {
    Verdict.FAILS: "sai",
    Verdict.ROUNDING: "làm tròn",
    Verdict.UNDETERMINED: "?",
    Verdict.HOLDS: "",
}
_NOT_IN_FONT: Final = str.maketrans(
    {
        "≤": "không quá",
        "≥": "không dưới",
        "≠": "khác",
        "≈": "~",
        "→": "->",
        "−": "-",
        "✓": "",
        "✗": "",
        "№": "số",
    }
    | {digit: f"^{n}" for n, digit in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹") if digit not in "¹²³"}
    | {"\u2011": "-", "\u2010": "-", "\u202f": "\u00a0", "\u2009": " ", "\t": "    "}
)


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """One paragraph of the draft, or one row of a table, as markup of the PDF library."""

    kind: BlockKind
    markup: str


def plain(text: str) -> str:
    """Words as markup: nothing in them is a tag, and signs that the font lacks are spelt."""
    return escape(printable(text).translate(_NOT_IN_FONT))


def marked_lines(checked: Checked, numbered: dict[str, tuple[int, Finding]]) -> list[MarkedLine]:
    """The text line by line; `numbered` has the findings to point to, by the figure in question."""
    figures = iter(sorted(checked.review.figures, key=lambda f: f.start))
    painter = _Painter(checked, numbered, figures)
    lines = []
    for (table, _), blocks in groupby(checked.review.text.blocks, key=_row):
        if table is None:
            lines += [MarkedLine(block.kind, painter.paint(block)) for block in blocks]
        else:
            cells = [painter.paint(block) for block in blocks]
            lines.append(MarkedLine("cell", "&nbsp;&nbsp;|&nbsp; ".join(cells)))
    return lines


def _row(block: Block) -> tuple[int | None, int | None]:
    return block.table, block.row


class _Painter:
    """Goes through the text once, figure by figure."""

    def __init__(
        self,
        checked: Checked,
        numbered: dict[str, tuple[int, Finding]],
        figures: Iterator[Figure],
    ) -> None:
        self._text = checked.review.text.text
        self._marks = marks(checked)
        self._numbered = numbered
        self._figures = figures
        self._next = next(figures, None)

    def paint(self, block: Block) -> str:
        """The characters of a block, its figures marked."""
        made: list[str] = []
        at = block.start
        while self._next is not None and self._next.start < block.end:
            figure, self._next = self._next, next(self._figures, None)
            if figure.start < at:  # two figures that overlap: the first is shown
                continue
            made.append(plain(self._text[at : figure.start]))
            made.append(self._figure(figure))
            at = figure.end
        made.append(plain(self._text[at : block.end]))
        return "".join(made)

    def _figure(self, figure: Figure) -> str:
        said = plain(self._text[figure.start : figure.end])
        verdict = self._marks.get(figure.id)
        if verdict is None:
            return said
        ink, ground = INK[verdict]
        number, _ = self._numbered.get(figure.id, (0, None))
        beside = f"{number} {_BESIDE[verdict]}".strip() if number else ""
        small = f'<super size="6.5"><b>{beside}</b></super>' if beside else ""
        return (
            f'<u color="{ink}" {_LINE[verdict]}><font color="{ink}" backColor="{ground}">'
            f"{said}</font></u>{small}"
        )
