"""Where sentences end."""

from __future__ import annotations

import pytest

from hatnhan.prose.sentences import sentences
from tests.prose.figures.drafts import draft

TEXTS = [
    ("Một câu. Hai câu! Ba câu?", ["Một câu.", "Hai câu!", "Ba câu?"]),
    ("Có 5.000 người, 28.6 % và 30.5. Hết.", ["Có 5.000 người, 28.6 % và 30.5.", "Hết."]),
    ("TP. Sơn La có 5 xã. Đ/c. An nói.", ["TP. Sơn La có 5 xã.", "Đ/c. An nói."]),
    ("Bản A; bản B: đủ. Xong", ["Bản A; bản B: đủ.", "Xong"]),
    ("1. Kết quả. 2.1. Chung.", ["1. Kết quả.", "2.1. Chung."]),
    ("Trồng cây v.v. và nuôi cá. Hết.", ["Trồng cây v.v. và nuôi cá.", "Hết."]),
    ("Nói: “Được.” Rồi về.", ["Nói: “Được.”", "Rồi về."]),
    ("Dòng một\nDòng hai; tiếp\n\n", ["Dòng một", "Dòng hai; tiếp"]),
    ("   \n\t\n", []),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS, ids=[text for text, _ in TEXTS])
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:stop] for start, stop in sentences(draft(text))] == expected
