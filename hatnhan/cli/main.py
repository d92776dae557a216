"""The console script `hatnhan`.

Exit status: 0 done, 1 refused with a `Problem`, 2 bad usage. With `--json` a command prints one
JSON document on standard output, also when it refuses; everything else goes to standard error.

A command lives in a module of this package with two functions: `add(subparsers)` makes its
parsers, `run(args)` does the work and returns the exit status or None. A module that holds several
commands sets `run` on each of its parsers instead. Modules import Django models inside `run`, so
that `--help` stays quick. A command that needs no database says `set_defaults(database=False)`.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from hatnhan import __version__
from hatnhan.cli.words import speak_vietnamese
from hatnhan.domain.problems import Problem

if TYPE_CHECKING:
    from types import ModuleType

    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

COMMANDS = (
    "demo",
    "scenario",
    "serve",
    "facts",
    "importing",
    "figures",
    "reports",
    "drafts",
    "mapcmd",
    "keeping",
    "backup",
    "users",
    "bench",
)


def parser() -> argparse.ArgumentParser:
    """The whole command line, with every command module in it."""
    speak_vietnamese()
    top = argparse.ArgumentParser(
        prog="hatnhan",
        description="Hạt Nhân: tổ chức đảng và đảng viên ở từng bản, trường học, trạm y tế, "
        "vào bất kỳ ngày nào.",
    )
    top.add_argument(
        "--version",
        action="version",
        version=f"hatnhan {__version__}",
        help="in số phiên bản",
    )
    subparsers = top.add_subparsers(dest="command", metavar="LỆNH", required=True)
    for name in COMMANDS:
        _add(importlib.import_module(f"hatnhan.cli.{name}"), subparsers)
    return top


def _add(module: ModuleType, subparsers: Subparsers) -> None:
    before = set(subparsers.choices)
    module.add(subparsers)
    for name in set(subparsers.choices) - before:
        made = subparsers.choices[name]
        if made.get_default("run") is None and hasattr(module, "run"):
            made.set_defaults(run=module.run)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status (bad usage leaves by SystemExit 2)."""
    _speak_utf8()
    args = parser().parse_args(argv)
    try:
        _prepare(needs_database=getattr(args, "database", True))
        status = _run(args)
        sys.stdout.flush()  # here, where a reader that has gone away is no error
    except Problem as problem:
        _refuse(problem, as_json=getattr(args, "json", False))
        return 1
    except BrokenPipeError:
        # The reader (`| head`) has seen enough; Python must not complain again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return status


def _run(args: argparse.Namespace) -> int:
    """Do the command; a database that fails under it is told in words."""
    from django.db import DatabaseError

    try:
        return int(args.run(args) or 0)
    except DatabaseError as error:
        raise Problem("database_failed", reason=str(error).strip()) from error


def _speak_utf8() -> None:
    """Vietnamese reaches the reader whatever the console's own encoding is."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8")


def _prepare(*, needs_database: bool) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hatnhan.settings")
    import django

    try:
        django.setup()
    except OSError as error:  # the settings make the folder of the data
        raise Problem("home_failed", reason=error.strerror or str(error)) from error
    if needs_database:
        from hatnhan.cli.database import ensure

        ensure()


def _refuse(problem: Problem, *, as_json: bool) -> None:
    line = problem.details.get("line")
    if as_json:
        found = {"line": line, "code": problem.code, "message": problem.message}
        print(json.dumps({"problems": [found]}, ensure_ascii=False))
    else:
        where = "" if line is None else f"Dòng {line}: "
        print(f"{where}{problem.message}", file=sys.stderr)


if __name__ == "__main__":
    raise SystemExit(main())
