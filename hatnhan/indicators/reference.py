"""Writes the reference page of the indicators: ``python -m hatnhan.indicators.reference``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

PAGE: Final = Path(__file__).resolve().parents[2] / "docs" / "reference" / "indicators.md"

_HEAD: Final = """\
# Indicators

Generated from `hatnhan/indicators/catalogue.py` by `python -m hatnhan.indicators.reference`; do not
edit. Paths are those of `hatnhan figures --json` and of `hatnhan drill PATH`.
"""


def page() -> str:
    """The text of the page."""
    from django.utils import translation

    from hatnhan.indicators.catalogue import INDICATORS, named_sums
    from hatnhan.indicators.words import DIMENSIONS

    with translation.override("vi"):
        parts = [_HEAD]
        for one in INDICATORS:
            parts.append(f"## {one.code} {one.name}\n")
            rows = [
                ("path", f"`{one.path}`"),
                ("definition", one.definition),
                ("numerator", one.numerator),
                ("denominator", one.denominator),
                ("dimensions", ", ".join(str(DIMENSIONS[d][0]) for d in one.dimensions)),
                ("legal basis", one.legal_basis),
            ]
            parts += [f"- {name}: {value}" for name, value in rows if value]
            parts.append("")
        parts.append("## Sums in the words of the resolution\n")
        for one_sum in named_sums():
            states = ", ".join(f"`{state}`" for state in one_sum.states)
            parts.append(f"- {one_sum.code} {one_sum.name}: {states}. {one_sum.definition}")
    return "\n".join(parts) + "\n"


def main() -> int:
    """Write the page; with ``--check`` only say whether it is stale (status 1)."""
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hatnhan.settings")
    django.setup()
    text = page()
    if "--check" in sys.argv[1:]:
        return 0 if PAGE.exists() and PAGE.read_text(encoding="utf-8") == text else 1
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
