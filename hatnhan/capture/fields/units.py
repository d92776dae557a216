"""Lists of establishments and of organisations."""

from __future__ import annotations

from typing import Final

from hatnhan.capture.fields.base import COMMUNE, DISTRICT, ORDINAL, PROVINCE, REMARK, Field

ESTABLISHMENTS: Final = (
    ORDINAL,
    Field(
        "name",
        "Tên cơ sở",
        "Tên bản | Tên thôn, bản | Tên bản, tiểu khu | Tên bản, tiểu khu, tổ dân phố | "
        "Tên đơn vị | Tên thôn | Tên trường | Tên trạm | Tên | Cơ sở | Thôn, bản | "
        "Bản, tiểu khu | Tên bản (tiểu khu) | Tên cơ sở (bản, trường, trạm) | Tên gọi | "
        "Bản | Tên địa bàn | Thôn, bản, tiểu khu | Tên thôn, bản, tiểu khu, tổ dân phố",
        r"^ten (co so|ban|thon|tieu khu|to dan pho|truong|tram|don vi|khu)\b",
    ),
    Field(
        "kind",
        "Loại",
        "Loại hình | Loại cơ sở | Loại hình cơ sở | Phân loại cơ sở | Kiểu | Loại đơn vị",
        r"^loai\b",
        "Bản, Tiểu khu, Tổ dân phố, Trường học, Trạm y tế…",
    ),
    COMMUNE,
    DISTRICT,
    PROVINCE,
    Field(
        "specially_difficult",
        "ĐBKK",
        "Đặc biệt khó khăn | Bản đặc biệt khó khăn | Bản ĐBKK | Thôn ĐBKK | Đặc biệt KK",
        r"\b(dbkk|dac biet kho khan)\b",
        "x nếu có",
    ),
    Field(
        "border",
        "Biên giới",
        "Bản biên giới | Xã biên giới | Giáp biên | Vùng biên giới | BG",
        r"\bbien gioi\b",
        "x nếu có",
    ),
    Field("zone_1", "Khu vực I", "KV I | KVI | KV1 | Khu vực 1", r"^(khu vuc|kv) ?(i|1)$"),
    Field("zone_2", "Khu vực II", "KV II | KVII | KV2 | Khu vực 2", r"^(khu vuc|kv) ?(ii|2)$"),
    Field("zone_3", "Khu vực III", "KV III | KVIII | KV3 | Khu vực 3", r"^(khu vuc|kv) ?(iii|3)$"),
    Field(
        "zone",
        "Khu vực",
        "KV | Thuộc khu vực | Khu vực (I, II, III) | Khu vực I, II, III | Phân vùng",
        r"^(thuoc )?khu vuc\b",
        "I, II hoặc III",
    ),
    Field("remote", "Vùng sâu", "Vùng sâu, vùng xa | VSVX | Vùng xa", r"\bvung (sau|xa)\b"),
    Field(
        "on",
        "Từ ngày",
        "Ngày thành lập | Ngày có | Thành lập từ | Ngày bắt đầu | Từ | Hoạt động từ | "
        "Ngày, tháng, năm thành lập | Ngày TL | Thời gian thành lập | Thành lập ngày",
        r"^(?!.*\b(quyet dinh|qd)\b).*\b(tu ngay|thanh lap)\b",
        "ngày/tháng/năm",
    ),
    Field("code", "Mã", "Mã số | Mã cơ sở | Mã đơn vị | Mã bản", r"^ma( so)?\b"),
    REMARK,
)

ORGANISATIONS: Final = (
    ORDINAL,
    Field(
        "name",
        "Tên tổ chức",
        "Tên tổ chức đảng | Tên TCĐ | Tên chi bộ | Tên đảng bộ | Tên đảng bộ, chi bộ | "
        "Tổ chức đảng | Tên | Chi bộ | Tên chi bộ, đảng bộ | Đảng bộ, chi bộ | "
        "Tên TCCSĐ | Tên tổ chức cơ sở đảng",
        r"^ten (to chuc|tc|chi bo|dang bo)\b",
    ),
    Field(
        "kind",
        "Loại hình",
        "Loại | Loại tổ chức | Loại hình tổ chức | Cấp | Loại hình tổ chức đảng",
        r"^loai\b",
        "Đảng bộ cơ sở, Chi bộ cơ sở, Đảng bộ bộ phận, Chi bộ trực thuộc, Tổ đảng",
    ),
    Field("code", "Mã", "Mã số | Mã tổ chức | Mã TCĐ | Mã đơn vị", r"^ma( so)?\b"),
    Field(
        "parent",
        "Trực thuộc",
        "Đảng bộ cấp trên | Tổ chức đảng cấp trên | Cấp trên | Cấp trên trực tiếp | "
        "Thuộc | Trực thuộc đảng bộ | Thuộc đảng bộ | Đảng bộ | Đảng ủy cấp trên | "
        "Đảng ủy | Tổ chức cấp trên | Cấp ủy cấp trên",
        r"\b(truc thuoc|cap tren)\b",
    ),
    Field("place", "Địa bàn", "Nơi đóng | Trụ sở | Đóng tại | Địa bàn xã", r"^dia ban\b"),
    COMMUNE,
    DISTRICT,
    Field(
        "on",
        "Ngày thành lập",
        "Từ ngày | Ngày TL | Thành lập ngày | Thời gian thành lập | Ngày, tháng, năm thành lập",
        r"^(?!.*\b(quyet dinh|qd)\b).*\b(thanh lap|tu ngay)\b",
        "ngày/tháng/năm",
    ),
    Field(
        "serves",
        "Phụ trách cơ sở",
        "Phụ trách | Cơ sở phụ trách | Phụ trách bản | Lãnh đạo cơ sở | Cơ sở | Bản | "
        "Bản, tiểu khu phụ trách | Phụ trách bản, tiểu khu",
        r"^(phu trach|co so phu trach)\b",
        "nhiều cơ sở thì ngăn bằng dấu chấm phẩy",
    ),
    REMARK,
)
