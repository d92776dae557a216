"""`hatnhan import`: a workbook of an office, checked row by row and recorded."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from hatnhan.capture.commit import Checked, File
    from hatnhan.capture.model import Answer, Workbook
    from hatnhan.capture.models import Batch
    from hatnhan.cli.main import Subparsers

KINDS: Final = ("establishments", "organisations", "members", "candidates")
_SHOWN: Final = 40
"""Rows told one by one on a terminal."""
_TRIES: Final = 3
"""Checks of one file, when others go on recording meanwhile."""


def add(subparsers: Subparsers) -> None:
    """The command and its options."""
    made = subparsers.add_parser(
        "import",
        help="nhập bảng tính của cơ quan",
        description="Kiểm tra từng dòng của một bảng tính rồi ghi vào sổ: tất cả hoặc không gì cả. "
        "Loại: establishments (cơ sở), organisations (tổ chức), members (đảng viên), "
        "candidates (nguồn phát triển).",
    )
    made.add_argument("kind", choices=KINDS, metavar="LOẠI", help=", ".join(KINDS))
    made.add_argument("file", type=Path, metavar="TỆP", help="tệp .xlsx, .xls, .ods hoặc .csv")
    made.add_argument("--sheet", metavar="TRANG", help="chỉ đọc trang tính này")
    made.add_argument(
        "--accept-clean", action="store_true", help="ghi các dòng sạch, trả lại các dòng khác"
    )
    made.add_argument(
        "--returned", type=Path, metavar="TỆP", help="nơi để bảng tính trả lại cùng lý do"
    )
    made.add_argument(
        "--answer",
        action="append",
        default=[],
        metavar="MÃ=TRẢ LỜI",
        help="trả lời một điều tệp hỏi (mã ở “questions” và “decisions” của kết quả); dùng nhiều lần được",
    )
    made.add_argument("--dry-run", action="store_true", help="kiểm tra hết mà không ghi")
    made.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    made.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check, and record unless it is a dry run; 0 when accepted or recorded, 1 otherwise."""
    from hatnhan.capture.commit import File, earlier, read
    from hatnhan.capture.held import sweep
    from hatnhan.capture.staging import rows_sha
    from hatnhan.domain.problems import Problem
    from hatnhan.registry.projection import undisturbed

    try:
        sweep()
        data = _bytes(args.file, args.returned)
        file = File(kind=args.kind, name=args.file.name, data=data, sheet=args.sheet)
        taken = earlier(file)
        if taken is None:
            books = [read(file)]
            taken = earlier(file, rows_sha(books[0]))
        if taken is not None:
            _tell(args, _taken(taken))
            return 0
        with undisturbed():
            return _import(args, file, books)
    except Problem as problem:
        from hatnhan.capture.answer import refused

        _tell(args, refused(problem))
        return 1


def _bytes(path: Path, returned: Path | None) -> bytes:
    """The file; what would fail only after it has been recorded is refused first."""
    from hatnhan.capture.reading.limits import MEGABYTES
    from hatnhan.domain.problems import Problem

    if returned and not returned.parent.is_dir():
        raise Problem("bad_file", reason=f"không có thư mục {returned.parent} cho --returned")
    try:
        if path.stat().st_size > MEGABYTES << 20:
            raise Problem("too_big", megabytes=MEGABYTES)
        return path.read_bytes()
    except OSError as error:
        raise Problem("bad_file", reason=f"không đọc được {path} ({error.strerror})") from error


def _import(args: argparse.Namespace, file: File, books: list[Workbook]) -> int:
    """Check and, where that may be, record; again when others recorded in between.

    The workbook is let go before it is recorded: there is no room for it twice.
    """
    from django.utils import timezone

    from hatnhan.capture.commit import check, may_commit, read
    from hatnhan.capture.returned import columns
    from hatnhan.cli.answers import decided
    from hatnhan.cli.answers import read as read_answers
    from hatnhan.domain.problems import Problem

    given = read_answers(args.answer)
    for tries_left in reversed(range(_TRIES)):
        book = books.pop() if books else read(file)
        checked = check(file, book, timezone.localdate())
        if given:
            file = replace(file, decisions=decided(checked.answer, given, file.decisions))
            given = {}  # the answers are the file's from now on, also when it is checked once more
            checked = check(file, book, timezone.localdate())
        may = may_commit(checked.answer, accept_clean=args.accept_clean)
        if args.dry_run or not may:
            back = _returned(args, file, book, checked.answer) if args.returned else {}
            _tell(args, _said(checked.answer) | back)
            return 0 if may else 1
        where = columns(book) if book.format == "xlsx" else None
        del book
        try:
            batch = _commit(args, file, checked)
        except Problem as problem:
            if problem.code != "import_moved" or not tries_left:
                raise
        else:
            _tell(args, _said(checked.answer) | _recorded(batch) | _rest(args, file, batch, where))
            return 0
    raise AssertionError("the last try returns or raises")


