"""A draft as it is shown: pages of paragraphs, tables and footnotes, its figures marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from hatnhan.drafts.findings import Checked, Finding, marks
from hatnhan.prose.model import Block, Figure, Verdict

PAGE = 20_000
"""Characters on one page of the screen; a page of paper has about 3,000."""

SAID = {
    Verdict.FAILS: "sai",
    Verdict.ROUNDING: "làm tròn chưa đúng",
    Verdict.UNDETERMINED: "không xác định",
    Verdict.HOLDS: "đúng",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure where it stands in the text."""

    id: str
    raw: str
    verdict: str = ""
    """Code of the gravest verdict on it, `helps` where it only helps to compute another, or empty."""
    said: str = ""
    numbers: tuple[int, ...] = ()
    """The findings it is in, by their numbers, the one to open first in front."""
    register: bool = False
    """Whether the first of them compares it with the register."""

    @property
    def first(self) -> int:
        """The finding that the mark opens."""
        return self.numbers[0]

    @property
    def list(self) -> str:
        """The findings as the page's script reads them."""
        return " ".join(map(str, self.numbers))


Piece = str | Mark


@dataclass(slots=True)
class Part:
    """One piece of the page: `paragraph`, `heading`, `footnote`, or a `table` of rows of cells."""

    kind: str
    pieces: list[Piece] = field(default_factory=list)
    rows: list[list[list[Piece]]] = field(default_factory=list)
    headed: bool = False
    """Whether the first row of a table holds words only."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One page of a draft."""

    parts: list[Part]
    number: int
    pages: int

    @property
    def before(self) -> int:
        """The number of the page before."""
        return self.number - 1

    @property
    def after(self) -> int:
        """The number of the page after."""
        return self.number + 1


def paper(checked: Checked, said: Sequence[Finding], number: int) -> Paper:
    """A page of the text, from 1; a number beyond the last gives the last."""
    pages = _pages(checked)
    number = min(max(number, 1), len(pages))
    blocks = pages[number - 1]
    if not blocks:
        return Paper([], 1, 1)
    return Paper(_parts(blocks, _Marker(checked, said)), number, len(pages))


def page_of(checked: Checked, place: int) -> int:
    """The page on which a character of the text stands, from 1."""
    for number, blocks in enumerate(_pages(checked), 1):
        if blocks and place < blocks[-1].end:
            return number
    return 1


def _pages(checked: Checked) -> list[list[Block]]:
    """Blocks in pages; rows of a table stay whole."""
    pages: list[list[Block]] = [[]]
    size = 0
    for _, group in groupby(checked.review.text.blocks, key=_row):
        row = list(group)
        length = row[-1].end - row[0].start
        if pages[-1] and size + length > PAGE:
            pages.append([])
            size = 0
        pages[-1] += row
        size += length
    return pages


def _row(block: Block) -> tuple[int | None, int | None]:
    """What may not be torn apart: a row of a table, or a paragraph by itself."""
    return (None, block.start) if block.table is None else (block.table, block.row)


class _Marker:
    """Cuts blocks into words and marks."""

    def __init__(self, checked: Checked, said: Sequence[Finding]) -> None:
        self.text = checked.review.text.text
        self.figures = sorted(checked.review.figures, key=lambda f: (f.start, f.end))
        self.verdicts = marks(checked)
        self.said = said
        self.numbers: dict[str, list[int]] = {}
        for number, finding in enumerate(said, 1):
            for id in dict.fromkeys(finding.figures):
                self.numbers.setdefault(id, []).append(number)
        self.at = 0

    def pieces(self, block: Block) -> list[Piece]:
        """What stands in a block; blocks are asked for in their order."""
        while self.at < len(self.figures) and self.figures[self.at].start < block.start:
            self.at += 1
        found: list[Piece] = []
        place = block.start
        while self.at < len(self.figures) and self.figures[self.at].end <= block.end:
            figure = self.figures[self.at]
            self.at += 1
            if figure.start >= place:
                found += [self.text[place : figure.start], self._mark(figure)]
                place = figure.end
        found.append(self.text[place : block.end])
        return [piece for piece in found if piece != ""]

    def _mark(self, figure: Figure) -> Mark:
        raw = self.text[figure.start : figure.end]
        own = [n for n in self.numbers.get(figure.id, ()) if not self.said[n - 1].ignored]
        verdict = self.verdicts.get(figure.id)
        if not own:
            return Mark(figure.id, raw)
        if verdict is None:
            return Mark(figure.id, raw, "helps", "có trong phép tính của con số khác", tuple(own))
        # The finding that gave the mark its verdict first: where the figure is in question.
        own.sort(key=lambda n: not self._gives(n, figure.id, verdict))
        register = self.said[own[0] - 1].compared is not None
        words = SAID[verdict]
        if register and verdict is not Verdict.UNDETERMINED:
            words = "khớp sổ" if verdict is Verdict.HOLDS else "khác sổ"
        return Mark(figure.id, raw, verdict.value, words, tuple(own), register)

    def _gives(self, number: int, id: str, verdict: Verdict) -> bool:
        finding = self.said[number - 1]
        return finding.verdict is verdict and (verdict is Verdict.HOLDS or finding.figures[0] == id)


def _parts(blocks: Sequence[Block], marker: _Marker) -> list[Part]:
    return list(_made(blocks, marker))


def _made(blocks: Sequence[Block], marker: _Marker) -> Iterator[Part]:
    for table, group in groupby(blocks, key=lambda b: b.table):
        if table is None:
            for block in group:
                pieces = marker.pieces(block)
                if any(not isinstance(p, str) or p.strip() for p in pieces):
                    yield Part(block.kind, pieces)
        else:
            yield _table(list(group), marker)


def _table(cells: Sequence[Block], marker: _Marker) -> Part:
    """Rows of cells; a cell of several paragraphs is one, a merged one stands where it begins."""
    width = max((cell.column or 0) for cell in cells) + 1
    rows: dict[int, list[list[Piece]]] = {}
    for cell in cells:
        row = rows.setdefault(cell.row or 0, [[] for _ in range(width)])
        here = row[cell.column or 0]
        here += [" "] * bool(here) + marker.pieces(cell)
    made = [rows[number] for number in sorted(rows)]
    headed = len(made) > 1 and not any(isinstance(p, Mark) for cell in made[0] for p in cell)
    return Part("table", rows=made, headed=headed)
