"""argparse's own sentences in Vietnamese: help headings and complaints about usage."""

from __future__ import annotations

import argparse

WORDS = {
    "usage: ": "Cách dùng: ",
    "positional arguments": "tham số",
    "options": "tùy chọn",
    "show this help message and exit": "in hướng dẫn này",
    "%(prog)s: error: %(message)s\n": "%(prog)s: lỗi: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "tham số %(argument_name)s: %(message)s",
    "the following arguments are required: %s": "còn thiếu: %s",
    "unrecognized arguments: %s": "không hiểu: %s",
    "one of the arguments %s is required": "cần một trong: %s",
    "not allowed with argument %s": "không dùng cùng với %s",
    "expected one argument": "cần một giá trị",
    "expected at least one argument": "cần ít nhất một giá trị",
    "expected at most one argument": "chỉ nhận một giá trị",
    "invalid %(type)s value: %(value)r": "giá trị không hợp lệ: %(value)r",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "không có lựa chọn %(value)r (chọn trong: %(choices)s)"
    ),
    "ambiguous option: %(option)s could match %(matches)s": (
        "%(option)s chưa rõ, có thể là %(matches)s"
    ),
}
"""What argparse says, and what we say; a sentence it may add later stays English."""


def speak_vietnamese() -> None:
    """Give argparse our words, through the one name by which it looks its own up."""
    argparse._ = lambda text: WORDS.get(text, text)  # type: ignore[attr-defined]