def _commit(args: argparse.Namespace, file: File, checked: Checked) -> Batch:
    from hatnhan.capture.commit import commit, new_batch
    from hatnhan.cli.facts import actor

    now = datetime.now(UTC)
    batch = new_batch(file, actor=actor(), now=now)
    return commit(batch, checked, now=now, accept_clean=args.accept_clean)


def _recorded(batch: Batch) -> dict[str, Any]:
    """What the import did to the register."""
    count = batch.last - batch.first + 1 if batch.first and batch.last else 0
    done: dict[str, Any] = {"batch": batch.pk, "recorded": count}
    done |= {"first": batch.first, "last": batch.last}
    return done


def _rest(
    args: argparse.Namespace, file: File, batch: Batch, where: dict[str, int] | None
) -> dict[str, str]:
    """Where the workbook with its reasons has been put, if some row was not taken."""
    from hatnhan.capture.commit import read
    from hatnhan.capture.held import Held
    from hatnhan.capture.returned import file_name, lines_of, reasons, returned, with_reasons
    from hatnhan.domain.problems import Problem

    if not batch.accept_clean:
        return {}
    path = args.returned or Held(batch).room() / file_name(batch.file_name)
    made = None
    if where is not None:
        with suppress(Problem):  # written by something that writes otherwise
            made = with_reasons(reasons(lines_of(batch)), file.data, where)
    return _put(path, made or returned(lines_of(batch), file.data, read(file)))


def _returned(
    args: argparse.Namespace, file: File, book: Workbook, answer: Answer
) -> dict[str, str]:
    """The same where nothing was recorded."""
    from hatnhan.capture.returned import lines_in, returned

    return _put(args.returned, returned(lines_in(answer.rows), file.data, book))


def _put(path: Path, data: bytes) -> dict[str, str]:
    from hatnhan.domain.problems import Problem

    try:
        path.write_bytes(data)
    except OSError as error:
        raise Problem("bad_file", reason=f"không ghi được {path} ({error.strerror})") from error
    return {"returned": str(path)}


def _said(answer: Answer) -> dict[str, Any]:
    from hatnhan.capture.answer import as_json
    from hatnhan.capture.questions import of_answer
    from hatnhan.cli import answers

    return as_json(answer) | {
        "questions": [answers.as_json(each) for each in of_answer(answer)],
        "decisions": {key: list(offer) for key, offer in answers.offered(answer).items()},
    }


def _taken(batch: Batch) -> dict[str, Any]:
    from hatnhan.capture.commit import ALREADY, already

    file = {"verdict": "accepted", "code": ALREADY, "message": already(batch), "notes": []}
    done = {"batch": batch.pk, "recorded": 0}
    return {"file": file, "rows": [], "totals": {}, "reconciliation": {}, **done}


def _tell(args: argparse.Namespace, document: dict[str, Any]) -> None:
    if args.json:
        print(json.dumps(document, ensure_ascii=False, default=str))
    else:
        print("\n".join(_lines(args, document)))


def _lines(args: argparse.Namespace, document: dict[str, Any]) -> Iterator[str]:
    """The answer for reading: the conclusion, then the rows that need somebody."""
    from hatnhan.cli import answers

    yield f"{args.file.name}: {document['file']['message']}"
    for note in document["file"]["notes"]:
        told = "" if note["message"] == document["file"]["message"] else note["message"]
        if said := f"{told} {note['remedy'] or ''}".strip():
            yield f"  {said}"
    yield from answers.lines(document.get("questions", ()))
    told = [row for row in document["rows"] if row["verdict"] in ("warned", "held", "refused")]
    for row in told[:_SHOWN]:
        where = f"{row['sheet']}, dòng {row['row']}" if row["sheet"] else f"Dòng {row['row']}"
        for said in row["problems"]:
            column = f", cột “{said['column']}”" if said["column"] else ""
            yield f"  {where}{column}: {said['message']} {said['remedy'] or ''}".rstrip()
    if len(told) > _SHOWN:
        yield f"  … và {len(told) - _SHOWN} dòng khác; xem đủ với --json."
    if document.get("recorded"):
        first, last = document["first"], document["last"]
        yield f"Đã ghi {document['recorded']} sự việc, số {first} đến {last}."
    elif args.dry_run:
        yield "Mới kiểm tra; chưa ghi gì."
    elif "recorded" not in document:
        yield "Chưa ghi gì."
    if document.get("returned"):
        yield f"Bảng tính trả lại cùng lý do: {document['returned']}"
