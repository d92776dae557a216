"""Persons of a list against those whom the register knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from hatnhan.capture import persons
from hatnhan.capture.between.persons import namesakes, telling
from hatnhan.capture.model import Beyond, Row, Trouble, Verdict
from hatnhan.capture.persons import Grade, Identity, Index, Pair
from hatnhan.capture.rows.work import Work
from hatnhan.capture.units import names
from hatnhan.capture.values.dates.partial import vietnamese
from hatnhan.domain.times import FOREVER, FOREVER_KNOWN
from hatnhan.domain.vietnamese import day as shown
from hatnhan.registry.models import Membership, PersonState

_TOGETHER: Final = 900


@dataclass(frozen=True, slots=True)
class Standing:
    """The last membership of a person in the register."""

    cell: str
    establishment: str | None
    since: date
    until: date

    @property
    def active(self) -> bool:
        """Whether it goes on."""
        return self.until == FOREVER


def against(rows: Sequence[Row], identities: Mapping[int, Identity], work: Work) -> None:
    """Say of each row whom of the register it may be; who is there unchanged records nothing."""
    if not identities or not PersonState.objects.filter(known_to=FOREVER_KNOWN).exists():
        return
    known = Index.of_register(work.today)
    if work.limited:
        _beyond(rows, identities, known, work)
        known = Index(person for person in known.persons if _visible(person, work))
    found = persons.pairs(list(identities.values()), known, work.decisions)
    by_row: dict[int, list[Pair]] = {}
    for pair in found:
        by_row.setdefault(int(pair.first.id), []).append(pair)
    standing = _standing({pair.second.id for pair in found})
    for place, pairs in by_row.items():
        _judge(rows[place], pairs, standing, work)


def _beyond(
    rows: Sequence[Row], identities: Mapping[int, Identity], everybody: Index, work: Work
) -> None:
    """Note whom outside the scope a row may be, for who keeps the whole register."""
    for pair in persons.pairs(list(identities.values()), everybody, work.decisions):
        if not _visible(pair.second, work) and telling(pair) and not namesakes(pair):
            row = rows[int(pair.first.id)]
            work.beyond.append(Beyond(row, pair.second.id, ", ".join(pair.reasons)))


def candidates(rows: Sequence[Row], identities: Mapping[int, Identity], work: Work) -> None:
    """Hold candidates who are members already."""
    if not identities or not PersonState.objects.filter(known_to=FOREVER_KNOWN).exists():
        return
    known = Index(p for p in Index.of_register(work.today).persons if _visible(p, work))
    found = persons.pairs(list(identities.values()), known, work.decisions)
    standing = _standing({pair.second.id for pair in found})
    for pair in found:
        there = standing.get(pair.second.id)
        close = identical(pair.first, pair.second) or _same_home(pair.first, pair.second)
        if there is None or not there.active or not close:
            continue
        row = rows[int(pair.first.id)]
        message = f"{pair.second.name} đã là đảng viên trong sổ ({', '.join(pair.reasons)})."
        remedy = "Bỏ dòng nếu là một người; xác nhận nếu là người khác."
        told = (_candidate(pair, standing, work),)
        row.troubles.append(
            Trouble("already_member", Verdict.HELD, message, remedy, candidates=told)
        )


def _same_home(one: Identity, other: Identity) -> bool:
    """Same name, a birth that may be the same, same establishment."""
    return (
        names.exact(one.name) == names.exact(other.name)
        and other.born.startswith(one.born)
        and one.establishment == other.establishment
    )


def _visible(person: Identity, work: Work) -> bool:
    unit = work.index.get("organisation", person.cell)
    return not work.limited or (unit is not None and work.keep(unit))


def _standing(keys: Iterable[str]) -> dict[str, Standing]:
    """The last membership of each of these persons, where there is one."""
    found: dict[str, Standing] = {}
    ordered = sorted(keys)
    for at in range(0, len(ordered), _TOGETHER):
        rows = Membership.objects.filter(
            known_to=FOREVER_KNOWN, person__key__in=ordered[at : at + _TOGETHER]
        ).order_by("start")
        for key, *values in rows.values_list(
            "person__key", "cell__key", "establishment__key", "valid_from", "valid_to"
        ):
            cell, establishment, since, until = values
            before = found.get(key)
            if before is not None and before.cell == cell and before.until == since:
                since = before.since
            found[key] = Standing(cell, establishment, since, until)
    return found


def _judge(row: Row, pairs: list[Pair], standing: Mapping[str, Standing], work: Work) -> None:
    for pair in pairs:
        there = standing.get(pair.second.id)
        one, other = pair.first, pair.second
        if pair.decided == "same" or identical(one, other) or _same_record(one, other):
            _one_person(row, pair, there, work)
            return
    pairs = [pair for pair in pairs if pair.grade is not Grade.UNLIKELY and telling(pair)]
    if not pairs:
        return
    if all(namesakes(pair) for pair in pairs):
        message = f"Trong sổ có người trùng tên, khác ngày sinh: {pairs[0].second.name}."
        row.troubles.append(Trouble("namesake", Verdict.WARNED, message, "Kiểm tra ngày sinh."))
        return
    told = tuple(_candidate(pair, standing, work) for pair in pairs[:5])
    why = ", ".join(pairs[0].reasons)
    row.facts = []
    row.troubles.append(
        Trouble(
            "possible_person",
            Verdict.HELD,
            f"Có thể là người đã có trong sổ: {pairs[0].second.name} ({why}).",
            "Xác nhận là một người hay hai người khác nhau.",
            candidates=told,
        )
    )


def identical(one: Identity, other: Identity) -> bool:
    """Same name, same whole date of birth, same sex: the same person unless decided otherwise."""
    return (
        names.exact(one.name) == names.exact(other.name)
        and one.born == other.born
        and len(one.born) == 10
        and one.sex == other.sex
    )


def _same_record(one: Identity, other: Identity) -> bool:
    """Everything that both say is the same, though the birth is known to the year or month only."""
    told = ["sex", "born", "ethnic", "cell", *(["establishment"] if one.establishment else [])]
    return (
        names.exact(one.name) == names.exact(other.name)
        and all(getattr(one, field) == getattr(other, field) for field in told)
        and other.joined in {"", one.joined}
    )


def _one_person(row: Row, pair: Pair, there: Standing | None, work: Work) -> None:
    """The row speaks of a person of the register."""
    mine, known = pair.first, pair.second
    row.facts = []
    told = (_candidate(pair, {known.id: there} if there else {}, work),)
    if there is None or not there.active:
        message = f"{known.name} đã có trong sổ nhưng không còn là đảng viên đang sinh hoạt."
        remedy = "Ghi tiếp nhận, kết nạp lại hoặc phục hồi ở trang Ghi nhận."
        row.troubles.append(
            Trouble("former_member", Verdict.HELD, message, remedy, candidates=told)
        )
        return
    if there.cell != mine.cell:
        cell = work.index.get("organisation", there.cell)
        called = cell.last.name if cell else there.cell
        row.troubles.append(
            Trouble(
                "already_member",
                Verdict.REFUSED,
                f"{known.name} đang sinh hoạt ở “{called}” từ {shown(there.since)}; một đảng viên "
                "không thể ở hai chi bộ.",
                "Ghi chuyển sinh hoạt ở trang Ghi nhận, hoặc xác nhận đây là người khác.",
                candidates=told,
            )
        )
        return
    differs = _differences(mine, known, there)
    if differs:
        row.troubles.append(
            Trouble(
                "differs_from_register",
                Verdict.HELD,
                f"{known.name} đã có trong sổ nhưng khác: {'; '.join(differs)}.",
                "Sửa dòng cho khớp sổ, hoặc đính chính ở trang Ghi nhận.",
                candidates=told,
            )
        )
        return
    message = f"{known.name} đã có trong sổ, không đổi."
    row.troubles.append(Trouble("already_there", Verdict.THERE, message, value=known.id))


def _differences(mine: Identity, known: Identity, there: Standing) -> list[str]:
    found = []
    if mine.ethnic != known.ethnic:
        found.append("dân tộc")
    # A row that names no establishment does not say that there is none.
    if mine.establishment and mine.establishment != (there.establishment or ""):
        found.append("cơ sở")
    if mine.joined and known.joined and mine.joined != known.joined:
        found.append(f"ngày vào Đảng (trong sổ {shown(date.fromisoformat(known.joined))})")
    return found


def _candidate(pair: Pair, standing: Mapping[str, Standing], work: Work) -> dict[str, Any]:
    person = pair.second
    there = standing.get(person.id)
    cell = work.index.get("organisation", there.cell if there else person.cell)
    return {
        "id": person.id,
        "name": person.name,
        "born": vietnamese(person.born),
        "parent": cell.last.name if cell else "",
        "distance": 100 - pair.judgement.score,
        "reasons": list(pair.reasons),
        "key": pair.key,
    }
