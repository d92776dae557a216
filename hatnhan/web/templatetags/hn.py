"""Tags that keep the question in every address, and filters that write numbers the Vietnamese way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Any
from urllib.parse import urlencode

from django import forms, template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hatnhan.domain import vietnamese
from hatnhan.indicators import catalogue
from hatnhan.web import labels
from hatnhan.web.asof import KEPT
from hatnhan.web.importing import values
from hatnhan.web.labels import PEOPLES
from hatnhan.web.requests import WebRequest
from hatnhan.web.shapes import bars

register = template.Library()


def _address(context: Mapping[str, Any], path: str, /, **changes: object) -> str:
    asked = context.get("asked")
    return asked.address(path, **changes) if asked else path


@register.simple_tag(takes_context=True)
def to(context: Mapping[str, Any], view: str, *args: object, **changes: object) -> str:
    """The address of a page about the same question: `{% to 'establishment' e.id on=... %}`."""
    return _address(context, reverse(view, args=args), **changes)


def _others(request: WebRequest) -> dict[str, list[str]]:
    """What the address says beside the question and the page; worked out once for a request."""
    found: dict[str, list[str]] | None = getattr(request, "others", None)
    if found is None:
        found = {k: request.GET.getlist(k) for k in request.GET if k not in (*KEPT, "page")}
        request.others = found
    return found


@register.simple_tag(takes_context=True)
def here(context: Mapping[str, Any], **changes: object) -> str:
    """The same page with something else in its address; page numbers do not survive a change."""
    request = context["request"]
    others = _others(request)
    return _address(context, request.path, **{**others, **changes})


@register.simple_tag(takes_context=True)
def elsewhere(context: Mapping[str, Any], path: str, /, **changes: object) -> str:
    """Another path about the same question with something changed."""
    return _address(context, path, **changes)


@register.filter
def choices(bound: Any) -> list[tuple[str, str]]:
    """The choices of a field, none for one without."""
    return list(getattr(bound.field, "choices", []))


@register.filter
def is_flag(bound: Any) -> bool:
    """Whether a field is a yes or no."""
    return isinstance(bound.field, forms.BooleanField)


@register.simple_tag(takes_context=True)
def subject(context: Mapping[str, Any], what: str, key: str, name: str) -> SafeString | str:
    """The name of what something is about, opening its page; places have the overview."""
    if what in ("establishment", "organisation", "person"):
        href = _address(context, reverse(what, args=[key]))
    elif what == "place":
        href = _address(context, reverse("overview"), place=key)
    else:
        return name
    return format_html('<a href="{}">{}</a>', href, name)


@register.simple_tag(takes_context=True)
def here_file(context: Mapping[str, Any], view: str, form: str) -> str:
    """What this page lists, as a file."""
    query = context["request"].GET.urlencode()
    path = reverse(view, args=[form])
    return f"{path}?{query}" if query else path


@register.simple_tag(takes_context=True)
def figure(
    context: Mapping[str, Any], value: int, *paths: str | Sequence[str], **changes: object
) -> SafeString | str:
    """A number that opens the list behind it; nothing stands behind a zero."""
    shown = vietnamese.number(value)
    if not value:
        return shown
    flat = [path for each in paths for path in ([each] if isinstance(each, str) else each)]
    kept = _address(context, reverse("drill"), **changes)
    joint = "&" if "?" in kept else "?"
    href = f"{kept}{joint}{urlencode({'path': flat}, doseq=True)}"
    return format_html('<a class="open" href="{}">{}</a>', href, shown)


@register.simple_tag(takes_context=True)
def report_cell(context: Mapping[str, Any], cell: Any) -> SafeString | str:
    """A cell of a report: a figure opens its list, a rate says its bases, words are words."""
    if hasattr(cell, "numerator"):
        return format_html('<span title="{}">{}</span>', cell.definition, str(cell))
    if not hasattr(cell, "path"):
        return vietnamese.NO_RATE if cell is None else str(cell)
    if " & " in cell.path:
        return str(cell)
    asked = cell.question
    return figure(context, cell.value, cell.path.split(" + "), on=asked.on, since=asked.since)


@register.simple_tag
def coverage_paths(kinds: Iterable[str], *states: str | Sequence[str]) -> list[str]:
    """The paths of some states over the kinds given."""
    flat = [state for each in states for state in ([each] if isinstance(each, str) else each)]
    kinds = [kinds] if isinstance(kinds, str) else kinds
    return [f"coverage.{kind}.{state}" for kind in kinds for state in flat]


@register.filter
def number(value: int | None) -> str:
    """3814 as 3.814."""
    return "" if value is None else vietnamese.number(value)


@register.filter
def readable(value: Any) -> str:
    """A value that was read in a workbook, in words."""
    return values.readable(value)


@register.filter
def signed(value: int) -> str:
    """343 as +343."""
    return vietnamese.signed(value)


@register.filter
def percent_of(part: int, whole: int) -> str:
    """A share: 222 of 776 is 28,6 %."""
    return vietnamese.percent(vietnamese.share(part, whole))


@register.filter
def percent(value: Fraction | None) -> str:
    """An exact share of one."""
    return vietnamese.percent(value)


@register.filter
def day(value: date | datetime | None) -> str:
    """10/02/2006; a moment of recording is a day and an hour in Vietnam."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%H:%M %d/%m/%Y}"
    return "" if value.year == 9999 else vietnamese.day(value)


