"""Figures in Vietnamese prose: found, related to one another and judged with exact fractions.

Pure: text in, findings out; no files, no database, no clock. `reader.check` is the way in.
"""
