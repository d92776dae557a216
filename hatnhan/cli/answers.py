"""Answers to what an import asks, given on the command line: `--answer KEY=ANSWER`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from hatnhan.domain.problems import Problem

if TYPE_CHECKING:
    from hatnhan.capture.model import Answer
    from hatnhan.capture.questions import Question

_UNIT: Final = re.compile(r"unit:(commune|cell|establishment|parent):.+")
_PAIR: Final = re.compile(r"[^|]+\|[^|]+")


def read(given: Sequence[str]) -> dict[str, str]:
    """The answers by what they answer. Raises `Problem`."""
    found = {}
    for text in given:
        key, is_given, answer = text.rpartition("=")
        if not (is_given and key and answer):
            raise Problem("bad_value", field="--answer", expected="dạng MÃ=TRẢ LỜI")
        found[key] = answer
    return found


def decided(answer: Answer, given: Mapping[str, str], so_far: Mapping[str, Any]) -> dict[str, Any]:
    """The decisions that the answers add to those so far. Raises `Problem`.

    A question is named by its code; a unit by ``unit:cell:TEXT`` and its id; two persons by their
    keys with "|" between, and whether they are the same or distinct.
    """
    from hatnhan.capture.questions import of_answer

    asked = {question.code: question for question in of_answer(answer)}
    found: dict[str, Any] = dict(so_far)
    for key, text in given.items():
        if key in asked:
            found |= asked[key].answered(text, found)
        elif _UNIT.fullmatch(key) or (_PAIR.fullmatch(key) and text in ("same", "distinct")):
            found[key] = text
        elif key not in so_far:
            known = ", ".join(asked) or "tệp không có điều gì để hỏi"
            raise Problem(
                "bad_value", field=f"--answer {key}", expected=f"một mã câu hỏi ({known})"
            )
    return found


def as_json(question: Question) -> dict[str, Any]:
    """A question as the command tells it."""
    from hatnhan.capture.answer import plain

    return {
        "code": question.code,
        "title": question.title,
        "about": question.about,
        "rows": question.count,
        "choices": [{"answer": choice.value, "name": choice.name} for choice in question.choices],
        "examples": [
            {"where": each.where, "raw": each.raw, "read": plain(each.read)}
            for each in question.examples
        ],
    }


def lines(asked: Sequence[Mapping[str, Any]]) -> list[str]:
    """The questions for reading."""
    found = []
    for one in asked:
        rows = f" ({one['rows']} dòng)" if one["rows"] else ""
        choices = "; ".join(f"{each['answer']}: {each['name']}" for each in one["choices"])
        found.append(f"  Hỏi{rows}: {one['title']}. {one['about']}".rstrip())
        found.append(f'    --answer "{one["code"]}=…"  {choices or "một ngày, ví dụ 01/01/2020"}')
    return found
