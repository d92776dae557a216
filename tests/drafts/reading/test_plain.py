"""Plain text: its encodings, its lines, its language, and what is refused."""

from __future__ import annotations

import codecs
import time
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from hatnhan.domain.problems import Problem
from hatnhan.domain.text import bare
from hatnhan.drafts.reading import read_bytes, read_file, read_text
from hatnhan.drafts.reading.lines import LONGEST
from tests.drafts.reading.files import SENTENCE, code

TEXT = f"{SENTENCE}\nCó 343 chi bộ được thành lập mới, chiếm 28,6% tổng số cơ sở.\n"
PROSE = (
    "Qua chín tháng thực hiện nghị quyết, toàn tỉnh đã kết nạp được bốn trăm mười ba đảng viên,"
    " thành lập mới nhiều chi bộ ở bản, trường học và trạm y tế; các cấp ủy đã lãnh đạo, phân công"
    " từng đồng chí phụ trách từng cơ sở chưa có đảng viên."
)
CP1258_TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_1258(text: str) -> bytes:
    """As Windows writes it: a letter with its circumflex is one byte, its tone another."""
    out = b""
    for char in text:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            letter = unicodedata.normalize(
                "NFC", "".join(c for c in parts if c not in CP1258_TONES)
            )
            out += (letter + "".join(c for c in parts if c in CP1258_TONES)).encode("cp1258")
    return out


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        unicodedata.normalize("NFD", TEXT).encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        windows_1258(TEXT),
        TEXT.replace("343", "3\u200b4\u00ad3").replace("Toàn", "\u200eToàn").encode(),
    ],
)
def test_one_text_in_twelve_writings(data: bytes) -> None:
    text = read_bytes(data, date(2020, 2, 13))
    assert text.text == TEXT
    assert [text.text[b.start : b.end] for b in text.blocks] == TEXT.splitlines()
    assert text.written == date(2020, 2, 13)


TCVN3 = (
    "Toµn tØnh cã 86 c¬ së ch\u00ada cã ®¶ng viªn, 995 c¬ së ®· cã ®¶ng viªn nh\u00adng ch\u00ada"
    " ®ñ ®iÒu kiÖn thµnh lËp chi bé."
)
VNI = "Toaøn tænh coù 86 cô sôû chöa coù ñaûng vieân, 995 cô sôû ñaõ coù ñaûng vieân."


@pytest.mark.parametrize(("typed", "name"), [(TCVN3, "TCVN3"), (VNI, "VNI")])
def test_old_fonts_are_named(typed: str, name: str) -> None:
    for read, given in ((read_text, typed), (read_bytes, typed.encode("cp1252"))):
        with pytest.raises(Problem) as refused:
            read(given)
        assert refused.value.code == "draft_old_font"
        assert name in refused.value.message
        assert "Unicode" in refused.value.message


def test_control_characters_become_spaces_and_breaks() -> None:
    text = read_text("Có\x00 86\x07 cơ sở\x0bvà 4\u2028trạm\ud800 y\x85tế \ufffe")
    assert text.text == "Có  86  cơ sở\nvà 4\ntrạm\ufffd y\ntế \ufffd"


def test_a_sentence_broken_to_fit_the_page_is_one_line() -> None:
    """Planted: no width is found, so that a line that begins with a number stands alone."""
    broken = (
        "Nhìn lại thời điểm ban hành Nghị quyết, khi đó toàn tỉnh có 3.814 bản,\n"
        "trường học, trạm y tế, trong đó có 86 cơ sở chưa có đảng viên. Toàn tỉnh\n"
        "có 995 cơ sở đã có đảng viên nhưng chưa đủ điều kiện thành lập chi bộ gồm\n"
        "700 bản, 144 trường học, 151 trạm y tế.\n"
        "Có 343 chi bộ được thành lập mới, chiếm 28,6% tổng số cơ sở ở ba loại hình\n"
        "nêu trên.\n"
        "- Bản: 222\n"
        "- trường học: 47\n"
    )
    text = read_text(broken)
    assert len(text.text) == len(broken)
    assert [text.text[b.start : b.end] for b in text.blocks] == [
        " ".join(broken.splitlines()[:4]),
        " ".join(broken.splitlines()[4:6]),
        "- Bản: 222",
        "- trường học: 47",
    ]


def test_items_of_a_list_stay_apart() -> None:
    listed = (
        "Kết quả:\n1. Kết nạp 413 đảng viên\n2. Thành lập 343 chi bộ\na) ở bản 222\nBản\t76\nxã\t4"
    )
    assert len(read_text(listed).blocks) == 6
    long = "Chi bộ bản {} kết nạp được {} đảng viên trong chín tháng, trong đó nữ là {} đồng chí"
    alike = [
        long.format(name, n + 9, n) for n, name in enumerate(("Pán Hai", "Co Chai", "Na Ang") * 2)
    ]
    assert len(read_text("\n".join(alike)).blocks) == 6


