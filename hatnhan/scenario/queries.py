"""Whether the register at hand holds the synthetic scenario."""

from __future__ import annotations

import json
from functools import cache

from hatnhan.ledger.models import Recording
from hatnhan.scenario.notice import NOTICE


def is_synthetic() -> bool:
    """Whether recording 1 carries the scenario's notice; everybody who shows figures says so.

    Recordings never change, so the answer for a ledger that has begun is kept, by its hash.
    """
    first = Recording.objects.filter(pk=1).values_list("hash", flat=True).first()
    return first is not None and _is_notice(first)


@cache
def _is_notice(first: str) -> bool:
    line = Recording.objects.values_list("line", flat=True).get(hash=first, pk=1)
    return bool(json.loads(line).get("note") == NOTICE)
