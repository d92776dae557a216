"""Figures of a draft beside the figures of the register."""

from hatnhan.drafts.register.compare import compare
from hatnhan.drafts.register.offered import known_for

__all__ = ["compare", "known_for"]
