"""Hạt Nhân: where a province stands with members and cells in every village, school and health station."""

__version__ = "0.1.0"
