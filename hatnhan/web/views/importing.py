"""Nhập từ Excel: send a workbook, see what each row becomes, decide, record, take it back."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from hatnhan.capture import doubts
from hatnhan.capture.models import Batch
from hatnhan.domain.problems import Problem
from hatnhan.web.asof import Asked
from hatnhan.web.doors import page, show
from hatnhan.web.importing import desk, work
from hatnhan.web.importing.act import act
from hatnhan.web.importing.changed import changed
from hatnhan.web.importing.form import FileForm
from hatnhan.web.importing.lines import lines
from hatnhan.web.importing.seen import Seen
from hatnhan.web.importing.words import SHOWN, SORTS
from hatnhan.web.requests import WebRequest

HISTORY = 15


@page("imports", role="recorder")
def imports(request: WebRequest, asked: Asked) -> HttpResponse:
    """The form and the imports so far; sent, the file is on its way to be read."""
    if request.method != "POST":
        return _enter(request, FileForm(initial={"kind": request.GET.get("kind", "")}))
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _enter(request, form, status=422)
    try:
        id = work.start(request.user, form.cleaned_data["kind"], form.cleaned_data["file"])
    except Problem as problem:
        form.add_error("file", problem.message)
        return _enter(request, form, status=422)
    return redirect(asked.address(reverse("import", args=[id])))


@page("imports", role="recorder")
def import_(request: WebRequest, asked: Asked, id: int) -> HttpResponse:
    """One import: how far it is, what it came to, what it changed; sent, something is done with it."""
    batch = desk.batch_of(request, id)
    if request.method == "POST":
        return act(request, asked, batch)
    seen = work.seen(batch)
    if seen.running:
        return show(request, "web/importing/progress.html", seen=seen)
    if seen.stopped:
        mine = desk.may_decide(request, batch)
        return show(request, "web/importing/stopped.html", seen=seen, may_decide=mine)
    return _result(request, asked, seen)


@page("imports", role="recorder")
def import_progress(request: WebRequest, asked: Asked, id: int) -> HttpResponse:
    """How far the work is, asked for again and again; the way to its result once it is there."""
    seen = work.seen(desk.batch_of(request, id))
    if not seen.running:
        return HttpResponseClientRedirect(asked.address(reverse("import", args=[id])))
    return render(request, "web/importing/progress_bar.html", {"seen": seen, "asked": asked})


def _enter(request: WebRequest, form: FileForm, status: int = 200) -> HttpResponse:
    history: Paginator[Batch] = Paginator(desk.batches(request), HISTORY)
    listed = history.get_page(request.GET.get("page"))
    return show(
        request,
        "web/importing/enter.html",
        status=status,
        form=form,
        sorts=SORTS.values(),
        listed=listed,
        doubted=doubts.waiting().count() if desk.keeps_everything(request) else 0,
        history=[Seen(batch) for batch in listed],
    )


def _result(request: WebRequest, asked: Asked, seen: Seen) -> HttpResponse:
    wanted = request.GET.get("show", "")
    chosen = wanted if wanted in SHOWN else desk.default(seen)
    q = " ".join(request.GET.get("q", "").split())[:80]
    listed = desk.rows(seen, chosen, q, request.GET.get("page", ""))
    pairs, pairs_count = desk.pairs_of(seen)
    return show(
        request,
        "web/importing/result.html",
        seen=seen,
        tiles=desk.tiles(seen),
        choices=desk.choices(seen),
        chosen=chosen,
        q=q,
        listed=listed,
        lines=lines(listed, seen.batch.kind),
        many_sheets=desk.many_sheets(seen),
        questions=desk.questions_of(seen),
        pairs=pairs,
        pairs_count=pairs_count,
        changed=changed(asked, seen),
        changed_on=asked.on,
        may_decide=desk.may_decide(request, seen.batch),
    )
