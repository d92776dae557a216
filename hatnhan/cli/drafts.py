"""`hatnhan check-draft`: the figures of a draft, proved or questioned."""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from hatnhan.cli.main import Subparsers
    from hatnhan.drafts.findings import Checked, Finding
    from hatnhan.prose.model import Text

_WIDTH: Final = 90
_PATIENCE: Final = 1.0
"""Seconds before progress is told, and between two notes of it."""


def add(subparsers: Subparsers) -> None:
    """The command and its options."""
    made = subparsers.add_parser(
        "check-draft",
        help="soát các con số của một dự thảo",
        description="Tìm các con số trong dự thảo, kiểm tra những phép tính mà câu văn nêu ra và "
        "đối chiếu với sổ. Dự thảo không bị thay đổi và không được lưu lại.",
    )
    made.add_argument("file", type=Path, metavar="TỆP", help="tệp .docx hoặc .txt")
    made.add_argument(
        "--on", type=_day, metavar="NGÀY", help="ngày của dự thảo, cho các số không ghi ngày"
    )
    made.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    made.set_defaults(usage=made)


def _day(text: str) -> date:
    if len(text) != len("2006-02-10"):
        raise ValueError(text)
    return date.fromisoformat(text)


def run(args: argparse.Namespace) -> None:
    """Read, check and print. What is wrong in the draft is no failure of the command."""
    from hatnhan.drafts.reading import read_file
    from hatnhan.drafts.service import check_text

    text: Text = read_file(args.file, args.file.name, written=args.on)
    checked = check_text(text, args.on, name=args.file.name, progress=_Progress())
    if args.json:
        from hatnhan.drafts.answer import answer

        print(json.dumps(answer(checked), ensure_ascii=False))
    else:
        print("\n".join(_lines(checked)))


class _Progress:
    """Tells on standard error how far a long check has come."""

    def __init__(self) -> None:
        self._told = time.monotonic()

    def __call__(self, done: float) -> None:
        now = time.monotonic()
        if now - self._told >= _PATIENCE:
            self._told = now
            print(f"Đã soát {round(100 * done)} %…", file=sys.stderr)


def _lines(checked: Checked) -> Iterator[str]:
    """The result for reading: one line that says it all, then a block for each finding."""
    from hatnhan.drafts.findings import findings, headline
    from hatnhan.prose.model import Verdict

    found = findings(checked)
    yield f"{checked.name}: {headline(checked)}."
    for number, finding in enumerate((f for f in found if f.verdict is not Verdict.HOLDS), 1):
        yield from ("", *_block(number, finding))
    right = [f for f in found if f.verdict is Verdict.HOLDS]
    if right:
        yield from ("", "Đúng:")
        yield from (_wrapped(f.title, "  - ") for f in right)


def _block(number: int, finding: Finding) -> Iterator[str]:
    """One finding: verdict and words of the draft, computation, explanation, candidates."""
    yield _wrapped(f"{finding.word}: {finding.title}", f"{number}. ")
    for said in (finding.equation, finding.explanation):
        if said and said != finding.title:
            yield _wrapped(said, "   ")
    if finding.candidates:
        yield "   Có thể là:"
    for candidate in finding.candidates:
        yield _wrapped(f"{candidate.text}. {candidate.explanation}", "   - ")


def _wrapped(text: str, lead: str) -> str:
    """A paragraph of the terminal; its further lines stand under the first word."""
    return textwrap.fill(
        " ".join(text.split()),
        _WIDTH,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    )
