"""Keeps pages of a signed-in user out of every cache on the way."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class NoStoreMiddleware:
    """Sets `Cache-Control: no-store` on every page unless the view chose its own.

    Offices share computers: after signing out, "back" must not show a list of members. Static files
    are answered before this middleware and stay cacheable.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, marked as not to be kept."""
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        return response
