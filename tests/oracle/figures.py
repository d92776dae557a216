"""Figures of the contract, counted from the records that make each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tests.oracle.belief import Fact, believed
from tests.oracle.coverage import MINIMUM, state_of
from tests.oracle.flow import LINES, Period, records
from tests.oracle.lines import Body, Refused
from tests.oracle.replay import world_on
from tests.oracle.selection import View, member_paths
from tests.oracle.trees import Scope, Tree

Answer = dict[str, Any]
GROUPS = ("by_ethnic", "by_age_band", "by_establishment_kind", "by_zone")
MEMBERS = ("total", "official", "probationary", "female", "ethnic_minority", "youth_union")


@dataclass(frozen=True)
class Question:
    """What is asked; days are ISO text, ``since`` is the first day of a period or None."""

    on: str
    scope: Scope | None = None
    since: str | None = None
    known_at: int | None = None
    tree: str = "then"
    minimum: int = MINIMUM


def figures(lines: Sequence[Body], question: Question) -> Answer:
    """The answer as the contract shows it, zeros of open lists left out."""
    counts = {path: len(found) for path, found in drill_all(lines, question).items()}
    answer: Answer = {
        **({"from": question.since, "to": question.on} if question.since else {}),
        "on": question.on,
        "known_at": known_at(lines, question),
        "scope": question.scope.as_json() if question.scope else None,
        "coverage": {},
        "members": {**dict.fromkeys(MEMBERS, 0), **{group: {} for group in GROUPS}},
        "organisations": {},
    }
    if question.scope is None or question.scope.kind == "organisation":
        answer["direct"] = {}
    if question.since:
        answer["flow"] = dict.fromkeys(LINES, 0)
        by = {"opening_state": {}, "establishment_kind": {}, "ethnic_minority": 0}
        answer["admitted_by"] = {**by, "youth_union": 0, "zone": {}}
        answer["cells_founded"] = {"total": 0, "by_establishment_kind": {}}
    for path, count in counts.items():
        _put(answer, path, count)
    return answer


def _put(answer: Answer, path: str, count: int) -> None:
    *above, last = path.split(".")
    for name in above:
        answer = answer.setdefault(name, {})
    answer[last] = count


def known_at(lines: Sequence[Body], question: Question) -> int:
    """The recording the answer counts up to."""
    latest = len(lines)
    wanted = latest if question.known_at is None else question.known_at
    if not 0 <= wanted <= latest:
        raise Refused("known_at_after_latest", str(wanted))
    return wanted


def drill_all(lines: Sequence[Body], question: Question) -> dict[str, list[tuple[str, int | None]]]:
    """Every path with the records behind it: (id, recording or None where time alone decides)."""
    facts = believed(lines[: known_at(lines, question)])
    now = Tree(world_on(facts, "9999-12-31"))
    check_scope(facts, question, now)
    tree_of_now = now if question.tree == "now" else None
    found: dict[str, list[tuple[str, int | None]]] = {}
    for path, id_ in _stock(facts, question, tree_of_now):
        found.setdefault(path, []).append((id_, None))
    if question.since:
        period = Period(
            facts, question.since, question.on, question.scope, tree_of_now, question.minimum
        )
        found |= records(period)
    return found


def check_scope(facts: Sequence[Fact], question: Question, now: Tree) -> None:
    """Refuse a scope never known, or one that is not in the tree of now when that is asked."""
    scope = question.scope
    if scope is None:
        return
    units = now.world.places if scope.kind == "place" else now.world.organisations
    if scope.id not in units:
        raise Refused("scope_unknown", scope.id)
    if question.tree == "now" and not now.holds(scope):
        raise Refused("scope_not_in_tree", scope.id)


def _stock(facts: Sequence[Fact], question: Question, now: Tree | None) -> list[tuple[str, str]]:
    """Pairs of path and id for the state on the day."""
    world = world_on(facts, question.on)
    view = View(world, now or Tree(world), question.scope)
    pairs = [
        (f"coverage.{e.kind}.{state_of(world, e.id, question.minimum)}", e.id)
        for e in view.establishments()
    ]
    for person in sorted(view.members()):
        pairs += [(f"members.{path}", person) for path in member_paths(world, person, question.on)]
    pairs += [(f"organisations.{o.kind}", o.id) for o in view.organisations()]
    if question.scope is None or question.scope.kind == "organisation":
        pairs += [(f"direct.{o.kind}", o.id) for o in view.direct()]
    return pairs


def flat(answer: Answer) -> dict[str, int]:
    """The figures of an answer by dotted path, without zeros: what two answers are compared by."""
    found: dict[str, int] = {}
    for name, value in answer.items():
        if isinstance(value, dict) and name != "scope":
            found |= {f"{name}.{path}": count for path, count in flat(value).items()}
        elif isinstance(value, int) and name != "known_at" and value:
            found[name] = value
    return found


def diff(lines: Sequence[Body], question: Question, other: int) -> dict[int, dict[str, int]]:
    """Recording to the figures it changes, from the question's known-at to ``other``."""
    found: dict[int, dict[str, int]] = {}
    start = known_at(lines, question)
    for number in range(start + 1, other + 1):
        old, new = (_flat_or_nothing(lines, question, n) for n in (number - 1, number))
        changes = {p: new.get(p, 0) - old.get(p, 0) for p in sorted(old.keys() | new.keys())}
        if any(changes.values()):
            found[number] = {path: change for path, change in changes.items() if change}
    return found


def _flat_or_nothing(lines: Sequence[Body], question: Question, number: int) -> dict[str, int]:
    """The figures as known at a number; none while the scope is not known."""
    asked = Question(
        question.on, question.scope, question.since, number, question.tree, question.minimum
    )
    try:
        return flat(figures(lines, asked))
    except Refused:
        return {}
