"""The house rules hold in the program, and each one catches what it is there for."""

from __future__ import annotations

import ast

import pytest

from tests.architecture import house_rules
from tests.architecture.house_rules import RULES, Rule
from tests.architecture.sources import package_of, python_files

ABSTRACT = "def f(self):\n    'What subclasses give.'\n    raise NotImplementedError"
CAUGHT = [
    (house_rules.translated_text_is_plain, "reports", '_(f"{n} chi bộ")'),
    (house_rules.translated_text_is_plain, "reports", '_("%s chi bộ" % n)'),
    (house_rules.translated_text_is_plain, "reports", 'gettext_lazy("{} chi bộ".format(n))'),
    (house_rules.today_is_asked_at_the_edge, "indicators", "date.today()"),
    (house_rules.today_is_asked_at_the_edge, "registry", "datetime.date.today()"),
    (house_rules.today_is_asked_at_the_edge, "reports", "timezone.now().date()"),
    (house_rules.today_is_asked_at_the_edge, "reports", "timezone.localdate()"),
    (house_rules.today_is_asked_at_the_edge, "reports", "datetime.now(UTC).date()"),
    (house_rules.interval_rows_are_not_updated, "web", "Membership.objects.update(sex=1)"),
    (house_rules.interval_rows_are_not_updated, "web", "m.PlaceState.objects.filter(a=1).delete()"),
    (house_rules.forms_of_errors, "web", 'raise Exception("x")'),
    (house_rules.no_unfinished_work, "web", "raise NotImplementedError"),
    (house_rules.no_unfinished_work, "web", "def f():\n  'Doc.'\n  raise NotImplementedError(1)"),
]
ALLOWED = [
    (house_rules.translated_text_is_plain, "reports", '_("%(n)s chi bộ") % {"n": n}'),
    (house_rules.today_is_asked_at_the_edge, "web", "date.today()"),
    (house_rules.today_is_asked_at_the_edge, "reports", "recorded.date()"),
    (house_rules.interval_rows_are_not_updated, "registry", "Membership.objects.update(a=1)"),
    (house_rules.interval_rows_are_not_updated, "web", "Programme.objects.update(a=1)"),
    (house_rules.forms_of_errors, "web", 'raise Problem("bad_file", reason="x")'),
    (house_rules.no_unfinished_work, "web", f"class A:\n  {ABSTRACT}"),
]


@pytest.mark.parametrize(("rule", "package", "code"), CAUGHT)
def test_caught(rule: Rule, package: str, code: str) -> None:
    assert list(rule(package, ast.parse(code)))


@pytest.mark.parametrize(("rule", "package", "code"), ALLOWED)
def test_allowed(rule: Rule, package: str, code: str) -> None:
    assert not list(rule(package, ast.parse(code)))


@pytest.mark.parametrize("rule", RULES)
def test_the_program_keeps(rule: Rule) -> None:
    found = [
        f"{path}:{line}: {why}"
        for path in python_files()
        for line, why in rule(package_of(path), ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not found, "\n".join(found)
