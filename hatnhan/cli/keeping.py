"""`hatnhan verify`, `hatnhan rebuild` and `hatnhan state-hash`: keeping the register honest."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hatnhan.cli.main import Subparsers
    from hatnhan.registry.refold import Compared


def add(subparsers: Subparsers) -> None:
    """The three commands and their options."""
    made = subparsers.add_parser("verify", help="đối chiếu sổ ghi, các bảng, số liệu, mã băm")
    made.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    made.set_defaults(run=run_verify)
    made = subparsers.add_parser("rebuild", help="dựng lại các bảng từ sổ ghi")
    made.add_argument("--check", action="store_true", help="chỉ so từng byte, không ghi")
    made.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    made.set_defaults(run=run_rebuild)
    made = subparsers.add_parser("state-hash", help="mã băm của toàn bộ nội dung sổ")
    made.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    made.set_defaults(run=run_state_hash)


def run_verify(args: argparse.Namespace) -> int:
    """Check everything; 0 only if all agree."""
    from hatnhan.indicators.checks import flow_identity, image_equals_tables
    from hatnhan.registry.verification import verify

    report = verify()
    found = [(finding.code, finding.message) for finding in report.findings]
    if not found:
        # Columns and figures are made from the tables: sound tables first.
        for name, check in (
            ("flow_identity", flow_identity),
            ("image", image_equals_tables),
        ):
            count, messages = check()
            report.checked[name] = count
            found += [(f"{name}_fails", message) for message in messages]
    _tell_verified(args, report.checked, found)
    return 1 if found else 0


def _tell_verified(
    args: argparse.Namespace, checked: dict[str, int], found: list[tuple[str, str]]
) -> None:
    if args.json:
        problems = [{"line": None, "code": code, "message": text} for code, text in found]
        told = {"ok": not found, "checked": checked, "problems": problems}
        print(json.dumps(told, ensure_ascii=False))
        return
    for name, count in checked.items():
        print(f"{name}: {count}")
    for _, message in found:
        print(f"Không khớp: {message}.", file=sys.stderr)
    print("Mọi thứ khớp nhau." if not found else f"Có {len(found)} chỗ không khớp.")


def run_rebuild(args: argparse.Namespace) -> int:
    """Fill the tables again from the ledger, or only compare."""
    from hatnhan.registry import verification

    if args.check:
        tables = verification.compare_tables()
        equal = all(table.equal for table in tables.values())
        told = {name: asdict(table) for name, table in tables.items()}
        _print(args, {"equal": equal, "tables": told}, _compared(tables))
        return 0 if equal else 1
    rows = verification.rebuild()
    _print(args, {"rebuilt": rows}, f"Đã dựng lại {sum(rows.values())} dòng từ sổ ghi.")
    return 0


def _compared(tables: dict[str, Compared]) -> str:
    lines = [
        f"{name}: {table.rows} dòng, {'khớp' if table.equal else 'KHÔNG KHỚP'}"
        for name, table in tables.items()
    ]
    return "\n".join(lines)


def run_state_hash(args: argparse.Namespace) -> int:
    """Print the hash."""
    from hatnhan.ledger.queries import latest
    from hatnhan.registry.verification import state_hash

    digest = state_hash()
    _print(args, {"known_at": latest(), "hash": digest}, digest)
    return 0


def _print(args: argparse.Namespace, found: dict[str, Any], text: str) -> None:
    print(json.dumps(found, ensure_ascii=False) if args.json else text)
