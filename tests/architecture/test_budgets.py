"""Files and functions stay small enough to be read at one sitting."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.sources import PROGRAM, ROOT, python_files

FILE_LINES = 300
FUNCTION_LINES = 45
SETTINGS_LINES = 200

LONGER_FILES: dict[str, str] = {}
"""File: why it is better in one piece."""

LONGER_FUNCTIONS: dict[str, str] = {}
"""`file:function`: why it is better in one piece."""


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def written(path: Path) -> int:
    """Lines that are not blank."""
    return sum(1 for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def test_files() -> None:
    lengths = {name(p): written(p) for p in python_files()}
    long = {file: n for file, n in lengths.items() if n > FILE_LINES and file not in LONGER_FILES}
    assert not long
    assert not [file for file in LONGER_FILES if lengths.get(file, 0) <= FILE_LINES], "no exception"


def test_settings_fit_one_view() -> None:
    text = (PROGRAM / "settings.py").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= SETTINGS_LINES


def test_functions() -> None:
    long: dict[str, int] = {}
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1 - _docstring(node)
                if lines > FUNCTION_LINES:
                    long[f"{name(path)}:{node.name}"] = lines
    assert not {k: n for k, n in long.items() if k not in LONGER_FUNCTIONS}
    assert not [key for key in LONGER_FUNCTIONS if key not in long], "no exception needed any more"


def _docstring(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    if ast.get_docstring(node) is None:
        return 0
    return (first.end_lineno or first.lineno) - first.lineno + 1
