"""The same question put to the engine and to the oracle, and what each says."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from hatnhan.domain.problems import Problem
from hatnhan.indicators.answer import answer, flat
from hatnhan.indicators.drill import drill
from hatnhan.indicators.engine import Engine
from hatnhan.indicators.labels import records
from hatnhan.indicators.questions import Question, Scope, Tree
from tests.oracle import figures as oracle
from tests.oracle.lines import Body, Refused
from tests.oracle.lines import canonical as canonical_text

REFUSED = {"scope_unknown": "unknown_id", "scope_not_in_tree": "scope_not_in_tree"}


def ours(asked: oracle.Question) -> Question:
    """An oracle's question as one of the product."""
    return Question(
        on=date.fromisoformat(asked.on),
        scope=Scope(asked.scope.kind, asked.scope.id) if asked.scope else None,
        since=date.fromisoformat(asked.since) if asked.since else None,
        known_at=asked.known_at,
        tree=Tree(asked.tree),
    )


def expected(lines: Sequence[Body], asked: oracle.Question) -> dict[str, int] | str:
    """The oracle's figures by path, or the code of its refusal."""
    try:
        return oracle.flat(oracle.figures(lines, asked))
    except Refused as refused:
        return REFUSED[refused.code]


def counted(engine: Engine, asked: oracle.Question) -> dict[str, int] | str:
    """The engine's figures by path, or the code of its refusal."""
    try:
        with engine.view(asked.known_at) as view:
            return flat(answer(view, ours(asked)))
    except Problem as problem:
        return problem.code


def difference(lines: Sequence[Body], engine: Engine, asked: oracle.Question) -> str:
    """What engine and oracle say differently, empty if nothing; with the history to try it on."""
    want, got = expected(lines, asked), counted(engine, asked)
    if want == got:
        return ""
    if isinstance(want, str) or isinstance(got, str):
        told = f"engine {str(got)[:200]}, oracle {str(want)[:200]}"
    else:
        paths = [p for p in sorted(want | got) if want.get(p) != got.get(p)]
        told = "\n".join(f"{p}: engine {got.get(p, 0)}, oracle {want.get(p, 0)}" for p in paths)
    return "\n".join([*map(canonical_text, lines), str(asked), told])


def lists_differ(lines: Sequence[Body], engine: Engine, asked: oracle.Question) -> str:
    """A path whose list of records is not the oracle's, or not as long as the figure."""
    want = oracle.drill_all(lines, asked)
    with engine.view(asked.known_at) as view:
        for path, count in flat(answer(view, ours(asked))).items():
            found = records(view, engine.source, drill(view, ours(asked), path), ours(asked).on)
            if len(found) != count:
                return f"{asked} {path}: {len(found)} records for {count}"
            if sorted(one.id for one in found) != sorted(id_ for id_, _ in want[path]):
                return f"{asked} {path}: {found} for {want[path]}"
            dated = sorted((i, r) for i, r in want[path] if r is not None)
            if dated and sorted((one.id, one.recording) for one in found) != dated:
                return f"{asked} {path}: {found} for {dated}"
    return ""


def parsed(texts: Sequence[str]) -> list[Body]:
    """Canonical lines as the oracle takes them."""
    found: list[dict[str, Any]] = [json.loads(text) for text in texts]
    return found
