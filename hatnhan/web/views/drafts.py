"""Soát dự thảo: paste or send a draft, read what was found, come back while it is being made."""

from __future__ import annotations

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from hatnhan.domain.problems import Problem
from hatnhan.drafts import keeping
from hatnhan.drafts.editions import difference
from hatnhan.drafts.findings import findings, headline
from hatnhan.drafts.held import MINUTES, About, Held
from hatnhan.drafts.models import Draft
from hatnhan.web.asof import Asked
from hatnhan.web.doors import page, show
from hatnhan.web.drafts import cards, paper, work
from hatnhan.web.drafts.act import act
from hatnhan.web.drafts.form import DraftForm
from hatnhan.web.drafts.place import CARDS, place
from hatnhan.web.drafts.sitting import Sitting, holder, load, token_of
from hatnhan.web.requests import WebRequest

PASTED = "Nội dung dán"


@page("drafts")
def drafts(request: WebRequest, asked: Asked) -> HttpResponse:
    """The form, with the drafts that the user keeps; sent, the draft is checked."""
    draft = _draft(request)
    if request.method != "POST":
        return _enter(request, draft, DraftForm(initial={"on_day": asked.on}))
    form = DraftForm(request.POST, request.FILES)
    if not form.is_valid():
        return _enter(request, draft, form, status=422)
    try:
        held = _started(request, asked, form, draft)
    except Problem as problem:
        form.add_error("file" if form.cleaned_data["file"] else "text", problem.message)
        return _enter(request, draft, form, status=422)
    return redirect(asked.address(reverse("draft", args=[held.token])))


@page("drafts")
def draft(request: WebRequest, asked: Asked, token: str) -> HttpResponse:
    """What was found in a draft, or how far its check is; sent, something is done with it."""
    found = load(request.user, token)
    if request.method == "POST":
        return act(request, asked, found)
    if isinstance(found, Held):
        return show(request, "web/drafts/progress.html", held=found, done=_percent(found))
    return _result(request, asked, found)


@page("drafts")
def draft_progress(request: WebRequest, asked: Asked, token: str) -> HttpResponse:
    """How far a check is, asked for again and again; the way to its result once it is there."""
    held = holder().open(request.user.pk, token)
    if held.ready:
        return HttpResponseClientRedirect(asked.address(reverse("draft", args=[token])))
    return render(
        request,
        "web/drafts/progress_bar.html",
        {"held": held, "done": _percent(held), "asked": asked},
    )


def _percent(held: Held) -> int:
    return round(held.done() * 100)


def _draft(request: WebRequest) -> Draft | None:
    """The kept draft of which another edition comes. Raises `Problem("not_found")`."""
    given = request.POST.get("draft") or request.GET.get("draft") or ""
    if not given:
        return None
    if not (given.isascii() and given.isdigit() and len(given) < 16):
        raise Problem("not_found", what="dự thảo", id=given[:20])
    return keeping.draft_of(request.user, int(given))


def _started(request: WebRequest, asked: Asked, form: DraftForm, draft: Draft | None) -> Held:
    """A check that is done or on its way. Raises `Problem`."""
    given = form.cleaned_data
    on: date = given["on_day"]
    source = None
    if given["file"] is not None:
        text, source = work.read_upload(given["file"], on)
        name = str(given["file"].name)
    else:
        text, name = work.read_pasted(given["text"], on), PASTED
    about = About(request.user.pk, name, draft.pk if draft else None)
    held = holder().hold(about, source)
    if draft is not None:
        held.ignore(keeping.ignored_of(draft))
    try:
        work.start(held, text, asked, on)
    except BaseException:
        held.forget()
        raise
    return held


def _enter(
    request: WebRequest, draft: Draft | None, form: DraftForm, status: int = 200
) -> HttpResponse:
    return show(
        request,
        "web/drafts/enter.html",
        status=status,
        form=form,
        draft=draft,
        minutes=MINUTES,
        kept=[(d, keeping.last_edition(d)) for d in keeping.drafts_of(request.user)[:50]],
    )


def _result(request: WebRequest, asked: Asked, sitting: Sitting) -> HttpResponse:
    checked = sitting.checked
    said = findings(checked)
    at = place(request.GET, said, checked)
    numbers = cards.chosen(said, at.show)
    listed = Paginator(numbers, CARDS).get_page(at.page)
    before = sitting.before()
    return show(
        request,
        "web/drafts/result.html",
        sitting=sitting,
        checked=checked,
        headline=headline(checked),
        written=checked.review.text.written,
        attention=len(cards.chosen(said, "attention")),
        total=len(said),
        paper=paper.paper(checked, said, at.part),
        listed=listed,
        cards=cards.cards(checked, said, list(listed), asked, at.at),
        choices=cards.choices(said),
        chosen=at.show,
        before=before,
        before_token=token_of(before) if before else "",
        difference=difference(keeping.result(before), checked) if before else None,
        number_of={finding.key: n for n, finding in reversed(list(enumerate(said, 1)))},
        kept=[] if sitting.draft else keeping.drafts_of(request.user)[:50],
        minutes=MINUTES,
    )
