"""Persons of a list against each other: typed twice, alike, twins; never merged, always shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

from hatnhan.capture import persons
from hatnhan.capture.model import Row, Trouble, Verdict
from hatnhan.capture.persons import Identity, Pair, births
from hatnhan.capture.persons.births import BirthMatch
from hatnhan.capture.rows import which
from hatnhan.capture.rows.work import Work
from hatnhan.capture.units import names
from hatnhan.capture.values.dates.partial import vietnamese

Identities = Mapping[int, Identity]
"""Of the readable rows, by their place in the list of rows."""

_ASK = "Giữ một dòng nếu là một người; xác nhận nếu là hai người khác nhau."


def inside(rows: Sequence[Row], identities: Identities, work: Work) -> None:
    """Say of each row which other rows may be the same person."""
    said = _typed_twice(rows, identities, work)
    _alike(rows, identities, work, said)
    _twins(rows, identities, work, said)


def _typed_twice(rows: Sequence[Row], identities: Identities, work: Work) -> set[int]:
    """Rows of one name and one day of birth: one problem that names all of them."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, person in identities.items():
        key = (names.exact(person.name), person.born)
        # A year alone is shared by many: then the units must be the same, too.
        unit = (person.cell, person.establishment, person.sex)
        more = () if len(person.born) == 10 else unit
        groups[*key, *more].append(place)
    said: set[int] = set()
    for places in groups.values():
        if len(places) > 1 and not _all_distinct(places, identities, work):
            said.update(places)
            _say_twice(rows, places, identities, work)
    return said


def _say_twice(rows: Sequence[Row], places: list[int], identities: Identities, work: Work) -> None:
    first = identities[places[0]]
    these = [rows[place] for place in places]
    numbers = which.numbers(these)
    message = (
        f"Các dòng {numbers} có thể là một người: {first.name}, sinh {vietnamese(first.born)}."
    )
    cells = {identities[place].cell for place in places}
    if len(cells) > 1:
        units = (work.index.get("organisation", cell) for cell in sorted(cells))
        called = ", ".join(f"“{unit.last.name}”" for unit in units if unit)
        message += f" Một đảng viên không thể cùng lúc sinh hoạt ở {called}."
    for place in places:
        told = _beside(rows, places, identities, work)
        _hold(rows[place], "duplicate_in_file", Verdict.HELD, message, _ASK, told, these)


def _alike(rows: Sequence[Row], identities: Identities, work: Work, said: set[int]) -> None:
    """Rows whose persons are near: held when they are of one cell or establishment."""
    people = [person for place, person in identities.items() if place not in said]
    for group in persons.within(people, work.decisions):
        pairs = [pair for pair in group.pairs if telling(pair)]
        for some in _joined(pairs):
            places = sorted({int(one.id) for pair in some for one in (pair.first, pair.second)})
            these = [rows[place] for place in places]
            numbers = which.numbers(these)
            why = "; ".join(dict.fromkeys(", ".join(pair.reasons) for pair in some))
            near = any(_one_unit(pair) and not namesakes(pair) for pair in some)
            verdict = Verdict.HELD if near else Verdict.WARNED
            message = f"Các dòng {numbers} có thể là một người ({why})."
            for place in places:
                said.add(place)
                told = _beside(rows, places, identities, work)
                _hold(rows[place], "possible_duplicate", verdict, message, _ASK, told, these)


def _joined(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """The pairs, those that share a row together."""
    found: list[tuple[set[str], list[Pair]]] = []
    for pair in pairs:
        ids, some = {pair.first.id, pair.second.id}, [pair]
        apart = []
        for other, theirs in found:
            if other & ids:
                ids, some = other | ids, [*theirs, *some]
            else:
                apart.append((other, theirs))
        found = [*apart, (ids, some)]
    return [some for _, some in found]


def _one_unit(pair: Pair) -> bool:
    one, other = pair.first, pair.second
    return any(
        mine and mine == theirs
        for mine, theirs in ((one.cell, other.cell), (one.establishment, other.establishment))
    )


_LOOSE: Final = frozenset({BirthMatch.OTHER_DAY, BirthMatch.NEXT_YEAR, BirthMatch.DIFFERENT})


def namesakes(pair: Pair) -> bool:
    """One name and births that do not agree: two persons, most likely."""
    return births.compare(births.read(pair.first.born), births.read(pair.second.born)) in _LOOSE


def telling(pair: Pair) -> bool:
    """Whether the pair is worth a question: other names with other births are others."""
    return not namesakes(pair) or names.blind(pair.first.name) == names.blind(pair.second.name)


def _twins(rows: Sequence[Row], identities: Identities, work: Work, said: set[int]) -> None:
    """Same family name, birthday and home, other names: two people, and a word about it."""
    groups: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for place, person in identities.items():
        if place not in said and len(person.born) == 10:
            home = person.establishment or person.cell
            groups[names.exact(person.name).split(" ")[0], person.born, home].append(place)
    for places in groups.values():
        if len(places) < 2 or _all_distinct(places, identities, work):
            continue
        these = [rows[place] for place in places]
        numbers = which.numbers(these)
        message = f"Các dòng {numbers} cùng họ, cùng ngày sinh, cùng nơi: coi là hai người (có thể sinh đôi)."
        for place in places:
            told = _beside(rows, places, identities, work)
            _hold(
                rows[place], "possible_twin", Verdict.WARNED, message,
                "Kiểm tra lại nếu là một người.", told, these,
            )  # fmt: skip


def _all_distinct(places: Sequence[int], identities: Identities, work: Work) -> bool:
    """Whether a person has decided that all of these are different persons."""
    if not work.decisions:
        return False
    for at, one in enumerate(places):
        for other in places[at + 1 :]:
            key = pair_key(identities[one], identities[other])
            if work.decisions.get(key) != "distinct":
                return False
    return True


def pair_key(one: Identity, other: Identity) -> str:
    """By which a decision about two persons is remembered: that of `persons.Pair`."""
    return "|".join(sorted((one.fingerprint, other.fingerprint)))


def _beside(
    rows: Sequence[Row], places: Sequence[int], identities: Identities, work: Work
) -> tuple[dict[str, Any], ...]:
    """The rows that may be one person, side by side; a decision about two of them is kept under
    both of their keys."""
    told = []
    for place in places:
        person = identities[place]
        unit = work.index.get("organisation", person.cell)
        told.append(
            {
                "row": rows[place].row,
                "sheet": rows[place].sheet,
                "name": person.name,
                "born": vietnamese(person.born),
                "parent": unit.last.name if unit else "",
                "key": person.fingerprint,
            }
        )
    return tuple(told)


def _hold(
    row: Row,
    code: str,
    verdict: Verdict,
    message: str,
    remedy: str,
    candidates: tuple[Mapping[str, Any], ...],
    these: Sequence[Row],
) -> None:
    beside = which.others(row, these)
    row.troubles.append(Trouble(code, verdict, message, remedy, candidates=candidates, **beside))
