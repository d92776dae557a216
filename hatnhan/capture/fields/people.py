"""Lists of members and of candidates."""

from __future__ import annotations

from typing import Final

from hatnhan.capture.fields.base import COMMUNE, DISTRICT, ORDINAL, REMARK, Field

_PERSON: Final = (
    ORDINAL,
    Field(
        "name",
        "Họ và tên",
        "Họ tên | Họ, tên | Họ và tên đảng viên | Họ tên đảng viên | "
        "Họ và tên khai sinh | Họ, tên đảng viên | Tên đảng viên | "
        "Họ và tên quần chúng | Họ tên quần chúng | Đảng viên | Tên | "
        "Họ và tên (khai sinh) | Họ và chữ đệm, tên | Họ, chữ đệm và tên | "
        "Họ và tên quần chúng ưu tú | Họ, tên quần chúng | Họ tên khai sinh | "
        "Tên người",
        r"^ho (va |chu dem va )?ten\b(?! dem)",
    ),
    Field(
        "family_name",
        "Họ và tên đệm",
        "Họ | Họ đệm | Họ và đệm | Họ và chữ đệm | Họ, chữ đệm | Họ, tên đệm | Họ lót",
        r"^ho\b.*\b(dem|lot)$",
    ),
    Field("given_name", "Tên gọi", "Tên riêng | Tên chính"),
    Field(
        "born",
        "Ngày sinh",
        "Năm sinh | Ngày, tháng, năm sinh | Tháng, năm sinh | Sinh ngày | "
        "Ngày tháng năm sinh | Sinh năm | NS | Ngày/tháng/năm sinh | "
        "Ngày tháng năm, sinh | NTNS | Tuổi sinh | N.sinh | N.s | Ng.sinh | Ng. sinh",
        r"^((ngay|thang|nam)\b.*\bsinh\b(?! hoat)|sinh (ngay|nam)\b)",
        "ngày/tháng/năm; chỉ biết năm thì ghi năm",
    ),
    Field("born_male", "Ngày sinh (Nam)", "Năm sinh nam"),
    Field("born_female", "Ngày sinh (Nữ)", "Năm sinh nữ"),
    Field("born_day", "Ngày sinh (ngày)"),
    Field("born_month", "Ngày sinh (tháng)"),
    Field("born_year", "Ngày sinh (năm)"),
    Field(
        "sex",
        "Giới tính",
        "Giới | Phái | Nam/nữ | Nam, nữ | Nam (nữ) | GT | G/tính | G.tính | G. tính",
        r"^gioi tinh\b",
    ),
    Field("female", "Nữ", "Nữ (x) | Là nữ | Đảng viên nữ | Giới tính nữ", "", "x nếu là nữ"),
    Field("male", "Nam", "Nam (x) | Giới tính nam", "", "x nếu là nam"),
    Field(
        "ethnic",
        "Dân tộc",
        "DT | Thành phần dân tộc | Dân tộc (tên)",
        r"^(thanh phan )?dan toc\b",
    ),
    Field(
        "establishment",
        "Cơ sở (bản/trường/trạm)",
        "Cơ sở | Bản | Trường | Trạm | Thôn, bản | Thôn | Bản, tiểu khu | Tiểu khu | "
        "Bản/tiểu khu | Đơn vị | Bản (tiểu khu) | Nơi ở | Nơi công tác | "
        "Đơn vị công tác | Thôn, bản, tiểu khu | Tên cơ sở | Tổ dân phố | "
        "Bản, tiểu khu, tổ dân phố | Tên bản | Nơi ở, công tác | Nơi làm việc | Cơ sở (bản, trường, trạm) | "
        "Bản, trường, trạm | Nơi cư trú | Cơ quan, đơn vị",
        r"^(ten )?(co so|thon|ban|tieu khu)\b|^noi (o|cu tru|cong tac|lam viec)\b",
    ),
    COMMUNE,
    DISTRICT,
    Field(
        "education",
        "Trình độ học vấn",
        "Trình độ | Trình độ văn hóa | Văn hóa | Học vấn | TĐHV | TĐVH | Trình độ GDPT | "
        "Giáo dục phổ thông | Trình độ giáo dục phổ thông | GDPT | Trình độ phổ thông | "
        "Phổ thông",
        r"\b(hoc van|van hoa|gdpt|giao duc pho thong)\b",
    ),
    Field(
        "qualification",
        "Trình độ chuyên môn",
        "Chuyên môn | Chuyên môn nghiệp vụ | CMNV | Trình độ chuyên môn, nghiệp vụ | TĐCM",
        r"\bchuyen mon\b",
    ),
    Field(
        "youth_union",
        "Đoàn viên",
        "ĐVTN | Đoàn viên ĐTN | Đoàn viên thanh niên | Là đoàn viên | Đoàn viên TNCS | Đoàn viên TN",
        r"\bdoan vien\b",
        "x nếu là đoàn viên",
    ),
    REMARK,
)

