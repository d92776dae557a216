"""The project speaks of itself alone, and what it ships is what it says it ships."""

from __future__ import annotations

import re
import subprocess

from tests.architecture.sources import ROOT

FORBIDDEN = re.compile(
    r"pypi\.org|files\.pythonhosted|registry\.npmjs|sourceMappingURL|/root/|/home/[a-z]",
    re.IGNORECASE,
)
TEXT = {".py", ".md", ".toml", ".txt", ".in", ".html", ".css", ".js", ".json", ".sh", ".yaml", ""}
OWN_PATTERNS = {"tests/architecture/test_words.py", "scripts/vendor.py"}
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def tracked() -> list[str]:
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [name for name in done.stdout.split("\0") if name and (ROOT / name).exists()]


def test_no_machine_and_no_host() -> None:
    found = []
    for name in tracked():
        path = ROOT / name
        if path.suffix in TEXT and name not in OWN_PATTERNS and path.stat().st_size < 2_000_000:
            found += [
                f"{name}: {hit}" for hit in FORBIDDEN.findall(path.read_text(encoding="utf-8"))
            ]
    assert not found


def test_nothing_is_unfinished() -> None:
    found = []
    for name in tracked():
        own = name.endswith((".py", ".sh", ".html", "Makefile")) and "/vendor/" not in name
        if own and name not in OWN_PATTERNS:
            text = (ROOT / name).read_text(encoding="utf-8")
            found += [f"{name}: {hit}" for hit in UNFINISHED.findall(text)]
    assert not found


def test_locks_have_hashes_and_no_host() -> None:
    for lock in ("base.txt", "dev.txt"):
        text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
        names = re.findall(r"^[a-z0-9][^ ]*==[^ ]+", text, re.MULTILINE)
        assert len(names) > 20
        assert text.count("--hash=sha256:") >= len(names)
        assert "://" not in text
        assert "file:" not in text


def test_the_lock_is_of_the_wanted_versions() -> None:
    for wanted, lock in (("base.in", "base.txt"), ("build.in", "base.txt"), ("dev.in", "dev.txt")):
        locked = (ROOT / "requirements" / lock).read_text(encoding="utf-8").lower()
        for line in (ROOT / "requirements" / wanted).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("#", "-r")):
                name, version = line.lower().split("==")
                plain = re.sub(r"\[.*\]", "", name)
                assert f"{plain}=={version} " in locked, f"{line}: run make lock"
