"""The units of the register through time, read once for a file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from hatnhan.domain.times import FOREVER, FOREVER_KNOWN
from hatnhan.registry import models

_STATES: Final[dict[str, tuple[Any, str, str]]] = {
    "place": (models.PlaceState, "place", "parent__key"),
    "establishment": (models.EstablishmentState, "establishment", "place__key"),
    "organisation": (models.OrganisationState, "organisation", "parent__key"),
}


@dataclass(frozen=True, slots=True)
class Version:
    """What a unit was from a day up to, not including, another."""

    since: date
    until: date
    name: str
    kind: str
    parent: str | None
    """The place above, the place of an establishment, the organisation above."""
    level: str = ""
    place: str | None = None
    """An organisation's own place."""
    code: str = ""
    zones: str = ""


@dataclass(slots=True)
class Unit:
    """A unit with all that it was; `successor` is what it was merged into."""

    what: str
    id: str
    versions: list[Version] = field(default_factory=list)
    ending: str = ""
    successor: str | None = None

    @property
    def since(self) -> date:
        """The day on which it came to be."""
        return self.versions[0].since

    @property
    def until(self) -> date:
        """The day on which it was no more; 31/12/9999 while it is."""
        return self.versions[-1].until

    @property
    def last(self) -> Version:
        """What it is, or was last."""
        return self.versions[-1]

    def on(self, day: date) -> Version | None:
        """What it was at the end of a day; None when it was not."""
        for version in reversed(self.versions):
            if version.since <= day:
                return version if day < version.until else None
        return None


@dataclass(slots=True)
class Link:
    """That a cell served an establishment for a time."""

    cell: str
    establishment: str
    since: date
    until: date


class Index:
    """All units by id, and who serves whom. Built from the tables as believed now."""

    def __init__(self) -> None:
        self.units: dict[str, dict[str, Unit]] = {what: {} for what in _STATES}
        self.served: dict[str, list[Link]] = defaultdict(list)
        """Links of a cell."""
        self.serving: dict[str, list[Link]] = defaultdict(list)
        """Links of an establishment."""
        self._above: dict[tuple[str, str], set[str]] = {}
        self._merged: dict[tuple[str, str], list[Unit]] = {}

    def add(self, unit: Unit) -> None:
        """Put in a unit that has at least one version."""
        self.units[unit.what][unit.id] = unit

    def link(self, link: Link) -> None:
        """Put in a link."""
        self.served[link.cell].append(link)
        self.serving[link.establishment].append(link)

    def get(self, what: str, id: str | None) -> Unit | None:
        """A unit by its id."""
        return self.units[what].get(id) if id is not None else None

    def every(self, what: str) -> Iterator[Unit]:
        """All units of a sort."""
        yield from self.units[what].values()

    def heir(self, unit: Unit) -> Unit:
        """The unit that stands today for one that was merged, perhaps itself."""
        seen = {unit.id}
        while unit.ending == "merged":
            following = self.get(unit.what, unit.successor)
            if following is None or following.id in seen:
                return unit
            seen.add(following.id)
            unit = following
        return unit

    def above(self, unit: Unit, on: date | None) -> list[Unit]:
        """All units of its own sort above it (for an establishment: the places it lies in).

        `on` None: as it lies now, or lay last.
        """
        found: list[Unit] = []
        what = "place" if unit.what == "establishment" else unit.what
        here: Unit | None = unit
        while here is not None and len(found) < 20:
            version = (here.on(on) if on else None) or here.last
            here = self.get(what, version.parent)
            if here is not None:
                found.append(here)
        return found

    def ever_above(self, unit: Unit) -> set[str]:
        """Ids of all places or organisations that ever lay above it, on any day."""
        key = (unit.what, unit.id)
        if key not in self._above:
            self._above[key] = self._ever_above(unit)
        return self._above[key]

    def line_above(self, unit: Unit) -> set[str]:
        """`ever_above` of a unit and of all that were merged into it, however long ago."""
        if not self._merged:
            for one in (one for what in self.units for one in self.every(what)):
                if one.ending == "merged" and one.successor is not None:
                    self._merged.setdefault((one.what, one.successor), []).append(one)
        found, seen, fresh = set(self.ever_above(unit)), {unit.id}, [unit]
        while fresh:
            here = fresh.pop()
            for one in self._merged.get((here.what, here.id), ()):
                if one.id not in seen:
                    seen.add(one.id)
                    found |= self.ever_above(one)
                    fresh.append(one)
        return found

    def _ever_above(self, unit: Unit) -> set[str]:
        what = "place" if unit.what == "establishment" else unit.what
        found: set[str] = set()
        fresh = [unit]
        while fresh:
            for version in fresh.pop().versions:
                up = self.get(what, version.parent)
                if up is not None and up.id not in found:
                    found.add(up.id)
                    fresh.append(up)
        return found

    def place_of(self, organisation: Unit) -> Unit | None:
        """The place of an organisation: its own, or that of the nearest above that has one."""
        for unit in (organisation, *self.above(organisation, None)):
            if unit.last.place is not None:
                return self.get("place", unit.last.place)
        return None

    @classmethod
    def of_register(cls) -> Index:
        """The whole register as believed now."""
        index = cls()
        for what, (model, subject, parent) in _STATES.items():
            for unit in _units(what, model, subject, parent):
                index.add(unit)
        rows = models.LinkState.objects.filter(known_to=FOREVER_KNOWN, role="coverage")
        for values in rows.order_by("start").values_list(
            "cell__key", "establishment__key", "valid_from", "valid_to"
        ):
            index.link(Link(*values))
        return index


def _units(what: str, model: Any, subject: str, parent: str) -> Iterator[Unit]:
    """The units of one state table, their versions in order."""
    extra = {
        "place": ("level", "code"),
        "establishment": ("zones",),
        "organisation": ("place__key", "code"),
    }[what]
    columns = (f"{subject}__key", "valid_from", "valid_to", "name", "kind", parent, "ending")
    rows = model.objects.filter(known_to=FOREVER_KNOWN).order_by(f"{subject}_id", "start")
    unit: Unit | None = None
    for values in rows.values_list(*columns, "successor__key", *extra):
        key, since, until, name, kind, up, ending, successor, *more = values
        if unit is None or unit.id != key:
            if unit is not None:
                yield unit
            unit = Unit(what, key)
        given = dict(zip((name.removesuffix("__key") for name in extra), more, strict=True))
        unit.versions.append(Version(since, until, name, kind, up, **given))
        if ending:
            unit.ending, unit.successor = ending, successor
    if unit is not None:
        yield unit


def lives(unit: Unit) -> bool:
    """Whether it has not ended."""
    return unit.until == FOREVER
