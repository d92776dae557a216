"""Figures of a draft beside the figures of the register."""

from hatnhan.drafts.register.compare import Beside, compare
from hatnhan.drafts.register.offered import known_for

__all__ = ["Beside", "compare", "known_for"]
