"""Hạt Nhân: members and cells in every village, school and health station, on any day."""

__version__ = "0.1.0"
