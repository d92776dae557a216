"""The days on which units change: districts, villages, agencies, and the reform of 2025."""

from hatnhan.scenario.reforms.calendar import Reform, calendar

__all__ = ["Reform", "calendar"]
