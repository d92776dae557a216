"""How characters that a register must not hold are shown: as they are, or as numbers."""

from __future__ import annotations

import pytest

from hatnhan.capture.model import Cell
from hatnhan.capture.values.characters import mended, visible
from hatnhan.capture.values.read import Context, as_written
from hatnhan.capture.values.text import title


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("B¶n §ång T©m", "B¶n §ång T©m"),
        ("Lò Văn 😀", "Lò Văn 😀"),
        ("Lò\u202eVăn", "Lò\\u202eVăn"),
        ("Lò\x07Văn", "Lò\\u0007Văn"),
        ("Lò\ue000", "Lò\\ue000"),
        ("Lò\nVăn", "Lò\nVăn"),
    ],
)
def test_in_a_sentence(text: str, shown: str) -> None:
    """Planted: every character that is not for a register was printed as its number."""
    assert visible(text) == shown
    assert as_written(Cell(text, text)) == text


def test_halves_of_pairs() -> None:
    assert mended("Lò \ud83d Văn \udc9f") == "Lò \ufffd Văn \ufffd"
    assert mended("Lò Văn 😀") == "Lò Văn 😀"


def test_what_is_said_of_a_cell_shows_the_cell() -> None:
    (trouble,) = title(Cell("Bản T\u202em", "Bản T\u202em"), Context("Tên bản")).troubles
    assert trouble.raw == "Bản T\u202em"
