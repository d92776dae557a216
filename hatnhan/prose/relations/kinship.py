"""Which nouns can be parts of which: what makes a list a whole, a sample or another level."""

from __future__ import annotations

from collections.abc import Sequence

from hatnhan.prose.relations.draft import Draft
from hatnhan.prose.relations.lexicon import GENERIC, LOWER_ORGANISATION, NEGATION
from hatnhan.prose.relations.runs import Run, phrase
from hatnhan.prose.relations.tree import Entry, Token, words

_COUNTABLE = {"person", "organisation", "place", ""}
_GRASSROOTS = ("tổ chức cơ sở đảng", "tccsđ", "tổ chức đảng", "tổ chức cơ sở", "đảng bộ trực thuộc")


def may_be_part(draft: Draft, parts: Sequence[Entry], head: Entry) -> bool:
    """Whether the parts may add up to the head at all: their kinds do not forbid it."""
    if any(part.figure.value > head.figure.value for part in parts):
        return False
    if draft.sentence_of(head) is not draft.sentence_of(parts[0]) and len(parts) == 2:
        small = max(part.figure.value for part in parts) < 20
        if small and not all(_same_noun(part, head) for part in parts):
            return False
    return _opposites(parts) or all(_kinds_meet(part, head) for part in parts)


def _opposites(parts: Sequence[Entry]) -> bool:
    """Whether two items count those that are and those that are not: heads of all villages."""
    return (
        len(parts) == 2 and parts[0].noun == parts[1].noun and denied(parts[0]) != denied(parts[1])
    )


def _kinds_meet(part: Entry, head: Entry) -> bool:
    if not part.kind or not head.kind or part.kind == head.kind:
        return True
    if part.kind == "place":  # "413 đảng viên (292 ở bản, …)": where they are
        return head.kind in ("person", "organisation")
    return {part.kind, head.kind} <= {"person", "organisation"} and _same_noun(part, head)


def _same_noun(part: Entry, head: Entry) -> bool:
    return bool(part.noun) and part.noun.split(" ")[0] == head.noun.split(" ")[0]


def exhaustive(draft: Draft, run: Run, head: Entry, *, after: bool) -> bool:
    """Whether the words say that the list names all parts of the head, once each."""
    entries = run.entries
    if len(entries) < 2 or run.is_partial() or unnumbered(run, [head]):
        return False
    if head.is_rate or not draft.is_base(head):
        return False
    if run.is_pair():
        return _parts_of(entries, head)
    if any(run.is_attribute(index) for index in range(len(entries))):
        return False
    if not _parts_of(entries, head) or _other_level(entries, head):
        return False
    if after or run.cue == "consists":
        return True
    if run.cue == "among":
        return _disjoint_units(entries) and _too_many(entries, head)
    if run.cue in ("bracket", "colon"):
        return not _names(entries) or _too_many(entries, head)
    return False


def _parts_of(entries: Sequence[Entry], head: Entry) -> bool:
    kinds = {entry.kind for entry in entries}
    if len(kinds) > 1 or not kinds <= _COUNTABLE:
        return len(kinds) == 1 and {entry.noun for entry in entries} == {head.noun}
    kind = kinds.pop()
    if not kind:
        return True
    if kind == head.kind:
        return (
            bool(GENERIC.search(head.noun))
            or all(_same_noun(entry, head) for entry in entries)
            or all(entry.noun in _around(head) for entry in entries)
        )
    return kind == "place" and head.kind in ("person", "organisation")


def _around(head: Entry) -> str:
    """The head's nouns: "706 thôn, khu phố" has two."""
    return f"{head.noun} {words(head.next_gap)}"


def _other_level(entries: Sequence[Entry], head: Entry) -> bool:
    """Whether parts of an organisation are those below it: "248 đảng bộ (2.370 chi bộ)"."""
    if head.kind != "organisation":
        return False
    below = [entry for entry in entries if LOWER_ORGANISATION.search(phrase(entry))]
    if any(head.noun.startswith(noun) for noun in _GRASSROOTS):
        return any("trực thuộc" in phrase(e) or "bộ phận" in phrase(e) for e in below)
    return bool(below) and not all(_same_noun(entry, head) for entry in below)


def _disjoint_units(entries: Sequence[Entry]) -> bool:
    nouns = [entry.noun for entry in entries]
    return all(entry.kind == "place" for entry in entries) and len(set(nouns)) == len(nouns)


def _too_many(entries: Sequence[Entry], head: Entry) -> bool:
    return sum(entry.figure.value for entry in entries) > head.interval.high


def _names(entries: Sequence[Entry]) -> bool:
    """Whether the items are told apart by proper names: "(Thuận Châu 45, Mai Sơn 30)"."""
    named = [entry for entry in entries if any(_proper(t) for t in (*entry.lead, *entry.trail))]
    return 2 * len(named) > len(entries)


def _proper(token: Token) -> bool:
    return token.text[:1].isupper() and token.text not in ("Đảng", "Nhà", "Trung", "Đoàn", "DTTS")


def unnumbered(run: Run, heads: Sequence[Entry]) -> tuple[int, ...]:
    """How many members a list may name without a number: the phrases that begin like a head.

    "12 đảng bộ huyện, 3 đảng bộ lực lượng vũ trang, Đảng bộ Khối, Đảng bộ Trường" names two.
    """
    nouns = {head.noun.split(" ")[0] for head in heads if head.noun}
    pieces = [piece for entry in run.entries for piece in _pieces(entry.gap)[:-1]]
    pieces += _pieces(_until_stop(run.tail))[1:]
    count = sum(1 for piece in pieces if piece and piece[0].low in nouns and _proper(piece[0]))
    count += sum(1 for piece in pieces if piece and piece[0].text == "Đảng" and "đảng" in nouns)
    return (count,) if count else ()


def _pieces(tokens: Sequence[Token]) -> list[list[Token]]:
    pieces: list[list[Token]] = [[]]
    for token in tokens:
        if token.text in (",", ";") or token.low == "và":
            pieces.append([])
        else:
            pieces[-1].append(token)
    return pieces


def _until_stop(tokens: Sequence[Token]) -> list[Token]:
    kept: list[Token] = []
    for token in tokens:
        if token.text in (";", ".", ":"):
            break
        kept.append(token)
    return kept


def denied(entry: Entry) -> bool:
    """Whether the item counts those that are not: "488 trưởng ban không phải đảng viên"."""
    return bool(NEGATION.search(phrase(entry)))
