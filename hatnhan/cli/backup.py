"""`hatnhan backup FILE` and `hatnhan restore FILE`."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hatnhan import __version__
from hatnhan.domain.problems import Problem

if TYPE_CHECKING:
    from hatnhan.cli.archive import Manifest
    from hatnhan.cli.main import Subparsers

LEFT_OUT = (
    "db.sqlite3", "secret_key", "static", "cache", "drafts", "imports", "before-restore",
)  # fmt: skip
"""In the data folder but not among a backup's files: the database goes in by its own way, the
key stays on its machine, static files and caches are made again, drafts that nobody keeps are
nobody's business, and workbooks on their way in may hold columns that are never kept."""


def add(subparsers: Subparsers) -> None:
    """Both commands and their options."""
    made = subparsers.add_parser("backup", help="sao lưu toàn bộ dữ liệu vào một tệp")
    made.add_argument("file", type=Path, metavar="TỆP")
    made.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    made.set_defaults(run=run_backup)
    made = subparsers.add_parser("restore", help="thay toàn bộ dữ liệu bằng một bản sao lưu")
    made.add_argument("file", type=Path, metavar="TỆP")
    made.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    made.set_defaults(run=run_restore)


def run_backup(args: argparse.Namespace) -> int:
    """Write the backup and say what it holds."""
    _tell(args, backup(args.file), args.file)
    return 0


def run_restore(args: argparse.Namespace) -> int:
    """Put a backup in the place of the data; what was there is kept as `before-restore`."""
    _tell(args, restore(args.file), args.file)
    return 0


def backup(target: Path) -> Manifest:
    """Write everything to one file, as it is at one moment; readers and writers may go on."""
    from django.conf import settings

    from hatnhan.cli import archive, dumps
    from hatnhan.cli.database import applied_migrations

    manifest = archive.Manifest(
        format=archive.FORMAT,
        program=__version__,
        engine=dumps.engine(),
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        migrations=sorted(applied_migrations()),
        files={},
    )
    with tempfile.TemporaryDirectory(dir=settings.HOME, prefix=".backup-") as scratch:
        # First the anchors: one that is younger than the dump would accuse the restored copy.
        anchors = Path(scratch) / "anchors"
        if settings.ANCHORS_DIR.exists():
            shutil.copytree(settings.ANCHORS_DIR, anchors)
        database = Path(scratch) / archive.DATABASE
        dumps.dump(database)
        files = [*_files(settings.HOME), *_anchors(anchors, settings.ANCHORS_DIR.name)]
        archive.write(target, manifest, [(archive.DATABASE, database), *files])
    return manifest


def _anchors(folder: Path, name: str) -> Iterator[tuple[str, Path]]:
    from hatnhan.cli.archive import FOLDER

    for path in sorted(folder.rglob("*")):
        yield f"{FOLDER}{name}/{path.relative_to(folder).as_posix()}", path


def _files(home: Path) -> Iterator[tuple[str, Path]]:
    """All that lies in the data folder but the anchors, which are copied before."""
    from django.conf import settings

    from hatnhan.cli.archive import FOLDER

    for path in sorted(home.rglob("*")):
        inside = path.relative_to(home)
        top = inside.parts[0]
        left_out = (".", settings.ANCHORS_DIR.name, *LEFT_OUT)
        if path.is_file() and not top.startswith(left_out):
            yield FOLDER + inside.as_posix(), path


def restore(source: Path) -> Manifest:
    """Check a backup wholly, keep what is there now, then replace the data by it."""
    from django.conf import settings

    from hatnhan.cli import archive, dumps
    from hatnhan.cli.database import ensure, newer

    with tempfile.TemporaryDirectory(dir=settings.HOME, prefix=".restore-") as scratch:
        manifest = archive.unpack(source, Path(scratch))
        if manifest.engine != dumps.engine():
            raise Problem("backup_engine", engine=manifest.engine, target=dumps.engine())
        if unknown := newer({(app, name) for app, name in manifest.migrations}):
            raise Problem("backup_newer", newer=unknown)
        database = Path(scratch) / archive.DATABASE
        dumps.check(database)
        _keep_what_is_there(settings.HOME)
        dumps.load(database)
        # Anchors of a history that is no longer there would accuse the one that is, and what was
        # computed from it is wrong now.
        for stale in (settings.ANCHORS_DIR, settings.HOME / "cache"):
            shutil.rmtree(stale, ignore_errors=True)
        _lay_out(Path(scratch) / archive.FOLDER, settings.HOME)
    ensure()
    return manifest


def _keep_what_is_there(home: Path) -> None:
    """A restore that was a mistake can be taken back; an empty register is not worth a file."""
    from hatnhan.ledger.models import Recording

    if Recording.objects.exists():
        backup(home / f"before-restore-{datetime.now(UTC):%Y%m%d-%H%M%S}.zip")


def _lay_out(folder: Path, home: Path) -> None:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            target = home / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)


def _tell(args: argparse.Namespace, manifest: Manifest, file: Path) -> None:
    import json

    if args.json:
        told = {"file": str(file), "engine": manifest.engine, "made_at": manifest.made_at}
        print(json.dumps(told | {"files": len(manifest.files)}, ensure_ascii=False))
        return
    done = "Đã sao lưu vào" if args.command == "backup" else "Đã khôi phục từ"
    print(f"{done} {file} ({manifest.engine}, {len(manifest.files)} tệp, lúc {manifest.made_at}).")
