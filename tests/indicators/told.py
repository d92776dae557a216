"""Short stories of the contract put to the engine: the province of ``tests.oracle.story``."""

from __future__ import annotations

from datetime import date
from typing import Any

from hatnhan.indicators.answer import answer, flat
from hatnhan.indicators.engine import Engine
from hatnhan.indicators.questions import Question, Scope, Tree
from tests.indicators.memory import engine_of
from tests.oracle.lines import canonical
from tests.oracle.story import BASE, told


def story(text: str, base: str = BASE) -> Engine:
    """An engine that has recorded the base and the story."""
    return engine_of(canonical(body) for body in told(base + text))


def asked(on: str, **more: Any) -> Question:
    """A question with days as text; ``place`` or ``organisation`` give the scope."""
    scope = None
    for kind in ("place", "organisation"):
        if kind in more:
            scope = Scope(kind, more.pop(kind))  # type: ignore[arg-type]
    since = more.pop("since", None)
    return Question(
        date.fromisoformat(on),
        scope,
        date.fromisoformat(since) if since else None,
        more.pop("known_at", None),
        Tree(more.pop("tree", "then")),
    )


def counted(engine: Engine, question: Question, under: str) -> dict[str, int]:
    """Figures other than zero below a path."""
    with engine.view(question.known_at) as view:
        found = flat(answer(view, question))
    return {
        path.removeprefix(under + "."): n
        for path, n in found.items()
        if path.startswith(under + ".")
    }
