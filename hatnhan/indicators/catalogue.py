"""The catalogue: what each figure is called and how it is counted.

Pages, files and reports take names and definitions from here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from hatnhan.domain.problems import Problem
from hatnhan.indicators.entries import ALL
from hatnhan.indicators.entries.indicator import Indicator
from hatnhan.indicators.words import DIMENSIONS

INDICATORS: Final[tuple[Indicator, ...]] = ALL


@dataclass(frozen=True, slots=True)
class Described:
    """One figure: its indicator, and its name with the values of its dimensions."""

    path: str
    indicator: Indicator
    name: str
    values: tuple[tuple[str, str], ...]
    """Dimension and value, both in Vietnamese."""

    @property
    def code(self) -> str:
        """The indicator's code."""
        return self.indicator.code

    @property
    def definition(self) -> str:
        """How it is counted."""
        return str(self.indicator.definition)

    @property
    def numerator(self) -> str:
        """What is counted."""
        return str(self.indicator.numerator)

    @property
    def denominator(self) -> str:
        """The base of its usual rate; empty where no rate is usual."""
        return str(self.indicator.denominator)

    @property
    def legal_basis(self) -> str:
        """The document behind it; empty where there is none."""
        return str(self.indicator.legal_basis)


@dataclass(frozen=True, slots=True)
class NamedSum:
    """A sum of figures in the words of the resolution. ``states`` are those added up."""

    code: str
    name: Any
    states: tuple[str, ...]
    definition: Any

    def count(self, coverage: Mapping[str, Mapping[str, int]], kind: str | None = None) -> int:
        """The sum over one kind of establishment, or all, from the coverage of an answer."""
        kinds = coverage if kind is None else {kind: coverage.get(kind, {})}
        return sum(n.get(state, 0) for n in kinds.values() for state in self.states)


WITHOUT_MEMBER: Final = NamedSum(
    "NQ-01",
    _("Chưa có đảng viên"),
    ("no_member",),
    _("Cơ sở không có chi bộ riêng và không có đảng viên."),
)
WITHOUT_CELL: Final = NamedSum(
    "NQ-02",
    _("Đã có đảng viên nhưng chưa đủ điều kiện lập chi bộ"),
    ("joint_cell", "cell_due", "members_too_few"),
    _("Cơ sở có đảng viên mà không có chi bộ riêng, kể cả sinh hoạt ở chi bộ ghép."),
)
WITH_CELL: Final = NamedSum(
    "NQ-03",
    _("Đã có chi bộ"),
    ("own_cell", "own_cell_below_minimum"),
    _("Cơ sở có chi bộ riêng, kể cả chi bộ dưới mức tối thiểu."),
)


def named_sums(*, joint_counts_as_cell: bool = False) -> tuple[NamedSum, NamedSum, NamedSum]:
    """The three groups of the resolution: without member, with members but no cell, with a cell.

    Whether a joint cell counts as having one is a setting of the programme; it changes these
    sums, never the six states.
    """
    if not joint_counts_as_cell:
        return WITHOUT_MEMBER, WITHOUT_CELL, WITH_CELL
    return (
        WITHOUT_MEMBER,
        NamedSum(
            WITHOUT_CELL.code,
            WITHOUT_CELL.name,
            ("cell_due", "members_too_few"),
            _("Cơ sở có đảng viên mà không có chi bộ nào phụ trách."),
        ),
        NamedSum(
            WITH_CELL.code,
            WITH_CELL.name,
            (*WITH_CELL.states, "joint_cell"),
            _("Cơ sở có chi bộ riêng, hoặc có đảng viên và do chi bộ ghép phụ trách."),
        ),
    )


def describe(path: str) -> Described:
    """The indicator behind a dotted path, with its Vietnamese name. Raises ``unknown_figure``."""
    for indicator in INDICATORS:
        values = _match(indicator.path, path)
        if values is not None:
            return Described(path, indicator, _name(indicator, values), _shown(values))
    raise Problem("unknown_figure", path=path)


def name_of(path: str) -> str:
    """The Vietnamese name of the figure at a path. Raises ``unknown_figure``."""
    return describe(path).name


def _match(pattern: str, path: str) -> dict[str, str] | None:
    """The values of a pattern's dimension in a path; a kind of establishment may hold dots."""
    before, brace, rest = pattern.partition("{")
    if not brace:
        return {} if path == pattern else None
    dimension, _brace, after = rest.partition("}")
    if not path.startswith(before) or not path.endswith(after):
        return None
    value = path[len(before) : len(path) - len(after)]
    known = DIMENSIONS[dimension][1]
    if not value or (dimension != "kind" and value not in known):
        return None
    return {dimension: value}


def _word(dimension: str, value: str) -> str:
    return str(DIMENSIONS[dimension][1].get(value, value.replace("_", " ")))


def _name(indicator: Indicator, values: dict[str, str]) -> str:
    words = [_word(dimension, value) for dimension, value in values.items()]
    return ": ".join([str(indicator.name), *words])


def _shown(values: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((str(DIMENSIONS[d][0]), _word(d, value)) for d, value in values.items())
