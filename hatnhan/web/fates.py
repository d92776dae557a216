"""What became of a unit after the day asked about: where it lies now, or into what it went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from hatnhan.domain.times import AsOf
from hatnhan.web import units
from hatnhan.web.asof import Asked

ENDINGS = {
    "merged": "nhập vào",
    "split": "chia tách",
    "closed": "đóng",
    "dissolved": "giải thể",
    "disbanded": "giải tán",
    "abolished": "bỏ",
}


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a unit: `ending` with its day and the heir, or only another place since a day."""

    on: date
    ending: str = ""
    heir: str = ""
    heir_name: str = ""
    place_name: str = ""


def fate(what: str, key: str, asked: Asked) -> Fate | None:
    """What became of an establishment or organisation; None while all is as on the day."""
    table, column = units.STATES[what]
    rows = table.objects.believed(asked.known_at).filter(**{f"{column}__key": key})
    last = rows.select_related("successor", "place").order_by("-start").first()
    if last is None:
        return None
    if last.ending:
        return _ended(what, last, asked)
    now = AsOf(max(asked.today, asked.on), asked.known_at)
    then = rows.as_of(AsOf(asked.on, asked.known_at)).first()
    if then is None or last.place_id is None or last.place_id == then.place_id:
        return None
    moved = rows.filter(place_id=last.place_id, start__gt=then.start).order_by("start").first()
    place = units.state("place", last.place.key, now)
    return Fate(moved.valid_from if moved else last.valid_from, place_name=units.place_name(place))


def _ended(what: str, last: Any, asked: Asked) -> Fate:
    heir = last.successor
    row = units.state(what, heir.key, AsOf(asked.on, asked.known_at)) if heir else None
    return Fate(
        on=last.valid_to,
        ending=ENDINGS[last.ending],
        heir=heir.key if heir else "",
        heir_name=row.name if row else "",
    )
