"""Every kind of fact the register knows, by its name on the wire."""

from __future__ import annotations

from typing import Final

from hatnhan.domain.facts import establishments, organisations, people, places
from hatnhan.domain.facts.amendments import Amendment, Annulled, Corrected
from hatnhan.domain.facts.base import Basis, Fact, first_day

KINDS: Final[dict[str, type[Fact]]] = {
    cls.KIND: cls
    for group in (places.ALL, establishments.ALL, organisations.ALL, people.ALL)
    for cls in group
}

__all__ = ["KINDS", "Amendment", "Annulled", "Basis", "Corrected", "Fact", "first_day"]
