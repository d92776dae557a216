"""The establishments behind the figures, by name, and the work they mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from hatnhan.domain.text import vn_sort_key
from hatnhan.indicators.queries import EstablishmentLine, Question
from hatnhan.reports.figure import Figure
from hatnhan.reports.nine_months.asking import Asking, disagreement
from hatnhan.reports.nine_months.model import Listing, PlaceLine, Remaining, Standing
from hatnhan.reports.nine_months.wording import KINDS


@dataclass(frozen=True, slots=True)
class Day:
    """Every establishment of the programme's kinds on one day, and who helps it.

    `names` are those of all establishments by id, of other kinds too.
    """

    lines: tuple[EstablishmentLine, ...]
    names: Mapping[str, str]
    supporters: Mapping[str, tuple[str, ...]]
    minimum: int


def day_of(ask: Asking, question: Question) -> Day:
    """The establishments of the scope on the question's day."""
    answers = ask.answers
    found = answers.establishments(question)
    return Day(
        tuple(line for line in found if line.kind in KINDS),
        {line.id: line.name for line in found},
        answers.supporters(question),
        answers.minimum(question),
    )


def place_lists(
    opening: Standing, was: Day, closing: Standing, now: Day
) -> tuple[Listing[PlaceLine], ...]:
    """The establishments behind the figures that somebody has to act on."""
    due, below = (closing.total.states[state] for state in ("cell_due", "own_cell_below_minimum"))
    return (
        _list("Cơ sở chưa có đảng viên đầu kỳ", opening.total.no_member, was),
        _list("Cơ sở chưa đủ điều kiện lập chi bộ đầu kỳ", opening.total.not_yet, was),
        _list("Cơ sở chưa có đảng viên cuối kỳ", closing.total.no_member, now),
        _list("Cơ sở chưa đủ điều kiện lập chi bộ cuối kỳ", closing.total.not_yet, now),
        _list("Cơ sở đủ điều kiện, chờ lập chi bộ", due, now),
        _list("Cơ sở có chi bộ riêng dưới mức tối thiểu", below, now),
    )


def _list(title: str, figure: Figure, day: Day) -> Listing[PlaceLine]:
    """The lines behind one figure, by place and name. Raises Problem on a wrong number."""
    states = {path.rpartition(".")[2] for path in figure.path.split(" + ")}
    found = [_named(line, day.supporters) for line in day.lines if line.state in states]
    if len(found) != figure.value:
        raise disagreement(figure.code, len(found), figure.value)
    return Listing(figure.code, title, figure, tuple(sorted(found, key=_by_place)))


def _named(line: EstablishmentLine, supporters: Mapping[str, tuple[str, ...]]) -> PlaceLine:
    return PlaceLine(
        id=line.id,
        name=line.name,
        kind=line.kind,
        path=line.place_path,
        zones=line.zones,
        state=line.state,
        official=line.official,
        probationary=line.probationary,
        cells=tuple(name for _, name in line.cells),
        supporters=supporters.get(line.id, ()),
    )


def _by_place(line: PlaceLine) -> tuple[object, ...]:
    path = tuple(vn_sort_key(name) for name in line.path)
    return path, KINDS.index(line.kind), vn_sort_key(line.name), line.id


def remaining(closing: Standing, now: Day) -> Remaining:
    """What is left at the closing, counted in the list of establishments where no figure is."""
    states = closing.total.states
    return Remaining(
        due=replace(states["cell_due"], code="remaining.due"),
        soon=_counted(
            "remaining.soon",
            "Cơ sở sẽ đủ đảng viên chính thức khi đảng viên dự bị được công nhận",
            states["members_too_few"],
            now,
            lambda line: line.official + line.probationary >= now.minimum,
        ),
        unsupported=_counted(
            "remaining.unsupported",
            "Cơ sở chưa có đảng viên và chưa được giao chi bộ giúp đỡ",
            states["no_member"],
            now,
            lambda line: line.id not in now.supporters,
        ),
        below_minimum=replace(states["own_cell_below_minimum"], code="remaining.below_minimum"),
    )


def _counted(
    code: str, name: str, of: Figure, day: Day, test: Callable[[EstablishmentLine], bool]
) -> Figure:
    """How many of the establishments behind a figure pass a test; its path says in which list."""
    state = of.code.rpartition(".")[2]
    value = sum(line.state == state and test(line) for line in day.lines)
    path, meaning = f"establishments[{state}]", f"Trong “{of.name}”: {name[:1].lower()}{name[1:]}"
    return replace(of, code=code, value=value, path=path, name=name, definition=meaning)
