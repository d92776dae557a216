"""The program's own source files, for tests that read them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "hatnhan"


def python_files(folder: Path = PROGRAM) -> list[Path]:
    """Every Python file below a folder but migrations."""
    return sorted(p for p in folder.rglob("*.py") if "migrations" not in p.parts)


def package_of(path: Path) -> str:
    """The package of the program that a file belongs to: `web` for hatnhan/web/views/x.py."""
    inside = path.relative_to(PROGRAM)
    return inside.parts[0] if len(inside.parts) > 1 else ""


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Every call in a syntax tree with the dotted name called, as far as it is one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node, dotted(node.func)


def dotted(node: ast.expr) -> str:
    """`a.b.c` of an attribute chain; calls and subscripts inside it are written `()`."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    if isinstance(node, ast.Call):
        return f"{dotted(node.func)}()"
    return ""
