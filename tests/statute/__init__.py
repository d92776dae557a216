"""Tests of the dated rules."""
