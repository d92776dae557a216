"""Proposals of corrections and annulments."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.histories.draw import Draw, Nothing
from tests.histories.profiles import Profile
from tests.histories.propose_units import PROPOSE
from tests.oracle import kinds
from tests.oracle.belief import believed, fallen, root_of
from tests.oracle.lines import Body
from tests.oracle.replay import Ledger, world_on

SUBJECT_OF = {
    "cell": "organisation",
    "establishment": "establishment",
    "person": "person",
    "place": "place",
}
"""Subject an id field names, where the name of the field says it."""


def ids_of_day(ledger: Ledger, day: str) -> frozenset[str]:
    """Every id that a believed fact of a day names (and some words besides)."""
    found: set[str] = set()
    for fact in ledger.facts:
        if fact.on == day:
            for value in fact.body.values():
                found |= {value} if isinstance(value, str) else set()
                found |= set(value) if isinstance(value, (list, dict)) else set()
    return frozenset(found)


def annulment(rng: Random, ledger: Ledger) -> Body:
    """An annulment, more often of a late recording, of a correction or of an annulment."""
    numbers = range(1, len(ledger.lines) + 1)
    weights = [_worth(ledger.lines[number - 1]["fact"]) for number in numbers]
    of = rng.choices([*numbers, len(ledger.lines) + 1], [*weights, 1])[0]
    return {"fact": "annulled", "of": of}


def _worth(kind: str) -> int:
    """Births are seldom annulled, since most of the history would fall with them."""
    if kind in kinds.ABOUT_RECORDINGS:
        return 30
    return 1 if kind.endswith(("formed", "opened", "founded", "registered")) else 10


def correction(
    rng: Random, ledger: Ledger, used: Mapping[str, list[str]], profile: Profile
) -> Body:
    """A correction of some recording, with one thing changed or the fact told anew."""
    lines = ledger.lines
    of = _worth_correcting(rng, lines)
    if lines[of - 1]["fact"] == "annulled":
        return {"fact": "corrected", "of": of, "body": lines[0]}
    root = root_of(lines, of)
    words = {fact.root: fact.body for fact in believed(lines)}
    body = copy.deepcopy(words.get(root, lines[root - 1]))
    changed = (
        _told_anew(rng, ledger, used, profile, body)
        if rng.random() < 0.4
        else _one_change(rng, used, body)
    )
    if rng.random() < 0.02:
        changed = lines[rng.randint(1, len(lines)) - 1]
    if changed["fact"] in kinds.ABOUT_RECORDINGS:
        raise Nothing
    return {"fact": "corrected", "of": of, "body": changed}


def _worth_correcting(rng: Random, lines: list[Body]) -> int:
    """A number, more often that of a correction, seldom one that does not stand."""
    corrections = [n for n, line in enumerate(lines, 1) if line["fact"] == "corrected"]
    down = fallen(lines)
    orphans = [n for n in corrections if root_of(lines, n) in down and n not in down]
    if orphans and rng.random() < 0.3:
        return rng.choice(orphans)
    if corrections and rng.random() < 0.25:
        return rng.choice(corrections)
    of = rng.randint(1, len(lines))
    if of in down and rng.random() < 0.9:
        raise Nothing
    return of


def _told_anew(
    rng: Random, ledger: Ledger, used: Mapping[str, list[str]], profile: Profile, body: Body
) -> Body:
    """Another fact of the kind, about the same subject where it names one, near the same day."""
    day = _near(rng, body["on"])
    same_day = ids_of_day(ledger, day)
    draw = Draw(rng, world_on(ledger.facts, day), day, used, profile, same_day=same_day)
    told = {"fact": body["fact"], "on": day} | PROPOSE[body["fact"]](draw)
    for name in ("id", "person"):
        if name in body and rng.random() < 0.9:
            told[name] = body[name]
    return told


def _near(rng: Random, day: str) -> str:
    return (
        date.fromisoformat(day) + timedelta(rng.choice((-30, -2, -1, 0, 0, 1, 2, 30)))
    ).isoformat()


def _one_change(rng: Random, used: Mapping[str, list[str]], body: Body) -> Body:
    """The fact with its day or one field changed."""
    fields = [field for field in kinds.FIELDS[body["fact"]] if field.name in body]
    if rng.random() < 0.4:
        return body | {"on": _near(rng, body["on"])}
    field = rng.choice(fields)
    owner = body["fact"].partition("_")[0]
    subject = SUBJECT_OF.get(field.name, owner if owner in used else "organisation")
    if not field.required and rng.random() < 0.5:
        return {name: value for name, value in body.items() if name != field.name}
    return body | {field.name: _another(rng, field.type, body[field.name], used[subject])}


def _another(rng: Random, type_: str, old: Any, ids: list[str]) -> Any:
    """Another value of a type."""
    if type_ == "id":
        return rng.choice(ids)
    if type_ == "map":
        return {one: rng.choice(sorted(old.values())) for one in sorted(old)}
    if type_ == "ids":
        return [rng.choice(ids)]
    choices: dict[str, Any] = {
        "bool": (True, False),
        "reason": kinds.REASONS,
        "status": kinds.STATUSES,
        "sex": kinds.SEXES,
        "organisation": tuple(kinds.RANKS),
        "level": tuple(kinds.LEVELS),
        "ethnic": ("01", "03", "55"),
        "born": ("1949", "1983-07", "2001-02-28"),
        "education": kinds.EDUCATION,
        "zones": ([], ["border"], ["remote", "zone_3"]),
    }
    return rng.choice(choices.get(type_, (old,)))
