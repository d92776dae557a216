"""`hatnhan map`: outlines of communes and districts that an office loads for its own map."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hatnhan.domain.problems import Problem

if TYPE_CHECKING:
    from hatnhan.cli.main import Subparsers


def add(subparsers: Subparsers) -> None:
    """`load`, `list` and `remove`."""
    top = subparsers.add_parser("map", help="đường ranh giới để vẽ bản đồ")
    commands = top.add_subparsers(dest="map", metavar="VIỆC", required=True)
    load = commands.add_parser(
        "load",
        help="nạp một tệp GeoJSON hoặc TopoJSON",
        description="Nạp đường ranh giới xã hoặc huyện. Cấp và ngày bắt đầu đúng được tìm bằng "
        "cách so mã và tên trong tệp với sổ, trừ khi được nêu.",
    )
    load.add_argument("file", type=Path, metavar="TỆP")
    load.add_argument("--level", choices=("commune", "district"), help="cấp của các đường bao")
    load.add_argument(
        "--from", dest="since", type=date.fromisoformat, metavar="NGÀY", help="đúng từ ngày"
    )
    load.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    load.set_defaults(run=run_load)
    listed = commands.add_parser("list", help="kể các bản đồ đã nạp")
    listed.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    listed.set_defaults(run=run_list)
    removed = commands.add_parser("remove", help="bỏ một bản đồ đã nạp")
    removed.add_argument("name", metavar="TÊN")
    removed.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    removed.set_defaults(run=run_remove)


def run_load(args: argparse.Namespace) -> None:
    """Check a file, see what it is of, keep it."""
    from hatnhan.web import maps, maps_fit

    collection = maps.check(_read(args.file))
    fit = maps_fit.best(collection, args.level, args.since)
    layer = maps.save(collection, fit.level, fit.since)
    told = {
        "name": layer.name,
        "level": fit.level,
        "from": fit.since.isoformat(),
        "outlines": fit.outlines,
        "matched": fit.matched,
    }
    word = {"commune": "cấp xã", "district": "cấp huyện"}[fit.level]
    _tell(
        args,
        told,
        f"Đã nạp {fit.outlines} đường bao {word}, dùng từ {fit.since:%d/%m/%Y}; khớp {fit.matched} đơn vị.",
    )


def run_list(args: argparse.Namespace) -> None:
    """Name what is loaded."""
    from hatnhan.web import maps

    names = [layer.name for layer in maps.layers()]
    _tell(args, {"layers": names}, "\n".join(names) or "Chưa nạp bản đồ nào.")


def run_remove(args: argparse.Namespace) -> None:
    """Take one out; the map goes back to points."""
    from hatnhan.web import maps

    maps.layer_named(args.name).path.unlink()
    _tell(args, {"removed": args.name}, f"Đã bỏ {args.name}.")


def _read(path: Path) -> bytes:
    from hatnhan.web import maps

    try:
        with path.open("rb") as file:
            return file.read(maps.MOST_BYTES + 1)
    except OSError as error:
        raise Problem("bad_file", reason=f"không đọc được {path} ({error.strerror})") from error


def _tell(args: argparse.Namespace, told: dict[str, Any], sentence: str) -> None:
    print(json.dumps(told, ensure_ascii=False) if args.json else sentence)
