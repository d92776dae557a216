"""What a user does with an import: answer, choose, record, take back, drop."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hatnhan.capture import decisions, jobs
from hatnhan.capture.models import Batch, StagedRow
from hatnhan.domain.problems import Problem
from hatnhan.web.asof import Asked
from hatnhan.web.importing import desk, work
from hatnhan.web.importing.seen import Seen
from hatnhan.web.requests import WebRequest


def act(request: WebRequest, asked: Asked, batch: Batch) -> HttpResponse:
    """Do what the button says, and go where its effect is seen. Raises `Problem`."""
    wanted = request.POST.get("do", "")
    if wanted not in ACTS:
        raise Problem("not_found", what="việc", id=wanted[:40])
    if not desk.may_decide(request, batch):
        raise Problem("not_allowed")
    try:
        ACTS[wanted](request, batch)
    except Problem as problem:
        messages.error(request, problem.message)
    return redirect(asked.address(reverse("import", args=[batch.pk])))


def _cancel(request: WebRequest, batch: Batch) -> None:
    jobs.cancel(batch)
    messages.success(request, _("Đã thôi. Sổ không thay đổi gì."))


def _answer(request: WebRequest, batch: Batch) -> None:
    """To a question about the whole file."""
    wanted = request.POST.get("question", "")
    asked = {question.code: question for question in desk.questions_of(Seen(batch))}
    if wanted not in asked:
        raise Problem("not_found", what="câu hỏi", id=wanted[:60])
    answer = request.POST.get("answer", "").strip()
    work.decide_file(batch, asked[wanted].answered(answer, batch.decisions))


def _unit(request: WebRequest, batch: Batch) -> None:
    """Which of the offered units a cell names; the same for every cell of the file like it."""
    row, unit = _row(request, batch), request.POST.get("unit", "")
    values = json.loads(row.values)
    for trouble in _troubles(row, request.POST.get("code", "")):
        key = decisions.unit_key(trouble, values)
        if key and decisions.offered(trouble, unit):
            work.decide_file(batch, {key: unit})
            return
    raise Problem("not_found", what="đơn vị", id=unit[:60])


def _apart(request: WebRequest, batch: Batch) -> None:
    """A unit that only looks like others is one of its own."""
    row = _row(request, batch)
    values = json.loads(row.values)
    for trouble in _troubles(row, "look_alike"):
        work.decide_file(batch, dict.fromkeys(decisions.apart_keys(trouble, values), True))


def _pair(request: WebRequest, batch: Batch) -> None:
    """Whether a row and another record are one person."""
    answer, key = request.POST.get("answer", ""), request.POST.get("key", "")
    pair = next((p for p in desk.pairs_of(Seen(batch), desk.LOOKED_AT)[0] if p.key == key), None)
    if pair is None or answer not in (("same", "distinct") if pair.may_be_same else ("distinct",)):
        raise Problem("not_found", what="cặp", id=key[:60])
    work.decide_pair(request.user, batch, key, answer)


def _take_all(_request: WebRequest, batch: Batch) -> None:
    jobs.record(batch, today=timezone.localdate())


def _take_clean(_request: WebRequest, batch: Batch) -> None:
    jobs.record(batch, today=timezone.localdate(), accept_clean=True)


def _undo(request: WebRequest, batch: Batch) -> None:
    jobs.annul(batch, request.user, today=timezone.localdate())


def _troubles(row: StagedRow, code: str) -> list[Mapping[str, Any]]:
    """What was said of a row under a code."""
    return [trouble for trouble in json.loads(row.troubles) if trouble.get("code") == code]


def _row(request: WebRequest, batch: Batch) -> StagedRow:
    """The row that the form names. Raises `Problem("not_found")`."""
    given = request.POST.get("row", "")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 18 else 0
    row = StagedRow.objects.filter(batch=batch, pk=number).first()
    if row is None:
        raise Problem("not_found", what="dòng", id=given[:20])
    return row


ACTS: dict[str, Callable[[WebRequest, Batch], None]] = {
    "cancel": _cancel,
    "answer": _answer,
    "unit": _unit,
    "apart": _apart,
    "pair": _pair,
    "take_all": _take_all,
    "take_clean": _take_clean,
    "undo": _undo,
}
