"""A field of a list, and the headings that offices print above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a kind of list."""

    name: str
    label: str
    """The heading that templates print."""
    synonyms: str = ""
    """Other headings, with their accents, between " | "; compared accent-blind, by words alone."""
    pattern: str = ""
    """A regular expression on the bare heading, tried when no heading is equal."""
    hint: str = ""
    """Vietnamese: what is written in the column, for templates and questions."""


ORDINAL: Final = Field("ordinal", "TT", "STT | Số TT | Số thứ tự | Thứ tự", r"^s?tt\b")
REMARK: Final = Field("remark", "Ghi chú", "Chú thích | Ghi chú khác", r"^ghi chu\b")
"""Read to see that a row speaks of somebody who died or left; never stored."""

COMMUNE: Final = Field(
    "commune",
    "Xã",
    "Xã, phường, thị trấn | Xã, phường | Xã/phường | Xã, thị trấn | Phường | "
    "Tên xã | Thuộc xã | Xã (phường, thị trấn) | Đơn vị xã | Phường, xã | Cấp xã",
    r"^(ten |thuoc |don vi )?xa\b",
)
DISTRICT: Final = Field(
    "district",
    "Huyện",
    "Huyện, thành phố | Huyện, thị xã, thành phố | Huyện/thành phố | Thuộc huyện | "
    "Tên huyện | Huyện (thành phố) | Huyện, TP | Quận, huyện | Cấp huyện",
    r"^(ten |thuoc )?huyen\b",
)
PROVINCE: Final = Field("province", "Tỉnh", "Tỉnh, thành phố | Tỉnh/thành phố", r"^tinh\b")


def headings(one: Field) -> tuple[str, ...]:
    """Every heading of a field, its label first."""
    return one.label, *(one.synonyms.split(" | ") if one.synonyms else ())
