"""What became of a draft between two editions."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from hatnhan.drafts.editions import difference
from hatnhan.drafts.findings import findings
from hatnhan.prose.model import Verdict
from tests.drafts.keeping.sample import LINES, LONG, MENDED, checked


def test_the_same_again_is_no_difference() -> None:
    same = difference(checked(LONG), checked(LONG))
    assert (same.mended, same.new, same.changed) == ((), (), ())
    assert [f.verdict for f in same.remaining] == [
        Verdict.FAILS,
        Verdict.FAILS,
        Verdict.ROUNDING,
        Verdict.UNDETERMINED,
    ]


def test_a_mended_sentence_is_found_by_its_words() -> None:
    found = difference(checked(), checked(MENDED))
    (mended,) = found.mended
    assert "28,6%" in mended.before.title
    assert mended.now is not None
    assert mended.now.verdict is Verdict.HOLDS
    assert mended.now.equation == "36/381 = 9,4 %"
    assert found.new == ()
    assert len(found.remaining) == 3
    (changed,) = found.changed
    assert (changed.before, changed.now) == ("28,6%", "9,4%")
    assert "chiếm … số cơ sở" in changed.around


def test_back_again_is_a_new_finding() -> None:
    found = difference(checked(MENDED), checked())
    assert found.mended == ()
    assert [f.verdict for f in found.new] == [Verdict.FAILS]


def test_still_wrong_with_another_number_remains() -> None:
    """Planted: every finding with a new key was told as mended, and as new, though still wrong."""
    before = checked()
    (wrong,) = [r for r in before.review.relations if r.verdict is Verdict.FAILS]
    text = before.review.text
    other = replace(
        before,
        review=replace(
            before.review,
            text=replace(text, text=text.text.replace("28,6%", "38,6%")),
            figures=tuple(
                replace(f, raw="38,6%", value=Fraction(193, 5)) if f.raw == "28,6%" else f
                for f in before.review.figures
            ),
            relations=tuple(
                replace(r, text=r.text.replace("28,6%", "38,6%")) if r is wrong else r
                for r in before.review.relations
            ),
        ),
    )
    found = difference(before, other)
    assert (found.mended, found.new) == ((), ())
    assert any("38,6%" in f.title for f in found.remaining)
    assert [(c.before, c.now) for c in found.changed] == [("28,6%", "38,6%")]


def test_a_sentence_that_is_gone() -> None:
    before = checked()
    kept = tuple(r for r in before.review.relations if r.verdict is not Verdict.FAILS)
    found = difference(before, replace(before, review=replace(before.review, relations=kept)))
    assert [(m.before.verdict, m.now) for m in found.mended] == [(Verdict.FAILS, None)]


def test_what_is_ignored_in_the_newer_edition_is_neither_new_nor_mended() -> None:
    wrong = findings(checked())[1]
    found = difference(checked(), replace(checked(), ignored={wrong.key: "số của huyện khác"}))
    assert found.mended == ()
    assert wrong.key not in {f.key for f in found.remaining}


def rewritten(old: str, new: str) -> tuple[tuple[object, ...], ...]:
    return tuple((kind, str(line).replace(old, new), *rest) for kind, line, *rest in LINES)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("gồm cả 2 xã", "gồm cả 3 xã", [("2", "3")]),
        ("Số liệu của 12 xã", "Ở đây là số liệu chung của 13 xã", [("12", "13")]),
        ("gồm cả 2 xã mới nhập", "không tính xã mới", [("2", "")]),
        ("mới nhập", "mới nhập từ 77 bản", [("", "77")]),
        ("Đầu kỳ, huyện", "Trong huyện, vào đầu kỳ", []),
    ],
)
def test_figures_that_changed(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    found = difference(checked(), checked(rewritten(old, new)))
    assert [(c.before, c.now) for c in found.changed] == expected


def test_a_paragraph_that_moved_changes_nothing() -> None:
    moved = (LINES[0], LINES[2], LINES[1], *LINES[3:])
    assert difference(checked(), checked(moved)).changed == ()
