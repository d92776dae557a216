"""The reference page of the comparison: weights, and precision and recall as measured."""

from __future__ import annotations

from typing import Final

from hatnhan.capture.persons.births import BirthMatch
from hatnhan.capture.persons.identity import Grade
from hatnhan.capture.persons.judging import LIKELY, SURE
from hatnhan.capture.persons.labelled import EACH, FRESH, REGISTER, SEED, TWICE, labelled
from hatnhan.capture.persons.measuring import Measured, measure
from hatnhan.capture.persons.names import NameMatch
from hatnhan.capture.persons.slips import KINDS

_HEAD: Final = """\
# Persons who may be one

Generated from `hatnhan/capture/persons`; do not edit. Records are compared by name, date of birth,
unit, sex, ethnic group and day of admission. Nothing is merged by itself: what is *sure* or
*likely* is asked, a person decides, the decision is remembered and not asked again. Twins and
namesakes (*unlikely*) are not asked.
"""
_SET: Final = """\
## Measured

A synthetic set (seed {seed}): a register of {register} invented persons, and a file of {rows} rows.
{same} rows are persons of the register written otherwise, {each} in each of fifteen ways,
{twice} % of them in two ways at once; {fresh} rows are nobody of the register, among them {twins} twins
and {namesakes} namesakes of somebody who is.

| | pairs asked | right | precision |
| --- | ---: | ---: | ---: |
"""


def page() -> str:
    """The text of the page; measures anew."""
    measured = measure(labelled())
    return "\n".join((_HEAD, _results(measured), _kinds(measured), _weights()))


def _number(value: int) -> str:
    return f"{value:,}"


def _results(measured: Measured) -> str:
    there = measured.there
    text = _SET.format(
        seed=SEED,
        register=_number(REGISTER),
        rows=_number(there.total()),
        same=_number(EACH * len(KINDS)),
        each=EACH,
        twice=round(TWICE * 100),
        fresh=_number(FRESH),
        twins=_number(there["twin"]),
        namesakes=_number(there["namesake"]),
    )
    for name, grades in (
        ("sure", (Grade.SURE,)),
        ("sure or likely", (Grade.SURE, Grade.LIKELY)),
    ):
        right = sum(measured.right[grade] for grade in grades)
        asked = right + sum(measured.wrong[grade] for grade in grades)
        share = measured.precision(*grades)
        text += f"| {name} | {_number(asked)} | {_number(right)} | {share:.4f} |\n"
    found = measured.found.total()
    text += f"\nRecall: {_number(found)} of {_number(EACH * len(KINDS))}, {measured.recall:.4f}.\n"
    alarms = [
        f"{_number(measured.alarms[kind])} of {_number(there[kind])} {told}"
        for kind, told in (("new", "others"), ("twin", "twins"), ("namesake", "namesakes"))
    ]
    return f"{text}Asked in vain: {', '.join(alarms)}.\n"


def _kinds(measured: Measured) -> str:
    rows = [f"| {kind} | {measured.found[kind]} of {EACH} |" for kind in KINDS]
    return "\n".join(("| written otherwise | found |", "| --- | ---: |", *rows, ""))


def _weights() -> str:
    parts = [
        f"## Weights\n\nLikely from {LIKELY} points; sure from {SURE} when name, whole birthday and "
        "unit (or day of admission)\nagree and nothing else differs.\n"
    ]
    for name, levels in (("name", NameMatch), ("birth", BirthMatch)):
        rows = [f"| {level.told} | {level.points} |" for level in levels]
        parts.append("\n".join((f"| {name} | points |", "| --- | ---: |", *rows, "")))
    return "\n".join(parts)
