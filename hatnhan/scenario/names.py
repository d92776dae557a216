"""Names of the synthetic people and villages, made from syllables.

Every person is invented. Given names are put together from uncommon syllables, by the
custom of each people, so that nobody known to the public bears one of them (the test of this
module holds it); villages get names in the manner of their people, no map was read.
"""

from __future__ import annotations

from random import Random
from typing import Final

_THAI: Final = (
    "Lò Cà Quàng Lường Tòng Vì Bạc Cầm Hoàng Điêu Lừ Hà Mè Ngần Lèo Tếch Khằm Lềm".split()
)
_THAI_GIVEN: Final = (
    "Pánh Xôm Ín Bun Ún Inh Ọi Pâng Chướng Piên Pản Xuôi Thoản Khụt Pọm Diêu Xiên Ngoan Chựa "
    "Pành Ưởng Dọn Phớ Inh Lả Tướng Xoan Puôi Chom Bóng"
).split()
_HMONG: Final = "Giàng Thào Sồng Vàng Mùa Lầu Hờ Tráng Phàng Và Hạng Cứ Sộng Chá Ly".split()
_HMONG_GIVEN: Final = (
    "Vự Nếnh Khua Tủa Ndua Súa Chống Gàu Nhìa Trừ Lự Sềnh Nủ Tổng Khày Phía "
    "Dụa Blia Nhè Chìa Xáy Cở Tánh Lòng Nỏ Chả Vả Páng"
).split()
_MUONG: Final = "Đinh Bùi Hà Quách Bạch Xa Lường Cầm Phùng Sa".split()
_KINH: Final = (
    "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Ngô Dương Đoàn Trịnh Mai Tạ Phí Tống".split()
)
_KINH_MIDDLE: Final = "Khắc Bá Duy Đắc Thọ Doãn Danh Hữu Quý Viết Sỹ Thế Phú Vĩnh".split()
_KINH_GIVEN: Final = (
    "Ruộng Bưởi Thóc Suốt Khoát Thuyết Nghiệp Điểm Toại Thiệp Quyến Hoạch Nhượng "
    "Thuần Thoan Thuyên Duẩn Luyến Ngữ Thạo Tuyển Rạng Khiên Chắt Hảo"
).split()
_WOMAN_GIVEN: Final = (
    "Thơi Lượt Chầm Nhài Gấm Sợi Khuyên Thắm Miền Nhẫn Lụa Nụ Mến Ngát Xuyến Nết Thoa Dịu Hến "
    "Tấm Bông Nhuần Sim Mận Ổi Muồng Ban Hoan Thêu Dệt Hái Giậu"
).split()
_DAO: Final = "Triệu Bàn Đặng Lý Phùng Dương".split()
_DAO_MIDDLE: Final = "Sành Chòi Phụ Tạ Kiềm Dào Trìu Mùi".split()
_KHMU: Final = "Quàng Cút Lường Moong Ven Lò Cụt Tòng".split()
_XINHMUN: Final = "Vì Lò Cụt Lếnh Sềng Khằm".split()
_OTHER: Final = "Lò Quàng Tòng Lường Hoàng Cà".split()

_SURNAMES: Final = {
    "01": _KINH, "02": ["Hoàng", "Nông", "Ma", "Lường"], "03": _THAI, "04": ["Trương", "Voòng", "Lý"],
    "06": _MUONG, "08": _HMONG, "09": _DAO, "29": _KHMU, "33": _OTHER, "34": _XINHMUN,
    "37": ["Lò", "Lường", "Vi", "Cầm"], "39": ["Lò", "Tòng", "Cà", "Quàng"],
}  # fmt: skip
_MAN_MIDDLE: Final = {
    "01": _KINH_MIDDLE,
    "04": ["Cẩm", "Vĩnh"],
    "08": ["A", "Bả", "Nhìa"],
    "09": _DAO_MIDDLE,
}
_MAN_GIVEN: Final = {"01": _KINH_GIVEN, "04": _KINH_GIVEN, "08": _HMONG_GIVEN, "09": _HMONG_GIVEN}

