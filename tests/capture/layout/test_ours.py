"""Templates of ours of another year: refused by what the file says of itself (B61)."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import openpyxl
import pytest

from hatnhan.capture.fields import version
from hatnhan.capture.layout import tables
from hatnhan.capture.model import Kind, Verdict
from hatnhan.capture.reading import read
from hatnhan.capture.templates import template
from tests.capture.layout.build import book, sheet
from tests.capture.layout.members import HEADER, NAMES, line

KINDS: tuple[Kind, ...] = ("establishments", "organisations", "members", "candidates")


def filled(change: Callable[[openpyxl.Workbook], None] = lambda _: None) -> bytes:
    """The template of members with one person in it."""
    made = openpyxl.load_workbook(BytesIO(template("members")))
    made.worksheets[0].append(
        [1, NAMES[0], 1980, "Nam", "Thái", "Chi bộ bản Thử", "Bản", "10/2/2006"]
    )
    change(made)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_template_of_last_year_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: without looking at its year the file was read with the columns of now."""
    made = filled()
    monkeypatch.setattr(version, "YEAR", version.YEAR + 1)
    _, said = tables(read(made, "cũ.xlsx"), "members")
    assert (said[0].code, said[0].verdict) == ("old_template", Verdict.REFUSED)
    assert (
        said[0].message == f"Tệp theo mẫu năm {version.YEAR - 1}, nay dùng mẫu năm {version.YEAR}."
    )
    assert "Tải mẫu mới" in said[0].remedy
    assert "chỉ ra từng cột" in said[0].remedy


@pytest.mark.parametrize("lost", ["property", "guidance"])
def test_either_of_the_two_marks_is_enough(monkeypatch: pytest.MonkeyPatch, lost: str) -> None:
    """Planted: with the property alone a file saved by another program was not recognised."""

    def lose(made: openpyxl.Workbook) -> None:
        if lost == "property":
            del made.custom_doc_props[version.PROPERTY]
        else:
            del made[version.GUIDANCE]

    made = filled(lose)
    monkeypatch.setattr(version, "YEAR", version.YEAR + 1)
    _, said = tables(read(made, "cũ.xlsx"), "members")
    assert said[0].code == "old_template"


def test_columns_told_by_hand_take_an_old_template(monkeypatch: pytest.MonkeyPatch) -> None:
    made = filled()
    monkeypatch.setattr(version, "YEAR", version.YEAR + 1)
    (table,), said = tables(read(made, "cũ.xlsx"), "members", {"Họ và tên": "name"})
    assert "old_template" not in {t.code for t in said}
    assert [r.row for r in table.rows] == [2]


@pytest.mark.parametrize("kind", KINDS)
def test_the_templates_of_now_are_of_this_year(kind: Kind) -> None:
    _, said = tables(read(template(kind), "mẫu.xlsx"), kind)
    assert "old_template" not in {t.code for t in said}


def test_other_layouts_are_not_asked_for_their_year() -> None:
    rows = [["MẪU BIỂU NĂM 2019"], HEADER, line(1, NAMES[0])]
    guidance = sheet([["Mẫu năm 2019 của huyện"]], name=version.GUIDANCE)
    _, said = tables(book(sheet(rows), guidance), "members")
    assert "old_template" not in {t.code for t in said}
