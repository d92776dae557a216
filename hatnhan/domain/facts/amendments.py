"""Corrections and annulments: new recordings that name old ones. Nothing is ever changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from hatnhan.domain.facts.base import Basis, Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """What recording ``of`` said is now ``body``: a whole fact of the same kind.

    The latest standing correction is the fact's body; the fact keeps its first place in the
    order of its day. Only facts and corrections can be corrected, while their fact stands.
    """

    KIND: ClassVar[str] = "corrected"
    of: int
    body: Fact
    basis: Basis | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annulled:
    """Recording ``of`` (a fact, a correction or an annulment) counts no more."""

    KIND: ClassVar[str] = "annulled"
    of: int
    basis: Basis | None = None
    note: str | None = None


Amendment = Corrected | Annulled
