"""Answer one question about a file of facts: ``python -m tests.oracle FILE --on D``."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from tests.oracle.belief import Impossible
from tests.oracle.figures import Question, drill_all, figures
from tests.oracle.lines import Refused, read
from tests.oracle.replay import Ledger
from tests.oracle.trees import Scope


def arguments() -> argparse.Namespace:
    """The options, as of ``hatnhan figures``."""
    parser = argparse.ArgumentParser(prog="python -m tests.oracle", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--on", "--to", dest="on", required=True)
    parser.add_argument("--from", dest="since")
    parser.add_argument("--known-at", type=int)
    parser.add_argument("--place")
    parser.add_argument("--organisation")
    parser.add_argument("--tree", choices=("then", "now"), default="then")
    parser.add_argument("--drill", metavar="PATH", help="list the ids behind one figure")
    return parser.parse_args()


def main() -> int:
    """Print the answer as JSON; 1 if the file or the question is refused."""
    args = arguments()
    ledger = Ledger()
    number = 0
    try:
        for number, body in read(args.file.read_bytes()):  # noqa: B007 - named in the refusal
            ledger.add(body)
        scope = Scope("place", args.place) if args.place else None
        scope = Scope("organisation", args.organisation) if args.organisation else scope
        question = Question(args.on, scope, args.since, args.known_at, args.tree)
        if args.drill:
            found = drill_all(ledger.lines, question).get(args.drill, [])
            json.dump([{"id": id_, "recording": recording} for id_, recording in found], sys.stdout)
        else:
            json.dump(figures(ledger.lines, question), sys.stdout, ensure_ascii=False)
    except Impossible as problem:
        return refuse(number, problem.code, str(problem))
    except Refused as problem:
        return refuse(problem.line, problem.code, str(problem))
    sys.stdout.write("\n")
    return 0


def refuse(line: int | None, code: str, message: str) -> int:
    """Print a refusal in the contract's form."""
    json.dump({"problems": [{"line": line, "code": code, "message": message}]}, sys.stdout)
    sys.stdout.write("\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
