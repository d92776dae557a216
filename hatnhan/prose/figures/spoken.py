"""Numbers in words."""

from __future__ import annotations

from typing import Final

from hatnhan.prose.figures.tokens import Stream

_UNITS: Final = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
_AFTER_TENS: Final = _UNITS | {"mốt": 1, "tư": 4, "lăm": 5}

STARTS: Final = frozenset(_UNITS) | {"mười"}
"""Words a number can begin with."""


def below_thousand(stream: Stream, place: int) -> tuple[int, int]:
    """How many words a number below 1000 takes here, and its value; (0, 0) when there is none."""
    hundreds = _UNITS.get(stream.low(place))
    if hundreds is not None and stream.low(place + 1) == "trăm":
        length, rest = _after_hundreds(stream, place + 2)
        return 2 + length, 100 * hundreds + rest
    return _below_hundred(stream, place)


def _after_hundreds(stream: Stream, place: int) -> tuple[int, int]:
    """As in "linh năm", "lẻ năm", "ba mươi" behind the hundreds."""
    if stream.low(place) in ("linh", "lẻ"):
        unit = _AFTER_TENS.get(stream.low(place + 1))
        return (2, unit) if unit is not None else (0, 0)
    length, value = _below_hundred(stream, place)
    return (length, value) if value >= 10 else (0, 0)


def _below_hundred(stream: Stream, place: int) -> tuple[int, int]:
    first, second = stream.low(place), stream.low(place + 1)
    if first == "mười":
        # "mười năm" is ten years; fifteen is "mười lăm".
        unit = None if second in ("năm", "mốt", "tư") else _AFTER_TENS.get(second)
        return (1, 10) if unit is None else (2, 10 + unit)
    tens = _UNITS.get(first)
    if tens is None:
        return 0, 0
    if second not in ("mươi", "chục") or tens == 1:
        return 1, tens
    unit = None if stream.low(place + 2) == "năm" else _AFTER_TENS.get(stream.low(place + 2))
    return (2, 10 * tens) if unit is None else (3, 10 * tens + unit)
