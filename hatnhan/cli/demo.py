"""`hatnhan demo`: the Sơn La scenario, its nine-month report, demonstration accounts, the page."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hatnhan.domain.problems import Problem

if TYPE_CHECKING:
    from hatnhan.cli.main import Subparsers
    from hatnhan.scenario.accounts import DemoAccount


def add(subparsers: Subparsers) -> None:
    """The command's options."""
    made = subparsers.add_parser(
        "demo",
        help="bản dùng thử: kịch bản Sơn La, báo cáo chín tháng, trang web",
        description="Nạp kịch bản Sơn La (người và bản hư cấu) vào sổ trống, in báo cáo chín "
        "tháng, ghi ra Word và Excel, rồi mở trang web. Lần sau dùng lại những gì đã có.",
    )
    made.add_argument("--no-serve", action="store_true", help="làm hết, chỉ không mở trang web")
    made.add_argument(
        "--scale", choices=("full", "small"), default="full", help="cỡ (full: cả tỉnh)"
    )
    made.add_argument("--port", type=int, default=8000, help="cổng (mặc định 8000)")


def run(args: argparse.Namespace) -> int:
    """Load what is missing, report, print the accounts, serve."""
    from hatnhan.scenario.accounts import make_accounts
    from hatnhan.scenario.notice import NOTICE

    load(args.scale)
    hold_programme()
    _say(NOTICE)
    written = report()
    for path in written:
        _say(f"Đã ghi {path}")
    _show(make_accounts())
    if args.no_serve:
        _say("Mở trang web: hatnhan serve")
        return 0
    from hatnhan.cli.serve import serve

    return serve(port=args.port)


def load(scale: str) -> None:
    """Import the scenario into an empty register. Problem when the register holds other data."""
    from hatnhan.indicators.queries import latest
    from hatnhan.scenario.queries import is_synthetic

    if is_synthetic():
        return
    if latest():
        raise Problem("register_in_use")
    from django.conf import settings

    from hatnhan.registry.lines import import_lines
    from hatnhan.scenario.history import write_file

    with tempfile.TemporaryDirectory(dir=settings.HOME) as folder:
        path = Path(folder) / "scenario.jsonl"
        _say("Đang viết kịch bản Sơn La…")
        written = write_file(path, scale=scale)
        _say(f"Đang ghi nhận {written.lines} sự việc…")
        with path.open("rb") as stream:
            import_lines(stream, actor="cli:demo", size=path.stat().st_size)


def hold_programme() -> None:
    """The resolution as a programme of the register, once."""
    from hatnhan.programmes.models import Programme
    from hatnhan.reports.nine_months import NQ03

    Programme.objects.get_or_create(
        code="nq03",
        defaults={
            "name": NQ03.subject,
            "number": NQ03.number,
            "issued_on": NQ03.issued_on,
            "issuer": NQ03.issuer,
            "starts_on": NQ03.starts_on,
        },
    )


def report() -> list[Path]:
    """Print the nine-month report and write it as Word and Excel; returns the files."""
    from django.conf import settings

    from hatnhan.reports.nine_months import (
        FIRST_NINE_MONTHS,
        build,
        held_resolution,
        print_text,
        write_docx,
        write_xlsx,
    )

    made = build(FIRST_NINE_MONTHS, resolution=held_resolution(), synthetic=True)
    print_text(made)
    folder = Path(settings.REPORTS_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, write in (("bao-cao-9-thang.docx", write_docx), ("phu-luc-9-thang.xlsx", write_xlsx)):
        path = folder / name
        with path.open("wb") as out:
            write(made, out)
        written.append(path)
    return written


def _show(accounts: list[DemoAccount]) -> None:
    from hatnhan.scenario.accounts import PASSWORD

    print(f"\nTài khoản dùng thử (mật khẩu chung: {PASSWORD}):")
    for account in accounts:
        print(f"  {account.username:<14}{_ROLES[account.role]:<18}{account.where}")
    print(flush=True)


_ROLES = {"officer": "quản lý dữ liệu", "recorder": "ghi nhận", "viewer": "xem"}


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
