"""Drafts that are kept: their editions, what is ignored in them, deleting; and files of a result."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hatnhan.drafts import keeping
from hatnhan.web.asof import Asked
from hatnhan.web.doors import page, show
from hatnhan.web.drafts.sitting import token_of
from hatnhan.web.requests import WebRequest


@page("drafts")
def kept_draft(request: WebRequest, asked: Asked, id: int) -> HttpResponse:
    """A draft with its editions, the newest first; sent, it is deleted."""
    draft = keeping.draft_of(request.user, id)
    if request.method == "POST":
        keeping.delete(draft)
        messages.success(request, _("Đã xóa hẳn dự thảo và mọi bản của nó."))
        return redirect(asked.address(reverse("drafts")))
    editions = [
        (each, token_of(each))
        for each in draft.editions.order_by("-number").defer("result", "source")
    ]
    return show(
        request,
        "web/drafts/kept.html",
        draft=draft,
        editions=editions,
        ignored=draft.ignored.all(),
    )
