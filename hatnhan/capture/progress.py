"""How long work tells how far it has come."""

from __future__ import annotations

from collections.abc import Callable

Told = Callable[[float, str], None]
"""Is told the part that is done, from 0 to 1, and what is being done; may raise to end it."""


def nothing(_done: float, _step: str) -> None:
    """For those who do not want to know."""


def part(tell: Told, begin: float, end: float) -> Told:
    """Progress of one step as progress of the whole."""
    return lambda done, step: tell(begin + (end - begin) * min(max(done, 0.0), 1.0), step)
