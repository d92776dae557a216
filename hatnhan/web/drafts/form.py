"""The form by which a draft comes in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hatnhan.web.record.fields import DayField


class PastedField(forms.CharField):
    """Text from the clipboard, in which some programs leave characters that mean nothing."""

    def to_python(self, value: Any) -> Any:
        """The text without NUL."""
        return (super().to_python(value) or "").replace("\0", "")


class DraftForm(forms.Form):
    """Text that is pasted, or one file; and the day from which it speaks."""

    text = PastedField(label=_("Dán nội dung"), required=False, strip=False)
    file = forms.FileField(label=_("hoặc chọn tệp"), required=False, allow_empty_file=True)
    on_day = DayField(label=_("Văn bản nói từ ngày"), required=True)

    def clean(self) -> dict[str, Any]:
        """Exactly one of text and file."""
        given = self.cleaned_data
        text, file = given.get("text", ""), given.get("file")
        if file is not None and text.strip():
            raise ValidationError(
                {"file": _("Đã có cả nội dung dán và tệp. Hãy bỏ một, để biết soát văn bản nào.")}
            )
        if file is None and not text.strip():
            raise ValidationError(
                {"text": _("Chưa có gì để soát. Hãy dán nội dung hoặc chọn tệp.")}
            )
        return given
