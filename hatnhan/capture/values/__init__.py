"""Readers of one cell: what it says, and what must be said of how it says it."""
