"""`hatnhan bench`: speed and memory on this machine, as ratios measured in one run.

Everything runs in a folder of its own, on the Sơn La scenario; the data of the office is not
touched. Rows that need PostgreSQL (a database of its own, in DATABASE_URL) or DuckDB say so
when these are missing.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hatnhan.cli.main import Subparsers


def add(subparsers: Subparsers) -> None:
    """The command and its options."""
    made = subparsers.add_parser("bench", help="đo tốc độ và bộ nhớ trên máy này")
    made.add_argument("--scale", choices=("small", "full"), default="full", help="cỡ kịch bản")
    made.add_argument("--repeat", type=int, default=15, metavar="N", help="số lần đo mỗi dòng")
    made.add_argument("--markdown", metavar="TỆP", help="ghi bảng ra tệp Markdown")
    made.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    made.set_defaults(run=run, database=False)


def run(args: argparse.Namespace) -> int:
    """Measure everything and print the table; progress goes to standard error."""
    from hatnhan.cli.bench.machine import described
    from hatnhan.cli.bench.plan import measured
    from hatnhan.cli.bench.table import markdown

    about = described()
    results = []
    for result in measured(args.scale, args.repeat):
        print(f"{result.what}: {result.value} ({result.verdict()})", file=sys.stderr)
        results.append(result)
    text = markdown(about, results)
    if args.json:
        print(json.dumps({"machine": about, "results": [r.plain() for r in results]}))
    else:
        print(text)
    if args.markdown:
        Path(args.markdown).write_text(text, encoding="utf-8")
    return 0
