"""Rules as dated data: a value, its source, and whether someone has checked it.

One file per rule in ``packs``. Each value holds from its day to the day before the next one;
before the first nothing is known. ``repealed = true`` ends a rule. How a source was read is
said in ``read``: the ``text`` itself, a ``secondary`` account, or ``none``; a value is
*verified* only when an office signs it off (``verified_by`` and ``verified_on``).
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

PACKS: Final = Path(__file__).parent / "packs"
DEFAULT_CELL_MINIMUM: Final = 3
"""What the contract says where no pack says otherwise."""

_READ: Final = ("text", "secondary", "none")


class BadRule(ValueError):
    """A rule file says something impossible: the message names the rule and what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleValue:
    """What a rule said from a day on. ``value`` is None where the rule was repealed.

    ``to`` is the day the next value takes over (None: still in force).
    """

    since: date
    to: date | None
    value: int | None
    source: str
    read: str
    extension: int | None = None
    verified_by: str = ""
    verified_on: date | None = None

    @property
    def verified(self) -> bool:
        """Whether an office has signed it off."""
        return bool(self.verified_by and self.verified_on)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule with its values in order of time."""

    code: str
    name: str
    unit: str
    selected_by: str
    values: tuple[RuleValue, ...]

    def on(self, day: date) -> RuleValue | None:
        """What held on a day; None before the first value known."""
        place = bisect_right([value.since for value in self.values], day)
        return self.values[place - 1] if place else None


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules as they stood on one day."""

    day: date
    book: RuleBook

    def value(self, code: str) -> int | None:
        """The value of a rule on the day; None where none is known or it was repealed."""
        rule = self.book.rules.get(code)
        held = rule.on(self.day) if rule else None
        return held.value if held else None

    @property
    def cell_minimum(self) -> int:
        """Official members an own cell needs."""
        minimum = self.value("cell_minimum")
        return DEFAULT_CELL_MINIMUM if minimum is None else minimum


class RuleBook:
    """The rules by code. Passed as an argument or had from ``rule_book``; never changed."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules: dict[str, Rule] = {}
        for rule in rules:
            if rule.code in self.rules:
                raise BadRule(f"{rule.code}: two files for one rule")
            self.rules[rule.code] = rule

    def at(self, day: date) -> Rules:
        """The rules of a day."""
        return Rules(day, self)

    def cell_minimums(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The minimum through time: ordinals of the days on which it changes, and the minimum
        before the first, after the first, and so on."""
        days = self.changes("cell_minimum")
        before = self.at(date.min).cell_minimum
        return (
            tuple(day.toordinal() for day in days),
            (before, *(self.at(day).cell_minimum for day in days)),
        )

    def changes(self, code: str) -> tuple[date, ...]:
        """The days on which a rule took another value than the day before, its first included."""
        values = self.rules[code].values if code in self.rules else ()
        before = (None, *(value.value for value in values))
        return tuple(
            value.since for old, value in zip(before, values, strict=False) if old != value.value
        )


def read_rule(data: dict[str, Any]) -> Rule:
    """A rule from the contents of its file. Raises ``BadRule``.

    A value may name its end with ``to``; it must be the day the next one begins: an earlier
    day would be a gap, a later one an overlap.
    """
    code = str(data.get("code", ""))
    for key in ("code", "name", "unit", "selected_by", "values"):
        if not data.get(key):
            raise BadRule(f"{code or '?'}: {key} is missing")
    raw: list[dict[str, Any]] = data["values"]
    begins = [_day(code, item, "from") for item in raw]
    values = []
    for item, since, following in zip(raw, begins, [*begins[1:], None], strict=True):
        stated = _day(code, item, "to") if "to" in item else following
        if following is not None and following <= since:
            raise BadRule(f"{code}: values are not in order of time")
        if stated is not None and following is not None and stated != following:
            word = "gap" if stated < following else "overlap"
            raise BadRule(f"{code}: {word} between {stated} and {following}")
        values.append(_value(code, item, since, stated))
    return Rule(code, data["name"], data["unit"], data["selected_by"], tuple(values))


def _value(code: str, item: dict[str, Any], since: date, to: date | None) -> RuleValue:
    repealed = item.get("repealed", False)
    if repealed == ("value" in item):
        raise BadRule(f"{code} {since}: needs a value, or repealed = true")
    if not item.get("source") or item.get("read") not in _READ:
        raise BadRule(f"{code} {since}: needs a source, and read as one of {', '.join(_READ)}")
    return RuleValue(
        since=since,
        to=to,
        value=None if repealed else int(item["value"]),
        source=item["source"],
        read=item["read"],
        extension=item.get("extension"),
        verified_by=item.get("verified_by", ""),
        verified_on=item.get("verified_on"),
    )


def _day(code: str, item: dict[str, Any], key: str) -> date:
    found = item.get(key)
    if type(found) is not date:
        raise BadRule(f"{code}: {key} must be a day")
    return found


def read_book(folder: Path) -> RuleBook:
    """All rule files of a folder. Raises ``BadRule``."""
    return RuleBook(
        read_rule(tomllib.loads(path.read_text(encoding="utf-8")))
        for path in sorted(folder.glob("*.toml"))
    )


@cache
def rule_book() -> RuleBook:
    """The rules shipped with the program."""
    return read_book(PACKS)
