"""The file that a backup is: a zip with a manifest, and a SHA-256 for everything in it.

    manifest.json      {"format", "program", "engine", "made_at", "migrations", "files"}
    database           the SQLite file, or PostgreSQL's dump in custom format
    files/...          what else lies in the data folder: anchors, reports, maps

The secret key is not in it: a backup that is carried about must not let anybody forge sessions.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from hatnhan.domain.problems import Problem

FORMAT = 1
DATABASE = "database"
FOLDER = "files/"
BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself; `files` maps each name in the zip to its SHA-256."""

    format: int
    program: str
    engine: str
    made_at: str
    migrations: list[tuple[str, str]]
    files: dict[str, str]


def write(target: Path, manifest: Manifest, contents: Iterable[tuple[str, Path]]) -> None:
    """Write the backup beside its target and move it there in one step, readable by us only."""
    aside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        aside.touch(mode=0o600)
        with zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as zipped:
            for name, path in contents:
                zipped.write(path, name)
                manifest.files[name] = digest(path)
            zipped.writestr("manifest.json", json.dumps(asdict(manifest), indent=1))
        with aside.open("rb") as written:
            os.fsync(written.fileno())
        aside.replace(target)
    except OSError as error:
        raise Problem("bad_file", reason=f"không ghi được {target} ({error.strerror})") from error
    finally:
        aside.unlink(missing_ok=True)


def unpack(source: Path, into: Path) -> Manifest:
    """Check every byte of a backup and lay it out in a folder; Problem if anything is wrong."""
    try:
        with zipfile.ZipFile(source) as zipped:
            manifest = _manifest(zipped)
            for name, expected in manifest.files.items():
                _extract(zipped, name, expected, into)
    except OSError as error:
        raise Problem("bad_file", reason=f"không đọc được {source} ({error.strerror})") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise Problem("bad_file", reason=f"{source.name} không phải bản sao lưu còn tốt") from error
    return manifest


def _manifest(zipped: zipfile.ZipFile) -> Manifest:
    try:
        told = json.loads(zipped.read("manifest.json"))
        if told["format"] != FORMAT:
            raise Problem("backup_newer", newer=f"định dạng {told['format']}")
        told["migrations"] = [(str(app), str(name)) for app, name in told["migrations"]]
        manifest = Manifest(**told)
        names = {name: str(value) for name, value in manifest.files.items()}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Problem("bad_file", reason="bản sao lưu không có bản kê đọc được") from error
    if DATABASE not in names or not all(_safe(name) for name in names):
        raise Problem("bad_file", reason="bản kê của bản sao lưu không hợp lệ")
    return manifest


def _safe(name: str) -> bool:
    """Names that stay inside the folder they are unpacked to."""
    parts = PurePosixPath(name).parts
    plain = "\\" not in name and ":" not in name and not name.startswith("/") and ".." not in parts
    return name == DATABASE or (plain and name.startswith(FOLDER) and len(parts) > 1)


def _extract(zipped: zipfile.ZipFile, name: str, expected: str, into: Path) -> None:
    path = into / name
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with zipped.open(name) as packed, path.open("wb") as plain:
            while block := packed.read(BLOCK):
                plain.write(block)
    except KeyError as error:
        raise Problem("bad_file", reason=f"bản sao lưu thiếu {name}") from error
    if digest(path) != expected:
        raise Problem("bad_file", reason=f"{name} trong bản sao lưu không khớp mã kiểm tra")


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
