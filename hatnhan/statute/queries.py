"""The rule book as pages show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hatnhan.statute.rules import Rule, RuleValue, rule_book


@dataclass(frozen=True, slots=True)
class RuleOnDay:
    """A rule, what it said on a day (None: nothing known), and all its values."""

    rule: Rule
    value: RuleValue | None


def rules_on(day: date) -> list[RuleOnDay]:
    """Every rule and what it said on a day, in order of code."""
    return [RuleOnDay(rule, rule.on(day)) for _, rule in sorted(rule_book().rules.items())]


def unverified() -> list[tuple[Rule, RuleValue]]:
    """Values nobody has signed off yet."""
    rules = rule_book().rules.values()
    return [(rule, value) for rule in rules for value in rule.values if not value.verified]
