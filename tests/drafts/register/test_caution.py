"""Sentences of districts and communes: nothing is called wrong whose place, day or meaning is open.

The register is that of four communes of Sơn La; every number here is invented and differs from
its. Each sentence stands under the heads that such papers bear.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import tests.prose.measures
from hatnhan.drafts.findings import Checked
from hatnhan.drafts.reading import read_text
from hatnhan.drafts.service import check_text
from tests.prose.measures.evaluate import paragraphs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small")]
PAPERS = sorted(Path(tests.prose.measures.__file__).parent.glob("*.json"))
TODAY = date(2026, 11, 24)

HEADS = (
    "",
    "TỈNH ỦY SƠN LA\nHUYỆN ỦY MỘC CHÂU\n",
    "Huyện ủy Thuận Châu, tỉnh Sơn La\nThuận Châu, ngày 15 tháng 7 năm 2019\n",
    "ĐẢNG BỘ HUYỆN VÂN HỒ, TỈNH SƠN LA\nĐẢNG ỦY XÃ CHIỀNG XUÂN\n",
    "Báo cáo của Đảng ủy xã Chiềng Sơn (tỉnh Sơn La)\nNgày 20 tháng 12 năm 2018\n",
)

SENTENCES = (
    "Nay toàn huyện còn 1 bản chưa có chi bộ, chiếm 0,4% số bản.",
    "Hiện nay, toàn huyện có 312 chi bộ, 5.430 đảng viên.",
    "Đến nay toàn xã có 17 chi bộ với 389 đảng viên.",
    "Trên địa bàn huyện hiện còn 6 bản chưa có đảng viên.",
    "Trên địa bàn xã còn 2 trường học chưa có chi bộ.",
    "Toàn Đảng bộ hiện có 45 tổ chức cơ sở đảng, 5.430 đảng viên.",
    "Toàn Đảng bộ huyện có 28 đảng bộ cơ sở, 17 chi bộ cơ sở.",
    "Đảng bộ xã có 17 chi bộ trực thuộc, 389 đảng viên.",
    "Đến ngày 30/6/2019, Đảng bộ có 17 chi bộ, 389 đảng viên.",
    "Đến ngày 30/6/2019, Đảng bộ huyện có 45 tổ chức cơ sở đảng với 5.430 đảng viên.",
    "Tính đến 31/12/2018, toàn huyện có 5.430 đảng viên, trong đó 612 đảng viên nữ.",
    "Tính đến 31/12/2018, toàn xã còn 3 bản sinh hoạt ghép.",
    "Trong quý I năm 2019, Đảng bộ huyện kết nạp 44 đảng viên.",
    "Quý II, toàn huyện kết nạp 52 đảng viên, lũy kế từ đầu năm 96 đảng viên.",
    "Quý I, toàn tỉnh kết nạp 187 đảng viên.",
    "Lũy kế đến quý II năm 2019, toàn tỉnh kết nạp 900 đảng viên.",
    "Lũy kế 6 tháng đầu năm 2019, toàn huyện kết nạp 96 đảng viên.",
    "Lũy kế từ đầu năm đến hết quý II năm 2019, toàn tỉnh kết nạp 900 đảng viên.",
    "Năm nay, toàn tỉnh kết nạp 900 đảng viên, cùng kỳ kết nạp 850 đảng viên.",
    "Năm nay toàn xã kết nạp 9 đảng viên, vượt 1 đảng viên so với cùng kỳ.",
    "Cùng kỳ năm trước, toàn tỉnh có 900 đảng viên dự bị.",
    "So với cùng kỳ, toàn tỉnh có 12 cơ sở chưa có đảng viên.",
    "Đầu nhiệm kỳ, toàn tỉnh còn 70 bản chưa có chi bộ.",
    "Nhiệm kỳ trước, toàn tỉnh kết nạp 9.000 đảng viên.",
    "Trước đây toàn tỉnh có 70 bản chưa có đảng viên, nay không còn bản nào.",
    "Từ năm 2006 đến nay, toàn huyện đã kết nạp 2.345 đảng viên.",
    "Sau 10 năm, toàn tỉnh kết nạp 21.870 đảng viên.",
    "Năm 2006 có Nghị quyết. Sau 10 năm, toàn tỉnh kết nạp 21.870 đảng viên.",
    "Thực hiện Nghị quyết, toàn tỉnh có 70 bản chưa có đảng viên.",
    "Xã Chiềng Sơn hiện có 31 bản, 420 đảng viên.",
    "Xã Chiềng Sơn có 3 bản chưa có chi bộ.",
    "Xã Tân Thử hiện có 4 bản chưa có đảng viên.",
    "Ngày 30/6/2019, xã Tân Thử còn 4 bản chưa có đảng viên.",
    "Huyện Mộc Châu có 15 xã, 200 bản, 5.430 đảng viên.",
    "Đến 31/12/2018, huyện Mường Thử còn 12 cơ sở chưa có đảng viên.",
    "Riêng Mộc Châu, đến 31/12/2018 còn 12 bản chưa có đảng viên.",
    "Ở vùng cao biên giới, đến 31/12/2018 còn 12 bản chưa có đảng viên.",
    "Đến 31/12/2018, các xã vùng III có 12 bản chưa có đảng viên.",
    "Đến 31/12/2018, chi bộ bản Nà Thử có 34 đảng viên.",
    "Chi bộ Trường Tiểu học có 34 đảng viên, trong đó 5 đảng viên dự bị.",
    "Đảng bộ Công ty hiện có 9 chi bộ, 210 đảng viên.",
    "Đảng bộ Khối các cơ quan huyện có 40 chi bộ, 700 đảng viên.",
    "Cả huyện có 12 trạm y tế đã có chi bộ.",
    "Cả nước có 5,2 triệu đảng viên.",
    "Phấn đấu đến 31/12/2019 toàn tỉnh không còn quá 5 bản chưa có chi bộ.",
    "Kế hoạch năm 2019 toàn tỉnh kết nạp 2.000 đảng viên.",
    "Bình quân mỗi năm toàn tỉnh kết nạp 2.187 đảng viên.",
    "Trong nhiệm kỳ 2015-2020, Đảng bộ xã kết nạp 45 đảng viên, thành lập 3 chi bộ.",
    "Toàn tỉnh có 70 bản chưa có đảng viên.",
    "Toàn tỉnh có 40.000 đảng viên, 2.400 chi bộ trực thuộc.",
    "Với 2.486 chi bộ trực thuộc, Đảng bộ tỉnh đã đánh giá xong.",
    "Hiện toàn xã có 11/17 bản có chi bộ riêng.",
    "Số bản chưa có chi bộ trên địa bàn giảm còn 2 bản.",
    "Xã đã xóa 5 bản trắng đảng viên, còn 2 bản chưa có đảng viên.",
    "Đến hết quý III, trên địa bàn có 2 bản chưa có đảng viên.",
    "Tại thời điểm đó, toàn tỉnh có 70 bản chưa có đảng viên.",
    "9 tháng, toàn tỉnh kết nạp 1.163 đảng viên.",
    "Trong tháng, toàn tỉnh kết nạp 163 đảng viên, thành lập 4 chi bộ.",
    "Toàn thị trấn có 22 chi bộ, 640 đảng viên, trong đó 300 đảng viên nữ.",
    "Trong 6 tháng đầu năm, toàn huyện thành lập mới 3 chi bộ, kết nạp 96 đảng viên.",
    "Ban Thường vụ Huyện ủy quản lý 96 đồng chí; toàn Đảng bộ có 5.430 đảng viên.",
    "Thị trấn và 14 xã có 220 chi bộ, 3.900 đảng viên.",
)


def wrong(text: str, on: date | None) -> list[str]:
    """What is called wrong beside the register."""
    return _wrong(check_text(read_text(text), on))


def _wrong(found: Checked) -> list[str]:
    raw = {figure.id: figure.raw for figure in found.review.figures}
    return [
        f"{raw[one.figure]} {one.label} {one.on} {one.computed_now}"
        for one in found.register
        if one.verdict == "fails"
    ]


@pytest.mark.parametrize("on", [None, TODAY])
def test_sixty_sentences(on: date | None) -> None:
    """With and without a day on the form."""
    assert len(SENTENCES) >= 60
    told = ((head + one, wrong(head + one, on)) for head in HEADS for one in SENTENCES)
    assert [(text, said) for text, said in told if said] == []


@pytest.mark.parametrize(
    "said",
    [
        "Quý II năm 2019, tính lũy kế, toàn tỉnh kết nạp 900 đảng viên.",
        "Lũy kế quý II năm 2019, toàn tỉnh kết nạp 900 đảng viên.",
    ],
)
def test_sums_over_more_than_the_period(said: str) -> None:
    """Planted and seen red: "lũy kế" unknown after a period, and before it."""
    assert wrong(f"Tỉnh Sơn La.\n\n{said}", None) == []
    assert wrong("Tỉnh Sơn La.\n\nQuý II năm 2019, toàn tỉnh kết nạp 900 đảng viên.", None)


def test_what_is_certain_is_called_wrong_all_the_same() -> None:
    """The quarter is named and the province too; what is summed up is another figure."""
    text = (
        "Tỉnh Sơn La.\n\nQuý II năm 2019, toàn tỉnh kết nạp 400 đảng viên, lũy kế kết nạp 900 đảng "
        "viên."
    )
    (said,) = wrong(text, TODAY)
    assert said.startswith("400 ")
    assert wrong("Tỉnh Sơn La.\n\nHiện nay, toàn tỉnh có 40.000 đảng viên.", date(2019, 6, 30))
    dated = "Tỉnh Sơn La.\n\nĐến 30/6/2019, toàn tỉnh có 40.000 đảng viên."
    assert wrong(dated, None)


@pytest.mark.parametrize("file", PAPERS, ids=lambda file: file.stem)
def test_papers_of_other_places(file: Path) -> None:
    """They say "toàn tỉnh" of provinces that they do not name."""
    found = {}
    for paper in json.loads(file.read_text(encoding="utf-8")):
        for on in (None, TODAY):
            said = _wrong(check_text(paragraphs(paper["sentences"]), on))
            if said:
                found[paper["id"], on] = said
    assert found == {}


def test_a_place_whose_name_another_took_later() -> None:
    """Chiềng Sơn of 2006 is not the commune formed of it in 2025, whose name is the same."""
    found = check_text(read_text("Ngày 10/11/2006, xã Chiềng Sơn có 9 bản"), None)
    assert [(one.computed_now, one.verdict) for one in found.register] == [(9, "holds")]


def test_cells_below_any_committee() -> None:
    """Cells whose committee is not said: "chi bộ trực thuộc" of any committee."""
    day = "Tỉnh Sơn La.\n\nNgày 30/6/2019, toàn tỉnh có"
    assert wrong(f"{day} 2.400 chi bộ trực thuộc.", None) == []
    assert wrong(f"{day} 2.400 chi bộ trực thuộc đảng ủy cơ sở.", None)


def test_progress_goes_on_from_nothing_to_all() -> None:
    """Every step tells its share, so that a long check can be broken off in each.

    Planted and seen red: the register's steps untold.
    """
    told: list[float] = []
    text = "Tỉnh Sơn La.\n\n" + "Ngày 30/6/2019, toàn tỉnh có 400 đảng viên.\n\n" * 300
    check_text(read_text(text), None, progress=told.append)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)
    for low, high in ((0.2, 0.33), (0.35, 0.8), (0.8, 1.0)):
        assert sum(low < share < high for share in told) >= 3
