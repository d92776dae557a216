"""Write the generated pages of the documents; with `--check` only tell which are stale.

A page is made from the code that it describes, so it cannot say anything else for long: `make test`
fails until `make docs` has been run and its result committed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from reference import commands, grammar, settings, third_party

from hatnhan.domain.reference import facts_page, problems_page

ROOT = Path(__file__).resolve().parent.parent


def _indicators() -> str:
    from hatnhan.indicators.reference import page

    return page()


def _persons() -> str:
    from hatnhan.capture.persons.reference import page

    return page()


PAGES: dict[str, Callable[[], str]] = {
    "docs/reference/commands.md": commands.page,
    "docs/reference/draft-rules.md": grammar.page,
    "docs/reference/facts.md": facts_page,
    "docs/reference/indicators.md": _indicators,
    "docs/reference/persons.md": _persons,
    "docs/reference/problems.md": problems_page,
    "docs/reference/settings.md": settings.page,
    "THIRD_PARTY.md": third_party.page,
}


def main() -> int:
    """0 when every page is what it should be, or has been written; 1 when one is stale."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hatnhan.settings")
    django.setup()
    stale = []
    for name, make in PAGES.items():
        path, text = ROOT / name, make()
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in sys.argv[1:]:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if not stale:
        return 0
    if "--check" in sys.argv[1:]:
        print(f"Stale: {', '.join(stale)}. Run: make docs", file=sys.stderr)
        return 1
    print(f"Written: {', '.join(stale)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
