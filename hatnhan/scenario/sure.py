"""What the story relies on."""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")


class StoryError(Exception):
    """The plan cannot be told: its numbers do not work out with this seed."""


def sure(thing: T | None, what: str = "something the story needs") -> T:
    """The thing itself, which the story knows to be there. Raises ``StoryError``."""
    if thing is None:
        raise StoryError(f"{what} is not there")
    return thing
