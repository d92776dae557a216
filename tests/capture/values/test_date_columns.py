"""What a whole column shows: B1 2 and 4."""

from __future__ import annotations

from datetime import date, timedelta

from hatnhan.capture.model import Verdict
from hatnhan.capture.values.dates.column import Bounded, shifted, swapped
from hatnhan.capture.values.dates.serials import SHIFT
from tests.capture.values.ask import cell, context

CTX = context("Ngày sinh", "born")


def test_2_exchanged_dates_beside_text_are_warned():
    """3/2/1980 typed on a month-first computer became the second of March; 13/2/1980 stayed text."""
    true = [
        date(1980, 3, 2),
        date(1981, 5, 4),
        date(1979, 1, 12),
        date(1990, 7, 7),
        date(1966, 9, 1),
    ]
    cells = {row: cell(day) for row, day in enumerate(true, 2)} | {
        9: cell("13/2/1980"),
        10: cell("25/12/1970"),
    }
    found = dict(swapped([(cells, CTX)]))
    assert sorted(found) == [2, 3, 4, 6]  # 7/7 is the same both ways
    assert found[2].verdict is Verdict.WARNED
    assert found[2].candidates == ({"value": "1980-02-03"},)


def test_2_the_columns_of_a_table_were_typed_on_one_computer():
    """Two different days in each of three columns tell together what none of them tells alone.

    Planted: each column judged by itself.
    """
    columns = [
        (
            {1: cell(date(1980, 4, month)), 2: cell(date(1981, month, 10)), 3: cell("25/12/1970")},
            CTX,
        )
        for month in (2, 6, 8)
    ]
    assert swapped(columns[:2]) == []
    assert len(swapped(columns)) == 6


def test_2_one_true_date_after_the_twelfth_clears_the_column():
    """Planted: the proof by one day after the twelfth left out; red."""
    true = [
        date(1980, 3, 2),
        date(1981, 5, 4),
        date(1979, 1, 12),
        date(1990, 7, 7),
        date(1966, 9, 21),
    ]
    cells = {row: cell(day) for row, day in enumerate(true, 2)} | {9: cell("13/2/1980")}
    assert swapped([(cells, CTX)]) == []


def test_2_admissions_on_feasts_tell_nothing():
    """Cells admit on the third of February and the second of September."""
    days = [date(year, month, day) for year in range(2001, 2009) for day, month in ((3, 2), (2, 9))]
    cells = {row: cell(day) for row, day in enumerate(days, 2)} | {40: cell("13/2/1980")}
    assert swapped([(cells, CTX)]) == []


def test_2_a_column_of_true_dates_alone_is_clear():
    assert swapped([({n: cell(date(1980, n, n + 1)) for n in range(1, 11)}, CTX)]) == []


def test_4_three_dates_moved_by_the_days_between_the_epochs_are_held():
    """10/02/2006 pasted becomes 09/02/2002; the birth of 2003 shows it."""
    moved = [
        Bounded(row, cell(date(2002, 2, 9)), date(2002, 2, 9), date(2003, 1, row), date(2026, 1, 1))
        for row in (2, 3, 4)
    ]
    right = Bounded(5, cell(date(2010, 1, 1)), date(2010, 1, 1), date(1980, 1, 1))
    found = shifted([*moved, right], CTX, SHIFT)
    assert sorted(found) == [2, 3, 4]
    assert {t.value for t in found.values()} == {"2006-02-10"}
    assert {t.verdict for t in found.values()} == {Verdict.HELD}
    assert "1.462" in found[2].message
    assert shifted([*moved[:2], right], CTX, SHIFT) == {}


def test_4_other_shifts_are_none_of_this():
    born = date(2003, 1, 1)
    odd = [Bounded(row, cell(born), born - timedelta(days=4000), born) for row in range(2, 9)]
    assert shifted(odd, CTX, SHIFT) == {}


def test_4_the_workbook_tells_which_way():
    """Planted: both ways tried alike, the one with more rows taken."""
    late = date(2010, 2, 11)
    moved = [
        Bounded(row, cell(late), late, date(2005, 1, row), date(2008, 1, 1)) for row in (2, 3, 4)
    ]
    assert {t.value for t in shifted(moved, CTX, -SHIFT).values()} == {"2006-02-10"}
    assert shifted(moved, CTX, SHIFT) == {}
