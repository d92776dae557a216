"""What search-as-you-type asks for: scopes for the bar, units for the forms."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse

from hatnhan.domain.problems import Problem
from hatnhan.domain.vietnamese import typed_day
from hatnhan.web.asof import Asked
from hatnhan.web.doors import allowed_scopes, page, show
from hatnhan.web.record.lookup import MOST, Lookup, scopes
from hatnhan.web.requests import WebRequest

SEARCHES = ("cell", "committee", "establishment", "person", "probationer")


@page("overview")
def find_scope(request: WebRequest, asked: Asked) -> HttpResponse:
    """Places and organisations to look at, as far as the user may."""
    found = allowed_scopes(request, scopes(request.GET.get("q", "")[:80], asked))
    return show(
        request,
        "web/parts/scopes.html",
        found=found,
        q=request.GET.get("q", ""),
        back=_back(request),
    )


@page("record", role="recorder")
def find(request: WebRequest, asked: Asked, search: str) -> HttpResponse:
    """Units for a field of a form, on the day that the form names."""
    if search not in SEARCHES:
        raise Problem("not_found", what="mục tìm", id=search)
    text = request.GET.get(request.GET.get("name", "q"), "").strip()[:80]
    found = Lookup(of_day(request, asked)).finder(search)("", text) if text else []
    return show(request, "web/parts/suggestions.html", found=found[:MOST])


def of_day(request: WebRequest, asked: Asked) -> Asked:
    """The question moved to the day the form names; an unreadable day moves nothing."""
    try:
        on = typed_day(request.GET.get("on_day", ""), "ngày")
    except Problem:
        return asked
    return replace(asked, question=replace(asked.question, on=on))


def _back(request: WebRequest) -> str:
    """The page the search was typed on; never another site's."""
    current = request.htmx.current_url_abs_path or "/"
    return current.split("?")[0]
