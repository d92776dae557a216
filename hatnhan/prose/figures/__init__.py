"""Figures in Vietnamese prose: which numbers count something, what, and how exactly."""

from hatnhan.prose.figures.finder import find

__all__ = ["find"]
