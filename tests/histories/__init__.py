"""Seeded random histories of facts, mostly possible, for comparing implementations.

``random_history`` gives lines that all stand; ``random_attempts`` gives also the lines that were
refused on the way, with the reason; ``with_bad_line`` ends a good history with one bad line;
``random_questions`` asks about it. All people, villages and organisations are invented.
"""

from tests.histories.attempts import Attempt, random_attempts, random_history
from tests.histories.bad import BadHistory, with_bad_line
from tests.histories.profiles import PROFILES
from tests.histories.questions import random_questions

__all__ = [
    "PROFILES",
    "Attempt",
    "BadHistory",
    "random_attempts",
    "random_history",
    "random_questions",
    "with_bad_line",
]
