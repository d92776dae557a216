"""A request as views have it: signed in, with its question."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from hatnhan.accounts.models import User
from hatnhan.web.asof import Asked


class WebRequest(HttpRequest):
    """What `doors.page` makes of a request; for the type checker, never instantiated."""

    user: User
    htmx: HtmxDetails
    section: str
    roles: set[str]
    asked: Asked
    others: dict[str, list[str]]
