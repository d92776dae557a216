"""A sentence for each rule of the grammar: what it reads, as a reader would meet it."""

from __future__ import annotations

from typing import Final

EXAMPLES: Final[dict[str, str]] = {
    "bracket-of-parts": "Kết nạp 90 đảng viên (60 ở bản, 20 ở trường học, 10 ở trạm y tế).",
    "consists-of": "Đảng bộ có 45 tổ chức cơ sở đảng, gồm 20 đảng bộ và 25 chi bộ.",
    "of-which": "Có 45 tổ chức cơ sở đảng, trong đó đảng bộ cơ sở 20, chi bộ cơ sở 25.",
    "list-after-colon": "Đại hội có 120 đại biểu: 100 đại biểu được bầu, 20 đại biểu đương nhiên.",
    "list-elsewhere": "Huyện có 40 tổ chức cơ sở đảng. Xếp loại: 22 tổ chức tốt, 18 tổ chức khá.",
    "parts-before-total": "Xóa tên 7 đảng viên, khai trừ 2 đảng viên, tổng cộng 9 đảng viên.",
    "complement": "54/67 đảng bộ tăng, 13/67 đảng bộ giảm.",
    "fraction-and-rest": "Đánh giá 490/500 đồng chí; 10 đồng chí được miễn đánh giá.",
    "remainder": "Xã có 17 bản, 12 bản đã có chi bộ riêng, còn lại 5 bản sinh hoạt ghép.",
    "left-over": "Lớp có 216 quần chúng. Đã kết nạp 151 người. Số còn lại 65 người.",
    "table-total": "Đơn vị | Đảng viên ⏎ Bản | 60 ⏎ Trường học | 30 ⏎ Tổng cộng | 90",
    "fraction": "95/104 bản đã có chi bộ.",
    "subset": "Kết nạp 90 đảng viên, trong đó 40 nữ và 55 đoàn viên.",
    "least-mean-greatest": "Tuổi bình quân 52,2 tuổi, cao nhất 76 tuổi, trẻ nhất 33 tuổi.",
    "dates-in-order": "Từ ngày 20/5/2019 đến ngày 10/3/2018, đoàn làm việc với 7 chi bộ.",
    "share-of": "Có 343 chi bộ, chiếm 9 % trong tổng số 3.814 cơ sở.",
    "share-told-again": "Tỷ lệ bản có chi bộ đạt 98,3 %. Hiện có 2.159/2.196 bản đã có chi bộ.",
    "growth-elsewhere": "Có 60.118 đảng viên. So với năm trước (59.287), số đảng viên tăng 1,4 %.",
    "over-plan": "Kết nạp 199 đảng viên, vượt 32,7 % kế hoạch.",
    "share-without-count": "Kết nạp 68 đảng viên, trong đó nữ chiếm 69 %.",
    "growth-from-to": "Số chi bộ tăng từ 120 lên 150, tăng 25 %.",
    "growth-compared": "Kết nạp 120 đảng viên, tăng 20 % so với năm 2021 (100 đảng viên).",
    "growth-of-change": "Kết nạp 120 đảng viên, nhiều hơn năm trước 20 đảng viên (20 %).",
    "growth-unprinted": "Kết nạp 120 đảng viên, tăng 20 % so với năm trước.",
    "change-in-percent": "Kết nạp 120 đảng viên, tăng 20 đồng chí, tương đương 20 %.",
    "difference-from-to": "Số bản chưa có chi bộ giảm từ 76 xuống còn 9, giảm 67 bản.",
    "difference-compared": "Kết nạp 120 đảng viên, tăng 20 so với năm 2021 (100 đảng viên).",
    "difference-elsewhere": "Năm trước kết nạp 100 đảng viên. Nay kết nạp 120 đảng viên, tăng 20.",
    "over-plan-by": "Chỉ tiêu là 90 đảng viên, đã kết nạp 104 đảng viên, vượt 14 đảng viên.",
    "points-compared": "Nữ cấp ủy đạt 24 %, tăng 3,2 % so với nhiệm kỳ trước (20,8 %).",
    "points-elsewhere": "Tỷ lệ nữ lần lượt là 43,1 % và 45,2 %; tăng 2,1 điểm phần trăm.",
    "multiple": "Số đảng viên tăng từ 120 lên 240, gấp 2 lần.",
    "multiple-elsewhere": "Năm 2008 xã có 71 đảng viên. Nay có 213 đảng viên, gấp 3 lần.",
    "stock-and-flow": "Đầu năm có 1.200 đảng viên, kết nạp 80, chuyển đi 30, cuối năm còn 1.250.",
    "average": "Có 20 chi bộ với 366 đảng viên, bình quân 18,3 đảng viên/chi bộ.",
    "span-of-days": "Đại hội họp 03 ngày (từ 22 đến 24/9).",
}
"""By the name that a relation carries in `rule`; ⏎ and | stand for the lines and cells of a table."""
