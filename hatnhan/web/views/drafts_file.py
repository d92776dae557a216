"""A checked draft as a file: Word with comments, PDF, JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import PurePath

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header

from hatnhan.domain.problems import Problem
from hatnhan.drafts.answer import answer
from hatnhan.drafts.held import Held
from hatnhan.drafts.notes import pdf, word
from hatnhan.web.asof import Asked
from hatnhan.web.doors import page
from hatnhan.web.drafts.sitting import Sitting, load
from hatnhan.web.requests import WebRequest


def _docx(sitting: Sitting) -> bytes:
    return word.annotate(sitting.source(), sitting.checked)


def _pdf(sitting: Sitting) -> bytes:
    return pdf.to_pdf(sitting.checked)


def _json(sitting: Sitting) -> bytes:
    return json.dumps(answer(sitting.checked), ensure_ascii=False, indent=1).encode()


FORMS: dict[str, tuple[str, Callable[[Sitting], bytes]]] = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", _docx),
    "pdf": ("application/pdf", _pdf),
    "json": ("application/json", _json),
}


@page("drafts")
def draft_file(request: WebRequest, asked: Asked, token: str, form: str) -> HttpResponse:
    """The result in one of its forms. Raises `Problem("not_found")` for another."""
    if form not in FORMS:
        raise Problem("not_found", what="dạng tệp", id=form)
    found = load(request.user, token)
    if isinstance(found, Held):
        return redirect(asked.address(reverse("draft", args=[token])))
    kind, make = FORMS[form]
    response = HttpResponse(make(found), content_type=kind)
    name = f"{PurePath(found.checked.name).stem or 'dự thảo'} - đã soát.{form}"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
