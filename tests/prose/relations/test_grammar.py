"""The grammar is what its examples say: each sentence is read by the rule that it stands for.

Planted and seen red: rates without a count that are never claimed; a rule without its example.
"""

import re
from pathlib import Path

import pytest

from hatnhan.prose.model import Block, Text, Verdict
from hatnhan.prose.reader import check
from hatnhan.prose.relations import grammar
from hatnhan.prose.relations.examples import EXAMPLES

FOLDER = Path(grammar.__file__).parent


def draft(example: str) -> Text:
    """An example as a draft: one paragraph, or a table where it is written as one."""
    if "⏎" not in example:
        return Text(example, (Block(0, len(example)),))
    text, blocks = "", []
    for row, line in enumerate(example.split("⏎")):
        for column, cell in enumerate(line.split("|")):
            text += "\n" if text else ""
            blocks.append(Block(len(text), len(text) + len(cell.strip()), "cell", 0, row, column))
            text += cell.strip()
    return Text(text, tuple(blocks))


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_read_by_its_rule(name: str) -> None:
    found = check(draft(EXAMPLES[name])).relations
    assert name in {relation.rule for relation in found}, found


@pytest.mark.parametrize("name", sorted(set(EXAMPLES) - {"dates-in-order"}))
def test_no_example_is_accused(name: str) -> None:
    found = check(draft(EXAMPLES[name])).relations
    assert all(r.verdict in (Verdict.HOLDS, Verdict.UNDETERMINED) for r in found), found


def test_every_rule_has_an_example() -> None:
    named = re.compile(
        r'"([a-z]+(?:-[a-z]+)+|average|complement|fraction|multiple|remainder|subset)"'
    )
    written = {
        name
        for path in FOLDER.glob("*.py")
        if path.name != "examples.py"
        for name in named.findall(path.read_text(encoding="utf-8"))
    }
    assert written == set(EXAMPLES)
