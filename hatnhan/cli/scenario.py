"""`hatnhan scenario FILE`: write the synthetic Sơn La history as JSON Lines."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hatnhan.cli.main import Subparsers


def add(subparsers: Subparsers) -> None:
    """The parser of the command."""
    made = subparsers.add_parser(
        "scenario",
        help="viết kịch bản Sơn La (người và bản hư cấu) ra tệp JSON Lines",
        description="Hai mươi năm của tỉnh Sơn La: số tổng hợp đã công bố, người và bản hư cấu. "
        "Tệp nhập vào sổ trống bằng `hatnhan facts import`.",
    )
    made.add_argument("file", type=Path, metavar="TỆP.jsonl")
    made.add_argument("--seed", type=int, default=None, help="hạt giống; cùng hạt cho cùng tệp")
    made.add_argument(
        "--scale", choices=("full", "small"), default="full", help="cỡ (full: cả tỉnh)"
    )
    made.set_defaults(database=False)


def run(args: argparse.Namespace) -> None:
    """Write the file and say how many facts it has. Problem when it cannot be written."""
    from hatnhan.domain.problems import Problem
    from hatnhan.scenario.history import SEED, write_file
    from hatnhan.scenario.sure import StoryError

    seed = SEED if args.seed is None else args.seed
    try:
        written = write_file(args.file, scale=args.scale, seed=seed)
    except StoryError as error:
        reason = f"hạt giống {seed} không cho ra các số đã công bố; hãy chọn hạt khác"
        raise Problem("bad_file", reason=reason) from error
    except OSError as error:
        reason = f"không ghi được {args.file} ({error.strerror}); hãy chọn nơi khác"
        raise Problem("bad_file", reason=reason) from error
    print(f"{args.file}: {written.lines} sự việc (dữ liệu mô phỏng)", file=sys.stderr)
