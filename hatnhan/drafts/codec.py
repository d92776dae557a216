"""A checked draft as one line of JSON, and back: for results that are held or kept.

The types of the dataclasses say how each value is written: a fraction as "343/3814", a day as
ISO text, an enumeration as its code. What does not fit the types is refused.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hatnhan.drafts.findings import Checked


def encode(checked: Checked) -> str:
    """The JSON of a checked draft."""
    return json.dumps(_plain(checked), ensure_ascii=False, separators=(",", ":"))


def decode(text: str) -> Checked:
    """The checked draft of a JSON. `ValueError` or `TypeError` for anything else."""
    checked = _typed(Checked, json.loads(text))
    assert isinstance(checked, Checked)
    return checked


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    kind: type = type(value)
    if is_dataclass(kind):
        return {name: _plain(getattr(value, name)) for name in _hints(kind)}
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    return value


def _typed(wanted: Any, value: Any) -> Any:
    kind = get_origin(wanted) or wanted
    if kind in (Union, UnionType):
        return _optional(wanted, value)
    if kind is tuple:
        return tuple(_typed(get_args(wanted)[0], each) for each in value)
    if kind is Mapping:
        return {str(key): str(each) for key, each in value.items()}
    if kind is Literal:
        if value not in get_args(wanted):
            raise ValueError(value)
        return value
    if is_dataclass(kind):
        hints = _hints(wanted)
        # What an earlier version did not write has its default.
        given = {name: _typed(hints[name], value[name]) for name in hints if name in value}
        return wanted(**given)
    if kind is date:
        return date.fromisoformat(value)
    return kind(value)


def _optional(wanted: Any, value: Any) -> Any:
    if value is None:
        return None
    (inner,) = [each for each in get_args(wanted) if each is not NoneType]
    return _typed(inner, value)


@cache
def _hints(kind: type) -> dict[str, Any]:
    """The fields of a dataclass and their types."""
    hints = get_type_hints(kind)
    return {each.name: hints[each.name] for each in fields(kind)}
