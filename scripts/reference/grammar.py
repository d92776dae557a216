"""The page of the grammar that reads drafts: its rules, each with the sentence that shows it."""

from __future__ import annotations

from hatnhan.prose.model import Block, Text
from hatnhan.prose.reader import check
from hatnhan.prose.relations.examples import EXAMPLES

HEAD = """# The rules that read a draft

Generated from `hatnhan/prose/relations/examples.py`; a test holds that each sentence is read by its
rule. A relation of `hatnhan check-draft --json` names its rule in `rule`.
[How they work together](../adr/0060-drafts-are-read-by-a-grammar.md);
[when a sentence may be accused](../adr/0061-when-a-sentence-may-be-accused.md).

| rule | a sentence | what is computed |
| --- | --- | --- |
"""


def page() -> str:
    """Markdown: a row for each rule."""
    return HEAD + "".join(map(_row, EXAMPLES))


def _row(name: str) -> str:
    example = EXAMPLES[name]
    text = Text(example, (Block(0, len(example)),))
    found = [relation for relation in check(text).relations if relation.rule == name]
    said = found[0].equation if found else "the column adds up to its total"
    return f"| `{name}` | {example.replace('|', '·')} | {said} |\n"
