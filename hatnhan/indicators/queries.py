"""Every figure of the product is asked for here; pages, reports and commands use nothing else."""

from __future__ import annotations

from hatnhan.indicators.questions import (
    Child,
    Difference,
    EstablishmentLine,
    OrganisationLine,
    Question,
    Record,
    Scope,
    Stretch,
    Tree,
)

__all__ = [
    "Child",
    "Difference",
    "EstablishmentLine",
    "OrganisationLine",
    "Question",
    "Record",
    "Scope",
    "Stretch",
    "Tree",
]
