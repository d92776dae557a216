"""What a child writes is what is read: every type of value, every mark, each row when asked for."""

from __future__ import annotations

import datetime as dt
from array import array

from hatnhan.capture.reading.store import BLANK, Grid, Store, decode, encode
from tests.capture.reading.files import only

VALUES = [
    "Lò Văn Én", "dòng\nhai", "\x00", "\ud800", "🙂", "1", "", 1, -(10**18), 2.5, 1e300, True, False,
    dt.date(1900, 1, 1), dt.datetime.fromisoformat("9999-12-31 23:59:59"), None,
]  # fmt: skip


def test_every_value_comes_back() -> None:
    store, grid = Store(), Grid("Một", "hidden")
    numbers = [store.add(v, f"raw {v!r}", formula=v is None) for v in VALUES]
    numbers.append(store.add("x", "x", font=".VnTime", struck=True))
    grid.rows[3] = array("I", numbers)
    grid.rows[200_000] = array("I", [0, numbers[0], store.covered_by(numbers[0])])
    grid.hidden_rows, grid.hidden_columns, grid.filtered = {3}, {1, 2}, True
    grid.merges = [(3, 0, 4, 1)]
    workbook = decode(encode(store, [grid], format="xlsx", date1904=True, links=["a"]))
    found = only(workbook)
    assert (workbook.date1904, workbook.links, found.state) == (True, ("a",), "hidden")
    assert (found.hidden_rows, found.hidden_columns, found.filtered) == ({3}, {1, 2}, True)
    assert found.merges == ((3, 0, 4, 1),)
    cells = found.rows[3]
    assert [c.value for c in cells[:-1]] == VALUES
    assert [type(c.value) for c in cells[:-1]] == [type(v) for v in VALUES]
    assert [c.raw for c in cells[:-1]] == [f"raw {v!r}" for v in VALUES]
    assert [c.formula for c in cells] == [False] * 15 + [True, False]
    assert (cells[-1].font, cells[-1].struck) == (".VnTime", True)
    last = found.rows[200_000]
    assert last[0] is BLANK
    assert last[1] is cells[0]
    assert (last[2].value, last[2].raw, last[2].merged) == ("Lò Văn Én", "raw 'Lò Văn Én'", True)
    assert len(last) == len(cells)
    assert 4 not in found.rows


def test_half_a_pair_is_shown_as_what_it_is() -> None:
    """The value keeps it, so that it is refused for it; what is shown can be printed.

    Planted: the answer about such a cell could not be written out.
    """
    store, grid = Store(), Grid("Một")
    grid.rows[1] = array("I", [store.add("Lò\ud800", "Lò\ud800")])
    (cell,) = only(decode(encode(store, [grid], format="xlsx", links=[]))).rows[1]
    assert (cell.value, cell.raw) == ("Lò\ud800", "Lò\ufffd")
