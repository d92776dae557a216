"""Ids of what a file brings: made of what a row says, so that preview and commit agree."""

from __future__ import annotations

import re
from collections.abc import Container
from hashlib import sha256

from hatnhan.domain.text import bare

_SLUG = 40


def made(prefix: str, said: tuple[str, ...], taken: Container[str], *, shown: str = "") -> str:
    """An id with a prefix, the same for the same things said; another one if it is taken."""
    slug = re.sub(r"[^a-z0-9]+", "-", bare(shown)).strip("-")[:_SLUG].strip("-")
    digest = sha256("\x1f".join(said).encode()).hexdigest()
    for length in range(6 if slug else 20, 64, 2):
        id = "-".join(part for part in (prefix, slug, digest[:length]) if part)
        if id not in taken:
            return id
    raise ValueError(prefix)
