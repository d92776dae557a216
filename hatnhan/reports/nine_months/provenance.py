"""How a figure says where it comes from: its day or period, known-at, scope, path."""

from __future__ import annotations

from math import prod
from typing import Any

from hatnhan.domain import vietnamese
from hatnhan.indicators.queries import Question
from hatnhan.reports.figure import Figure
from hatnhan.reports.nine_months.model import NineMonths


def asked(figure: Figure) -> str:
    """The day or the period a figure answers for."""
    return days(figure.question)


def days(question: Question) -> str:
    """A day, "10/02/2006", or a period, "11/02/2006 – 10/11/2006"."""
    until = vietnamese.day(question.on)
    return until if question.since is None else f"{vietnamese.day(question.since)} – {until}"


def compact(path: str) -> str:
    """A sum of paths in braces where they are every combination of some names.

    "coverage.village.no_member + coverage.school.no_member" is
    "coverage.{village, school}.no_member".
    """
    terms = [term.split(".") for term in path.split(" + ")]
    if len(terms) == 1 or "(" in path or len({len(term) for term in terms}) > 1:
        return path
    names = [list(dict.fromkeys(column)) for column in zip(*terms, strict=True)]
    if prod(map(len, names)) != len(terms):
        return path
    return ".".join(part[0] if len(part) == 1 else f"{{{', '.join(part)}}}" for part in names)


def heading(report: NineMonths, title: str) -> tuple[str, ...]:
    """The lines above every table of the annex."""
    known_at = vietnamese.number(report.question.known_at or 0)
    scope = " ".join(part for part in (report.unit.kind, report.unit.name) if part)
    trace = f"Kỳ {days(report.question)}; tính từ các lần ghi đến số {known_at}."
    lines = (title, f"Phạm vi: {scope or 'toàn bộ sổ'}. {trace}")
    if report.synthetic:
        return (*lines, "Dữ liệu mô phỏng: bản, trường học, trạm y tế và con người đều hư cấu.")
    return lines


def as_json(report: NineMonths) -> dict[str, Any]:
    """The report's figures and rates with their paths, for programs."""
    asked_of = report.question
    return {
        "from": report.since.isoformat(),
        "to": report.on.isoformat(),
        "known_at": asked_of.known_at,
        "scope": asked_of.scope.as_json() if asked_of.scope else None,
        "tree": str(asked_of.tree),
        "synthetic": report.synthetic,
        "figures": {code: _figure(figure) for code, figure in report.figures().items()},
        "rates": {
            rate.code: {
                "numerator": rate.numerator.code,
                "base": rate.base.code,
                "value": None if rate.share is None else float(rate.share),
                "shown": str(rate),
            }
            for rate in report.rates
        },
        "stated": _stated(report),
    }


def _figure(figure: Figure) -> dict[str, Any]:
    asked_of = figure.question
    return {
        "value": figure.value,
        "path": figure.path,
        "on": asked_of.on.isoformat(),
        "from": asked_of.since.isoformat() if asked_of.since else None,
        "scope": asked_of.scope.as_json() if asked_of.scope else None,
        "name": figure.name,
        "definition": figure.definition,
    }


def _stated(report: NineMonths) -> dict[str, Any]:
    return {
        "counts": [
            {
                "code": pair.stated.code,
                "printed": pair.stated.printed.text,
                "computed": pair.computed.value,
                "agrees": pair.agrees,
            }
            for pair in report.comparisons
        ],
        "rates": [
            {
                "printed": rate.stated.printed.text,
                "about": rate.stated.about,
                "trials": [
                    {
                        "numerator": trial.rate.numerator.code,
                        "base": trial.rate.base.code,
                        "shown": f"{trial.rate.numerator}/{trial.rate.base}",
                        "holds": trial.holds,
                    }
                    for trial in dict.fromkeys((*rate.suggested, *rate.giving))
                ],
            }
            for rate in report.stated_rates
        ],
    }
