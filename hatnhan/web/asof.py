"""What a page is asked about: scope, day, recording number and lens, read from and kept in the address.

The one bar on every page writes four parameters: `on` (a day), `known_at` (a recording number),
`place` or `organisation` (a key), `tree` (`then` or `now`). What the address does not say is not
added to it: a page without `on` stays a page about today.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlencode

from hatnhan.domain.problems import Problem
from hatnhan.domain.vietnamese import typed_day
from hatnhan.indicators.queries import Question, Scope, Tree

KEPT = ("on", "known_at", "place", "organisation", "tree")
"""The parameters every link carries on."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a page holds it, with what the bar shows about it."""

    question: Question
    today: date
    latest: int
    kept: Mapping[str, str] = field(default_factory=dict)

    @property
    def on(self) -> date:
        """The day asked about."""
        return self.question.on

    @property
    def known_at(self) -> int:
        """The last recording that counts."""
        return self.latest if self.question.known_at is None else self.question.known_at

    @property
    def scope(self) -> Scope | None:
        """The part asked about; None is the whole register."""
        return self.question.scope

    @property
    def then(self) -> bool:
        """Whether the trees are those of the day."""
        return self.question.tree == Tree.THEN

    def at(self, on: date, since: date | None = None) -> Question:
        """The same question about another day, or about a period that ends on it."""
        return replace(self.question, on=on, since=since)

    def address(self, path: str, /, **changes: object) -> str:
        """`path` with the kept parameters; None drops one, naming one kind of scope drops the other."""
        wanted: dict[str, object] = dict(self.kept)
        if "place" in changes or "organisation" in changes:
            wanted.pop("place", None)
            wanted.pop("organisation", None)
        wanted.update(changes)
        pairs = [(key, value) for key, value in wanted.items() if value not in (None, "")]
        query = urlencode(
            [(k, v.isoformat() if isinstance(v, date) else v) for k, v in pairs], doseq=True
        )
        return f"{path}?{query}" if query else path


def read(params: Mapping[str, str], *, today: date, latest: int) -> Asked:
    """The question an address asks.

    Raises `Problem`: `bad_value` for a parameter that is none, `known_at_above_latest`.
    """
    kept = {key: params[key].strip() for key in KEPT if params.get(key, "").strip()}
    on = typed_day(kept["on"], "ngày") if "on" in kept else today
    if "on" in kept:
        kept["on"] = on.isoformat()
    known_at = _known_at(kept.get("known_at"), latest)
    if known_at is not None:
        kept["known_at"] = str(known_at)
    question = Question(on=on, scope=_scope(kept), known_at=known_at, tree=_tree(kept))
    return Asked(question=question, today=today, latest=latest, kept=kept)


def recording_number(text: str) -> int:
    """A recording number as typed, with or without points: 107.092. Raises `Problem`."""
    digits = text.replace(".", "").replace(" ", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 16):
        raise Problem("bad_value", field="lần ghi", expected="số của một lần ghi, ví dụ 12345")
    return int(digits)


def _known_at(text: str | None, latest: int) -> int | None:
    if text is None:
        return None
    number = recording_number(text)
    if number > latest:
        raise Problem("known_at_above_latest", known_at=number, latest=latest)
    return number


def _scope(kept: Mapping[str, str]) -> Scope | None:
    if "place" in kept and "organisation" in kept:
        raise Problem("bad_value", field="phạm vi", expected="một địa bàn hoặc một tổ chức")
    if "place" in kept:
        return Scope("place", kept["place"])
    if "organisation" in kept:
        return Scope("organisation", kept["organisation"])
    return None


def _tree(kept: Mapping[str, str]) -> Tree:
    try:
        return Tree(kept.get("tree", "then"))
    except ValueError:
        raise Problem("bad_value", field="địa giới", expected="then hoặc now") from None
