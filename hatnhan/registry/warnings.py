"""Breaches of dated rules: reported after an import, refused by guided commands."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from hatnhan.domain.facts import Annulled, Corrected, Fact
from hatnhan.domain.facts.organisations import OrganisationFounded
from hatnhan.domain.facts.people import MemberAdmitted, MemberRecognised
from hatnhan.domain.problems import Problem
from hatnhan.registry.lookup import Lookup
from hatnhan.statute.checks import warnings_for
from hatnhan.statute.rules import rule_book

_CHECKED: Final = (MemberAdmitted, MemberRecognised, OrganisationFounded)

_ENFORCED: Final = {
    "age_under_18": False,
    "age_over_60": True,
    "recognised_before_12_months": False,
    "cell_founded_below_minimum": False,
    "committee_founded_below_minimum": True,
}
"""The breaches that a guided command refuses, and whether a document named as the basis lifts
the refusal (where the rule itself lets a higher level agree). A ceremony held late is a fact all
the same: refusing it would only keep it out of the register."""


class Watch:
    """Sees the facts of an import go by and says afterwards which breach a rule of their day."""

    def __init__(self) -> None:
        self._seen: list[tuple[int, Fact]] = []
        self.found: list[dict[str, Any]] = []

    def see(self, line: int, fact: Fact | Corrected | Annulled) -> None:
        """The next fact, with its line in the file."""
        said = fact.body if isinstance(fact, Corrected) else fact
        if isinstance(said, _CHECKED):
            self._seen.append((line, said))

    def judge(self) -> None:
        """Check all that was seen, in the register as it now stands: {"line", "code", "message"}
        of each breach, in the order of lines."""
        lookup, book = Lookup([fact for _, fact in self._seen]), rule_book()
        self.found = [
            {"line": line, "code": breach.code, "message": breach.message}
            for line, fact in self._seen
            for breach in warnings_for(fact, lookup, book)
        ]


def enforce(facts: Collection[Fact]) -> None:
    """Refuse facts just recorded that breach a rule of their day.

    To be called in their transaction, which the `Problem("rule_broken")` then undoes.
    """
    lookup, book = Lookup(facts), rule_book()
    for fact in facts:
        for breach in warnings_for(fact, lookup, book):
            if breach.code in _ENFORCED and not (_ENFORCED[breach.code] and fact.basis):
                raise Problem("rule_broken", rule=breach.code, message=breach.message)
