"""The direction between packages: kept by the code, and broken by a planted violation of each rule.

A contract that never fails proves nothing: it may look at an empty folder. So each one is tried on
a copy of the program with one bad import in it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = Path(sys.executable).with_name("lint-imports")

PURE = "The domain and the reading of prose are pure"
IMPORTS = "Order inside the import of spreadsheets"
PLANTED = [
    ("Packages point downwards", "ledger/planted.py", "import hatnhan.registry.models"),
    ("Packages point downwards", "domain/planted.py", "import hatnhan.ledger.models"),
    ("Packages point downwards", "statute/planted.py", "import hatnhan.accounts.models"),
    ("Packages point downwards", "indicators/planted.py", "import hatnhan.web.apps"),
    ("Packages point downwards", "unplaced/__init__.py", ""),
    (PURE, "domain/planted.py", "from django.db import models"),
    (PURE, "domain/planted.py", "import numpy"),
    (PURE, "domain/planted.py", "from pathlib import Path"),
    ("One door to the ledger", "registry/planted.py", "from hatnhan.ledger import commands"),
    ("One door to the ledger", "web/planted.py", "import hatnhan.ledger.commands"),
    ("Order inside a package", "accounts/models.py", "import hatnhan.accounts.queries"),
    ("Order inside a package", "accounts/queries.py", "import hatnhan.accounts.commands"),
    (IMPORTS, "capture/rows/which.py", "import hatnhan.capture.between.there"),
    (IMPORTS, "capture/values/marks.py", "import hatnhan.capture.units.names"),
]


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(LINT), "--no-cache", "--no-logo"],
        cwd=root,
        env={"PYTHONPATH": str(root), "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    leave_out = shutil.ignore_patterns("static", "__pycache__", "*.pyc", "templates", "data")
    shutil.copytree(ROOT / "hatnhan", tmp_path / "hatnhan", ignore=leave_out)
    return tmp_path


def test_the_program_keeps_every_contract(copy: Path) -> None:
    done = lint(copy)
    assert done.returncode == 0, done.stdout
    assert "5 kept, 0 broken" in done.stdout


@pytest.mark.parametrize(("contract", "file", "line"), PLANTED)
def test_a_planted_violation_is_caught(copy: Path, contract: str, file: str, line: str) -> None:
    path = copy / "hatnhan" / file
    path.parent.mkdir(exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.exists() else '"""Planted."""\n'
    path.write_text(f"{before}\n{line}\n", encoding="utf-8")
    done = lint(copy)
    assert done.returncode == 1, done.stdout
    broken = [text for text in done.stdout.splitlines() if text.rstrip().endswith("BROKEN")]
    assert [text for text in broken if text.startswith(contract)], done.stdout
