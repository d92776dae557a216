"""Facts as JSON Lines: reading with every check of shape, writing in one canonical form.

A line is ``{"fact": KIND, "on": DAY, …fields…, "basis"?, "note"?}``. The canonical form has
the keys in the order of the classes, no spaces, maps sorted by key, NFC text, and escapes
nothing that JSON does not require; so exporting what was imported gives the same bytes.
"""

from __future__ import annotations

import dataclasses
import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from hatnhan.domain.facts import KINDS, Annulled, Basis, Corrected, Fact, first_day
from hatnhan.domain.facts.base import read_day, read_number, read_text
from hatnhan.domain.problems import Problem

_BASE: Final = frozenset({"on", "basis", "note"})

_SPECS: Final[dict[str, tuple[tuple[str, Any, bool], ...]]] = {
    kind: tuple(
        (f.name, f.metadata["read"], f.default is dataclasses.MISSING)
        for f in dataclasses.fields(cls)
        if f.name not in _BASE
    )
    for kind, cls in KINDS.items()
}
_NAMES: Final = {kind: tuple(name for name, _, _ in spec) for kind, spec in _SPECS.items()}

_encode: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Parsed:
    """A line as read: the fact, and what was changed in reading (``nfc``)."""

    fact: Fact | Corrected | Annulled
    told: tuple[str, ...] = ()


def parse_line(line: str) -> Parsed:
    """Read one line. Raises ``Problem`` with the code of what is wrong with its shape."""
    try:
        value = _decoder.decode(line)
    except json.JSONDecodeError as error:
        raise Problem("bad_json", reason=f"vị trí {error.pos + 1}") from None
    except RecursionError:
        raise Problem("bad_json", reason="lồng quá nhiều tầng") from None
    except ValueError:
        raise Problem("bad_json", reason="số quá dài") from None
    if type(value) is not dict:
        raise Problem("bad_json", reason="không phải đối tượng")
    if "\\u0000" in line and _holds_nul(value):
        raise Problem("bad_text", field=str(value.get("fact", "fact")))
    # A line in NFC has only strings in NFC, unless it escapes some; most lines end there.
    plain = "\\u" not in line and unicodedata.is_normalized("NFC", line)
    told = () if plain or _composed(value) else ("nfc",)
    return Parsed(read(value), told)


def read(value: dict[str, Any]) -> Fact | Corrected | Annulled:
    """A fact or an amendment from a decoded object. Raises ``Problem``."""
    kind = value.get("fact")
    if kind == Corrected.KIND:
        return _read_corrected(value)
    if kind == Annulled.KIND:
        _no_others(kind, value, ("fact", "on", "of", "basis", "note"))
        return Annulled(of=_needed(kind, value, "of"), **_tail(value))
    return read_fact(value)


def read_fact(value: Any) -> Fact:
    """A fact of the register itself, not an amendment. Raises ``Problem``."""
    if type(value) is not dict:
        raise Problem("bad_value", field="body", expected="một sự việc đầy đủ")
    kind = value.get("fact")
    if kind is None:
        raise Problem("missing_field", kind="?", field="fact")
    spec = _SPECS.get(kind) if type(kind) is str else None
    if spec is None:
        raise Problem("unknown_kind", kind=kind)
    if "on" not in value:
        raise Problem("missing_field", kind=kind, field="on")
    given: dict[str, Any] = {"on": read_day("on", value["on"])}
    for name, reader, required in spec:
        if name in value:
            given[name] = reader(name, value[name])
        elif required:
            raise Problem("missing_field", kind=kind, field=name)
    if len(value) > len(given) + 1:
        _no_others(kind, value, ("fact", "on", *_NAMES[kind], "basis", "note"))
        given |= _tail(value)
    fact = KINDS[kind](**given)
    _check_whole(kind, fact)
    return fact


def canonical(fact: Fact | Corrected | Annulled) -> str:
    """The one line that stands for this fact, without a line end."""
    return _encode(to_object(fact))


