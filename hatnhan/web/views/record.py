"""Ghi nhận: choose what, fill in, read the sentence, record, see which figures changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hatnhan.domain.problems import Problem
from hatnhan.domain.vietnamese import typed_day
from hatnhan.indicators import queries
from hatnhan.web.asof import Asked
from hatnhan.web.doors import page, show
from hatnhan.web.reading import readable
from hatnhan.web.record.acts import Actor
from hatnhan.web.record.fields import ChooseField
from hatnhan.web.record.kinds import KINDS, Kind
from hatnhan.web.record.lookup import Lookup
from hatnhan.web.requests import WebRequest

FIELD_OF = {
    "cell": "cell",
    "establishment": "establishment",
    "person": "person",
    "on": "on_day",
    "decision_on": "decision_on",
}
"""Which field a refusal is about, by the detail of the `Problem` that names it."""


@page("record", role="recorder")
def record(request: WebRequest, _asked: Asked) -> HttpResponse:
    """What may be recorded."""
    return show(request, "web/record.html", kinds=KINDS.values())


@page("record", role="recorder")
def record_kind(request: WebRequest, asked: Asked, kind: str) -> HttpResponse:
    """One form: shown, checked and read back, or carried out."""
    chosen = KINDS.get(kind)
    if chosen is None:
        raise Problem("not_found", what="mục ghi nhận", id=kind)
    lookup = Lookup(on_day(request, asked))
    if request.method != "POST":
        form = chosen.form(lookup=lookup, initial=initial(request, chosen, lookup))
        return _form(request, chosen, form)
    form = chosen.form(request.POST, lookup=lookup)
    if not form.is_valid():
        return _form(request, chosen, form, status=422)
    if "confirm" not in request.POST:
        return _form(request, chosen, form, sentence=chosen.sentence(form))
    try:
        number = chosen.record(form, Actor(request.user, asked.today))
    except Problem as problem:
        form.add_error(_field(chosen, problem), problem.message)
        return _form(request, chosen, form, problem=problem, status=422)
    return redirect(asked.address(reverse("recorded", args=[number])))


@page("record", role="recorder")
def recorded(request: WebRequest, asked: Asked, number: int) -> HttpResponse:
    """What was recorded, and every figure that is another one because of it."""
    told = readable(request, asked, number)
    on = told.on or asked.on
    question = replace(
        asked.question, on=max(on, asked.on), since=date(on.year, 1, 1), known_at=number - 1
    )
    changes = queries.diff(question, number)
    return show(
        request,
        "web/recorded.html",
        told=told,
        question=question,
        changes=[item for change in changes for item in change.changes.items()],
        kinds=KINDS.values(),
    )


def on_day(request: WebRequest, asked: Asked) -> Asked:
    """The question on the day that the form names: units are looked up as they were then."""
    try:
        on = typed_day(request.POST.get("on_day", ""), "ngày")
    except Problem:
        return asked
    return replace(asked, question=replace(asked.question, on=on))


def initial(request: WebRequest, kind: Kind, lookup: Lookup) -> dict[str, object]:
    """What the address already says: `?for_establishment=`, `?for_cell=`, `?for_person=`."""
    found: dict[str, object] = {}
    for name, field in kind.form.base_fields.items():
        key = request.GET.get(f"for_{name}", "")
        if isinstance(field, ChooseField) and key:
            matches = lookup.finder(field.search)(key, "")
            if matches:
                found[name] = matches[0]
    return found


def _field(kind: Kind, problem: Problem) -> str | None:
    """The field beside which a refusal is told; None for the head of the form."""
    for detail, field in FIELD_OF.items():
        if detail in problem.details and field in kind.form.base_fields:
            return field
    return None


def _form(
    request: WebRequest,
    kind: Kind,
    form: forms.Form,
    *,
    sentence: str = "",
    problem: Problem | None = None,
    status: int = 200,
) -> HttpResponse:
    groups = [
        {"name": g.name, "note": g.note, "two": g.two, "fields": [form[name] for name in g.fields]}
        for g in kind.groups
    ]
    return show(
        request,
        "web/record_form.html",
        status=status,
        kind=kind,
        form=form,
        groups=groups,
        sentence=sentence,
        problem=problem,
    )
