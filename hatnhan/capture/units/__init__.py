"""Units found by their names, their parents and a date: never the nearest in silence."""
