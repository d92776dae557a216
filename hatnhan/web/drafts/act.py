"""What a user does with a checked draft: ignore a finding, heed it again, keep, throw away."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hatnhan.domain.problems import Problem
from hatnhan.drafts import keeping
from hatnhan.drafts.findings import findings
from hatnhan.drafts.held import Held
from hatnhan.web.asof import Asked
from hatnhan.web.drafts.sitting import Sitting, token_of
from hatnhan.web.requests import WebRequest


def act(request: WebRequest, asked: Asked, found: Sitting | Held) -> HttpResponse:
    """Do what the button says, and go where its effect is seen. Raises `Problem`."""
    wanted = request.POST.get("do", "")
    if wanted == "forget":
        return _forget(request, asked, found)
    if isinstance(found, Held):
        return redirect(_to(asked, found.token))
    if wanted not in ACTS:
        raise Problem("not_found", what="việc", id=wanted[:40])
    return redirect(ACTS[wanted](request, asked, found))


def _forget(request: WebRequest, asked: Asked, found: Sitting | Held) -> HttpResponse:
    held = found.held if isinstance(found, Sitting) else found
    if held is not None:
        held.forget()
        messages.success(request, _("Đã xóa: không còn gì của dự thảo trên máy chủ."))
    return redirect(asked.address(reverse("drafts")))


def _ignore(request: WebRequest, asked: Asked, sitting: Sitting) -> str:
    key = _key(request, sitting)
    reason = " ".join(request.POST.get("reason", "").split())[:300]
    if reason:
        sitting.ignore(key, reason, who=request.user, now=timezone.now())
        messages.success(request, _("Đã bỏ qua một phát hiện; bản tải về cũng không có nó."))
    else:
        messages.error(request, _("Chưa bỏ qua: hãy ghi lý do, để người sau hiểu vì sao."))
    return _to(asked, sitting.token, show=request.POST.get("show"))


def _heed(request: WebRequest, asked: Asked, sitting: Sitting) -> str:
    sitting.ignore(_key(request, sitting), None, who=request.user, now=timezone.now())
    messages.success(request, _("Phát hiện được xem lại như trước."))
    return _to(asked, sitting.token)


def _keep(request: WebRequest, asked: Asked, sitting: Sitting) -> str:
    if sitting.held is None:
        return _to(asked, sitting.token)
    given = request.POST.get("draft", "")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 16 else None
    title = " ".join(request.POST.get("title", "").split()) or sitting.checked.name
    edition = keeping.keep(
        owner=request.user,
        checked=sitting.checked,
        source=sitting.source(),
        title=title,
        draft=keeping.draft_of(request.user, number) if number is not None else None,
        now=timezone.now(),
    )
    sitting.held.forget()
    messages.success(request, _("Đã giữ bản %(n)s.") % {"n": edition.number})
    return _to(asked, token_of(edition))


def _key(request: WebRequest, sitting: Sitting) -> str:
    """The finding that the form names. Raises `Problem("not_found")`."""
    key = request.POST.get("key", "")
    if key not in {finding.key for finding in findings(sitting.checked)}:
        raise Problem("not_found", what="phát hiện", id=key[:40])
    return key


def _to(asked: Asked, token: str, **params: object) -> str:
    return asked.address(reverse("draft", args=[token]), **params)


ACTS: dict[str, Callable[[WebRequest, Asked, Sitting], str]] = {
    "ignore": _ignore,
    "heed": _heed,
    "keep": _keep,
}
