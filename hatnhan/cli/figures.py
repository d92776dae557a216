"""`hatnhan figures`, `hatnhan drill` and `hatnhan diff`: figures, the records behind them, and
the recordings that explain a difference."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from hatnhan.domain.text import nfc

if TYPE_CHECKING:
    from hatnhan.cli.main import Subparsers
    from hatnhan.indicators.queries import Question


def add(subparsers: Subparsers) -> None:
    """The three commands and their options."""
    made = subparsers.add_parser("figures", help="số liệu của một ngày hoặc một kỳ")
    _options(made)
    made.add_argument("--known-at", type=_number, metavar="N", help="chỉ tính đến lần ghi N")
    made.set_defaults(run=run_figures, usage=made)
    made = subparsers.add_parser("drill", help="danh sách đứng sau một con số")
    made.add_argument("path", metavar="SỐ LIỆU", help="ví dụ coverage.village.no_member")
    _options(made)
    made.add_argument("--known-at", type=_number, metavar="N", help="chỉ tính đến lần ghi N")
    made.set_defaults(run=run_drill, usage=made)
    made = subparsers.add_parser("diff", help="các lần ghi làm hai câu trả lời khác nhau")
    _options(made)
    made.add_argument("--known-at", type=_number, metavar="N1", required=True)
    made.add_argument("--and", dest="other", type=_number, metavar="N2", required=True)
    made.set_defaults(run=run_diff, usage=made)


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", type=_day, metavar="NGÀY", help="tình hình ngày này")
    parser.add_argument("--from", dest="since", type=_day, metavar="NGÀY", help="ngày đầu kỳ")
    parser.add_argument("--to", type=_day, metavar="NGÀY", help="ngày cuối kỳ")
    parser.add_argument("--place", metavar="MÃ", help="trong một đơn vị hành chính")
    parser.add_argument("--organisation", metavar="MÃ", help="trong một tổ chức đảng")
    parser.add_argument("--tree", choices=("then", "now"), default="then", help="địa giới nào")
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")


def _day(text: str) -> date:
    if len(text) != len("2006-02-10"):
        raise ValueError(text)
    return date.fromisoformat(text)


def _number(text: str) -> int:
    value = int(text)
    if value < 0:
        raise ValueError(text)
    return value


def _question(args: argparse.Namespace) -> Question:
    """The question the options ask; leaves with status 2 when they contradict each other."""
    from hatnhan.indicators.queries import Question, Scope, Tree

    fail = args.usage.error
    period = args.since is not None or args.to is not None
    if period and args.on is not None:
        fail("--on không đi cùng --from và --to")
    if period and (args.since is None or args.to is None):
        fail("một kỳ cần cả --from và --to")
    if not period and args.on is None:
        fail("cần --on, hoặc --from và --to")
    if period and args.since > args.to:
        fail("ngày đầu kỳ (--from) sau ngày cuối kỳ (--to)")
    if args.place is not None and args.organisation is not None:
        fail("chỉ dùng một trong --place và --organisation")
    scope = None
    if args.place is not None:
        scope = Scope("place", nfc(args.place))
    elif args.organisation is not None:
        scope = Scope("organisation", nfc(args.organisation))
    on = args.to if period else args.on
    return Question(on, scope, args.since, args.known_at, Tree(args.tree))


def run_figures(args: argparse.Namespace) -> None:
    """Print the figures."""
    question = _question(args)
    from hatnhan.indicators import queries

    found = queries.figures(question)
    if args.json:
        _print_json(found)
    else:
        print("\n".join(_lines(found)))


def run_drill(args: argparse.Namespace) -> None:
    """Print the records behind one figure."""
    question = _question(args)
    from hatnhan.indicators import queries

    found = queries.drill(question, args.path)
    if args.json:
        _print_json([asdict(record) for record in found])
    else:
        for record in found:
            print(f"{record.id}\t{record.label}\t{record.recording}")


def run_diff(args: argparse.Namespace) -> None:
    """Print the recordings that explain the difference between two recording numbers."""
    question = _question(args)
    from hatnhan.indicators import queries

    found = queries.diff(question, args.other)
    if args.json:
        shown = [asdict(one) | {"on": one.on and one.on.isoformat()} for one in found]
        _print_json(shown)
    else:
        for one in found:
            changes = ", ".join(f"{path} {change:+}" for path, change in one.changes.items())
            print(f"{one.recording}\t{one.kind}\t{one.on or ''}\t{changes}")


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False))


def _lines(found: dict[str, Any]) -> list[str]:
    """Figures for reading: one a line, with the names of the catalogue."""
    from hatnhan.domain.vietnamese import day, number
    from hatnhan.indicators.answer import flat
    from hatnhan.indicators.catalogue import name_of

    begins = f"Từ {day(date.fromisoformat(found['from']))} đến " if "from" in found else "Ngày "
    head = f"{begins}{day(date.fromisoformat(found['on']))}, biết đến lần ghi {found['known_at']}"
    return [head, *(f"{name_of(path)}: {number(count)}" for path, count in flat(found).items())]
