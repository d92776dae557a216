"""Hồ sơ có thể trùng: pairs of the register that an import of a part could not ask about."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hatnhan.accounts.commands import log_access
from hatnhan.capture import doubts
from hatnhan.capture.models import Doubt
from hatnhan.domain.problems import Problem
from hatnhan.web.asof import Asked
from hatnhan.web.doors import page, show
from hatnhan.web.importing import desk
from hatnhan.web.importing.doubts import doubted
from hatnhan.web.requests import WebRequest

PAIRS = 10
DONE = {
    doubts.MERGED: _("Đã gộp: hồ sơ vừa nhập nối vào hồ sơ cũ."),
    doubts.DROPPED: _(
        "Đã bỏ hồ sơ vừa nhập. Nếu người ấy đã chuyển đến, hãy ghi chuyển sinh hoạt."
    ),
    doubts.DISTINCT: _("Đã nhớ là hai người; lần sau không hỏi lại."),
}


@page("imports", role="recorder")
def duplicates(request: WebRequest, asked: Asked) -> HttpResponse:
    """The pairs that wait; sent, one of them is decided."""
    if not desk.keeps_everything(request):
        raise Problem("not_allowed")
    if request.method == "POST":
        return _decide(request, asked)
    waiting = Paginator(doubts.waiting(), PAIRS)
    listed = waiting.get_page(request.GET.get("page"))
    log_access(request.user, "view.members", rows=2 * len(listed), details="duplicates")
    return show(
        request,
        "web/importing/doubts.html",
        count=waiting.count,
        listed=listed,
        pairs=doubted(listed),
    )


def _decide(request: WebRequest, asked: Asked) -> HttpResponse:
    given, answer = request.POST.get("pair", ""), request.POST.get("answer", "")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 18 else 0
    doubt = Doubt.objects.filter(pk=number).first()
    if doubt is None or answer not in doubts.ANSWERS:
        raise Problem("not_found", what="cặp", id=given[:20])
    try:
        who = request.user.username
        doubts.decide(doubt, answer, who=who, now=timezone.now(), today=asked.today)
    except Problem as problem:
        messages.error(request, problem.message)
    else:
        messages.success(request, DONE[answer])
    return redirect(asked.address(reverse("duplicates")))