MEMBERS: Final = (
    *_PERSON,
    Field(
        "cell",
        "Chi bộ",
        "Nơi sinh hoạt | Sinh hoạt tại | Chi bộ sinh hoạt | Sinh hoạt tại chi bộ | "
        "Thuộc chi bộ | Tên chi bộ | Nơi sinh hoạt đảng | Chi bộ đang sinh hoạt | CB",
        r"\b(chi bo|sinh hoat (tai|dang))\b",
    ),
    Field(
        "committee",
        "Đảng bộ",
        "Đảng bộ cơ sở | Đảng ủy | Trực thuộc | Thuộc đảng bộ | TCCSĐ | Tổ chức cơ sở đảng",
        r"^(thuoc )?dang (bo|uy)\b",
    ),
    Field(
        "admitted",
        "Ngày vào Đảng",
        "Ngày kết nạp | Ngày vào Đảng dự bị | Kết nạp | Vào Đảng | Dự bị | Ngày dự bị | "
        "Ngày, tháng, năm vào Đảng | Ngày kết nạp Đảng | Ngày vào ĐCSVN | Năm vào Đảng | "
        "Ngày tháng năm kết nạp | NVĐ | Ngày vào | Thời gian vào Đảng | Ngày vào Đ | Vào Đ | Ng.vào Đ",
        r"^(?!.*\b(doan|du kien)\b).*\b(vao dang|vao dcs|ket nap|du bi)\b",
        "ngày/tháng/năm",
    ),
    Field(
        "official",
        "Ngày chính thức",
        "Chính thức | Ngày công nhận chính thức | Ngày vào Đảng chính thức | Ngày CT | NCT",
        r"\bchinh thuc\b",
        "ngày/tháng/năm; để trống nếu còn dự bị",
    ),
    Field(
        "decision_on",
        "Ngày quyết định kết nạp",
        "Ngày QĐ kết nạp | Ngày ra quyết định kết nạp | Ngày quyết định | Ngày QĐ",
        r"\b(quyet dinh|qd) ket nap\b",
    ),
    Field(
        "status",
        "Diện đảng viên",
        "Đảng viên dự bị/chính thức | Chính thức/dự bị | Dự bị/chính thức | Loại đảng viên",
        r"^(tinh trang|trang thai|dien)( (dv|dang vien|dang|sinh hoat dang))?$",
    ),
)

CANDIDATES: Final = (
    *_PERSON,
    Field("cell", "Chi bộ", "Chi bộ giúp đỡ | Chi bộ theo dõi | Thuộc chi bộ", r"\bchi bo\b"),
    Field(
        "stage",
        "Giai đoạn",
        "Bước | Giai đoạn/bước | Bước đang làm | Tình trạng | Đang ở bước | Tiến độ",
        r"^(giai doan|buoc|tien do)\b",
    ),
    Field(
        "sympathy_on",
        "Ngày cảm tình",
        "Ngày đưa vào nguồn | Ngày vào nguồn | Ngày cảm tình Đảng | Ngày giới thiệu | "
        "Ngày công nhận cảm tình | Cảm tình Đảng",
        r"\b(cam tinh|nguon)\b",
    ),
    Field(
        "class_on",
        "Ngày học lớp",
        "Ngày học lớp nhận thức về Đảng | Ngày học | Học lớp nhận thức | Ngày cấp giấy chứng nhận",
        r"\b(hoc lop|lop nhan thuc|nhan thuc ve dang|boi duong)\b",
    ),
    Field(
        "proposed_on",
        "Ngày đề nghị",
        "Ngày chi bộ đề nghị | Đề nghị kết nạp | Ngày đề nghị kết nạp | Ngày trình",
        r"\bde nghi\b",
    ),
)
