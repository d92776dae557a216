"""Which findings and which page of the text an address about a checked draft shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hatnhan.drafts.findings import Checked, Finding
from hatnhan.web.drafts import cards, paper

CARDS = 30
"""Findings on one page."""


@dataclass(frozen=True, slots=True)
class Place:
    """A filter, a page of its findings, a page of the text."""

    show: str
    page: int
    part: int
    at: int = 0
    """The finding that the address names; 0 for none."""


def place(params: Mapping[str, str], said: Sequence[Finding], checked: Checked) -> Place:
    """What `show`, `page` and `part` say; `at`, the number of a finding, goes to where that stands."""
    show = params.get("show", "")
    if show not in cards.SHOWN:
        show = cards.default(said)
    at = _number(params.get("at"))
    if not 0 < at <= len(said):
        return Place(show, _number(params.get("page")) or 1, _number(params.get("part")) or 1)
    if at not in cards.chosen(said, show):
        show = "ignored" if said[at - 1].ignored else "all"
    page = cards.chosen(said, show).index(at) // CARDS + 1
    part = _number(params.get("part")) or paper.page_of(checked, said[at - 1].start)
    return Place(show, page, part, at)


def _number(text: str | None) -> int:
    """A small whole number; 0 for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0
