"""Precision and recall of the comparison on the labelled set."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from hatnhan.capture.persons import Grade, Index, pairs
from hatnhan.capture.persons.labelled import Labelled


@dataclass(frozen=True, slots=True)
class Measured:
    """What was asked about the labelled set, and what of it was right."""

    right: dict[Grade, int]
    wrong: dict[Grade, int]
    there: Counter[str]
    """Rows by kind."""
    found: Counter[str]
    """Rows that are in the register and were asked with the right person, by kind."""
    alarms: Counter[str]
    """Rows that are in no register and were asked about, by kind."""

    def precision(self, *grades: Grade) -> float:
        """The share of the pairs asked that are one person."""
        right = sum(self.right[grade] for grade in grades)
        return right / (right + sum(self.wrong[grade] for grade in grades))

    @property
    def recall(self) -> float:
        """The share of the persons written twice who were asked about."""
        return self.found.total() / sum(self.there[kind] for kind in self.found)


def measure(told: Labelled) -> Measured:
    """Compare the file with the register and count."""
    right, wrong = (dict.fromkeys(Grade, 0) for _ in range(2))
    asked: dict[str, bool] = {}
    for pair in pairs(told.file, Index(told.register)):
        row = pair.first.id
        same = told.same.get(row) == pair.second.id
        (right if same else wrong)[pair.grade] += 1
        asked[row] = asked.get(row, False) or same
    doubles = {kind for row, kind in told.kinds.items() if row in told.same}
    found = Counter(dict.fromkeys(doubles, 0))
    alarms: Counter[str] = Counter()
    for row, same in asked.items():
        if same:
            found[told.kinds[row]] += 1
        elif row not in told.same:
            alarms[told.kinds[row]] += 1
    return Measured(right, wrong, Counter(told.kinds.values()), found, alarms)
