"""The one way into a page: sign-in, role, the question of the address, its scope, and refusals.

`@page` hands a view its `Asked`; whatever `Problem` the view or its queries raise becomes a page
in Vietnamese. There are no views without it but sign-in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from hatnhan.accounts.queries import assignments
from hatnhan.domain.problems import Problem
from hatnhan.domain.times import AsOf
from hatnhan.ledger import queries as ledger
from hatnhan.registry import access
from hatnhan.scenario.notice import NOTICE
from hatnhan.scenario.queries import is_synthetic
from hatnhan.web import asof, menu
from hatnhan.web.bar import bar
from hatnhan.web.requests import WebRequest
from hatnhan.web.units import Step

View = Callable[..., HttpResponse]

RANK = {"viewer": 1, "recorder": 2, "officer": 3, "admin": 4}
"""Each role includes the one before."""

STATUS = {
    "not_found": 404,
    "unknown_id": 404,
    "unknown_recording": 404,
    "unknown_figure": 404,
    "scope_not_in_tree": 404,
    "draft_expired": 404,
    "not_allowed": 403,
}


def page(section: str, *, role: str = "viewer") -> Callable[[View], View]:
    """Guard a view: `section` is the menu entry it belongs to, `role` the least role it needs."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: WebRequest, /, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            request.section = section
            try:
                asked = enter(request, role)
                moved = _canonical(request, asked)
                return moved or view(request, asked, *args, **kwargs)
            except Problem as problem:
                return refusal(request, problem)

        # What the table of addresses and roles in the tests reads.
        vars(guarded).update(section=section, role=role)
        return guarded

    return guard


def allowed_scopes(request: WebRequest, steps: list[Step]) -> list[Step]:
    """Those of some units that the user may look at."""
    return [step for step in marked(request, steps) if step.open]


def marked(request: WebRequest, steps: list[Step]) -> list[Step]:
    """Units on a way, each saying whether the user may look at the whole of it."""
    return [replace(step, open=_allowed(request, step)) for step in steps]


def _allowed(request: WebRequest, step: Step) -> bool:
    try:
        access.allow_scope(
            request.user, step.scope, request.asked.question, today=request.asked.today
        )
    except Problem:
        return False
    return True


def enter(request: WebRequest, role: str) -> asof.Asked:
    """The question of the request, asked by somebody who may ask it. Raises `Problem`."""
    today = timezone.localdate()
    request.roles = {a.role for a in assignments(request.user, today)}
    if not any(RANK[held] >= RANK[role] for held in request.roles):
        raise Problem("not_allowed")
    asked = asof.read(request.GET, today=today, latest=ledger.latest())
    request.asked = asked = _scoped(request, asked)
    access.allow_scope(request.user, asked.scope, asked.question, today=today)
    return asked


def _scoped(request: WebRequest, asked: asof.Asked) -> asof.Asked:
    """Who sees only a part and names none is asked about their own (first) part."""
    if asked.scope is not None:
        return asked
    seen = access.visible(request.user, today=asked.today)
    if seen is access.Everything:
        return asked
    if not seen:
        raise Problem("not_allowed")
    return replace(asked, question=replace(asked.question, scope=seen[0]))


def sees_everything(request: WebRequest, asked: asof.Asked) -> bool:
    """Whether no part of the register is out of the user's sight."""
    return access.visible(request.user, today=asked.today) is access.Everything


def may(request: WebRequest, role: str) -> bool:
    """Whether the user holds a role, somewhere, that includes this one."""
    return any(RANK[held] >= RANK[role] for held in getattr(request, "roles", ()))


def show(request: WebRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    """A page with the frame that all pages share."""
    asked = getattr(request, "asked", None)
    top = bar(request, asked) if asked else None
    if top is not None:
        top = replace(top, up=allowed_scopes(request, top.up))
    may_record = may(request, "recorder")
    frame = {
        "asked": asked,
        "bar": top,
        "simulated": NOTICE if asked and is_synthetic() else "",
        "menu": menu.groups(may_record=may_record),
        "tabs": menu.TABS,
        "more": menu.more(may_record=may_record),
        "may_record": may_record,
        "section": getattr(request, "section", ""),
    }
    return render(request, template, {**frame, **context}, status=status)


def at(asked: asof.Asked) -> AsOf:
    """The point of a question on the two axes."""
    return AsOf(asked.on, asked.known_at)


def refusal(request: WebRequest, problem: Problem) -> HttpResponse:
    """The page that says what was refused, and what to do."""
    status = STATUS.get(problem.code, 400)
    return show(request, "web/fault.html", status=status, problem=problem, fault=status)


def _canonical(request: WebRequest, asked: asof.Asked) -> HttpResponse | None:
    """A date typed as 10/11/2006 is answered at the address that has it as 2006-11-10."""
    given = request.GET.get("on")
    if request.method != "GET" or given is None or given == asked.kept.get("on"):
        return None
    params: QueryDict = request.GET.copy()
    params["on"] = asked.kept.get("on", "")
    if not params["on"]:
        del params["on"]
    return redirect(f"{request.path}?{params.urlencode()}" if params else request.path)
