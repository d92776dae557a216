"""Lines whose shape is wrong, each made from a good line in one way."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import Any

from tests.oracle import kinds
from tests.oracle.lines import Refused, parse

Ways = tuple[tuple[str, Callable[[Random, dict[str, Any]], dict[str, Any] | str]], ...]


def _text(body: dict[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def _without_a_field(rng: Random, body: dict[str, Any]) -> dict[str, Any]:
    required = [field.name for field in kinds.FIELDS[body["fact"]] if field.required]
    gone = rng.choice(required)
    return {name: value for name, value in body.items() if name != gone}


def _of_wrong_type(rng: Random, body: dict[str, Any]) -> dict[str, Any]:
    field = rng.choice(kinds.FIELDS[body["fact"]])
    return body | {field.name: rng.choice((None, 7.5, [["x"]]))}


def _twice(rng: Random, body: dict[str, Any]) -> str:
    name = rng.choice(list(body))
    return _text(body)[:-1] + f",{json.dumps(name)}:{json.dumps(body[name])}}}"


WAYS: Ways = (
    ("unknown_field", lambda _, body: body | {"color": "red"}),
    ("missing_field", _without_a_field),
    ("bad_value", _of_wrong_type),
    ("duplicate_key", _twice),
    ("not_json", lambda _, body: _text(body)[:-1]),
    ("unknown_fact", lambda _, body: body | {"fact": "village_painted"}),
    ("bad_date", lambda _, body: body | {"on": "2019-02-29"}),
    ("bad_date", lambda _, body: body | {"on": "20190228"}),
    ("nul", lambda _, body: body | {"note": "a\0b"}),
    ("not_an_object", lambda _, body: "[" + _text(body) + "]"),
    ("missing_field", lambda _, body: body | {"basis": {"number": "1"}}),
)
"""The expected code and the way to spoil a body; a way may give another body or the text."""


def misshapen(rng: Random, good: str) -> tuple[str, str]:
    """A spoilt copy of a line and the code of its refusal."""
    while True:
        _, spoil = rng.choice(WAYS)
        spoilt = spoil(rng, json.loads(good))
        text = spoilt if isinstance(spoilt, str) else _text(spoilt)
        try:
            parse(text)
        except Refused as problem:
            return text, problem.code
