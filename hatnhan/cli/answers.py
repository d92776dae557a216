"""Answers to what an import asks, given on the command line: `--answer KEY=ANSWER`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from hatnhan.domain.problems import Problem

if TYPE_CHECKING:
    from hatnhan.capture.model import Answer
    from hatnhan.capture.questions import Question

_SHOWN: Final = 8
"""Keys that a refusal names."""


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
    """The decisions that the answers add to those so far. Raises `Problem` for any that is not
    asked, or not offered.

    A question is named by its code, a decision about rows by its key (`offered`).
    """
    from hatnhan.capture.questions import of_answer

    asked = {question.code: question for question in of_answer(answer)}
    offers = offered(answer)
    found: dict[str, Any] = dict(so_far)
    for key, text in given.items():
        if key in asked:
            found |= asked[key].answered(text, found)
        elif text in offers.get(key, {}):
            found[key] = offers[key][text]
        elif key in offers:
            may = ", ".join(offers[key])
            raise Problem("bad_value", field=f"--answer {key}", expected=may)
        else:
            raise Problem("bad_value", field=f"--answer {key}", expected=_known(asked, offers))
    return found


def offered(answer: Answer) -> dict[str, dict[str, Any]]:
    """What may be decided about single rows: by key, what each answer decides."""
    from hatnhan.capture.decisions import offers

    found: dict[str, dict[str, Any]] = {}
    for row in answer.rows:
        for trouble in row.troubles:
            if trouble.candidates:
                for key, answers in offers(asdict(trouble), row.values, row.row).items():
                    found[key] = found.get(key, {}) | answers
    return found


def _known(*keys: Mapping[str, object]) -> str:
    some = [key for each in keys for key in each]
    shown = ", ".join(some[:_SHOWN])
    more = f" và {len(some) - _SHOWN} mã khác" if len(some) > _SHOWN else ""
    return f"một mã của “questions” hay “decisions” ({shown}{more})" if some else "tệp không hỏi gì"


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
