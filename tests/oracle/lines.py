"""Lines of facts: from text to checked dictionaries, and back to the canonical text."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from tests.oracle import kinds

Body = dict[str, Any]
"""One line as a dictionary: ``fact``, ``on`` (ISO text) and the fields of its kind."""


class Refused(Exception):
    """A line the contract refuses; ``code`` says why, ``line`` where (1 is the first)."""

    def __init__(self, code: str, detail: str = "", line: int | None = None) -> None:
        super().__init__(f"{code} {detail}".strip())
        self.code = code
        self.detail = detail
        self.line = line


def read(data: bytes) -> Iterator[tuple[int, Body]]:
    """The numbered lines of a file; blank ones are counted but not given."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused("not_utf8", line=data[: error.start].count(b"\n") + 1) from error
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if line.strip(" \t\r"):
            try:
                yield number, parse(line)
            except Refused as problem:
                problem.line = number
                raise


def parse(text: str) -> Body:
    """One line of text as a checked body with NFC strings; raises ``Refused``."""
    try:
        value = json.loads(text, object_pairs_hook=_object)
    except ValueError as error:
        raise Refused("not_json", str(error)) from error
    return check(value)


def _object(pairs: list[tuple[str, Any]]) -> Body:
    found: Body = {}
    for key, value in pairs:
        name = unicodedata.normalize("NFC", key)
        if name in found:
            raise Refused("duplicate_key", name)
        found[name] = value
    return found


def check(value: Any) -> Body:
    """The body with NFC strings if its shape is that of a fact; raises ``Refused``."""
    if not isinstance(value, dict):
        raise Refused("not_an_object")
    value = _clean(value)
    kind = value.get("fact")
    if not isinstance(kind, str) or kind not in kinds.FIELDS:
        raise Refused("unknown_fact", str(kind))
    fields = {field.name: field for field in kinds.FIELDS[kind]}
    for name in value:
        if name not in fields and name not in ("fact", "on", "basis", "note"):
            raise Refused("unknown_field", name)
    if kind not in kinds.ABOUT_RECORDINGS:
        CHECKS["date"](value.get("on"))
    for field in fields.values():
        if field.name in value:
            CHECKS[field.type](value[field.name])
        elif field.required:
            raise Refused("missing_field", field.name)
    _check_basis(value)
    _check_together(value)
    return _checked_inside(value)


def _checked_inside(value: Body) -> Body:
    if value["fact"] != "corrected":
        return value
    body = check(value["body"])
    if body["fact"] in kinds.ABOUT_RECORDINGS:
        raise Refused("bad_value", "a correction gives a fact")
    return {**value, "body": body}


def _clean(value: Any) -> Any:
    """The value with every string in NFC; refuses NUL and halves of surrogate pairs."""
    if isinstance(value, str):
        if "\0" in value:
            raise Refused("nul")
        if any("\ud800" <= char <= "\udfff" for char in value):
            raise Refused("not_unicode")
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return _object([(_clean(key), _clean(item)) for key, item in value.items()])
    return value


def _check_basis(value: Body) -> None:
    if "note" in value:
        CHECKS["text"](value["note"])
    if "basis" not in value:
        return
    basis = value["basis"]
    if not isinstance(basis, dict):
        raise Refused("bad_value", "basis")
    for name in basis:
        if name not in ("number", "issuer", "date"):
            raise Refused("unknown_field", name)
    for name, type_ in (("number", "text"), ("issuer", "text"), ("date", "date")):
        if name not in basis:
            raise Refused("missing_field", name)
        CHECKS[type_](basis[name])


def _check_together(value: Body) -> None:
    """What only two fields together can get wrong."""
    if "decision_on" in value and value["decision_on"] > value["on"]:
        raise Refused("decision_after_ceremony")
    if value["fact"] == "person_registered" and first_day(value["born"]) > value["on"]:
        raise Refused("born_after_registration")
    if value["fact"].endswith("_merged"):
        if value["into"] in value["sources"]:
            raise Refused("merged_into_itself")
        if not value["sources"]:
            raise Refused("too_few_units")
    if value["fact"].endswith("_split"):
        if not value["into"]:
            raise Refused("too_few_units")
        if value["source"] in value["into"]:
            raise Refused("split_into_itself")


def first_day(born: str) -> str:
    """The first day a complete or partial birth date allows, as ISO text."""
    return born + "-01-01"[3 * born.count("-") :] if len(born) < 10 else born


def _is_date(value: Any) -> bool:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_born(value: Any) -> bool:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", value):
        return False
    return _is_date(first_day(value))


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _check(accepts: Callable[[Any], bool], code: str = "bad_value") -> Callable[[Any], None]:
    def checked(value: Any) -> None:
        if not accepts(value):
            raise Refused(code, repr(value))

    return checked


def _one_of(*words: str) -> Callable[[Any], None]:
    return _check(lambda value: isinstance(value, str) and value in words)


CHECKS: dict[str, Callable[[Any], None]] = {
    "id": _check(_is_text),
    "text": _check(_is_text),
    "ids": _check(_is_list),
    "map": _check(
        lambda value: isinstance(value, dict) and all(isinstance(v, str) for v in value.values())
    ),
    "zones": _check(lambda value: _is_list(value) and set(value) <= set(kinds.ZONES)),
    "date": _check(_is_date, "bad_date"),
    "born": _check(_is_born, "bad_date"),
    "bool": _check(lambda value: isinstance(value, bool)),
    "number": _check(lambda value: isinstance(value, int) and not isinstance(value, bool)),
    "body": _check(lambda value: isinstance(value, dict)),
    "level": _one_of(*kinds.LEVELS),
    "organisation": _one_of(*kinds.RANKS),
    "education": _one_of(*kinds.EDUCATION),
    "ethnic": _one_of(*kinds.ETHNIC),
    "sex": _one_of(*kinds.SEXES),
    "status": _one_of(*kinds.STATUSES),
    "reason": _one_of(*kinds.REASONS),
}


def canonical(body: Body) -> str:
    """The one text of a checked body: keys in the contract's order, no spaces, maps sorted."""
    return json.dumps(_ordered(body), ensure_ascii=False, separators=(",", ":"))


def _ordered(body: Body) -> Body:
    kind = body["fact"]
    ordered: Body = {"fact": kind}
    if kind not in kinds.ABOUT_RECORDINGS:
        ordered["on"] = body["on"]
    for field in kinds.FIELDS[kind]:
        if field.name in body:
            value = body[field.name]
            if field.type == "map":
                value = dict(sorted(value.items()))
            ordered[field.name] = _ordered(value) if field.type == "body" else value
    if "basis" in body:
        ordered["basis"] = {name: body["basis"][name] for name in ("number", "issuer", "date")}
    if "note" in body:
        ordered["note"] = body["note"]
    return ordered
