"""Numbers in words: the second computation, written from the grammar and not from the finder."""

from __future__ import annotations

UNITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def in_words(number: int) -> str:
    """A number from 11 to 999."""
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return below_hundred(rest)
    head = f"{UNITS[hundreds]} trăm"
    if not rest:
        return head
    return f"{head} linh {UNITS[rest]}" if rest < 10 else f"{head} {below_hundred(rest)}"


def below_hundred(number: int) -> str:
    tens, unit = divmod(number, 10)
    head = "mười" if tens == 1 else f"{UNITS[tens]} mươi"
    if not unit:
        return head
    if unit == 5:
        return f"{head} lăm"
    if unit == 1 and tens > 1:
        return f"{head} mốt"
    return f"{head} {UNITS[unit]}"
