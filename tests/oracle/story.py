"""Short stories for the tests: one fact a line, ``DAY KIND field=value ...``.

Lists are written ``a,b``, maps ``a:x,b:y``, and what a story does not care for (names, sex,
birth, ethnic group, the kind of a place) is filled in. ``corrected of=4 | DAY KIND ...`` gives
the new fact after the bar.
"""

from __future__ import annotations

from typing import Any

from tests.oracle import kinds
from tests.oracle.belief import believed
from tests.oracle.figures import Question, drill_all, figures, flat
from tests.oracle.lines import Body, check
from tests.oracle.replay import first_refused, world_on
from tests.oracle.trees import Scope
from tests.oracle.world import World

DEFAULTS = {"text": "Tên giả định", "sex": "male", "born": "1980-01-01", "ethnic": "03"}

BASE = """
2020-01-01 place_formed id=sl level=province
2020-01-01 place_formed id=d1 level=district parent=sl
2020-01-01 place_formed id=d2 level=district parent=sl
2020-01-01 place_formed id=c1 level=commune parent=d1
2020-01-01 place_formed id=c2 level=commune parent=d1
2020-01-01 place_formed id=c3 level=commune parent=d2
2020-01-01 establishment_opened id=v1 kind=village place=c1
2020-01-01 establishment_opened id=v2 kind=village place=c2
2020-01-01 establishment_opened id=s1 kind=school place=c3
2020-01-01 organisation_founded id=tu kind=provincial place=sl
2020-01-01 organisation_founded id=hu kind=upper_grassroots parent=tu place=d1
2020-01-01 organisation_founded id=db kind=grassroots_committee parent=hu place=c1
2020-01-01 organisation_founded id=cb1 kind=cell parent=db
2020-01-01 organisation_founded id=cb2 kind=cell parent=db place=c2
2020-01-01 organisation_founded id=gc kind=grassroots_cell parent=hu place=c3
2020-01-01 person_registered id=p1
2020-01-01 person_registered id=p2 sex=female ethnic=01
2020-01-01 person_registered id=p3
2020-01-01 person_registered id=p4
"""
"""Recordings 1 to 19: a province of two districts, three communes, three establishments, a line
of Party organisations down to three cells, and four persons who are no members yet."""


def told(text: str) -> list[Body]:
    """The checked lines of a story; lines that start with # are comments."""
    lines = (line.strip() for line in text.splitlines())
    return [check(_fact(line)) for line in lines if line and not line.startswith("#")]


def _fact(line: str) -> Body:
    line, _, inside = line.partition(" | ")
    words = line.split()
    body: Body = {} if words[0] in kinds.ABOUT_RECORDINGS else {"on": words.pop(0)}
    body["fact"] = words.pop(0)
    types = {field.name: field for field in kinds.FIELDS[body["fact"]]}
    for word in words:
        name, _, value = word.partition("=")
        body[name] = _value(types[name].type, value)
    if inside:
        body["body"] = _fact(inside)
    for field in types.values():
        if field.required and field.name not in body and field.type in DEFAULTS:
            body[field.name] = DEFAULTS[field.type]
        if field.required and field.name not in body and field.type == "map":
            body[field.name] = {}
    return body


def _value(type_: str, text: str) -> Any:
    if type_ in ("ids", "zones"):
        return text.split(",") if text else []
    if type_ == "map":
        return dict(pair.split(":") for pair in text.split(",") if pair)
    if type_ == "number":
        return int(text)
    return text == "yes" if type_ == "bool" else text


def refusal(text: str, base: str = BASE) -> str | None:
    """The code of the first refusal, None if all stands; only the last line may be refused."""
    lines = told(base + text)
    found = first_refused(lines)
    if found is None:
        return None
    assert found[0] == len(lines), f"line {found} of the story is already refused"
    return found[1]


def world(text: str, day: str = "9999-12-31", base: str = BASE) -> World:
    """The world a possible story leads to at the end of a day."""
    lines = told(base + text)
    assert first_refused(lines) is None, first_refused(lines)
    return world_on(believed(lines), day)


def question(on: str, **asked: Any) -> Question:
    """A question; ``place`` or ``organisation`` give the scope."""
    scope = None
    for kind in ("place", "organisation"):
        if kind in asked:
            scope = Scope(kind, asked.pop(kind))
    return Question(on=on, scope=scope, **asked)


def counted(text: str, on: str, under: str = "", base: str = BASE, **asked: Any) -> dict[str, int]:
    """Figures other than zero by dotted path, those under a path with that path cut off."""
    lines = told(base + text)
    assert first_refused(lines) is None, first_refused(lines)
    found = flat(figures(lines, question(on, **asked)))
    below = under + "." if under else ""
    return {path[len(below) :]: n for path, n in found.items() if path.startswith(below)}


def listed(text: str, path: str, on: str, base: str = BASE, **asked: Any) -> list[Any]:
    """Ids and recordings behind one figure."""
    return drill_all(told(base + text), question(on, **asked)).get(path, [])
