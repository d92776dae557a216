"""Rows of a kind: what their cells say together, and the facts they would record."""
