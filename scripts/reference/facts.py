"""docs/reference/facts.md: every kind of fact with its fields, from the dataclasses."""

from __future__ import annotations

import inspect
import re
from dataclasses import fields

from hatnhan.domain.facts import KINDS, Annulled, Corrected

HEAD = """# Facts

Generated from `hatnhan/domain/facts` by `make docs`; do not edit.

`hatnhan facts import FILE.jsonl` reads one JSON object a line: `{"fact": KIND, "on": "YYYY-MM-DD",
...}` with the fields below, then optionally `basis` (`number`, `issuer`, `date`) and `note`. A name
with `?` may be left out. Ids are the writer's own, unique for each kind of subject, never reused.
"""


def page() -> str:
    """The text of the page."""
    parts = [HEAD]
    for kind, cls in KINDS.items():
        parts.append(_section(kind, cls))
    for kind, amendment in (("corrected", Corrected), ("annulled", Annulled)):
        parts.append(_section(kind, amendment))
    return "".join(parts)


def _section(kind: str, cls: type) -> str:
    own = [each for each in fields(cls) if each.name not in {"on", "basis", "note"}]
    names = ", ".join(f"`{each.name}{'?' if 'None' in str(each.type) else ''}`" for each in own)
    text = re.sub(r"``([^`]*)``", r"`\1`", inspect.getdoc(cls) or "")
    return f"\n## {kind}\n\n{text}\n\nFields: {names or 'none of its own'}.\n"
