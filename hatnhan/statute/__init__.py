"""Dated rule packs with a source per value."""
