"""`hatnhan facts import FILE` and `hatnhan facts export`: facts as JSON Lines, in and out."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from hatnhan.domain.times import FOREVER_KNOWN

if TYPE_CHECKING:
    from hatnhan.cli.main import Subparsers
    from hatnhan.registry.lines import Outcome


SHOWN = 20
"""Notes told one by one on a terminal."""


def add(subparsers: Subparsers) -> None:
    """Both commands and their options."""
    facts = subparsers.add_parser("facts", help="nhập hoặc xuất sự việc dạng JSON Lines")
    verbs = facts.add_subparsers(dest="verb", metavar="VIỆC", required=True)
    made = verbs.add_parser("import", help="ghi nhận từng dòng; sai một dòng thì không ghi gì")
    made.add_argument("file", metavar="TỆP", help="tệp JSON Lines, hoặc - để đọc đầu vào chuẩn")
    made.add_argument("--dry-run", action="store_true", help="kiểm tra hết mà không ghi")
    made.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    made.set_defaults(run=run_import)
    made = verbs.add_parser("export", help="in các lần ghi theo dạng chuẩn")
    made.add_argument("--since", type=_number, default=0, metavar="N", help="chỉ sau lần ghi N")
    made.set_defaults(run=run_export)


def _number(text: str) -> int:
    value = int(text)
    if value < 0:
        raise ValueError(text)
    return min(value, FOREVER_KNOWN)  # after the last of all: nothing


def run_import(args: argparse.Namespace) -> int:
    """Record a file, all of it or nothing. Problem with the line's number at the first bad one."""
    from hatnhan.domain.problems import Problem
    from hatnhan.registry.lines import import_lines

    try:
        with _opened(args.file) as stream:
            outcome = import_lines(stream, actor=actor(), dry_run=args.dry_run)
    except OSError as error:
        reason = f"không đọc được {args.file} ({error.strerror})"
        raise Problem("bad_file", reason=reason, line=None) from error
    _tell(args, outcome)
    return 0


@contextmanager
def _opened(name: str) -> Iterator[IO[bytes]]:
    """The file; what comes through a pipe is put aside first, to know how much it is."""
    with sys.stdin.buffer if name == "-" else Path(name).open("rb") as stream:
        if stream.seekable():
            yield stream
            return
        with tempfile.TemporaryFile() as aside:
            shutil.copyfileobj(stream, aside)
            aside.seek(0)
            yield aside


def actor() -> str:
    """Who records from a command line: the account of the machine."""
    import getpass

    return f"cli:{getpass.getuser()}"


def _tell(args: argparse.Namespace, outcome: Outcome) -> None:
    recorded = outcome.recorded
    if args.json:
        found: dict[str, Any] = {
            "recorded": len(recorded),
            "first": recorded.first or None,
            "last": recorded.last or None,
            "told": outcome.told,
            "warnings": outcome.warnings,
        }
        print(json.dumps(found | {"dry_run": args.dry_run}, ensure_ascii=False))
        return
    notes = [*outcome.told, *outcome.warnings]
    for note in notes[:SHOWN]:
        print(f"Dòng {note['line']}: {note['message']}", file=sys.stderr)
    if len(notes) > SHOWN:
        print(f"… và {len(notes) - SHOWN} lưu ý khác; xem đủ với --json.", file=sys.stderr)
    if args.dry_run:
        print(f"Kiểm tra xong {len(recorded)} sự việc; chưa ghi gì.")
    elif len(recorded):
        print(f"Đã ghi {len(recorded)} sự việc, số {recorded.first} đến {recorded.last}.")
    else:
        print("Tệp không có sự việc nào; không ghi gì.")


def run_export(args: argparse.Namespace) -> int:
    """Print the recordings after a number, one canonical line each."""
    from hatnhan.ledger.queries import lines

    out = sys.stdout.buffer
    batch: list[str] = []
    for _, line in lines(args.since):
        batch.append(line)
        if len(batch) == 5000:
            out.write(("\n".join(batch) + "\n").encode())
            batch = []
    if batch:
        out.write(("\n".join(batch) + "\n").encode())
    out.flush()
    return 0
