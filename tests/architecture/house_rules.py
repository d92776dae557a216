"""House rules that no linter knows. Each takes a package name and a syntax tree, and yields lines.

The message says why and what to write instead; `test_house_rules.py` tries each on a planted
example and runs them over the program.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from tests.architecture.sources import calls

Finding = tuple[int, str]
Rule = Callable[[str, ast.AST], Iterator[Finding]]

TRANSLATE = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext"}
TODAY = ("date.today", "datetime.today", "localdate", ".now().date", "localtime().date")
MAY_ASK_TODAY = {"web", "cli"}
MAY_UPDATE = {"ledger", "registry"}
INTERVAL_MODELS = {
    "PlaceState",
    "EstablishmentState",
    "OrganisationState",
    "LinkState",
    "PersonState",
    "Membership",
    "Recording",
    "Mention",
}


def translated_text_is_plain(_package: str, tree: ast.AST) -> Iterator[Finding]:
    """An f-string is put together before it is looked up, so no translation is ever found."""
    for call, name in calls(tree):
        first = call.args[0] if call.args else None
        built = isinstance(first, ast.JoinedStr | ast.BinOp) or (
            isinstance(first, ast.Call)
            and isinstance(first.func, ast.Attribute)
            and first.func.attr == "format"
        )
        if name.rpartition(".")[2] in TRANSLATE and built:
            yield call.lineno, 'put values in after translating: _("… %(n)s") % {"n": n}'


def today_is_asked_at_the_edge(package: str, tree: ast.AST) -> Iterator[Finding]:
    """Queries take their date; only a page or a command may say which day it is."""
    for call, name in calls(tree):
        if name.endswith(TODAY) and package not in MAY_ASK_TODAY:
            yield call.lineno, "take the date as an argument: there is no default today"


def interval_rows_are_not_updated(package: str, tree: ast.AST) -> Iterator[Finding]:
    """Rows of history change by recording a fact; the projection alone closes them."""
    for call, name in calls(tree):
        model, _, method = name.partition(".objects")
        last = method.rpartition(".")[2]
        named = model.rpartition(".")[2] in INTERVAL_MODELS
        if named and last in {"update", "delete", "bulk_update"} and package not in MAY_UPDATE:
            yield call.lineno, "record a fact instead: rows of history are never changed"


def forms_of_errors(package: str, tree: ast.AST) -> Iterator[Finding]:
    """A user meets Problems, which have a code and a sentence; assert is for tests."""
    if package == "domain":
        return
    for node in ast.walk(tree):
        raised = node.exc if isinstance(node, ast.Raise) else None
        if isinstance(raised, ast.Call) and ast.unparse(raised.func) == "Exception":
            yield node.lineno, "raise a Problem or a class that says what went wrong"


def no_unfinished_work(_package: str, tree: ast.AST) -> Iterator[Finding]:
    """What is released is finished; only a method that subclasses must give may say otherwise."""
    abstract = {
        id(method.body[-1])
        for each in ast.walk(tree)
        if isinstance(each, ast.ClassDef)
        for method in each.body
        if isinstance(method, ast.FunctionDef)
        and len(method.body) == 2
        and ast.get_docstring(method)
    }
    for node in ast.walk(tree):
        raised = node.exc if isinstance(node, ast.Raise) else None
        called = raised.func if isinstance(raised, ast.Call) else raised
        unfinished = isinstance(called, ast.Name) and called.id == "NotImplementedError"
        if unfinished and id(node) not in abstract:
            yield node.lineno, "finish it or leave it out"


RULES: tuple[Rule, ...] = (
    translated_text_is_plain,
    today_is_asked_at_the_edge,
    interval_rows_are_not_updated,
    forms_of_errors,
    no_unfinished_work,
)
