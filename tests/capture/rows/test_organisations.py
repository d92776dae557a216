"""Rows of organisations and of the stock of candidates."""

from __future__ import annotations

from datetime import date
from typing import Any

from hatnhan.capture.model import Answer
from tests.capture.rows.ground import codes, judged, recorded, verdicts

HEADS = ("TT", "Tên tổ chức", "Loại hình", "Trực thuộc", "Ngày thành lập", "Phụ trách cơ sở")
STOCK = (
    "TT", "Họ và tên", "Tháng, năm sinh", "Giới tính", "Dân tộc", "Cơ sở", "Xã", "Giai đoạn",
    "Ngày cảm tình", "Ngày học lớp",
)  # fmt: skip
ON = date(2012, 1, 1)


def line(name: str, kind: str, parent: str | None, on: Any = ON, serves: str | None = None) -> Any:
    return (1, name, kind, parent, on, serves)


def organisations(*lines: Any, **more: Any) -> Answer:
    return judged("organisations", HEADS, *lines, **more)


def facts(answer: Answer) -> list[dict[str, Any]]:
    return [fact for row in answer.rows for fact in row.facts]


def test_a_cell_with_its_villages() -> None:
    answer = organisations(
        line(
            "Chi bộ bản Tà Lềnh", "Chi bộ", "Đảng bộ xã Chiềng Ban", ON, "Bản Huổi Lắc; Bản Nà Hoa"
        )
    )
    assert verdicts(answer) == ["accepted"]
    founded, *served = facts(answer)
    assert (founded["kind"], founded["parent"], founded["on"]) == ("cell", "dx1", "2012-01-01")
    assert [fact["establishment"] for fact in served] == ["b3", "b1"]


def test_the_committee_is_the_parent_by_either_word() -> None:
    answer = organisations(
        line("Chi bộ X", "Chi bộ trực thuộc", "Đảng ủy xã Nà Mường"),
        line("Đảng bộ Trường Nội trú", "Đảng bộ cơ sở", "Huyện ủy Mường Ẳng"),
    )
    assert [fact["parent"] for fact in facts(answer)] == ["dx4", "dh1"]


def test_a_parent_further_down_the_file() -> None:
    """Planted: parents looked for in the register alone."""
    answer = organisations(
        line("Chi bộ T", "Chi bộ", "Đảng bộ Trường Nội trú"),
        line(
            "Đảng bộ Trường Nội trú", "Đảng bộ cơ sở", "Đảng bộ huyện Mường Ẳng", date(2011, 1, 1)
        ),
        line("Chi bộ W", "Chi bộ", "Đảng bộ Trường Nội trú", date(2010, 1, 1)),
    )
    assert verdicts(answer) == ["accepted", "accepted", "refused"]
    cell, committee = facts(answer)
    assert cell["parent"] == committee["id"]
    assert codes(answer, 4) == ["not_yet"]
    (last,) = [row for row in answer.rows if row.row == 4]
    assert "“Đảng bộ Trường Nội trú” chưa có vào ngày 01/01/2010" in last.troubles[0].message


def test_a_name_of_two_committees() -> None:
    answer = organisations(
        line("Chi bộ Y", "Chi bộ", "Đảng bộ xã Tân Hòa"),
        line("Chi bộ Z", "Chi bộ", "Đảng bộ xã Tân Hòa, huyện Phiêng Lơi", ON, "Bản Co Mạ"),
    )
    assert (verdicts(answer), codes(answer, 2)) == (["held", "accepted"], ["ambiguous_parent"])
    assert [fact.get("parent") or fact["establishment"] for fact in facts(answer)] == ["dx3", "b5"]


def test_what_is_asked_and_refused() -> None:
    answer = organisations(
        line("Chi bộ U", "Chi bộ", None),
        line("Chi bộ bản Nà Hoa", "Chi bộ", "Đảng bộ xã Chiềng Ban", date(1965, 2, 3)),
        line("Chi bộ V", "Chi bộ", "Đảng bộ xã Lạ Lùng"),
        line("Đảng bộ xã Mới", "Đảng bộ cơ sở", "Chi bộ bản Nà Hoa"),
        line("Chi bộ Q", "Chi bộ", "Đảng bộ xã Nà Mường"),
        line("CHI BỘ Q", "Chi bộ", "Đảng bộ xã Nà Mường"),
        line("Chi bộ bản Pán II", "Chi bộ", "Đảng bộ xã Chiềng Ban"),
    )
    assert [codes(answer, row) for row in range(2, 9)] == [
        ["missing_parent"], ["already_there"], ["unknown_parent"], ["bad_rank"],
        ["duplicate_in_file"], ["duplicate_in_file"], ["look_alike"],
    ]  # fmt: skip
    assert not facts(answer)


def test_candidates_are_kept_and_record_nothing() -> None:
    answer = judged(
        "candidates", STOCK,
        (1, "Lò Thị Sen", "5/1999", "Nữ", "Thái", "Bản Nà Hoa", "Chiềng Ban", "Cảm tình",
         date(2024, 1, 1), date(2025, 1, 1)),
        (2, "Vì Văn Tú", "6/2000", "Nam", "Thái", "Bản Co Mạ", "Tân Hòa", None, None, None),
        (3, "Lò Văn Chung", "4/1970", "Nam", "Thái", "Bản Nà Hoa", "Chiềng Ban", None, None, None),
        (4, "Hà Thị Dọn", "7/2001", "Nữ", "Thái", "Bản Huổi Lắc", "Chiềng Ban", None,
         "5/2025", date(2024, 5, 1)),
    )  # fmt: skip
    assert verdicts(answer) == ["normalised", "held", "held", "warned"]
    assert "ambiguous_establishment" in codes(answer, 3)
    assert "already_member" in codes(answer, 4)
    assert "out_of_order" in codes(answer, 5)
    first = answer.rows[1].values
    assert (first["born"], first["establishment"], first["stage"]) == ("1999-05", "b1", "Cảm tình")
    assert not facts(answer)


WITH_CODE = (*HEADS[:5], "Mã")
CODED = {
    "fact": "organisation_founded", "on": "1990-01-01", "id": "km", "kind": "cell",
    "name": "Chi bộ Bưu điện", "parent": "dx4", "code": "CB-01",
}  # fmt: skip


def coded(name: str, code: Any) -> Any:
    return (1, name, "Chi bộ", "Đảng bộ xã Nà Mường", ON, code)


def test_a_code_is_of_one_organisation() -> None:
    """Planted: codes taken as they stand, two cells recorded under one."""
    recorded(CODED)
    answer = judged(
        "organisations", WITH_CODE, coded("Chi bộ X", "A-7"), coded("Chi bộ Y", "a-7 "),
        coded("Chi bộ Z", "A-8"), coded("Chi bộ V", None), coded("Chi bộ W", None),
        coded("Chi bộ U", "CB-01"),
    )  # fmt: skip
    assert verdicts(answer) == ["held", "held", "accepted", "accepted", "accepted", "held"]
    assert codes(answer, 2) == ["code_twice"]
    first, last = answer.rows[1].troubles[0], answer.rows[6].troubles[0]
    assert (first.rows, last.rows) == ((3,), ())
    assert "dòng 3" in first.message
    assert [one["id"] for one in last.candidates] == ["km"]


def test_an_organisation_of_the_register_keeps_its_code() -> None:
    recorded(CODED)
    same = (1, "Chi bộ Bưu điện", "Chi bộ", "Đảng bộ xã Nà Mường", date(1990, 1, 1), "CB-01")
    answer = judged("organisations", WITH_CODE, same)
    assert codes(answer, 2) == ["already_there"]
