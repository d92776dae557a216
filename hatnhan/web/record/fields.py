"""Form fields of the register: a day as it is written here, and a unit found by typing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from hatnhan.domain.problems import Problem
from hatnhan.domain.vietnamese import typed_day


@dataclass(frozen=True, slots=True)
class Unit:
    """What a search found: its key, its name, and where it is, to tell namesakes apart."""

    key: str
    name: str
    where: str = ""


def _nothing(_key: str, _text: str) -> list[Unit]:
    """The search of a field that no form has taken in hand."""
    return []


class DayField(forms.CharField):
    """A day typed as 15/07/2006, or as the calendar gives it."""

    shape = "day"

    def to_python(self, value: Any) -> Any:
        """The date; a `ValidationError` in Vietnamese for what is none."""
        text = super().to_python(value)
        if not text:
            return None
        try:
            return typed_day(text, str(self.label or "ngày"))
        except Problem:
            raise ValidationError(
                "Đây không phải một ngày có thật. Hãy gõ như 15/07/2006.", code="bad_date"
            ) from None

    def prepare_value(self, value: Any) -> Any:
        """How a date stands in the field."""
        return f"{value:%d/%m/%Y}" if isinstance(value, date) else value


class Choose(forms.Widget):
    """Two inputs: the text typed, and the key that choosing from the list puts beside it."""

    def value_from_datadict(
        self, data: Mapping[str, Any], _files: Any, name: str
    ) -> tuple[str, str]:
        """Key and text as sent."""
        return data.get(name, "").strip(), data.get(f"{name}_text", "").strip()

    def value_omitted_from_data(self, data: Mapping[str, Any], _files: Any, name: str) -> bool:
        """Whether the field was sent at all."""
        return name not in data and f"{name}_text" not in data


class ChooseField(forms.Field):
    """A unit of the register. `find` is set by the form: from a text to the units it may mean.

    A text that means exactly one unit is enough; the list need not be used.
    """

    widget = Choose
    shape = "choose"

    def __init__(self, *, search: str, what: str, **options: Any) -> None:
        super().__init__(**options)
        self.search = search
        self.what = what
        self.find: Callable[[str, str], list[Unit]] = _nothing

    def clean(self, value: tuple[str, str]) -> Unit | None:
        """The unit meant. A `ValidationError` says when there is none or more than one."""
        key, text = value or ("", "")
        if not text:
            if self.required:
                raise ValidationError(f"Hãy chọn {self.what}.", code="required")
            return None
        found = self.find(key, text)
        if not found:
            raise ValidationError(
                f"Không tìm thấy {self.what} “{text}” trong phạm vi của đồng chí vào ngày này.",
                code="unknown",
            )
        if len(found) > 1:
            raise ValidationError(
                f"Có {len(found)} {self.what} khớp với “{text}”. Hãy chọn một trong danh sách gợi ý.",
                code="many",
            )
        return found[0]

    def prepare_value(self, value: Any) -> Any:
        """Key and text to show again."""
        if isinstance(value, Unit):
            return value.key, value.name
        return value or ("", "")
