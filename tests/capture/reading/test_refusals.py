"""What the refusal of a workbook says: where, and what to do that can be done."""

from __future__ import annotations

import time

import pytest

from hatnhan.capture.reading import work
from hatnhan.capture.reading.store import decode
from hatnhan.domain.problems import Problem
from tests.capture.reading.files import ROW, by_hand, sheet


def test_the_cell_too_far_is_named() -> None:
    """Planted: the refusal gave the limits only, and the stray cell was for the user to find."""
    far = '<row r="1048576"><c r="XFD1048576" t="str"><v>.</v></c></row>'
    with pytest.raises(Problem) as refused:
        work.read_bytes(by_hand(sheet(ROW + far)), "tệp.xlsx")
    assert refused.value.message == (
        "Ô XFD1048576 của “Trang 1” ở ngoài 200.000 dòng, 300 cột. Hãy xóa ô đó hoặc chia nhỏ tệp."
    )


def test_a_file_that_came_incomplete_is_to_be_sent_again() -> None:
    """Planted: the advice was to open it in Excel, which cannot open half a file either."""
    whole = by_hand()
    with pytest.raises(Problem) as refused:
        work.read_bytes(whole[: len(whole) * 2 // 3], "tệp.xlsx")
    assert refused.value.code == "truncated"
    assert "không trọn vẹn" in refused.value.message
    assert "Hãy chép hoặc tải lại từ nơi gửi" in refused.value.message


def tag(size: int) -> str:
    """A tag of about so many bytes, with ">" in it, which closes nothing inside an attribute."""
    return f'<c r="A1" x="{">y" * (size // 2)}"/>'


def test_a_tag_without_an_end_takes_no_time() -> None:
    """Planted: small pieces, each of which begins the tag anew, and no limit: 17 s for 3.5 MB."""
    data = by_hand(sheet(f'<row r="1">{tag(3_500_000)}</row>'))
    started = time.monotonic()
    with pytest.raises(Problem) as refused:
        work.read_bytes(data, "tệp.xlsx")
    assert time.monotonic() - started < 2
    assert refused.value.code == "truncated"
    assert "thẻ dài bất thường" in refused.value.message


def test_long_tags_and_long_texts_are_read() -> None:
    text = "x" * 3_000_000
    cell = f'<c r="B1" t="inlineStr"><is><t>{text}</t></is></c>'
    found = decode(work.read_bytes(by_hand(sheet(f'<row r="1">{tag(500_000)}{cell}</row>')), "tệp"))
    assert found.sheets[0].rows[1][1].value == text
