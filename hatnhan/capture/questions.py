"""What is asked once about a whole file, gathered from what was said of its rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Final

from hatnhan.capture import asked
from hatnhan.capture.asked import Asked, Choice
from hatnhan.capture.model import Answer, Verdict
from hatnhan.capture.values.dates.typed import STANDS, TURNED
from hatnhan.capture.values.legacy import NAMES
from hatnhan.capture.values.text import clean
from hatnhan.domain.problems import Problem
from hatnhan.domain.text import bare
from hatnhan.domain.vietnamese import typed_day

FILE: Final = "cả tệp"
"""Where something stands that is said of no row."""
EXAMPLES: Final = 5
"""Cells that are shown as examples of what is asked."""
Decided = dict[str, Any]
Told = tuple[str, Iterable[Mapping[str, Any]]]
"""Where a row stands ("dòng 7"), and what was said of it."""


@dataclass(frozen=True, slots=True)
class Example:
    """A cell that the question is about: where it stands, as printed, as read."""

    where: str
    raw: str
    read: Any


@dataclass(slots=True)
class Question:
    """One question, with how many rows wait for its answer."""

    code: str
    title: str
    about: str
    choices: tuple[Choice, ...]
    decide: Callable[[str, Mapping[str, Any]], Decided]
    """What an answer decides, given the decisions so far."""
    day: bool = False
    """Whether the answer is a day that is typed."""
    columns: set[str] = field(default_factory=set)
    """The columns that the answer is about, where it is about several."""
    count: int = 0
    examples: list[Example] = field(default_factory=list)

    def answered(self, answer: str, so_far: Mapping[str, Any]) -> Decided:
        """The decisions that an answer adds. Raises `Problem`."""
        if not self.day and answer not in {choice.value for choice in self.choices}:
            may = ", ".join(f"{choice.value} ({choice.name})" for choice in self.choices)
            raise Problem("bad_value", field=self.title, expected=may)
        return self.decide(answer, so_far)


_LEGACY: Final = "legacy_encoding_"
_DAYS: Final = {
    ("establishments", "missing_on"): ("opened", "Các cơ sở không ghi ngày có từ ngày nào"),
    ("organisations", "missing_on"): (
        "founded",
        "Các tổ chức không ghi ngày thành lập từ ngày nào",
    ),
    ("members", "missing_admitted"): (
        "stock",
        "Người không ghi ngày vào Đảng là đảng viên từ ngày nào",
    ),
}
_ASKING: Final = (Verdict.HELD, Verdict.WARNED)
_BOTH_SEXES: Final = (Choice("male", "nam"), Choice("female", "nữ"))


def questions(kind: str, rows: Iterable[Told]) -> list[Question]:
    """The questions of a file, those that most rows wait for first."""
    found: dict[str, Question] = {}
    for where, troubles in rows:
        counted: set[str] = set()
        for trouble in troubles:
            if trouble.get("verdict") not in _ASKING:
                continue
            one = _question(kind, trouble)
            if one is None:
                continue
            question = found.setdefault(one.code, one)
            question.columns.add(str(trouble.get("column") or ""))
            if one.code not in counted and where != FILE:
                question.count += 1
                counted.add(one.code)
            _example(question, where, trouble)
    return sorted(found.values(), key=lambda question: -question.count)


def of_answer(answer: Answer) -> list[Question]:
    """The questions that a check left open."""
    rows = (
        (f"dòng {row.row}", [asdict(said) for said in row.troubles if said.verdict in _ASKING])
        for row in answer.rows
        if row.troubles
    )
    return questions(answer.kind, [(FILE, [asdict(note) for note in answer.notes]), *rows])


def asks(kind: str, trouble: Mapping[str, Any]) -> bool:
    """Whether what was said of a row is asked once about the whole file."""
    held = trouble.get("verdict") == "held"
    return held and _question(kind, trouble) is not None


def _question(kind: str, trouble: Mapping[str, Any]) -> Question | None:
    """What one trouble asks of the whole file, if anything."""
    code, column = str(trouble.get("code", "")), str(trouble.get("column") or "")
    held = trouble.get("verdict") == "held"
    if code in asked.LAYOUT:
        return _included(code, asked.LAYOUT[code])
    if code in asked.CHECKED:
        return _included(code, asked.CHECKED[code]) if held else None
    if (kind, code) in _DAYS:
        return _day(*_DAYS[kind, code])
    if not column:
        return None
    if code in ("sex_blank", "sex_meaning"):
        return _sex(code, column, str(trouble.get("raw") or ""))
    if code == TURNED and not held and trouble.get("candidates"):
        return _turned()
    if trouble.get("value") is None or not (held or code in asked.DOUBTED):
        return None
    if code.startswith(_LEGACY):
        return _legacy(code)
    if code == "cell_by_establishment":
        title = f"Ô trống trong cột “{column}” là chi bộ phụ trách cơ sở ghi trên dòng?"
        about = "Nếu không chắc cho cả cột thì ghi rõ chi bộ trong tệp."
        return _confirm(code, column, title, about, "Đúng cho mọi ô trống của cột")
    if code in asked.PROPOSED:
        return _confirm(
            code, column, f"{asked.PROPOSED[code]}, cột “{column}”", "Cách đọc có đúng không?"
        )
    return None


def _included(code: str, words: Asked) -> Question:
    def decide(answer: str, _so_far: Mapping[str, Any]) -> Decided:
        return {code: answer}

    return Question(code, *words, decide)


def _confirm(
    code: str, column: str, title: str, about: str, yes: str = "Đúng, cả cột đọc như bên phải"
) -> Question:
    def decide(_answer: str, so_far: Mapping[str, Any]) -> Decided:
        return _confirmed(column, code, so_far)

    choices = (Choice("yes", yes),)
    return Question(f"{code}|{column}", title, about, choices, decide)


def _legacy(code: str) -> Question:
    """One question for all columns that are written in one old encoding."""
    title = NAMES.get(code.removeprefix(_LEGACY), "Chữ viết bằng bảng mã cũ")
    about = "Nhận ra qua phông chữ hoặc cách ghép dấu. So hai cách viết dưới đây."
    choices = (Choice("yes", "Đúng, đọc như bên phải"),)
    columns: set[str] = set()

    def decide(_answer: str, so_far: Mapping[str, Any]) -> Decided:
        decided: Decided = {}
        for column in sorted(columns):
            decided |= _confirmed(column, code, so_far)
        return decided

    return Question(code, title, about, choices, decide, columns=columns)


def _turned() -> Question:
    """One question for all columns of dates: they were typed on one computer."""
    columns: set[str] = set()

    def decide(answer: str, so_far: Mapping[str, Any]) -> Decided:
        decided: Decided = {}
        for column in sorted(columns):
            decided |= _confirmed(column, answer, so_far)
        return decided

    title = "Ngày và tháng có bị máy đảo cho nhau không?"
    about = "Cột lẫn ngày thật và chữ, không ngày thật nào sau ngày 12. So vài dòng với giấy tờ."
    choices = (Choice(TURNED, "Bị đảo, đổi lại cả cột"), Choice(STANDS, "Không đảo, giữ nguyên"))
    return Question(TURNED, title, about, choices, decide, columns=columns)


def _sex(code: str, column: str, raw: str) -> Question:
    word = "blank" if code == "sex_blank" else bare(clean(raw)).strip(" .()")
    shown = "Ô trống" if word == "blank" else f"“{raw}”"

    def decide(answer: str, so_far: Mapping[str, Any]) -> Decided:
        return _confirmed(column, f"{word}={answer}", so_far)

    about = "Nếu không chắc cho cả cột thì ghi rõ Nam hoặc Nữ trong tệp."
    title = f"{shown} trong cột “{column}” là nam hay nữ?"
    return Question(f"sex|{column}|{word}", title, about, _BOTH_SEXES, decide)


def _day(role: str, title: str) -> Question:
    def decide(answer: str, _so_far: Mapping[str, Any]) -> Decided:
        day: date = typed_day(answer, "ngày cho cả tệp")
        return {f"day:{role}": day.isoformat()}

    about = "Một ngày cho mọi dòng để trống; dòng đã ghi ngày giữ ngày của mình."
    return Question(f"day|{role}", title, about, (), decide, day=True)


def _confirmed(column: str, what: str, so_far: Mapping[str, Any]) -> Decided:
    key = f"confirmed:{column}"
    return {key: sorted({*so_far.get(key, ()), what})}


def _example(question: Question, where: str, trouble: Mapping[str, Any]) -> None:
    raw, read = str(trouble.get("raw") or ""), trouble.get("value")
    known = {example.raw for example in question.examples}
    if raw and read not in (None, "") and _plain(raw) not in known and len(known) < EXAMPLES:
        question.examples.append(Example(where, _plain(raw), read))


def _plain(raw: str) -> str:
    return re.sub(r"\s+", " ", raw)[:120]