@pytest.mark.parametrize("nothing", ["", "   \n\n\t", "\u00ad\u200b", "…—. ;", "\x00\x01"])
def test_nothing_to_read(nothing: str) -> None:
    assert code(read_text, nothing) == "draft_empty"


def test_five_megabytes_of_digits() -> None:
    before = time.perf_counter()
    assert code(read_text, "7" * 5_000_000) == "draft_too_long"
    assert code(read_bytes, b"7" * 5_000_000) == "draft_too_long"
    assert code(read_text, "1.376 " * (LONGEST // 6 + 1)) == "draft_too_long"
    assert time.perf_counter() - before < 30


def test_two_hundred_pages_are_read() -> None:
    before = time.perf_counter()
    text = read_text((TEXT * (LONGEST // len(TEXT))).strip())
    assert len(text.blocks) > 10_000
    assert time.perf_counter() - before < 30


@pytest.mark.parametrize(
    "foreign",
    [
        "The committee admitted 413 new members in the past nine months, of which 67 live in units"
        " that had no member before; the paper of the province printed this report in February.",
        "Le comité a admis 413 nouveaux membres au cours des neuf derniers mois, dont 67 dans des"
        " unités où il n'y avait aucun membre; le journal a imprimé ce rapport au mois de février.",
        "Komite partai telah menerima 413 anggota baru dalam sembilan bulan terakhir, di antaranya"
        " 67 di unit yang belum memiliki anggota; laporan itu dicetak surat kabar pada Februari.",
        "Комитет принял четыреста новых членов за девять месяцев, из которых многие живут в сёлах.",
        "省委在过去的九个月里接收了四百一十三名新党员其中六十七名来自没有党员的单位成立了三百四十三个支部",
    ],
)
def test_another_language(foreign: str) -> None:
    assert code(read_text, foreign) == "draft_not_vietnamese"


def test_vietnamese_without_its_accents() -> None:
    assert code(read_text, bare(PROSE)) == "draft_without_accents"
    assert code(read_text, PROSE) == "read"


@pytest.mark.parametrize(
    "few",
    [
        "413 = 67 + 346",
        "Total 86",
        "76\n6\n4\n86",
        "Pán II 12\nCo Chai 9\nNa Ang 3\nPu Nhi 15\n" * 20,
        "A1 120 340 560 780\nB2 111 222 333 444\n" * 30,
    ],
)
def test_short_texts_and_tables_say_too_little_to_be_refused(few: str) -> None:
    assert code(read_text, few) == "read"


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"%PDF-1.7\n...", "draft_pdf"),
        (b"{\\rtf1\\ansi", "draft_other_format"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "draft_picture"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "draft_picture"),
        (b"BM" + bytes(60), "draft_picture"),
        (b"Rar!\x1a\x07\x01\x00", "draft_archive"),
        (b"\x1f\x8b\x08\x00", "draft_archive"),
        (b"<!DOCTYPE html><html><body>86</body></html>", "draft_other_format"),
        (b"\xef\xbb\xbf  <html><p>86", "draft_other_format"),
        ("<html><p>86".encode("utf-16"), "draft_other_format"),
        (b"<?xml version='1.0'?><w:wordDocument/>", "draft_other_format"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "draft_other_format"),
        (b"\x7fELF" + bytes(range(256)) * 4, "draft_binary"),
        (bytes(range(1, 32)) * 10, "draft_binary"),
        (b"\xff\xfe\x00\xd8", "draft_encoding"),
        (b"\xef\xbb\xbf\xff\xff", "draft_encoding"),
        ("Le comité a été créé, où il siège à l'évêché, près de la forêt. ".encode("latin-1") * 3,
         "draft_encoding"),
        (b"", "draft_empty"),
        (b" \r\n", "draft_empty"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused_by_name(data: bytes, refusal: str, tmp_path: Path) -> None:
    """The name says .txt or .docx each time: only the content counts."""
    for name in ("ban-thao.txt", "ban-thao.docx"):
        path = tmp_path / name
        path.write_bytes(data)
        assert code(read_file, path, name) == refusal


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    assert code(read_file, tmp_path / "không có.txt", "x.txt") == "bad_file"
    assert code(read_file, tmp_path, "thư mục") == "bad_file"
    large = tmp_path / "lớn.docx"
    with large.open("wb") as out:
        out.truncate((25 << 20) + 1)
    assert code(read_file, large, "lớn.docx") == "draft_too_big"
