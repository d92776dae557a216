"""What is told of a file itself, in words that people use."""

from __future__ import annotations

import pytest

from hatnhan.capture.check import _of_file
from hatnhan.capture.model import Workbook


@pytest.mark.parametrize(
    ("encoding", "separator", "message"),
    [
        ("utf-16-le", ";", "Tệp chữ, bảng mã UTF-16, ngăn cột bằng dấu chấm phẩy."),
        ("tcvn3", "\t", "Tệp chữ, bảng mã TCVN3 (ABC), ngăn cột bằng dấu tab."),
    ],
)
def test_how_a_text_file_was_read(encoding: str, separator: str, message: str) -> None:
    """Planted: the name that programs give to the encoding was printed."""
    (told,) = _of_file(Workbook("csv", (), encoding=encoding, separator=separator))
    assert told.message == message
