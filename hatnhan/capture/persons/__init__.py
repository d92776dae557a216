"""Persons who may be one: found, graded with reasons, decided by a person, never merged here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hatnhan.capture.persons.identity import (
    Decided,
    Decisions,
    Grade,
    Group,
    Identity,
    Judgement,
    Pair,
)
from hatnhan.capture.persons.index import Index
from hatnhan.capture.persons.judging import judge

__all__ = [
    "Decided", "Decisions", "Grade", "Group", "Identity", "Index", "Judgement", "Pair", "judge",
    "pairs", "twins", "within",
]  # fmt: skip


def pairs(
    new: Sequence[Identity],
    known: Index,
    decisions: Decisions | None = None,
    *,
    unlikely: bool = False,
) -> list[Pair]:
    """Who of `new` may be whom of `known`, in the order of `new`, the likeliest first.

    A pair decided to be two persons is not asked again and left out; one decided to be one person
    carries that decision. `unlikely`: also namesakes and twins.
    """
    found = [
        pair
        for pair in _judged(new, known, decisions or {})
        if unlikely or pair.grade is not Grade.UNLIKELY
    ]
    place = {id(person): at for at, person in enumerate(new)}
    return sorted(found, key=lambda pair: (place[id(pair.first)], -pair.judgement.score))


def within(rows: Sequence[Identity], decisions: Decisions | None = None) -> list[Group]:
    """Rows of one file that may be one person, grouped; twins and namesakes are in no group."""
    found = [p for p in _inside(rows, decisions or {}) if p.grade is not Grade.UNLIKELY]
    head = {id(person): id(person) for person in rows}

    def root(at: int) -> int:
        while head[at] != at:
            head[at] = at = head[head[at]]
        return at

    for pair in found:
        head[root(id(pair.second))] = root(id(pair.first))
    members: dict[int, list[Identity]] = {}
    for person in rows:
        members.setdefault(root(id(person)), []).append(person)
    told: dict[int, list[Pair]] = {}
    for pair in found:
        told.setdefault(root(id(pair.first)), []).append(pair)
    return [Group(tuple(some), tuple(told[at])) for at, some in members.items() if len(some) > 1]


def twins(rows: Sequence[Identity], decisions: Decisions | None = None) -> list[Pair]:
    """Rows of one file that look like brothers and sisters of one birth: worth a word."""
    return [pair for pair in _inside(rows, decisions or {}) if pair.judgement.twins]


def _inside(rows: Sequence[Identity], decisions: Decisions) -> list[Pair]:
    known = Index(rows)
    return list(_judged(rows, known, decisions, inside=True))


def _judged(
    new: Sequence[Identity], known: Index, decisions: Decisions, *, inside: bool = False
) -> Iterator[Pair]:
    """Every pair that shares a block and is worth a word, but those decided to be two."""
    for mine, there in known.candidates(new):
        if inside and mine >= there:
            continue
        first, second = new[mine], known.persons[there]
        judgement = judge(first, second, known.bearers(second.name))
        if judgement is None:
            continue
        pair = Pair(first, second, judgement)
        decided = decisions.get(pair.key) if decisions else None
        if decided != "distinct":
            yield pair if decided is None else Pair(first, second, judgement, decided)
