"""`hatnhan report`: reports as text, Word, Excel or JSON."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from hatnhan.domain.problems import Problem

if TYPE_CHECKING:
    from hatnhan.cli.main import Subparsers
    from hatnhan.indicators.queries import Question
    from hatnhan.reports.nine_months.model import NineMonths


def add(subparsers: Subparsers) -> None:
    """The command and its reports."""
    report = subparsers.add_parser("report", help="in báo cáo, ghi báo cáo ra Word và Excel")
    kinds = report.add_subparsers(dest="report", metavar="BÁO CÁO", required=True)
    made = kinds.add_parser(
        "nine-months",
        help="kết quả thực hiện nghị quyết về bản, trường học, trạm y tế",
        description="Báo cáo kết quả thực hiện nghị quyết trong một kỳ; mặc định là chín tháng "
        "đầu, từ 11/02/2006 đến 10/11/2006, toàn bộ sổ.",
    )
    made.add_argument("--from", dest="since", type=_day, metavar="NGÀY", help="ngày đầu kỳ")
    made.add_argument("--to", "--on", dest="on", type=_day, metavar="NGÀY", help="ngày cuối kỳ")
    made.add_argument("--place", metavar="MÃ", help="trong một đơn vị hành chính")
    made.add_argument("--organisation", metavar="MÃ", help="trong một tổ chức đảng")
    made.add_argument("--known-at", type=_number, metavar="N", help="chỉ tính đến lần ghi N")
    made.add_argument("--tree", choices=("then", "now"), default="then", help="địa giới nào")
    made.add_argument("--docx", type=Path, metavar="TỆP", help="ghi báo cáo ra tệp Word")
    made.add_argument("--xlsx", type=Path, metavar="TỆP", help="ghi phụ lục ra tệp Excel")
    made.add_argument("--json", action="store_true", help="in số liệu và đường dẫn dạng JSON")
    made.set_defaults(usage=made)


def _day(text: str) -> date:
    if len(text) != len("2006-02-10"):
        raise ValueError(text)
    return date.fromisoformat(text)


def _number(text: str) -> int:
    value = int(text)
    if value < 0:
        raise ValueError(text)
    return value


def run(args: argparse.Namespace) -> None:
    """Build the report, print it, and write the files asked for."""
    from hatnhan.reports.nine_months import build, held_resolution
    from hatnhan.scenario.queries import is_synthetic

    period = _period(args)
    report = build(period, resolution=held_resolution(), synthetic=is_synthetic())
    _print(report, as_json=args.json)
    _write(report, args)


def _period(args: argparse.Namespace) -> Question:
    """The period the options ask for; leaves with status 2 when they contradict each other."""
    from hatnhan.indicators.queries import Question, Scope, Tree
    from hatnhan.reports.nine_months import FIRST_DAY, LAST_DAY

    since, on = args.since or FIRST_DAY, args.on or LAST_DAY
    if since > on:
        args.usage.error("ngày đầu kỳ (--from) sau ngày cuối kỳ (--to)")
    if args.place is not None and args.organisation is not None:
        args.usage.error("chỉ dùng một trong --place và --organisation")
    scope = None
    if args.place is not None:
        scope = Scope("place", args.place)
    elif args.organisation is not None:
        scope = Scope("organisation", args.organisation)
    return Question(on, scope, since, args.known_at, Tree(args.tree))


def _print(report: NineMonths, *, as_json: bool) -> None:
    from hatnhan.reports.nine_months import as_json as figures_of
    from hatnhan.reports.nine_months import print_text

    if as_json:
        print(json.dumps(figures_of(report), ensure_ascii=False))
    else:
        print_text(report)


def _write(report: NineMonths, args: argparse.Namespace) -> None:
    from hatnhan.reports.nine_months import write_docx, write_xlsx

    for target, write in ((args.docx, write_docx), (args.xlsx, write_xlsx)):
        if target is not None:
            made = BytesIO()
            write(report, made)
            _save(made.getvalue(), target)
            print(f"Đã ghi {target}", file=sys.stderr)


def _save(content: bytes, target: Path) -> None:
    """Write a finished file. Raises Problem where it cannot be written."""
    try:
        target.write_bytes(content)
    except OSError as error:
        reason = f"không ghi được {target} ({error.strerror}); hãy chọn nơi khác"
        raise Problem("bad_file", reason=reason) from error
