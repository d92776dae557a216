"""What every fact has, and the shapes its fields may take.

A fact is a frozen dataclass: one class per kind, its docstring says when it is used. The
fields stand in the order of the wire format; each carries the reader that checks its shape.
Shapes are checked here, one fact at a time; whether a fact is possible in the history is
decided by ``hatnhan.domain.register``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, Final

from hatnhan.domain.problems import Problem

Reader = Callable[[str, Any], Any]
"""Takes the field's name and its JSON value; gives the checked value or raises."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """The document a fact rests on: number (03-NQ/TU), issuer and date.

    A number alone does not identify a document: series restart with every term.
    """

    number: str
    issuer: str
    date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that became true on a day.

    ``on`` is the day in the world; ``basis`` the document, if any; ``note`` free text.
    """

    KIND: ClassVar[str]
    on: date
    basis: Basis | None = None
    note: str | None = None


_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_PARTIAL: Final = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}", re.ASCII)


def read_text(name: str, value: Any) -> str:
    """A string that is not empty, in NFC, without NUL or broken surrogates."""
    if type(value) is not str or not value:
        raise Problem("bad_value", field=name, expected="một chuỗi chữ không rỗng")
    if value.isascii():
        if "\0" in value:
            raise Problem("bad_text", field=name)
        return value
    try:
        value.encode()
    except UnicodeEncodeError:
        raise Problem("bad_text", field=name) from None
    if "\0" in value:
        raise Problem("bad_text", field=name)
    return unicodedata.normalize("NFC", value)


ID_LENGTH: Final = 200
"""The most characters an id may have: indexes of databases have their limits."""


def read_id(name: str, value: Any) -> str:
    """A writer's own id: a text that is not too long to be looked up."""
    id = read_text(name, value)
    if len(id) > ID_LENGTH:
        raise Problem("bad_value", field=name, expected=f"mã không quá {ID_LENGTH} ký tự")
    return id


def read_day(name: str, value: Any) -> date:
    """A whole day written YYYY-MM-DD."""
    if type(value) is not str or not _DAY.fullmatch(value):
        raise Problem("bad_date", field=name)
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise Problem("bad_date", field=name) from None


def first_day(partial: str) -> date:
    """The first day a date of birth allows: 1980 and 1980-01 count as 1980-01-01."""
    return date.fromisoformat((partial + "-01-01")[:10])


def read_partial(name: str, value: Any) -> str:
    """A date of birth known to the day, the month or only the year."""
    if type(value) is not str or not _PARTIAL.fullmatch(value):
        raise Problem("bad_date", field=name)
    try:
        first_day(value)
    except ValueError:
        raise Problem("bad_date", field=name) from None
    return value


def read_flag(name: str, value: Any) -> bool:
    """A truth value."""
    if type(value) is not bool:
        raise Problem("bad_value", field=name, expected="true hoặc false")
    return value


def read_number(name: str, value: Any) -> int:
    """The number of a recording, from 1."""
    if type(value) is not int or value < 1:
        raise Problem("bad_value", field=name, expected="số thứ tự của một lần ghi nhận")
    return value


def read_list(name: str, value: Any) -> tuple[str, ...]:
    """A list of strings, kept in the order written."""
    if type(value) is not list:
        raise Problem("bad_value", field=name, expected="một danh sách")
    return tuple(read_id(name, item) for item in value)


def read_map(name: str, value: Any) -> dict[str, str]:
    """An object from ids to ids, kept sorted by key."""
    if type(value) is not dict:
        raise Problem("bad_value", field=name, expected="một đối tượng mã → mã")
    read = {read_id(name, key): read_id(name, item) for key, item in value.items()}
    if len(read) != len(value):
        raise Problem("duplicate_key", field=name)
    return dict(sorted(read.items()))


def _one_of(values: frozenset[str], shown: str) -> Reader:
    def read(name: str, value: Any) -> str:
        if type(value) is not str or value not in values:
            raise Problem("bad_value", field=name, expected=shown)
        return value

    return read


def _subset_of(values: frozenset[str], shown: str) -> Reader:
    def read(name: str, value: Any) -> tuple[str, ...]:
        items = read_list(name, value)
        if not values.issuperset(items):
            raise Problem("bad_value", field=name, expected=shown)
        return items

    return read


def _field(reader: Reader, *, optional: bool) -> Any:
    if optional:
        return field(default=None, metadata={"read": reader})
    return field(metadata={"read": reader})


def text(*, optional: bool = False) -> Any:
    """A field holding a name or another text."""
    return _field(read_text, optional=optional)


def ident(*, optional: bool = False) -> Any:
    """A field holding the writer's own id of a subject."""
    return _field(read_id, optional=optional)


def day(*, optional: bool = False) -> Any:
    """A field holding a whole day."""
    return _field(read_day, optional=optional)


def partial_day() -> Any:
    """A field holding a date of birth, perhaps only its month or year."""
    return _field(read_partial, optional=False)


def flag(*, optional: bool = False) -> Any:
    """A field holding true or false."""
    return _field(read_flag, optional=optional)


def number() -> Any:
    """A field naming a recording."""
    return _field(read_number, optional=False)


def ids() -> Any:
    """A field holding a list of ids."""
    return _field(read_list, optional=False)


def mapping() -> Any:
    """A field saying who goes where in a split."""
    return _field(read_map, optional=False)


def choice(*values: str, optional: bool = False) -> Any:
    """A field holding one of the named values."""
    return _field(_one_of(frozenset(values), ", ".join(values)), optional=optional)


def choices(*values: str) -> Any:
    """A field holding a list of some of the named values."""
    return _field(_subset_of(frozenset(values), ", ".join(values)), optional=False)
