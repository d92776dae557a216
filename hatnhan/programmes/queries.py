"""Questions about programmes; every one takes its date."""

from datetime import date

from hatnhan.programmes.models import Programme


def programme(code: str) -> Programme | None:
    """The programme with this code, or None."""
    return Programme.objects.filter(code=code).first()


def programmes(on: date) -> list[Programme]:
    """Programmes that had begun on that day, the oldest first."""
    return list(Programme.objects.filter(starts_on__lte=on))
