"""Append-only, hash-chained recordings of facts."""
