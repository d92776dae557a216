"""A backup comes back whole, and one that is not whole changes nothing."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from hatnhan.cli.archive import digest
from tests.cli.running import Installation

REPORT = b"\x00report\xff"


@pytest.fixture(scope="module")
def made(used: Installation) -> Path:
    file = used.folder.parent / "backup.zip"
    done = used.run("backup", str(file), "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["files"] == 2
    return file


def test_workbooks_on_their_way_in_stay_out(used: Installation, tmp_path: Path) -> None:
    """They may hold what the product must not hold. Planted: found in a backup by a reader."""
    held = used.folder / "imports" / "7"
    held.mkdir(parents=True)
    (held / "ds - cần sửa.xlsx").write_bytes(b"PK")
    try:
        assert used.run("backup", str(tmp_path / "backup.zip")).returncode == 0
        with zipfile.ZipFile(tmp_path / "backup.zip") as opened:
            assert not [name for name in opened.namelist() if "imports" in name]
    finally:
        shutil.rmtree(held.parent)


@pytest.fixture
def backup(made: Path, tmp_path: Path) -> Path:
    """A copy to spoil."""
    return Path(shutil.copy2(made, tmp_path / "backup.zip"))


def spoil(file: Path, **change: bytes | None) -> None:
    """Write the backup again with other contents for some names; None leaves one out."""
    with zipfile.ZipFile(file) as old:
        contents: dict[str, bytes | None] = {name: old.read(name) for name in old.namelist()}
    contents |= change
    with zipfile.ZipFile(file, "w") as new:
        for name, data in contents.items():
            if data is not None:
                new.writestr(name, data)


def manifest(file: Path) -> dict[str, object]:
    with zipfile.ZipFile(file) as opened:
        found: dict[str, object] = json.loads(opened.read("manifest.json"))
    return found


def refused(home: Installation, backup: Path, *codes: str) -> None:
    """The restore is refused with one of these codes, and the installation is as before."""
    key = (home.folder / "secret_key").read_bytes()
    done = home.run("restore", str(backup), "--json")
    assert done.returncode == 1, done.stdout
    assert json.loads(done.stdout)["problems"][0]["code"] in codes
    assert home.users() == ["an", "binh"]
    assert (home.folder / "reports" / "bao-cao.docx").read_bytes() == REPORT
    assert (home.folder / "secret_key").read_bytes() == key


def test_it_comes_back(used: Installation, made: Path) -> None:
    assert made.stat().st_mode & 0o777 == 0o600
    report = used.folder / "reports" / "bao-cao.docx"
    report.write_bytes(b"changed")
    used.add_users("chi")
    assert used.users() == ["an", "binh", "chi"]

    done = used.run("restore", str(made))
    assert done.returncode == 0, done.stderr
    assert used.users() == ["an", "binh"]
    assert report.read_bytes() == REPORT
    assert not [path for path in used.folder.iterdir() if path.name.startswith(".restore")]


FACTS = [
    '{"fact":"place_formed","on":"1990-01-01","id":"t","level":"province","kind":"tỉnh",'
    '"name":"Tỉnh Mẫu"}',
    '{"fact":"establishment_opened","on":"1995-01-01","id":"b","kind":"village",'
    '"name":"Bản Mẫu","place":"t"}',
]


def test_the_register_comes_back_to_the_letter(home: Installation, tmp_path: Path) -> None:
    """Also into an empty installation, with the anchors of its chain; the later state is kept."""
    file, backup = tmp_path / "facts.jsonl", tmp_path / "backup.zip"
    file.write_text(FACTS[0] + "\n", encoding="utf-8")
    assert home.run("facts", "import", str(file)).returncode == 0
    before = home.run("state-hash").stdout
    assert home.run("backup", str(backup)).returncode == 0
    file.write_text(FACTS[1] + "\n", encoding="utf-8")
    assert home.run("facts", "import", str(file)).returncode == 0
    after = home.run("state-hash").stdout
    assert after != before

    assert home.run("restore", str(backup)).returncode == 0
    assert home.run("state-hash").stdout == before
    verified = home.run("verify", "--json")
    assert verified.returncode == 0, verified.stdout + verified.stderr

    (kept,) = home.folder.glob("before-restore-*.zip")
    assert home.run("restore", str(kept)).returncode == 0
    assert home.run("state-hash").stdout == after
    assert home.run("verify", "--json").returncode == 0


def test_the_key_stays_on_its_machine(made: Path) -> None:
    with zipfile.ZipFile(made) as opened:
        names = sorted(opened.namelist())
    assert names == ["database", "files/reports/bao-cao.docx", "manifest.json"]


def test_every_byte_is_checked(used: Installation, backup: Path) -> None:
    """Planted: a comparison of lengths instead of hashes lets the changed report through."""
    spoil(backup, **{"files/reports/bao-cao.docx": b"\x00raport\xff"})
    refused(used, backup, "bad_file")


@pytest.mark.parametrize("part", [0, 0.5, 0.999])
def test_a_cut_file(used: Installation, backup: Path, part: float) -> None:
    whole = backup.read_bytes()
    backup.write_bytes(whole[: int(len(whole) * part)])
    refused(used, backup, "bad_file")


def test_a_flipped_bit_in_the_middle(used: Installation, backup: Path) -> None:
    whole = bytearray(backup.read_bytes())
    whole[len(whole) // 2] ^= 1
    backup.write_bytes(whole)
    refused(used, backup, "bad_file")


def test_a_part_that_is_missing(used: Installation, backup: Path) -> None:
    spoil(backup, database=None)
    refused(used, backup, "bad_file")


def test_a_database_that_is_none(used: Installation, backup: Path, tmp_path: Path) -> None:
    """The hash is right, but what it is the hash of is no database."""
    (tmp_path / "x").write_bytes(b"not a database" * 400)
    told = manifest(backup)
    told["files"] = {"database": digest(tmp_path / "x")}
    spoil(
        backup,
        **{
            "database": (tmp_path / "x").read_bytes(),
            "manifest.json": json.dumps(told).encode(),
            "files/reports/bao-cao.docx": None,
        },
    )
    refused(used, backup, "bad_file", "database_failed")


@pytest.mark.parametrize("name", ["files/../secret_key", "/etc/x", "files/..\\x", "secret_key"])
def test_names_that_lead_outside(
    used: Installation, backup: Path, tmp_path: Path, name: str
) -> None:
    """Planted: without `_safe`, the first of these replaces the secret key."""
    (tmp_path / "x").write_bytes(b"evil")
    told = manifest(backup)
    assert isinstance(told["files"], dict)
    told["files"][name] = digest(tmp_path / "x")
    spoil(backup, **{name: b"evil", "manifest.json": json.dumps(told).encode()})
    refused(used, backup, "bad_file")


def test_another_engine(used: Installation, backup: Path) -> None:
    spoil(backup, **{"manifest.json": json.dumps(manifest(backup) | {"engine": "other"}).encode()})
    refused(used, backup, "backup_engine")


def test_a_later_program(used: Installation, backup: Path) -> None:
    later = manifest(backup)
    assert isinstance(later["migrations"], list)
    later["migrations"].append(["accounts", "9999_later"])
    spoil(backup, **{"manifest.json": json.dumps(later).encode()})
    refused(used, backup, "backup_newer")


def test_a_file_that_cannot_be_written(used: Installation) -> None:
    done = used.run("backup", str(used.folder / "none" / "backup.zip"))
    assert done.returncode == 1
    assert "none" in done.stderr
