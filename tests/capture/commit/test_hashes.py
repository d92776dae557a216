"""A file is known again by its rows, whatever their order, spaces or composition."""

import unicodedata

from hatnhan.capture.model import Cell, Sheet, Workbook
from hatnhan.capture.staging import rows_sha

ROWS = (("TT", "Họ và tên"), ("1", "Lò Văn Mẫu"), ("2", "Cà Thị Mẫu"))


def book(*rows: tuple[str, ...], name: str = "Trang 1") -> Workbook:
    cells = {n: tuple(Cell(text, text) for text in row) for n, row in enumerate(rows, 1)}
    return Workbook("xlsx", (Sheet(name, cells),))


def test_order_names_and_spaces_do_not_matter() -> None:
    same = rows_sha(book(*ROWS))
    assert rows_sha(book(*reversed(ROWS))) == same
    assert rows_sha(book(*ROWS, name="Trang khác")) == same
    assert rows_sha(book(*(tuple(reversed(row)) for row in ROWS))) == same
    spaced = [tuple(f" {unicodedata.normalize('NFD', text)} " for text in row) for row in ROWS]
    assert rows_sha(book(("", ""), *spaced)) == same


def test_what_stands_in_a_row_matters() -> None:
    """Planted: rows joined without a separator, and rows held as a set."""
    same = rows_sha(book(*ROWS))
    assert rows_sha(book(*ROWS[:2], ("2", "Cà Thị Mẩu"))) != same
    assert rows_sha(book(*ROWS, ROWS[2])) != same
    assert rows_sha(book(("1", "23"))) != rows_sha(book(("12", "3")))
