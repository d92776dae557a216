"""The fold of persons: how a record is described, and the spells of membership.

Memberships follow a small state machine (contracts §2, *Membership*); mergers and splits of
the cell or of the establishment carry the member along as a reorganisation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from hatnhan.domain.facts.organisations import CELL_KINDS
from hatnhan.domain.problems import WHAT, Problem
from hatnhan.domain.register.essence import alive, mapped
from hatnhan.domain.register.rows import Row, Values
from hatnhan.domain.register.subjects import Entry, Person, Unit
from hatnhan.domain.times import NEVER, day_of

if TYPE_CHECKING:
    from hatnhan.domain.register.book import Register

_EXPELLED: Final = frozenset({"removed", "resigned", "expelled"})
_LEFT_REFUSED: Final = {
    "member_admitted": ("cannot_be_admitted", frozenset({"", "admission_cancelled"})),
    "member_arrived": ("cannot_arrive", frozenset({"", "transferred_out"})),
    "member_readmitted": ("cannot_be_readmitted", _EXPELLED),
    "member_restored": ("cannot_be_restored", _EXPELLED | {"admission_cancelled"}),
}
"""Which end of the former spell ('' for never a member) each entry may follow, and the
refusal otherwise."""


def resolve(person: Person) -> None:
    """Work out a record's birth, end and ``into`` from its own facts. Raises ``Problem``."""
    person.birth, person.fate = None, NEVER
    for entry in person.entries:
        fact = entry.fact
        if fact.KIND == "person_registered":
            if person.birth is not None:
                raise Problem("id_taken", what=WHAT["person"], id=person.id)
            person.birth = entry.moment
            continue
        alive(person, entry.moment)
        if fact.KIND == "person_merged" and fact.into != person.id:
            person.fate = entry.moment


def describe(person: Person) -> list[Row]:
    """The rows of a record's description."""
    rows: list[Row] = []
    values: Values | None = None
    name = education = ""
    youth = False
    for entry in person.entries:
        fact: Any = entry.fact
        if fact.KIND == "person_registered":
            name, education = fact.name, fact.education or ""
            youth = bool(fact.youth_union)
            fixed = (fact.sex, fact.born, fact.ethnic)
        elif fact.KIND == "person_described":
            name, education = fact.name or name, fact.education or education
            youth = youth if fact.youth_union is None else fact.youth_union
        else:
            continue
        new = (name, *fixed, education, youth)
        if new != values:
            if rows:
                rows[-1].stop = entry.moment
            values = new
            rows.append(Row("person", person.id, entry.moment, person.fate, new, entry.root))
    return rows


@dataclass(slots=True)
class _Member:
    """Where a person stands while the facts are read."""

    cell: Unit | None = None
    establishment: Unit | None = None
    status: str = ""
    exempt: bool = False
    suspended: bool = False
    away: bool = False
    left: str = ""
    ever: bool = False

    def values(self, line: str, was: tuple[str | None, str | None]) -> Values:
        assert self.cell is not None
        return (
            self.cell.id,
            self.establishment.id if self.establishment else None,
            self.status,
            self.exempt,
            self.suspended,
            self.away,
            line,
            *was,
            "",
        )

    def where(self) -> tuple[str | None, str | None]:
        return (
            self.cell.id if self.cell else None,
            self.establishment.id if self.establishment else None,
        )


def fold(book: Register, head: Person) -> tuple[list[Row], frozenset[Unit]]:
    """The rows of all memberships of a person, and the units they refer to.

    A record that was merged into another has none. Raises ``Problem``.
    """
    if head.into is not None:
        return [], frozenset()
    group = head.group()
    records = {person.id: person for person in group}
    member = _Member()
    rows: list[Row] = []
    refs: set[Unit] = set()
    for entry in _membership_facts(group):
        alive(records[entry.fact.person], entry.moment)
        _follow(book, head, member, rows, refs, entry.moment)
        _take(book, head, member, rows, entry)
        if member.cell is not None:
            refs.add(member.cell)
            if member.establishment is not None:
                refs.add(member.establishment)
    _follow(book, head, member, rows, refs, NEVER)
    return rows, frozenset(refs)


def _membership_facts(group: list[Person]) -> Iterator[Entry]:
    if len(group) == 1:
        entries = group[0].entries
    else:
        entries = sorted((e for p in group for e in p.entries), key=attrgetter("moment"))
    return (entry for entry in entries if entry.fact.KIND.startswith("member_"))


def _follow(
    book: Register, head: Person, member: _Member, rows: list[Row], refs: set[Unit], until: int
) -> None:
    """Carry a member through the ends of cell and establishment before ``until``."""
    while member.cell is not None:
        cell, place = member.cell, member.establishment
        unit = place if place is not None and place.fate < cell.fate else cell
        if unit.fate >= until or unit.ended_by is None:
            return
        was = member.where()
        heir = _heir(unit, head, unit.fate)
        if unit is cell:
            member.cell = book.organisation(heir)
        else:
            member.establishment = book.establishment(heir)
        refs.add(member.cell)
        if member.establishment is not None:
            refs.add(member.establishment)
        _turn(rows, head, member.values("reorganised", was), unit.ended_by)


