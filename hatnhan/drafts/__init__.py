"""Drafts: read from files, checked against themselves and the register, given back with notes."""
