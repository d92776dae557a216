"""What an entry of the catalogue says, and the documents and bases that several share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

Text = Any
"""Vietnamese text, translated when shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What is counted and how.

    ``path`` is the dotted path in an answer; ``{dimension}`` stands for a value of it.
    ``numerator`` says what is counted, ``denominator`` the base of its usual rate (empty where
    no rate is usual).
    """

    code: str
    path: str
    name: Text
    definition: Text
    numerator: Text
    denominator: Text = ""
    dimensions: tuple[str, ...] = ()
    legal_basis: Text = ""


RESOLUTION: Final = _("Nghị quyết 03-NQ/TU ngày 10/02/2006 và hướng dẫn thực hiện")
STATUTE_21: Final = _("Điều lệ Đảng, Điều 21; mức tối thiểu theo quy định từng thời kỳ")
FORM_1: Final = _("Biểu thống kê cơ bản về biến động đảng viên (biểu 1)")
FORM_4: Final = _("Biểu thống kê cơ bản về đảng viên chia theo dân tộc (biểu 4)")
ESTABLISHMENTS: Final = _("Số cơ sở cùng loại đang mở trong phạm vi vào ngày đó")
ALL_MEMBERS: Final = _("Tổng số đảng viên trong phạm vi vào ngày đó")
ALL_ADMITTED: Final = _("Số đảng viên kết nạp trong kỳ trong phạm vi")
