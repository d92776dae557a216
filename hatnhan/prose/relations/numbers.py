"""Figures and computed numbers as a Vietnamese text prints them."""

from __future__ import annotations

from fractions import Fraction

from hatnhan.domain.vietnamese import decimal, number
from hatnhan.prose.model import Figure
from hatnhan.prose.relations.tree import Entry

_SIGNS = {"%": " %", "điểm %": " điểm %", "lần": " lần"}


def digits(step: Fraction) -> int:
    """How many decimals a printed number has."""
    places = 0
    while step < 1:
        step *= 10
        places += 1
    return places


def shown(figure: Figure) -> str:
    """A figure in the product's own form, with its qualifier: "gần 72 %", "3.814"."""
    body = decimal(figure.value, digits(figure.step)) + _SIGNS.get(figure.unit, "")
    return f"{figure.qualifier} {body}" if figure.qualifier else body


def bare(entry: Entry) -> str:
    """The number of an entry alone."""
    figure = entry.figure
    return decimal(figure.value, digits(figure.step)) + (" %" if figure.unit == "%" else "")


def computed(value: Fraction, figure: Figure, more: int = 0) -> str:
    """A computed number to compare with a printed one: as many decimals, or `more`."""
    places = digits(figure.step) + more
    if figure.unit not in _SIGNS and value.denominator == 1:
        return number(int(value))
    return decimal(value, places) + _SIGNS.get(figure.unit, "")


def telling(value: Fraction, figure: Figure) -> str:
    """A computed number with enough decimals that it differs from the printed one."""
    if value == figure.value:
        return computed(value, figure)
    for more in range(4):
        text = computed(value, figure, more)
        if text != computed(figure.value, figure, more):
            return text
    return text
