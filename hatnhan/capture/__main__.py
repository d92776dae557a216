"""One job of an import in a process of its own: `python -m hatnhan.capture BATCH DAY`.

While a province is being checked, the pages of others must answer at once.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from typing import Final

_POLITE: Final = 5
"""How far it steps back behind the processes that answer pages."""


def main(batch: str, day: str) -> int:
    """Do the job that the batch's state asks for; `day` is the asker's today."""
    import django

    django.setup()
    from hatnhan.capture.working import run

    if hasattr(os, "nice"):
        os.nice(_POLITE)
    run(int(batch), date.fromisoformat(day))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