_VILLAGE_FIRST: Final = (
    "Nà Pá Huổi Phiêng Co Noong Bó Nậm Púng Lọng Pom Hua Ten Sai Khau Búng Mòn Lụng Thẳm Tốc "
    "Lả Cang Xe Kéo Pe Cuông"
).split()
_VILLAGE_SECOND: Final = (
    "Ngần Lưa Sản Tở Quền Khoang Lạnh Nhùng Pàn Hịa Mạt Xẳng Dảo Hin Củ Khoáng Tâu Phúng Nộc "
    "Luông Pục Hảo Cưởm Lót Tấu Mẻ Khưa Sum Dên Lực Ca Pậu Hốc Mong Tưng Xa Nghịu Kham"
).split()
_HMONG_FIRST: Final = "Háng Phình Tà Xà Pú Hồng Suối Chống Làng Cổng Sủng Trống".split()
_HMONG_SECOND: Final = (
    "Dùa Sà Lìa Tra Chải Páng Nhù Khua Gàu Tủa Sáy Trư Lánh Nga Dảo Phua Vừ Cáy".split()
)
_KINH_VILLAGE: Final = (
    "Tiền Phong|Đoàn Kết|Thống Nhất|Hưng Thịnh|Tân Hợp|Quyết Tiến|Thành Công|Liên Cơ|Đồng Tâm|"
    "Trường Sơn|Bình Yên|Xuân Mới|Phố Núi|Cầu Mới|Đồi Chè|Bến Đá|Nương Sắn|Chợ Chiều"
).split("|")
_SCHOOL: Final = ("Trường mầm non", "Trường tiểu học", "Trường THCS", "Trường tiểu học và THCS")


def person(rng: Random, ethnic: str, sex: str) -> str:
    """An invented full name by the custom of the people with this two-digit code."""
    pick = rng.choice
    surname = pick(_SURNAMES[ethnic])
    if sex == "female":
        given = pick(_WOMAN_GIVEN)
        return (
            f"{surname} Thị {given}" if rng.random() < 0.7 else f"{surname} Thị {pick(_THAI_GIVEN)}"
        )
    middle = pick(_MAN_MIDDLE.get(ethnic, ("Văn", "Văn", "Bun", "Khăm")))
    return f"{surname} {middle} {pick(_MAN_GIVEN.get(ethnic, _THAI_GIVEN))}"


def misspelt(rng: Random, name: str) -> str:
    """The same name as a tired clerk might enter it: one letter doubled or left out."""
    head, _, last = name.rpartition(" ")
    at = rng.randrange(len(last))
    wrong = last[:at] + last[at] * 2 + last[at + 1 :] if len(last) < 4 else last[:-1]
    return f"{head} {wrong}"


def village(rng: Random, ethnic: str, urban: str | None) -> str:
    """An invented name of a settlement; ``urban`` is the word used instead of *Bản*, if any."""
    if urban:
        return f"{urban} {rng.randrange(1, 25)}"
    word = "Bản"
    if ethnic == "01":
        return f"{word} {rng.choice(_KINH_VILLAGE)}"
    if ethnic == "08":
        return f"{word} {rng.choice(_HMONG_FIRST)} {rng.choice(_HMONG_SECOND)}"
    return f"{word} {rng.choice(_VILLAGE_FIRST)} {rng.choice(_VILLAGE_SECOND)}"


def distinct(rng: Random, taken: set[str], ethnic: str, urban: str | None) -> str:
    """A village name not yet taken in the commune; later ones of one name get a numeral."""
    for _ in range(8):
        name = village(rng, ethnic, urban)
        if name not in taken:
            break
    else:
        base = name
        name = next(f"{base} {n}" for n in range(2, 99) if f"{base} {n}" not in taken)
    taken.add(name)
    return name


def school(number: int, commune: str) -> str:
    """The name of the commune's school with this number, counted from 0."""
    again = f" số {number // len(_SCHOOL) + 1}" if number >= len(_SCHOOL) else ""
    return f"{_SCHOOL[number % len(_SCHOOL)]}{again} {commune}"
