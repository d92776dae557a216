"""Hand-made interval rows for tests of the tables themselves."""

from datetime import date
from typing import Any

from hatnhan.domain.times import FOREVER_KNOWN, NEVER, day_of, end_of_day
from hatnhan.registry import models

VALUES: dict[type[models.Interval], dict[str, Any]] = {
    models.PlaceState: {"place_id": 1, "level": "commune", "kind": "xã", "name": "Xã Bản Mẫu"},
    models.EstablishmentState: {
        "establishment_id": 1,
        "kind": "village",
        "name": "Bản Mẫu",
        "place_id": 1,
    },
    models.OrganisationState: {"organisation_id": 1, "kind": "cell", "name": "Chi bộ Bản Mẫu"},
    models.LinkState: {"link": 1, "role": "coverage", "cell_id": 1, "establishment_id": 1},
    models.PersonState: {
        "person_id": 1,
        "name": "Người Mẫu",
        "sex": "female",
        "born": "1980",
        "ethnic": "04",
        "youth_union": True,
    },
    models.Membership: {
        "person_id": 1,
        "cell_id": 1,
        "status": "official",
        "exempt": False,
        "suspended": False,
        "away": False,
        "line": "arrived",
    },
}


def cut(text: str) -> int:
    """The end of a day written YYYY-MM-DD, a moment good enough for a hand-made row."""
    return end_of_day(date.fromisoformat(text))


def row(
    model: type[models.Interval],
    pk: int,
    valid: tuple[str, str | None] = ("2006-01-01", None),
    known: tuple[int, int] = (1, FOREVER_KNOWN),
    **fields: Any,
) -> models.Interval:
    """An unsaved row over days and recordings."""
    start, stop = cut(valid[0]), cut(valid[1]) if valid[1] else NEVER
    values: dict[str, Any] = {
        "id": pk,
        "start": start,
        "stop": stop,
        "valid_from": day_of(start),
        "valid_to": day_of(stop),
        "known_from": known[0],
        "known_to": known[1],
        "cause": 1,
    }
    return model(**{**values, **VALUES[model], **fields})
