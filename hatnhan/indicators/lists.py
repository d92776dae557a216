"""Establishments and organisations of a scope on a day, one line each."""

from __future__ import annotations

from datetime import date

import numpy as np

from hatnhan.domain.times import end_of_day
from hatnhan.indicators import codes
from hatnhan.indicators.codes import NONE, Ints
from hatnhan.indicators.coverage import (
    establishments_on,
    links_on,
    organisations_on,
    states_on,
)
from hatnhan.indicators.headcount import establishments_in, organisations_in
from hatnhan.indicators.labels import keys_of, names_on, spells_of
from hatnhan.indicators.questions import EstablishmentLine, OrganisationLine, Question, Tree
from hatnhan.indicators.reach import reach_of
from hatnhan.indicators.timeline import picked
from hatnhan.indicators.view import View

Named = tuple[tuple[str, str], ...]


def establishments(view: View, question: Question) -> list[EstablishmentLine]:
    """Establishments of the scope, in the order in which the register met them."""
    day = question.on
    chosen = np.flatnonzero(establishments_in(view, reach_of(view, question), day))
    today, states = establishments_on(view, day), states_on(view, day)
    official, total = _counts(view, day, "est", view.size("establishment"))
    places = _Places(view, question)
    place = places.of(view.structure.establishment0 + chosen)
    kinds = view.image.words["establishment_kind"].words
    cells = _grouped(view, day, "organisation", *reversed(links_on(view, day, "coverage")))
    return [
        EstablishmentLine(
            id=key,
            name=name,
            kind=kinds[today["kind"][est]],
            zones=codes.zone_names(int(today["zones"][est])),
            place_id=places.key(where),
            place_path=places.names(where),
            state=codes.STATES[states[est]],
            official=int(official[est]),
            probationary=int(total[est] - official[est]),
            cells=cells.get(est, ()),
        )
        for est, where, key, name in zip(
            chosen.tolist(),
            place.tolist(),
            keys_of(view, "establishment", chosen),
            names_on(view, spells_of(view, "establishment"), chosen, day),
            strict=True,
        )
    ]


def organisations(view: View, question: Question) -> list[OrganisationLine]:
    """Organisations of the scope, in the order in which the register met them.

    ``official`` and ``probationary`` count the members in the organisation's own cell.
    """
    day, structure = question.on, view.structure
    chosen = np.flatnonzero(organisations_in(view, reach_of(view, question), day))
    today = organisations_on(view, day)
    official, total = _counts(view, day, "cell", view.size("organisation"))
    places = _Places(view, question)
    place = places.of(structure.organisation0 + chosen)
    code = structure.organisations.at("code", today["row"][chosen])
    words = view.image.words["name"].words
    orgs = view.image.ids["organisation"].keys
    serves = _grouped(view, day, "establishment", *links_on(view, day, "coverage"))
    return [
        OrganisationLine(
            id=orgs[org],
            name=name,
            kind=codes.ORGANISATION_KINDS[today["kind"][org]],
            code=words[number],
            parent_id=orgs[today["parent"][org]] if today["parent"][org] >= 0 else None,
            place_id=places.key(where),
            official=int(official[org]),
            probationary=int(total[org] - official[org]),
            serves=serves.get(org, ()),
        )
        for org, name, number, where in zip(
            chosen.tolist(),
            names_on(view, structure.organisations, chosen, day),
            code.tolist(),
            place.tolist(),
            strict=True,
        )
    ]


class _Places:
    """Where units lie in the tree asked for: the place, and names from the top down to it.

    In the tree of now what merged stands as its successor, so only living places are named,
    by the names they have now.
    """

    def __init__(self, view: View, question: Question) -> None:
        structure = view.structure
        count = structure.establishment0
        if question.tree == Tree.NOW:
            standing = structure.standing
            self._up, self._alive, day = standing.lies, standing.alive_place, date.max
        else:
            cut = end_of_day(question.on)
            self._up, day = structure.lying.up_on(cut), question.on
            self._alive = structure.places.time.row_on(cut) >= 0
        self._keys = view.image.ids["place"].keys
        self._names = names_on(view, structure.places, np.arange(count), day)
        self._above = self.of(np.arange(count)).tolist()
        self._paths: dict[int, tuple[str, ...]] = {NONE: ()}

    def of(self, nodes: Ints) -> Ints:
        """The first living place above each node, or NONE."""
        at = self._up[nodes]
        alive = np.zeros(len(self._up) + 1, np.bool_)
        alive[: len(self._alive)] = self._alive
        while (passed := (at >= 0) & ~alive[at]).any():
            at = np.where(passed, picked(self._up, at), at)
        return at

    def key(self, place: int) -> str | None:
        """The id of a place, None for no place."""
        return self._keys[place] if place >= 0 else None

    def names(self, place: int) -> tuple[str, ...]:
        """Names from the top down to the place."""
        if place not in self._paths:
            self._paths[place] = (*self.names(self._above[place]), self._names[place])
        return self._paths[place]


def _counts(view: View, day: date, column: str, size: int) -> tuple[Ints, Ints]:
    """Official members and all members by cell or establishment."""
    members = view.members(day)
    held = members[column] >= 0
    total = np.bincount(members[column][held], minlength=size)
    official = np.bincount(members[column][held & (members["status"] == 1)], minlength=size)
    return official, total


def _grouped(view: View, day: date, kind: str, subject: Ints, other: Ints) -> dict[int, Named]:
    """For each subject the ids and names of the units it is linked to."""
    keys = keys_of(view, kind, other)
    names = names_on(view, spells_of(view, kind), other, day)
    found: dict[int, Named] = {}
    for one, key, name in zip(subject.tolist(), keys, names, strict=True):
        found[one] = (*found.get(one, ()), (key, name))
    return found
