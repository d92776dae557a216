"""The form by which a workbook comes in."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hatnhan.web.importing.words import SORTS


class FileForm(forms.Form):
    """A file, and what kind of list it holds."""

    kind = forms.ChoiceField(
        choices=[(code, sort.name) for code, sort in SORTS.items()],
        error_messages={
            "required": _("Chưa chọn: tệp là danh sách gì?"),
            "invalid_choice": _("Không có loại danh sách này. Hãy chọn một trong bốn loại."),
        },
    )
    file = forms.FileField(
        label=_("Tệp bảng tính"),
        allow_empty_file=True,
        error_messages={
            "required": _("Chưa có tệp. Hãy chọn tệp hoặc kéo thả vào đây."),
            "invalid": _("Chưa có tệp. Hãy chọn tệp hoặc kéo thả vào đây."),
            "missing": _("Chưa có tệp. Hãy chọn tệp hoặc kéo thả vào đây."),
        },
    )
