"""Reading one noun phrase: the words after a figure, or the label before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from hatnhan.drafts.register import words
from hatnhan.drafts.register.meaning import GRASSROOTS, Meaning

MASK: Final = "#"
"""Stands for every character of a figure, so that its points and commas separate nothing."""

_QUALIFIER = (
    r"(?:hơn|trên|gần|khoảng|chừng|ngót|xấp xỉ|ít nhất|tối thiểu|tổng số|tổng cộng|có|còn|là) "
)
_DAY = (
    r"(?:(?:thời điểm|hết|cuối|đầu|giữa|ngày|tháng|quý|năm|nay|kỳ|"
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}[/-]\d{4}|\d{4}|\d{1,2}|[ivx]+)\b ?)+"
)
TIME: Final = re.compile(
    rf"(?:(?:tính |cho )?(?:đến|tới|vào|trong|tại|từ|cả) )?{_DAY}|(?:hiện|đến) nay\b ?|hiện\b ?"
)
_EVERYWHERE: Final = re.compile(
    r"(?:(?:trong|trên|của|ở|tại|thuộc) )?(?:địa bàn )?(?:(?:toàn|cả) (?:tỉnh|đảng bộ)|"
    r"(?:đảng bộ )?tỉnh(?! ủy| uỷ))\b\s*"
)
_GOES_ON: Final = re.compile(r"(?:gồm|bao gồm|trong đó|chiếm|tương đương|tương ứng|và trong đó)\b")
_LINK: Final = re.compile(rf"(?:và|với|cùng|cùng với) (?:{_QUALIFIER})*{MASK}")
_PUNCTUATION: Final = re.compile(r"[.;:()!?…\n]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that was understood to its end."""

    meaning: Meaning
    end: int
    ambiguous: bool = False
    """The field uses these words for more than one thing."""
    unnamed: bool = False
    """The noun alone does not say what is counted."""


def ends(text: str, at: int, *, labelled: bool = False) -> bool:
    """Whether a noun phrase may end here, without words that would change what it counts.

    ``labelled``: nouns come before their figures, so a noun after a comma is the next figure's.
    """
    while True:
        at = _spaces(text, at)
        if at >= len(text) or _PUNCTUATION.match(text, at):
            return True
        if text[at] == ",":
            return labelled or not words.MORE_NOUNS.match(text, _spaces(text, at + 1))
        if _GOES_ON.match(text, at) or _LINK.match(text, at):
            return True
        more = _EVERYWHERE.match(text, at) or TIME.match(text, at)
        if not more or more.end() == at:
            return False
        at = more.end()


def after(text: str, at: int, *, admitting: bool, founding: bool) -> Phrase | None:
    """The phrase after a figure; None when it is not understood to its end.

    ``admitting`` and ``founding`` say that a verb before the figure makes it a count of
    admissions or of cells founded.
    """
    at = _spaces(text, at)
    for read in (_organisations, _founded, _admitted, _members, _sites):
        found = read(text, at, admitting, founding)
        if found and ends(text, found.end):
            return found
    return None


def part_after(text: str, at: int, total: Meaning) -> Phrase | None:
    """The phrase after a part's figure: "76 bản" of establishments without members."""
    at = _spaces(text, at)
    noun = (words.PERSON if total.subject in {"admitted", "member"} else words.CELL).match(text, at)
    for start in (at, *([_spaces(text, noun.end())] if noun else [])):
        found = limit(text, start, total)
        if found and ends(text, found.end):
            return found
    return None


def label(text: str, total: Meaning) -> Meaning | None:
    """What a label before a part's figure says: "ở bản", "là dân tộc thiểu số"."""
    found = limit(text, 0, total)
    return found.meaning if found and found.end == len(text) else None


