"""The grammar: the families of rules that read the sentences, in the order they are asked.

Each relation names the rule that read it; `examples.py` has a sentence for every rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from hatnhan.prose.relations import balances, changes, lists, rates, ratios, stocks, tables
from hatnhan.prose.relations.claims import Claim
from hatnhan.prose.relations.draft import Draft
from hatnhan.prose.relations.tree import Sentence

Rule = Callable[[Draft, Sentence], Iterator[Claim]]

RULES: Final[tuple[Rule, ...]] = (
    balances.complements,
    balances.fraction_and_rest,
    balances.fractions,
    stocks.stock_and_flow,
    balances.remainders,
    balances.left_over,
    lists.totals,
    rates.shares,
    rates.told_again,
    changes.changes,
    ratios.averages,
    ratios.extremes,
    ratios.spans_of_days,
    tables.tables,
)