def _heir(unit: Unit, head: Person, at: int) -> str:
    """Where a member of an ended cell or establishment goes. Raises ``Problem``."""
    assert unit.ended_by is not None
    fact = unit.ended_by.fact
    if fact.KIND.endswith("_merged"):
        return str(fact.into)
    if fact.KIND.endswith("_split"):
        group = head.group()
        names = (head.id, *(p.id for p in group if p.birth and p.birth <= at < p.fate))
        return mapped(fact, "members", names)
    raise Problem("has_members", id=unit.id, child=head.id)


def _turn(rows: list[Row], head: Person, values: Values, entry: Entry) -> None:
    """Begin a row that continues the one before."""
    rows[-1].stop = entry.moment
    rows.append(Row("membership", head.id, entry.moment, NEVER, values, entry.root))


def _take(book: Register, head: Person, member: _Member, rows: list[Row], entry: Entry) -> None:
    """Read one membership fact. Raises ``Problem`` if it is impossible here."""
    fact = entry.fact
    kind: str = fact.KIND
    if member.left == "died":
        raise Problem("has_died", id=fact.person)
    if kind in _LEFT_REFUSED:
        _enter(book, head, member, rows, entry)
        return
    if member.cell is None:
        raise Problem("not_a_member", id=fact.person, on=fact.on)
    was = member.where()
    if kind == "member_left":
        rows[-1].stop = entry.moment
        rows[-1].values = (*rows[-1].values[:-1], fact.reason)
        member.cell = member.establishment = None
        member.left = fact.reason
        member.exempt = member.suspended = member.away = False
        return
    if kind == "member_transferred":
        _settle(book, member, entry)
        if member.where() == was:
            raise Problem("nothing_changes", what="đảng viên", id=fact.person)
        _turn(rows, head, member.values("transferred", was), entry)
        return
    _change(member, kind, fact)
    _turn(rows, head, member.values("changed", was), entry)


def _enter(book: Register, head: Person, member: _Member, rows: list[Row], entry: Entry) -> None:
    """Admission, arrival, restoration, readmission."""
    fact = entry.fact
    if member.cell is not None:
        raise Problem("already_a_member", id=fact.person, on=fact.on)
    code, after = _LEFT_REFUSED[fact.KIND]
    if member.left not in after:
        raise Problem(code, id=fact.person)
    if fact.KIND == "member_arrived":
        member.status = fact.status
    elif fact.KIND != "member_restored":
        member.status = "probationary"
    member.left = ""
    _settle(book, member, entry)
    line = fact.KIND.partition("_")[2]
    values = member.values(line, (None, None))
    rows.append(Row("membership", head.id, entry.moment, NEVER, values, entry.root))


def _settle(book: Register, member: _Member, entry: Entry) -> None:
    """Put the member where the fact says. Raises ``Problem`` if the place is not there."""
    fact = entry.fact
    member.cell = book.organisation(fact.cell)
    alive(member.cell, entry.moment)
    member.establishment = None
    if fact.establishment is not None:
        member.establishment = book.establishment(fact.establishment)
        alive(member.establishment, entry.moment)


def _change(member: _Member, kind: str, fact: Any) -> None:
    """Status and flags. Raises ``Problem`` when the fact repeats what holds."""
    id, on = fact.person, fact.on
    if kind == "member_recognised":
        if member.status == "official":
            raise Problem("already_official", id=id, on=on)
        member.status = "official"
    elif kind == "member_reinstated":
        if not (member.exempt or member.suspended):
            raise Problem("not_set_apart", id=id, on=on)
        member.exempt = member.suspended = False
    elif kind == "member_away":
        if member.away:
            raise Problem("already_away", id=id, on=on)
        member.away = True
    elif kind == "member_returned":
        if not member.away:
            raise Problem("not_away", id=id, on=on)
        member.away = False
    else:
        if member.exempt or member.suspended:
            raise Problem("already_set_apart", id=id, on=on)
        member.exempt = kind == "member_exempted"
        member.suspended = kind == "member_suspended"


def check_cells(rows: list[Row], units: frozenset[Unit]) -> None:
    """Raise ``Problem`` if a row lies in an organisation that is no cell at that time."""
    mixed = {unit.id: unit for unit in units if unit.mixed}
    if not mixed or not rows:
        return
    column = 0 if rows[0].table == "membership" else 1
    for row in rows:
        unit = mixed.get(str(row.values[column]))
        if unit is None:
            continue
        ends = [start for start, _ in unit.kinds[1:]] + [NEVER]
        for (start, kind), stop in zip(unit.kinds, ends, strict=True):
            if kind not in CELL_KINDS and start < row.stop and row.start < stop:
                raise Problem("not_a_cell", id=unit.id, on=day_of(max(start, row.start)))
