"""A checked draft as a PDF: its text with marks, then its findings with their computations."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import HRFlowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer

from hatnhan.domain.vietnamese import number
from hatnhan.drafts.findings import Checked, Finding, findings, headline
from hatnhan.drafts.notes.markup import INK, marked_lines, plain
from hatnhan.drafts.notes.remarks import remarks
from hatnhan.prose.model import Verdict

_FONTS: Final = Path(__file__).with_name("fonts")
_PLAIN: Final = "BeVietnamPro"
_BOLD: Final = "BeVietnamPro-Bold"
_MARGIN: Final = 20 * mm
_WIDTH: Final = A4[0] - 2 * _MARGIN
_GREY: Final = "#56615c"
_LEGEND: Final = (
    "Trong văn bản: gạch đôi và chữ “sai” là sai; gạch đậm và “làm tròn” là làm tròn chưa đúng;"
    " gạch đậm và dấu “?” là không xác định; gạch mảnh là đúng; không gạch là không có phép tính"
    " nào. Số nhỏ bên cạnh là số của phát hiện."
)


def to_pdf(checked: Checked) -> bytes:
    """The pages of a checked draft, A4, its fonts inside; the same draft gives the same bytes."""
    _register_fonts()
    out = io.BytesIO()
    document = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=18 * mm,
        bottomMargin=18 * mm, title=plain_title(checked), author="Hạt Nhân", lang="vi-VN",
        invariant=1,
    )  # fmt: skip
    document.build([*_head(checked), *_body(checked)], onFirstPage=_foot, onLaterPages=_foot)
    return out.getvalue()


def plain_title(checked: Checked) -> str:
    """What the window of a reader shows."""
    return f"Soát dự thảo: {checked.name or 'văn bản dán vào'}"


@cache
def _register_fonts() -> None:
    pdfmetrics.registerFont(TTFont(_PLAIN, _FONTS / "BeVietnamPro-Regular.ttf"))
    pdfmetrics.registerFont(TTFont(_BOLD, _FONTS / "BeVietnamPro-SemiBold.ttf"))
    pdfmetrics.registerFontFamily(_PLAIN, _PLAIN, _BOLD, _PLAIN, _BOLD)


@cache
def _style(name: str) -> ParagraphStyle:
    base: dict[str, Any] = {"fontName": _PLAIN, "fontSize": 10.5, "leading": 16}
    of: dict[str, dict[str, Any]] = {
        "paragraph": {"spaceAfter": 5},
        "heading": {"fontName": _BOLD, "spaceBefore": 5, "spaceAfter": 4},
        "cell": {"fontSize": 9.5, "leading": 14, "leftIndent": 8, "spaceAfter": 1},
        "footnote": {"fontSize": 9, "leading": 13, "leftIndent": 8, "spaceAfter": 2},
        "name": {"fontSize": 9.5, "leading": 13, "textColor": HexColor(_GREY), "spaceAfter": 3},
        "small": {"fontSize": 8.5, "leading": 12, "textColor": HexColor(_GREY), "spaceAfter": 2},
        "section": {"fontName": _BOLD, "fontSize": 12, "leading": 16, "spaceAfter": 5},
        "title": {"fontName": _BOLD, "spaceAfter": 1},
        "said": {"fontSize": 9.5, "leading": 14, "leftIndent": 14, "spaceAfter": 1},
    }
    return ParagraphStyle(name, **{**base, **of[name]})


def _head(checked: Checked) -> Iterator[Any]:
    yield Paragraph(plain(plain_title(checked)), _style("name"))
    yield _headline(headline(checked))
    told = []
    if checked.on is not None:
        told.append(f"Soát ngày {checked.on:%d/%m/%Y}")
    if checked.known_at is not None:
        told.append(f"đối chiếu với sổ đã ghi đến số {number(checked.known_at)}")
    told.append("không có con số nào bị sửa")
    said = "; ".join(told)
    yield Paragraph(f"{said[:1].upper()}{said[1:]}.", _style("small"))
    yield Paragraph(_LEGEND, _style("small"))
    yield HRFlowable(width="100%", thickness=0.5, color=HexColor("#c9cfcb"), spaceAfter=8)


def _headline(said: str) -> Paragraph:
    """The result in one line: as large as the line allows."""
    size = 16.0
    while size > 8 and pdfmetrics.stringWidth(said, _BOLD, size) > _WIDTH:
        size -= 0.5
    style = ParagraphStyle("headline", fontName=_BOLD, fontSize=size, leading=size * 1.4)
    style.spaceAfter = 4
    return Paragraph(plain(said), style)


def _body(checked: Checked) -> Iterator[Any]:
    said = findings(checked)
    grave = [f for f in said if not f.ignored and f.verdict is not Verdict.HOLDS]
    numbered: dict[str, tuple[int, Finding]] = {}
    for n, finding in enumerate(grave, 1):
        for id in finding.figures[:1]:
            numbered.setdefault(id, (n, finding))
    for line in marked_lines(checked, numbered):
        yield Paragraph(line.markup, _style(line.kind))
    yield Spacer(1, 8)
    if grave:
        yield from _section("Cần xem lại", [_finding(n, f) for n, f in enumerate(grave, 1)])
    right = [f for f in said if not f.ignored and f.verdict is Verdict.HOLDS]
    if right:
        yield from _section("Đúng", [_one_line(f) for f in right])
    ignored = [f for f in said if f.ignored]
    if ignored:
        yield from _section("Đã bỏ qua", [_ignored(f) for f in ignored])


def _section(title: str, parts: list[list[Paragraph]]) -> Iterator[Any]:
    """A heading that stays with its first part, and parts that stay whole."""
    heading = Paragraph(title, _style("section"))
    yield KeepTogether([heading, *parts[0]])
    for part in parts[1:]:
        yield KeepTogether(part)
    yield Spacer(1, 8)


def _finding(n: int, finding: Finding) -> list[Any]:
    ink, ground = INK[finding.verdict]
    label = f'<font color="{ink}" backColor="{ground}">&nbsp;{finding.word}&nbsp;</font>'
    _, *said = remarks(finding)
    return [
        Paragraph(f"{n}. {label} {plain(finding.title)}", _style("title")),
        *(Paragraph(plain(line), _style("said")) for line in said),
        Spacer(1, 5),
    ]


def _one_line(finding: Finding) -> list[Any]:
    said = finding.title if finding.title == finding.equation else remarks(finding)[0]
    return [Paragraph(plain(said.removeprefix("Đúng: ")), _style("said"))]


def _ignored(finding: Finding) -> list[Any]:
    said = f"{finding.word}: {finding.title}. Lý do: {finding.ignored}"
    return [Paragraph(plain(said), _style("said"))]


def _foot(canvas: Any, document: Any) -> None:
    canvas.setFont(_PLAIN, 8)
    canvas.setFillColor(HexColor(_GREY))
    canvas.drawString(_MARGIN, 10 * mm, "Hạt Nhân · Soát dự thảo")
    canvas.drawRightString(A4[0] - _MARGIN, 10 * mm, f"Trang {document.page}")