def limit(text: str, at: int, total: Meaning) -> Phrase | None:
    """What limits a part of a total, from here on."""
    if total.subject == "organisation":
        if total.kind != GRASSROOTS:
            return None
        return _first(text, at, words.PARTS_OF_GRASSROOTS, "organisation", "kind")
    place = words.AT.match(text, at)
    start = place.end() if place else at
    if total.subject == "admitted":
        zone = _first(text, start, words.ZONES, "admitted", "zone")
        if zone:
            return zone
    if total.subject in {"admitted", "member"}:
        about = _about(text, at, total)
        if about:
            return about
    return _site(text, start)


def _about(text: str, at: int, total: Meaning) -> Phrase | None:
    youth = re.compile(r"(?:là )?đoàn viên(?: thanh niên)?\b").match(text, at)
    if youth:
        return Phrase(Meaning(total.subject, about="youth_union"), youth.end())
    return _first(text, at, words.ABOUTS, total.subject, "about")


def _first(
    text: str, at: int, patterns: Sequence[tuple[re.Pattern[str], str]], subject: str, name: str
) -> Phrase | None:
    for pattern, value in patterns:
        found = pattern.match(text, at)
        if found:
            meaning = replace(Meaning(subject), **{name: value})  # type: ignore[arg-type]
            return Phrase(meaning, found.end())
    return None


def _site(text: str, at: int) -> Phrase | None:
    for noun, meaning in words.SITES:
        named = noun.match(text, at)
        if named:
            unnamed = bool(words.UNNAMED.match(text, at))
            start = _spaces(text, named.end())
            for pattern, group in words.GROUPS:
                said = pattern.match(text, start)
                if said:
                    return Phrase(replace(meaning, group=group), said.end())
            return Phrase(meaning, named.end(), unnamed=unnamed)
    return None


def _sites(text: str, at: int, admitting: bool, founding: bool) -> Phrase | None:
    return None if admitting or founding else _site(text, at)


def _organisations(text: str, at: int, admitting: bool, founding: bool) -> Phrase | None:
    if admitting or founding:
        return None
    return _first(text, at, words.ORGANISATIONS, "organisation", "kind")


def _founded(text: str, at: int, _admitting: bool, founding: bool) -> Phrase | None:
    """Cells: founded when a verb says so, else all that there are."""
    noun = words.CELL.match(text, at)
    if not noun:
        return None
    end = noun.end()
    new = words.NEW.match(text, _spaces(text, end))
    if not new and not founding:
        bare = Meaning("organisation", kind=words.BARE_CELLS)
        return Phrase(bare, end, ambiguous=True, unnamed=True)
    end = new.end() if new else end
    return _at_site(text, Phrase(Meaning("founded"), end))


def _admitted(text: str, at: int, admitting: bool, _founding: bool) -> Phrase | None:
    noun = words.PERSON.match(text, at)
    if not noun:
        return None
    said = words.ADMITTED.match(text, _spaces(text, noun.end()))
    if not said and not admitting:
        return None
    end = said.end() if said else noun.end()
    about = _about(text, _spaces(text, end), Meaning("admitted"))
    return about or _at_site(text, Phrase(Meaning("admitted"), end))


def _at_site(text: str, phrase: Phrase) -> Phrase:
    """With the establishments where it happened, if they are named."""
    place = words.AT.match(text, _spaces(text, phrase.end))
    if not place:
        return phrase
    where = limit(text, place.end(), phrase.meaning)
    merged = where and phrase.meaning.part(where.meaning)
    return replace(phrase, meaning=merged, end=where.end) if where and merged else phrase


def _members(text: str, at: int, admitting: bool, _founding: bool) -> Phrase | None:
    noun = words.MEMBER.match(text, at)
    if not noun or admitting:
        return None
    about = _about(text, _spaces(text, noun.end()), Meaning("member"))
    return about or Phrase(Meaning("member"), noun.end())


def _spaces(text: str, at: int) -> int:
    while at < len(text) and text[at] == " ":
        at += 1
    return at