def to_object(fact: Fact | Corrected | Annulled) -> dict[str, Any]:
    """The fact as the object of its line, keys in canonical order."""
    out: dict[str, Any]
    if isinstance(fact, Corrected):
        out = {"fact": fact.KIND, "of": fact.of, "body": to_object(fact.body)}
    elif isinstance(fact, Annulled):
        out = {"fact": fact.KIND, "of": fact.of}
    else:
        out = {"fact": fact.KIND, "on": fact.on.isoformat()}
        for name in _NAMES[fact.KIND]:
            item = getattr(fact, name)
            if item is not None:
                out[name] = item.isoformat() if isinstance(item, date) else item
    if fact.basis is not None:
        basis = fact.basis
        out["basis"] = {
            "number": basis.number,
            "issuer": basis.issuer,
            "date": basis.date.isoformat(),
        }
    if fact.note is not None:
        out["note"] = fact.note
    return out


def _read_corrected(value: dict[str, Any]) -> Corrected:
    _no_others(Corrected.KIND, value, ("fact", "on", "of", "body", "basis", "note"))
    of = _needed(Corrected.KIND, value, "of")
    if "body" not in value:
        raise Problem("missing_field", kind=Corrected.KIND, field="body")
    return Corrected(of=of, body=read_fact(value["body"]), **_tail(value))


def _needed(kind: str, value: dict[str, Any], name: str) -> int:
    if name not in value:
        raise Problem("missing_field", kind=kind, field=name)
    return read_number(name, value[name])


def _no_others(kind: str, value: dict[str, Any], known: Iterable[str]) -> None:
    unknown = value.keys() - set(known)
    if unknown:
        raise Problem("unknown_field", kind=kind, field=min(unknown))


def _tail(value: dict[str, Any]) -> dict[str, Any]:
    """The optional basis and note."""
    out: dict[str, Any] = {}
    if "basis" in value:
        basis = value["basis"]
        if type(basis) is not dict:
            raise Problem("bad_value", field="basis", expected="number, issuer và date")
        _no_others("basis", basis, ("number", "issuer", "date"))
        for name in ("number", "issuer", "date"):
            if name not in basis:
                raise Problem("missing_field", kind="basis", field=name)
        out["basis"] = Basis(
            number=read_text("basis.number", basis["number"]),
            issuer=read_text("basis.issuer", basis["issuer"]),
            date=read_day("basis.date", basis["date"]),
        )
    if "note" in value:
        out["note"] = read_text("note", value["note"])
    return out


def _check_whole(kind: str, fact: Any) -> None:
    """What concerns several fields of one fact."""
    if kind == "person_registered":
        if first_day(fact.born) > fact.on:
            raise Problem("born_after", born=fact.born, on=fact.on)
    elif kind == "member_admitted":
        if fact.decision_on is not None and fact.decision_on > fact.on:
            raise Problem("decision_after", decision_on=fact.decision_on, on=fact.on)
    elif kind.endswith("_merged"):
        if len({*fact.sources, fact.into}) < 2 or not fact.sources:
            raise Problem("too_few_units")
    elif kind.endswith("_split"):
        if not fact.into:
            raise Problem("bad_value", field="into", expected="ít nhất một đơn vị nhận")
        if fact.source in fact.into:
            raise Problem("into_source", id=fact.source)


def _holds_nul(value: Any) -> bool:
    """Whether NUL stands in any text of the value, even one that would be ignored."""
    if type(value) is str:
        return "\0" in value
    if type(value) is dict:
        return any(_holds_nul(k) or _holds_nul(v) for k, v in value.items())
    return any(map(_holds_nul, value)) if type(value) is list else False


def _composed(value: Any) -> bool:
    """Whether every string in the value is already in NFC."""
    if type(value) is str:
        return unicodedata.is_normalized("NFC", value)
    if type(value) is dict:
        return all(_composed(k) and _composed(v) for k, v in value.items())
    return all(map(_composed, value)) if type(value) is list else True


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, refusing a key that stands twice."""
    out = dict(pairs)
    if len(out) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise Problem("duplicate_key", field=key)
            seen.add(key)
    return out


def _no_constant(name: str) -> Any:
    raise Problem("bad_json", reason=f"{name} không phải số")


_decoder: Final = json.JSONDecoder(object_pairs_hook=_pairs, parse_constant=_no_constant)
