"""docs/reference/commands.md: every command and option, from the parsers themselves."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from hatnhan.cli.main import parser

HEAD = """# Commands

Generated from `hatnhan/cli` by `make docs`; do not edit.

Exit status: 0 done, 1 refused (a problem with a code and a sentence, see problems.md), 2 bad usage.
With `--json` one JSON document comes on standard output, also for a refusal:
`{"problems":[{"line","code","message"}]}`. Everything else goes to standard error.
"""


def page() -> str:
    """The text of the page."""
    return HEAD + "".join(_sections(parser(), "hatnhan"))


def _sections(made: argparse.ArgumentParser, name: str) -> Iterator[str]:
    for action in made._actions:  # noqa: SLF001 - argparse has no public way to list them
        if isinstance(action, argparse._SubParsersAction):
            helps = {each.dest: each.help for each in action._choices_actions}  # noqa: SLF001
            for word, below in action.choices.items():
                yield from _section(below, f"{name} {word}", helps.get(word) or "")
                yield from _sections(below, f"{name} {word}")


def _section(made: argparse.ArgumentParser, name: str, text: str) -> Iterator[str]:
    yield f"\n{'#' * (name.count(' ') + 1)} `{name}`\n\n{_sentence(text)}\n"
    shown = [
        each
        for each in made._actions  # noqa: SLF001 - as above
        if not isinstance(each, argparse._SubParsersAction) and each.dest != "help"
    ]
    if shown:
        yield "\n| | |\n| --- | --- |\n"
    for each in shown:
        yield f"| {_usage(each)} | {_sentence(each.help or '')} |\n"


def _usage(action: argparse.Action) -> str:
    value = action.metavar or action.dest.upper()
    if action.choices:
        value = "{" + ", ".join(str(choice) for choice in action.choices) + "}"
    if not action.option_strings:
        return f"`{value}`"
    takes = "" if action.nargs == 0 else f" {value}"
    return ", ".join(f"`{option}{takes}`" for option in action.option_strings)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].replace("%%", "%").replace("|", "\\|")
