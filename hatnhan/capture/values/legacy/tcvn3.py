"""TCVN3 (TCVN 5712:1993, VN3), the bytes behind fonts named .Vn…, as Windows shows them.

Written from the code chart of the standard: lower-case letters have codes of their own, and of
the upper-case letters only seven (Ă Â Ê Ô Ơ Ư Đ); the other capitals are drawn by fonts whose
name ends in H, so capitals cannot be told from the text alone.
"""

from __future__ import annotations

import re
from typing import Final

_CHART: Final = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậ",
    0xCC: "è",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộ",
    0xEA: "ờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
"""First code of each run of letters."""

TABLE: Final[dict[str, str]] = {
    bytes((first + i,)).decode("cp1252"): letter
    for first, run in _CHART.items()
    for i, letter in enumerate(run)
}
"""What Windows (code page 1252) shows, and the letter that was meant."""

_HORN: Final = re.compile("(?<![ưƯ])(?=[ơờởỡớợ](?:ng|c))", re.IGNORECASE)
"""The code of ư is that of the soft hyphen, which programs drop: no word has ơng or ơc without."""
_TO: Final = str.maketrans(TABLE)


def decode(shown: str, font: str = "") -> str:
    """The text that was meant by what is shown."""
    meant = _HORN.sub("ư", shown.translate(_TO))
    return meant.upper() if _capitals(font) else meant


def of_font(font: str) -> bool:
    """Fonts of this encoding are named .VnTime, .VnArialH…"""
    return font.strip().lower().startswith((".vn", "vntime", "vnarial"))


def _capitals(font: str) -> bool:
    return of_font(font) and font.strip().endswith("H")
