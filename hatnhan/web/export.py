"""Lists as files: Excel for reading on, CSV for programs. Each is noted in the access log."""

from __future__ import annotations

import io

from django.http import HttpResponse

from hatnhan.accounts.commands import log_access
from hatnhan.domain.problems import Problem
from hatnhan.domain.text import bare
from hatnhan.domain.vietnamese import day, number
from hatnhan.reports.excel.book import Book, Column, Table
from hatnhan.web import units
from hatnhan.web.asof import Asked
from hatnhan.web.csvfile import Sheet, to_csv
from hatnhan.web.doors import at
from hatnhan.web.requests import WebRequest

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def answer(request: WebRequest, asked: Asked, sheet: Sheet, form: str) -> HttpResponse:
    """The list as a download. Raises `Problem("not_found")` for a form there is none of."""
    if form not in ("csv", "xlsx"):
        raise Problem("not_found", what="dạng tệp", id=form)
    scope = units.path(asked.scope, at(asked))[-1].name
    log_access(
        request.user,
        f"download:{sheet.name}",
        scope=scope,
        rows=len(sheet.rows),
        details=request.get_full_path()[:500],
    )
    data = to_csv(sheet) if form == "csv" else _xlsx(sheet, asked, scope)
    response = HttpResponse(data, content_type="text/csv; charset=utf-8" if form == "csv" else XLSX)
    name = f"{sheet.name}-{bare(scope).replace(' ', '-')}-{asked.on.isoformat()}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{_ascii(name)}"'
    return response


def _xlsx(sheet: Sheet, asked: Asked, scope: str) -> bytes:
    out = io.BytesIO()
    tree = "địa giới khi đó" if asked.then else "địa giới ngày nay"
    about = f"{scope}, ngày {day(asked.on)}, theo hiểu biết đến lần ghi {number(asked.known_at)}, {tree}"
    book = Book(out, title=sheet.title, notice="Hạt Nhân")
    columns = tuple(Column(name, width, kind) for name, width, kind in sheet.columns)
    book.add(
        Table(name=sheet.name[:31], lines=(sheet.title, about), columns=columns, rows=sheet.rows)
    )
    book.close()
    return out.getvalue()


def _ascii(name: str) -> str:
    return "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "-" for c in name)
