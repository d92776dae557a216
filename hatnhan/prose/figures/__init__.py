"""Figures in Vietnamese prose: which numbers count something, what, and how exactly."""

from hatnhan.prose.figures.finder import find, find_with_dates

__all__ = ["find", "find_with_dates"]
