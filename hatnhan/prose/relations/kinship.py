"""Which nouns can be parts of which: what makes a list a whole, a sample or another level."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from hatnhan.prose.relations.draft import Draft
from hatnhan.prose.relations.lexicon import (
    AT,
    CLOSING,
    EXCLUSIVE,
    FROM,
    GENERIC,
    LOWER_ORGANISATION,
    NEGATION,
    OPENING,
    OTHERS,
    PAIRS,
)
from hatnhan.prose.relations.runs import Run, phrase
from hatnhan.prose.relations.tree import Entry, Token, unread, words

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
    near = draft.apart(head, parts[0]) <= 4 and head.figure.value >= 50
    if near and len(parts) > 2 and len({part.noun for part in parts}) == 1:
        return True  # three of a kind that add up exactly are hardly chance
    return _opposites(parts) or all(_kinds_meet(part, head) for part in parts)


def _opposites(parts: Sequence[Entry]) -> bool:
    """Whether two items count those that are and those that are not: heads of all villages."""
    if len(parts) != 2:
        return False
    first, second = (phrase(part) for part in parts)
    opposed = any(
        (a.search(first) and b.search(second)) or (b.search(first) and a.search(second))
        for a, b in PAIRS
    )
    same = parts[0].noun == parts[1].noun or parts[0].kind == parts[1].kind == "person"
    return same and (opposed or denied(parts[0]) != denied(parts[1]))


def _kinds_meet(part: Entry, head: Entry) -> bool:
    if part.labelled:
        return True
    one, other = _kind(part), _kind(head)
    if not one or not other or one == other or head.labelled or _same_noun(part, head):
        return True
    if part.kind == "place":  # "413 đảng viên (292 ở bản, …)": where they are
        return head.kind in ("person", "organisation")
    return {part.kind, head.kind} <= {"person", "organisation"} and _same_noun(part, head)


def _same_noun(part: Entry, head: Entry) -> bool:
    return bool(part.noun) and part.noun.split(" ")[0] == head.noun.split(" ")[0]


def exhaustive(draft: Draft, run: Run, head: Entry, *, after: bool) -> bool:
    """Whether the words say that the list names all parts of the head, once each."""
    entries = run.entries
    if len(entries) < 2 or run.is_partial() or head.is_rate or not draft.is_base(head):
        return False
    if (_is_balance(run) and not after) or _unclear(draft, run, head):
        return False
    if run.is_pair():
        return _meet(entries, head)
    if unnumbered(run, [head]) and run.cue != "consists":
        return False
    whole = run.cue == "consists" or bool(OTHERS.search(phrase(entries[-1])))
    if run.overlaps() or (not whole and _has_attribute(run)):
        return False
    if not _parts_of(entries, head) or _other_level(entries, head):
        return False
    if after or run.cue == "consists":
        return True
    if run.cue == "among":
        return _named_in_full(entries, head)
    if run.cue in ("bracket", "colon"):
        return not _names(entries) or _too_many(entries, head)
    return False


def _unclear(draft: Draft, run: Run, head: Entry) -> bool:
    """Whether something stands in the list that is not understood, so that nothing can be blamed on it."""
    entries = [entry for entry in run.entries if entry is not head]
    if any(entry.figure.id in draft.denominator for entry in entries):
        return True  # "24 chi bộ: 24/24 có sổ; 19/24 sinh hoạt đủ"
    if head.figure.id in draft.denominator and any(denied(entry) for entry in entries):
        return True  # "6.421/7.106 (miễn đánh giá 568, chưa đánh giá 117)"
    if run.cue == "colon" and head.labelled and not head.trail:
        return True  # "tổ 2: 10 đảng viên": a name and its figure
    scaled = any(char.isalpha() for char in head.figure.raw)
    if scaled and not all(any(c.isalpha() for c in e.figure.raw) for e in entries):
        return True  # "18,4 tỷ đồng (tỉnh 9,1; huyện 6,2)"
    gaps = [token for entry in entries[1:] for token in entry.gap] + _until_stop(run.tail)
    if unread([*entries[0].lead, *gaps]):
        return True  # a number that is no figure: a name, or one that was not understood
    added = sum(entry.figure.value for entry in entries)
    low, high = (share * head.figure.value for share in PLAUSIBLE)
    return not low - SLIP <= added <= high + SLIP


SLIP = 10
PLAUSIBLE = (Fraction(1, 2), Fraction(8, 5))
"""A list that misses its total by more than this was hardly meant to add up to it."""


def _named_in_full(entries: Sequence[Entry], head: Entry) -> bool:
    """Whether "trong đó" names all kinds there are, or more than there can be."""
    if _all_units(entries) or _all_grassroots(entries, head) or _opposites(entries):
        return True
    disjoint = _disjoint_units(entries) or _exclusive(entries)
    return disjoint and _too_many(entries, head)


def _exclusive(entries: Sequence[Entry]) -> bool:
    """Whether the items are grades, penalties or other marks of which each has one."""
    return any(all(marks.search(phrase(entry)) for entry in entries) for marks in EXCLUSIVE)


def _has_attribute(run: Run) -> bool:
    return any(run.is_attribute(index) for index in range(len(run.entries)))


def _is_balance(run: Run) -> bool:
    """Whether a list has a stock or a change from one figure to another: it divides nothing."""
    inside = run.entries if run.entries[0].level.parent is None else run.entries[0].level.entries
    return any(
        OPENING.search(words(e.gap)) or CLOSING.search(words(e.gap)) or FROM.search(words(e.lead))
        for e in inside
    )


def _meet(entries: Sequence[Entry], head: Entry) -> bool:
    return all(not e.kind or not head.kind or e.kind == head.kind for e in entries)


_KINDS = (("bản", "thôn", "xóm", "ấp", "buôn", "tiểu khu", "tổ dân phố"), ("trường",), ("trạm",))


def _all_units(entries: Sequence[Entry]) -> bool:
    """Whether villages, schools and health stations are all there: the programme has no others."""
    named = [phrase(entry) for entry in entries]
    return (
        len(entries) == len(_KINDS)
        and all(any(noun in text for text in named for noun in nouns) for nouns in _KINDS)
        and all(entry.kind in ("place", "") for entry in entries)
    )


def _all_grassroots(entries: Sequence[Entry], head: Entry) -> bool:
    """Whether committees and cells are all the grassroots organisations of the head."""
    said = f"{head.noun} {words(head.gap) if head.labelled else ''}"
    named = [phrase(entry) for entry in entries]
    both = any("đảng bộ" in text for text in named) and any("chi bộ" in text for text in named)
    return len(entries) == 2 and both and any(noun in said for noun in _GRASSROOTS)


def _kind(entry: Entry) -> str:
    """What an item counts; a label before the figure says less than a noun after it."""
    if entry.noun.startswith(("trường hợp", "lượt", "hồ sơ")):
        return ""
    if entry.labelled and (entry.kind not in _COUNTABLE or AT.search(words(entry.lead))):
        return ""
    return entry.kind


def _parts_of(entries: Sequence[Entry], head: Entry) -> bool:
    kinds = {_kind(entry) for entry in entries}
    if len(kinds) > 1:
        kinds -= {""}
    if head.kind == "person" and kinds <= {"place", "organisation"}:
        return all(entry.labelled for entry in entries) or kinds == {"place"}
    if all(entry.labelled for entry in entries):
        return True
    if len(kinds) > 1 or not kinds <= _COUNTABLE:
        return len(kinds) == 1 and {entry.noun for entry in entries} == {head.noun}
    kind = kinds.pop()
    if not kind or _all_grassroots(entries, head):
        return True
    if kind == head.kind:
        return (
            bool(GENERIC.search(head.noun))
            or head.labelled
            or all(entry.labelled or _same_noun(entry, head) for entry in entries)
            or all(entry.noun in _around(head) for entry in entries)
        )
    return kind == "place" and head.kind in ("person", "organisation")


def _around(head: Entry) -> str:
    """The head's nouns: "706 thôn, khu phố" has two."""
    return f"{head.noun} {words(head.next_gap)}"


def _other_level(entries: Sequence[Entry], head: Entry) -> bool:
    """Whether parts of an organisation are those below it: "248 đảng bộ (2.370 chi bộ)"."""
    if head.kind != "organisation" or _all_grassroots(entries, head):
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
    return beginning_like(named_phrases(run), heads)


def named_phrases(run: Run) -> list[str]:
    """The first words of the phrases of a list that have a name and no number."""
    pieces = [piece for entry in run.entries for piece in _pieces(entry.gap)[:-1]]
    pieces += _pieces(_until_stop(run.tail))[1:]
    return [
        piece[0].low
        for piece in pieces
        if piece and (piece[0].text[:1].isupper() or any(map(_proper, piece)))
    ]


def beginning_like(firsts: Sequence[str], heads: Sequence[Entry]) -> tuple[int, ...]:
    """How many of these words begin the noun of a head; nothing for none."""
    if not firsts:
        return ()
    nouns = {head.noun.split(" ")[0] for head in heads if head.noun}
    count = sum(first in nouns for first in firsts)
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
    return bool(NEGATION.search(phrase(entry))) or "miễn" in phrase(entry)
