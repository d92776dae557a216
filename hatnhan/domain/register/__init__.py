"""The register in memory: facts in, interval rows out."""

from hatnhan.domain.register.book import Register
from hatnhan.domain.register.rows import COLUMNS, Changes, Row
from hatnhan.domain.register.shelf import Loader, Recorded
from hatnhan.domain.register.subjects import concerns, pair_key, subject_keys

__all__ = [
    "COLUMNS",
    "Changes",
    "Loader",
    "Recorded",
    "Register",
    "Row",
    "concerns",
    "pair_key",
    "subject_keys",
]
