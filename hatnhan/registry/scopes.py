"""A part of the register: a place or an organisation, with all below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of the register asked about: a place or an organisation, with all below it."""

    kind: Literal["place", "organisation"]
    id: str

    def as_json(self) -> dict[str, str]:
        """The scope as the contract writes it."""
        return {self.kind: self.id}
