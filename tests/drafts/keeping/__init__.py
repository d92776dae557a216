"""Drafts that are held and kept."""
