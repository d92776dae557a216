"""Nhập từ Excel: templates to fill in, the workbook that comes back, and which column is what."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from hatnhan.accounts.commands import log_access
from hatnhan.capture import jobs, returned, templates
from hatnhan.capture.commit import File, read
from hatnhan.capture.held import Held
from hatnhan.capture.model import Kind
from hatnhan.capture.models import Batch
from hatnhan.domain.problems import Problem
from hatnhan.web.asof import Asked
from hatnhan.web.doors import page, show
from hatnhan.web.export import XLSX
from hatnhan.web.importing import columns, desk
from hatnhan.web.importing.seen import Seen
from hatnhan.web.importing.words import SORTS
from hatnhan.web.requests import WebRequest


@page("imports", role="recorder")
def import_template(_request: WebRequest, _asked: Asked, kind: str) -> HttpResponse:
    """An empty workbook of one kind, with guidance, lists and an example."""
    if kind not in SORTS:
        raise Problem("not_found", what="mẫu", id=kind[:40])
    chosen = cast("Kind", kind)
    return _file(templates.template(chosen), templates.file_name(chosen))


@page("imports", role="recorder")
def import_returned(request: WebRequest, _asked: Asked, id: int) -> HttpResponse:
    """The user's own workbook with a column of reasons. Raises `Problem("import_gone")`."""
    batch = desk.batch_of(request, id)
    seen = Seen(batch)
    if not seen.returned or not desk.may_decide(request, batch):
        raise Problem("not_found", what="tệp trả lại", id=str(id))
    data = Held(batch).source()
    book = read(File(cast("Kind", batch.kind), batch.file_name, data, sheet=batch.sheet or None))
    rows = sum(seen.counts.values())
    log_access(request.user, "download:nhap-tu-excel", scope="", rows=rows, details=request.path)
    made = returned.returned(returned.lines_of(batch), data, book)
    return _file(made, returned.file_name(batch.file_name))


@page("imports", role="recorder")
def import_columns(request: WebRequest, asked: Asked, id: int) -> HttpResponse:
    """Which column is what, with examples; sent, the file is read so, and so is the next one."""
    batch = desk.batch_of(request, id)
    seen = Seen(batch)
    if not desk.may_decide(request, batch) or not (seen.waiting or seen.state == "failed"):
        raise Problem("not_found", what="cột của tệp", id=str(id))
    listed = columns.columns(batch)
    if request.method == "POST":
        try:
            _confirm(request, batch, listed)
        except Problem as problem:
            messages.error(request, problem.message)
            return redirect(asked.address(reverse("import_columns", args=[id])))
        return redirect(asked.address(reverse("import", args=[id])))
    return show(
        request,
        "web/importing/columns.html",
        seen=seen,
        columns=listed,
        choices=columns.choices(batch.kind),
    )


def _confirm(request: WebRequest, batch: Batch, listed: list[columns.Column]) -> None:
    """Keep what the form says of each column, and read the file again. Raises `Problem`."""
    told = _told(request.POST, listed, {name for name, _label in columns.choices(batch.kind)})
    today = timezone.localdate()
    jobs.check_again(batch, today=today, mapping={**batch.mapping, **told})
    messages.success(request, _("Tệp được đọc lại theo các cột đã chọn."))


def _told(form: QueryDict, listed: list[columns.Column], fields: set[str]) -> dict[str, str | None]:
    """The columns whose field the form changes. Raises `Problem` where two become one."""
    told: dict[str, str | None] = {}
    taken: dict[str, str] = {}
    for place, column in enumerate(listed):
        wanted = column.field if column.forbidden else form.get(f"column-{place}", column.field)
        if wanted and wanted not in fields:
            raise Problem("not_found", what="loại cột", id=wanted[:40])
        if wanted and wanted != column.field and wanted in taken.values():
            expected = f"mỗi loại một cột; “{column.heading}” trùng với một cột khác"
            raise Problem("bad_value", field="cột nào là gì", expected=expected)
        taken[column.heading] = wanted
        if wanted != column.field:
            told[column.heading] = wanted or None
    return told


def _file(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=XLSX)
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
