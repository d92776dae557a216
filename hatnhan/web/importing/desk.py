"""The imports that a user may see, and one of them with its rows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from hatnhan.capture.model import Verdict
from hatnhan.capture.models import Batch, StagedRow
from hatnhan.capture.questions import FILE, Question, questions
from hatnhan.domain.problems import Problem
from hatnhan.domain.text import bare
from hatnhan.registry.access import Everything, recordable
from hatnhan.web.importing.pairs import Pair, pairs
from hatnhan.web.importing.seen import Seen
from hatnhan.web.importing.words import SHOWN, SIGNS

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    from hatnhan.web.requests import WebRequest

ROWS = 40
"""Rows on one page."""
PAIRS = 8
"""Pairs of persons shown at a time; the next come as these are decided."""
FOUND = 500
"""Rows that a search finds at most."""
LOOKED_AT = 5000
"""Rows that need a look among which questions and pairs are gathered."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A number of rows with what it counts."""

    code: str
    name: StrPromise
    count: int
    sign: str = ""
    about: str = ""


def batches(request: WebRequest) -> QuerySet[Batch]:
    """The imports a user may see: their own; those of all for who keeps the whole register."""
    found = Batch.objects.defer("summary", "mapping", "decisions")
    if keeps_everything(request):
        return found
    return found.filter(user=request.user)


def batch_of(request: WebRequest, id: int) -> Batch:
    """An import that the user may see. Raises `Problem("not_found")`."""
    batch = batches(request).filter(pk=id).first()
    if batch is None:
        raise Problem("not_found", what="lượt nhập", id=str(id))
    return batch


def tiles(seen: Seen) -> list[Tile]:
    """The four numbers that carry the conclusion, and that of rows which change nothing."""
    counts = seen.counts
    inside = [
        f"{counts[Verdict.NORMALISED]} đã chuẩn hóa" if counts[Verdict.NORMALISED] else "",
        f"{counts[Verdict.WARNED]} có lưu ý" if counts[Verdict.WARNED] else "",
    ]
    about = {
        "clean": ", ".join(part for part in inside if part),
        "held": "người quyết định",
        "refused": "sửa trong tệp rồi gửi lại",
        "there": "giống hệt sổ, không ghi lần nữa",
        "skipped": "tiêu đề, dòng Cộng, chữ ký",
    }
    signs = {
        "clean": Verdict.ACCEPTED,
        "held": Verdict.HELD,
        "refused": Verdict.REFUSED,
        "there": Verdict.THERE,
        "skipped": Verdict.SKIPPED,
    }
    return [
        Tile(code, SHOWN[code][0], _count(seen, code), SIGNS[signs[code]], about[code])
        for code in signs
        if code != "there" or counts[Verdict.THERE]
    ]


def choices(seen: Seen) -> list[Tile]:
    """The filters that show something, and always "all"."""
    found = [Tile(code, name, _count(seen, code)) for code, (name, _verdicts) in SHOWN.items()]
    return [tile for tile in found if tile.count or tile.code == "all"]


def _count(seen: Seen, code: str) -> int:
    return sum(seen.counts[verdict] for verdict in SHOWN[code][1])


def default(seen: Seen) -> str:
    """What needs a look, where anything does; else what is recorded."""
    return (
        "look" if seen.unclean else "clean" if seen.clean else "there" if seen.all_there else "all"
    )


def rows(seen: Seen, show: str, q: str, page: str) -> Page[StagedRow]:
    """A page of the rows that a filter and a search leave."""
    found = StagedRow.objects.filter(batch=seen.batch).order_by("position").defer("facts")
    if show != "all":
        found = found.filter(verdict__in=SHOWN[show][1])
    if q.isascii() and q.isdigit() and len(q) < 7:
        found = found.filter(row=int(q))
    elif q:
        found = found.filter(pk__in=_about(found, bare(q).split()))
    return Paginator(found, ROWS).get_page(page)


def _about(found: QuerySet[StagedRow], words: list[str]) -> list[int]:
    """Rows in which every word stands, accents apart; the first few hundred are enough."""
    told = found.values_list("pk", "values", "troubles").iterator(chunk_size=2000)
    fits = (
        pk
        for pk, values, troubles in told
        if _all_stand(words, bare(_spoken(values) + _spoken(troubles)))
    )
    return list(islice(fits, FOUND))


def _spoken(stored: str) -> str:
    """JSON as it was before its letters were written as escapes."""
    return json.dumps(json.loads(stored), ensure_ascii=False)


def _all_stand(words: list[str], text: str) -> bool:
    return all(word in text for word in words)


def questions_of(seen: Seen) -> list[Question]:
    """What is asked about the file as a whole; nothing where nobody is to decide."""
    if not seen.waiting:
        return []
    notes = [(FILE, seen.batch.said().get("notes", ()))]
    rows = ((f"dòng {row.row}", json.loads(row.troubles)) for row in _looked_at(seen))
    return questions(seen.batch.kind, [*notes, *rows])


def pairs_of(seen: Seen, most: int = PAIRS) -> tuple[list[Pair], int]:
    """The first persons who may be one, and how many such pairs there are."""
    return pairs(_looked_at(seen), most) if seen.waiting else ([], 0)


def may_decide(request: WebRequest, batch: Batch) -> bool:
    """Whether an import is the user's own to decide about, or the user keeps the whole register."""
    return batch.user_id == request.user.pk or keeps_everything(request)


def keeps_everything(request: WebRequest) -> bool:
    """Whether the user may record in every part of the register; seeing it all is not enough."""
    return recordable(request.user, today=request.asked.today) is Everything


def _looked_at(seen: Seen) -> QuerySet[StagedRow]:
    """The rows that something was said of, as many as are gathered from."""
    found = StagedRow.objects.filter(
        batch=seen.batch, verdict__in=[Verdict.WARNED, Verdict.HELD, Verdict.REFUSED]
    )
    return found.order_by("position").defer("facts")[:LOOKED_AT]


def many_sheets(seen: Seen) -> bool:
    """Whether its rows come from more than one sheet."""
    found = StagedRow.objects.filter(batch=seen.batch).order_by().values("sheet").distinct()
    return found.count() > 1
