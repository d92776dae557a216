"""Báo cáo: the nine-month report as a page, and as the files that are signed."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hatnhan.accounts.commands import log_access
from hatnhan.domain.problems import Problem
from hatnhan.indicators.queries import Question
from hatnhan.programmes.queries import programme
from hatnhan.reports.nine_months import (
    FIRST_DAY,
    LAST_DAY,
    NQ03,
    build,
    resolution_of,
    write_docx,
    write_xlsx,
)
from hatnhan.reports.nine_months.model import NineMonths
from hatnhan.reports.nine_months.narrative import document
from hatnhan.scenario.queries import is_synthetic
from hatnhan.web.asof import Asked
from hatnhan.web.doors import page, show
from hatnhan.web.export import XLSX
from hatnhan.web.requests import WebRequest
from hatnhan.web.units import scope_name
from hatnhan.web.views.figures import since_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WRITERS = {"docx": (write_docx, DOCX), "xlsx": (write_xlsx, XLSX)}


@page("reports")
def reports(request: WebRequest, asked: Asked) -> HttpResponse:
    """The report on a period, every figure open; the first nine months unless the address says."""
    if "on" not in asked.kept:
        here = asked.address(reverse("reports"), since=FIRST_DAY, on=LAST_DAY)
        return redirect(here)
    period = period_of(request, asked)
    return show(
        request,
        "web/reports.html",
        period=period,
        doc=document(nine_months(period)),
        first=period.since == FIRST_DAY and period.on == LAST_DAY,
    )


@page("reports", role="recorder")
def report_file(request: WebRequest, asked: Asked, form: str) -> HttpResponse:
    """The report in Word, its annexes in Excel; both hold names of people."""
    if form not in WRITERS:
        raise Problem("not_found", what="dạng tệp", id=form)
    write, kind = WRITERS[form]
    period = period_of(request, asked)
    made = BytesIO()
    write(nine_months(period), made)
    log_access(
        request.user,
        "download.report",
        scope=scope_name(asked),
        rows=1,
        details=request.get_full_path()[:500],
    )
    response = HttpResponse(made.getvalue(), content_type=kind)
    response["Content-Disposition"] = (
        f'attachment; filename="bao-cao-{period.since}-{period.on}.{form}"'
    )
    return response


def period_of(request: WebRequest, asked: Asked) -> Question:
    """The period of the address; without a first day since the resolution, or the last 30 days."""
    since = since_of(request, asked)
    if since is None:
        since = FIRST_DAY if asked.on >= FIRST_DAY else asked.on - timedelta(days=30)
    return asked.at(asked.on, since)


def nine_months(period: Question) -> NineMonths:
    """The report of a period under the programme as the register has it."""
    held = programme("nq03")
    return build(period, resolution=resolution_of(held) if held else NQ03, synthetic=is_synthetic())
