"""What can be asked of the register beside figures."""

from hatnhan.registry.queries.timelines import (
    Happening,
    establishment_timeline,
    organisation_timeline,
    person_timeline,
)

__all__ = [
    "Happening",
    "establishment_timeline",
    "organisation_timeline",
    "person_timeline",
]
