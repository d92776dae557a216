"""Breaches of dated rules in what was imported: recorded all the same, and reported by code."""

from __future__ import annotations

from typing import Any

from hatnhan.domain.facts import Annulled, Corrected, Fact


class Watch:
    """Sees the facts of an import go by and says which of them breach a rule of their day."""

    def __init__(self) -> None:
        self._seen: list[dict[str, Any]] = []

    def see(self, line: int, fact: Fact | Corrected | Annulled) -> None:
        """The next fact, with its line in the file."""

    def found(self) -> list[dict[str, Any]]:
        """{"line", "code", "message"} of every breach, in the order of lines."""
        return self._seen
