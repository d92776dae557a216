"""Tests of the engine and the catalogue."""
