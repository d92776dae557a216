"""Plain text into blocks: a line is a paragraph, unless it was broken to fit a page."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NoReturn

from hatnhan.domain.problems import Problem
from hatnhan.domain.vietnamese import number
from hatnhan.drafts.reading.clean import clean
from hatnhan.drafts.reading.language import require_unicode, require_vietnamese
from hatnhan.prose.model import Block, Text

LONGEST: Final = 1_000_000
"""Characters of a draft: about 200 close pages with room to spare."""
_CLOSED: Final = re.compile(r"[.:;!?…][”\"')\]]*\s*$")
_ITEM: Final = re.compile(r"\s*([-–—+*•·]|\d{1,3}[.)]|[a-zđ][.)])\s")
_LETTER_OR_DIGIT: Final = re.compile(r"[^\W_]")


def from_string(raw: str, written: date | None = None) -> Text:
    """A pasted text; its positions are those of the text cleaned as `clean` says.

    A line break inside a sentence, made only to fit the page, is read as a space: one character
    for one, so positions stay. Problem as `require_readable` says.
    """
    if len(raw) > 2 * LONGEST:
        refuse_length(len(raw))
    require_unicode(raw)  # before the soft hyphens, letters of TCVN3, are gone
    text = "".join(_unwrapped(clean(raw).split("\n")))
    require_readable(text)
    return Text(text, tuple(_blocks(text)), written)


def require_readable(text: str) -> None:
    """Problem `draft_empty`, `draft_too_long`, or of a language that cannot be read."""
    if not _LETTER_OR_DIGIT.search(text):
        raise Problem("draft_empty")
    if len(text) > LONGEST:
        refuse_length(len(text))
    require_vietnamese(text)


def refuse_length(characters: int) -> NoReturn:
    """Problem `draft_too_long`."""
    raise Problem("draft_too_long", characters=number(characters), most=number(LONGEST))


def _blocks(text: str) -> Iterator[Block]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Block(start, start + len(line))
        start += len(line) + 1


def _unwrapped(lines: list[str]) -> Iterator[str]:
    width = _page_width(lines)
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        yield line
        if following is not None:
            yield " " if continues(line, following, width) else "\n"


def continues(line: str, following: str, width: int = 0) -> bool:
    """Whether a sentence runs on from one line to the next.

    It does when the next begins in small letters and the first, long enough to have been
    broken, is not closed; in a text broken at `width`, also when it begins otherwise.
    """
    after = following.lstrip()
    if not line.strip() or not after or _CLOSED.search(line) or _ITEM.match(following):
        return False
    if "\t" in line or "\t" in following:
        return False
    if after[0].islower() and len(line) >= 40:
        return True
    return bool(width) and len(line) >= 0.75 * width


def _page_width(lines: list[str]) -> int:
    """The width at which a text was broken by its writer's program, 0 where it was not.

    It was when most of the lines that are not closed, at least three, are nearly as long as the
    longest of all, and half of them run on in small letters: those of a list do not.
    """
    longest = max(map(len, lines), default=0)
    open_lines = [
        (len(line), after.lstrip()[0].islower())
        for line, after in itertools.pairwise(lines)
        if line.strip() and after.strip() and not _CLOSED.search(line) and not _ITEM.match(after)
    ]
    if len(open_lines) < 3 or not 50 <= longest <= 120:
        return 0
    full = sum(n >= 0.75 * longest for n, _ in open_lines)
    small = sum(runs_on for _, runs_on in open_lines)
    wrapped = full >= 0.6 * len(open_lines) and small >= 0.5 * len(open_lines)
    return longest if wrapped else 0
