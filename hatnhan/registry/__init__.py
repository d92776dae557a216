"""Interval tables of places, establishments, organisations, persons and memberships."""