@register.filter
def day_of(moment: datetime) -> str:
    """The day in Vietnam on which something was recorded."""
    return vietnamese.day(timezone.localtime(moment).date())


@register.filter
def word(code: str, table: str) -> str:
    """The Vietnamese word for a code: `{{ e.kind|word:"ESTABLISHMENT_KINDS" }}`."""
    words: Mapping[str, Any] = getattr(labels, table)
    return labels.label(words, code)


@register.filter
def upfirst(text: object) -> str:
    """The first letter large, the others as they are."""
    shown = str(text)
    return shown[:1].upper() + shown[1:]


@register.filter
def item(table: Mapping[Any, Any], key: Any) -> Any:
    """A value of a mapping; zero where there is none."""
    return table.get(key, 0)


@register.filter
def figure_name(path: str) -> str:
    """What the catalogue calls a figure."""
    return str(catalogue.describe(path).name)


@register.filter
def place_tail(path: Sequence[str]) -> str:
    """Where something lies, nearest first, without the province that all share."""
    return ", ".join(reversed(path[1:] or path))


@register.filter
def last_name(path: Sequence[Any]) -> str:
    """The name of the last step of a way."""
    return str(path[-1].name) if path else ""


@register.filter
def ethnic(code: str) -> str:
    """The name of a people."""
    return str(PEOPLES.get(code, code))


@register.filter
def born(text: str) -> str:
    """A date of birth as far as it is known: 02/05/1980, 05/1980, 1980."""
    return "/".join(reversed(text.split("-")))


@register.inclusion_tag("web/parts/mark.html")
def mark(state: str) -> dict[str, str]:
    """The small square of a state, in its colour and pattern."""
    return {"state": state}


@register.inclusion_tag("web/parts/stack.html")
def stack(counts: Mapping[str, int], what: str = "", *, thin: bool = False) -> dict[str, Any]:
    """A bar of the six states."""
    words = ", ".join(f"{vietnamese.number(p.count)} {p.state.name}" for p in bars.bar(counts))
    return {
        "pieces": bars.bar(counts),
        "words": f"{what}: {words}" if what else words,
        "thin": thin,
    }


@register.inclusion_tag("web/parts/chip.html")
def chip(state: str) -> dict[str, Any]:
    """A state in words on its colour."""
    return {"state": state, "name": labels.STATE[state].name if state in labels.STATE else state}


@register.inclusion_tag("web/parts/change.html")
def change(now: int, before: int, better: str = "down") -> dict[str, Any]:
    """A difference with its direction, told by sign and word as well as by colour."""
    step = now - before
    good = step < 0 if better == "down" else step > 0
    return {"size": abs(step), "up": step > 0, "step": step, "good": good}


@register.inclusion_tag("web/parts/pages.html", takes_context=True)
def pages(context: Mapping[str, Any], page: Any) -> dict[str, Any]:
    """First, previous, next, last."""
    return {"page": page, "request": context["request"], "asked": context.get("asked")}
