"""Spans that are codes and no numbers: documents, addresses of the web, telephones."""

from __future__ import annotations

import re
from typing import Final

_S: Final = r"[ \u00a0]?"
_PATTERNS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # 03-NQ/TU, 01-HD/BTCTU, 161/QĐ-UBND, 26/2015/NĐ-CP, 1681/NQ-UBTVQH15, 45/2016/QH13
        rf"(?<![\w.,])\d{{1,6}}{_S}[-–]{_S}[A-ZĐ]{{1,6}}[a-z]{{0,3}}{_S}[/-]{_S}[A-ZĐ][\w-]{{0,20}}",
        r"(?<![\w.,])\d{1,6}(?:/(?:19|20)\d\d)?/[A-ZĐ]{1,8}[\w-]{0,20}(?:/[A-ZĐ][\w-]{0,20})?",
        # 12-NQ, 35-CT
        r"(?<![\w.,])\d{1,4}-(?:NQ|CT|KL|QĐ|HD|KH|TB|BC|CV|ĐA|QC|TT|NĐ|CTr|CTHĐ|TTr|TTg)\b",
        # bieumau.2@example.vn, https://example.vn/2020/5
        r"(?:https?://|www\.)[^\s]{1,300}",
        r"(?<![\w.@-])[\w.-]{1,64}@[\w-]{1,60}\.[\w.]{2,60}",
        # Covid-19, F-16, MTTQ-25
        r"(?<!\w)[^\W\d_]{1,20}-\d{1,6}(?![\d%]|[.,/]\d)",
        # 20:34, GMT+7, a number in three parts or more
        r"(?<![\w.,:])\d{1,2}:[0-5]\d(?::[0-5]\d)?(?: [+-]\d\d)?(?![\d%:]|[.,]\d)",
        r"\b(?:GMT|UTC)\s?[+-]\d{1,2}",
        r"(?<=[Mm]ã số)[\s:]{1,3}\d[\d. -]{0,20}",
        # [1], a footnote's mark
        r"\[\d{1,4}(?:[,;][^\]\n]{1,40})?\]",
        r"(?<=[”»’])\d{1,2}(?=[.,;\s])",
        # .3 straight after a word: a footnote's mark
        r"(?<=[^\W\d_])[.,;:]\d{1,3}(?=\s|$)",
        # 0212 3852 000, 0912.345.678, +84...
        r"(?<![\w.,])(?:\+84|0)\d{2,3}[ .]?\d{3,4}[ .]?\d{3,4}(?![\d%]|[.,]\d)",
        r"(?i:điện thoại|đt|sđt|hotline|fax|đường dây nóng)[\s.:]{1,3}(?:số )?[+(]?\d[\d .()-]{6,20}",
        # a code with a leading zero and many digits
        r"(?<![\w.,])0\d{5,}",
        # 1.1.2, 192.168.1.1
        r"(?<![\w.,])\d{1,2}(?:\.\d{1,2}){2,9}(?![\d.])",
        # bars of one number after another: 1/2/3
        r"(?<![\w.,/])\d{1,6}(?:/\d{1,6}){2,9}(?![\d/])",
        # No. 03, 10 February 2006
        r"\b[Nn]o\.? ?\d{1,6}(?![\d.,]\d)",
        r"(?<![\w.,])\d{1,2} (?:January|February|March|April|May|June|July|August|September|"
        r"October|November|December)\b(?: (?:19|20)\d\d)?",
        # #26, №5, @2
        r"[#№@§]\s?\d{1,6}",
    )
)


def mark(text: str, taken: bytearray) -> None:
    """Take the characters of all such spans."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            taken[start:end] = b"\1" * (end - start)
