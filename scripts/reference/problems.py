"""docs/reference/problems.md: every refusal a user can meet, from the one catalogue."""

from __future__ import annotations

from hatnhan.domain.problems import CATALOGUE

HEAD = """# Problems

Generated from `hatnhan/domain/problems.py` by `make docs`; do not edit.

A refusal has a code for programs, which never changes its meaning, and a Vietnamese sentence for
people. Words in braces are its details.

| Code | Sentence |
| --- | --- |
"""


def page() -> str:
    """The text of the page."""
    rows = (f"| `{code}` | {CATALOGUE[code]} |\n" for code in sorted(CATALOGUE))
    return HEAD + "".join(rows)
