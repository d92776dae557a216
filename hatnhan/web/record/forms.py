"""The five forms. Shape and choices are checked here; whether a fact is possible, by its command."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from hatnhan.domain.facts import Basis
from hatnhan.web.labels import EDUCATION, LEAVING, PEOPLES, SEXES
from hatnhan.web.record.fields import ChooseField, DayField
from hatnhan.web.record.lookup import Lookup

PARTIAL = "Ghi ngày sinh như 02/05/1980, 05/1980 hoặc 1980."


class RecordForm(forms.Form):
    """What every record has: its day and the document it rests on."""

    on_day = DayField(label="Ngày", help_text="Ngày việc xảy ra, không phải ngày nhập.")
    number = forms.CharField(label="Số, ký hiệu văn bản", required=False, max_length=60)
    issuer = forms.CharField(label="Cơ quan ban hành", required=False, max_length=120)
    signed = DayField(label="Ngày văn bản", required=False)

    CONDITIONAL = ("number", "issuer", "signed", "name", "sex", "born", "ethnic")
    """Fields whose group says when they are needed."""

    def __init__(self, *args: Any, lookup: Lookup, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            vars(field).update(conditional=name in self.CONDITIONAL)
            if isinstance(field, ChooseField):
                field.find = lookup.finder(field.search)
            field.error_messages.setdefault("required", "Hãy điền mục này.")
            if isinstance(field, forms.CharField | forms.ChoiceField) and field.required:
                field.error_messages["required"] = f"Hãy điền {str(field.label).lower()}."

    def clean(self) -> dict[str, Any]:
        """A document is named whole or not at all: its number alone identifies nothing."""
        data = super().clean() or {}
        given = {name for name in ("number", "issuer", "signed") if data.get(name)}
        for name in {"number", "issuer", "signed"} - given if given else ():
            if name not in self.errors:
                self.add_error(name, "Văn bản cần đủ số, cơ quan ban hành và ngày.")
        return data

    @property
    def basis(self) -> Basis | None:
        """The document, if one is named."""
        data = self.cleaned_data
        if not data.get("number"):
            return None
        return Basis(number=data["number"], issuer=data["issuer"], date=data["signed"])


class PersonMixin(forms.Form):
    """A person of the register, or a new one."""

    person = ChooseField(
        search="person", what="người", label="Người đã có trong sổ", required=False
    )
    name = forms.CharField(label="Họ và tên", required=False, max_length=80)
    sex = forms.ChoiceField(
        label="Giới tính", required=False, choices=[("", "chọn"), *SEXES.items()]
    )
    born = forms.CharField(
        label="Ngày sinh",
        required=False,
        max_length=10,
        help_text="Biết đến đâu ghi đến đó: 02/05/1980, 05/1980 hoặc 1980.",
    )
    ethnic = forms.ChoiceField(
        label="Dân tộc", required=False, choices=[("", "chọn"), *PEOPLES.items()]
    )
    education = forms.ChoiceField(
        label="Học vấn",
        required=False,
        choices=[("", "chưa ghi"), *((k, v) for k, v in EDUCATION.items() if k)],
    )
    youth_union = forms.BooleanField(label="Là đoàn viên", required=False)

    def clean_born(self) -> str:
        """The date of birth as the register writes it: 1980-05-02, 1980-05, 1980."""
        parts = self.cleaned_data["born"].replace("-", "/").replace(".", "/").split("/")
        if parts == [""]:
            return ""
        if len(parts[0]) < 4:
            parts.reverse()
        if (
            not all(p.isascii() and p.isdigit() for p in parts)
            or len(parts[0]) != 4
            or len(parts) > 3
        ):
            raise ValidationError(PARTIAL, code="bad_date")
        return "-".join([parts[0], *(p.zfill(2) for p in parts[1:])])


class AdmissionForm(PersonMixin, RecordForm):
    """Somebody is admitted; probation begins on the day of the ceremony."""

    cell = ChooseField(search="cell", what="chi bộ", label="Chi bộ kết nạp")
    establishment = ChooseField(
        search="establishment", what="cơ sở", label="Cho cơ sở", required=False
    )
    decision_on = DayField(label="Ngày quyết định kết nạp", required=False)

    field_order = [
        "person",
        "name",
        "sex",
        "born",
        "ethnic",
        "education",
        "youth_union",
        "cell",
        "establishment",
        "on_day",
        "decision_on",
        "number",
        "issuer",
        "signed",
    ]

    def clean(self) -> dict[str, Any]:
        """Either a known person, or a new one told in full."""
        data = super().clean()
        if not data.get("person") and "person" not in self.errors:
            for name, what in (
                ("name", "họ và tên"),
                ("sex", "giới tính"),
                ("born", "ngày sinh"),
                ("ethnic", "dân tộc"),
            ):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, f"Người mới cần có {what}.")
        if data.get("decision_on") and data.get("on_day") and data["decision_on"] > data["on_day"]:
            self.add_error(
                "decision_on", "Quyết định không thể sau lễ kết nạp. Hãy kiểm tra hai ngày."
            )
        return data


class RecognitionForm(RecordForm):
    """A probationer becomes an official member."""

    person = ChooseField(search="probationer", what="đảng viên dự bị", label="Đảng viên dự bị")
    field_order = ["person", "on_day", "number", "issuer", "signed"]


class TransferForm(RecordForm):
    """A member goes to another cell of the register."""

    person = ChooseField(search="person", what="đảng viên", label="Đảng viên")
    cell = ChooseField(search="cell", what="chi bộ", label="Chi bộ đến")
    establishment = ChooseField(
        search="establishment",
        what="cơ sở",
        label="Ở cơ sở",
        required=False,
        help_text="Để trống nếu không gắn với cơ sở nào.",
    )
    field_order = ["person", "cell", "establishment", "on_day", "number", "issuer", "signed"]


class DepartureForm(RecordForm):
    """A member leaves the register's rolls."""

    person = ChooseField(search="person", what="đảng viên", label="Đảng viên")
    reason = forms.ChoiceField(label="Lý do", choices=[("", "chọn"), *LEAVING.items()])
    field_order = ["person", "reason", "on_day", "number", "issuer", "signed"]


class FoundingForm(RecordForm):
    """A cell is founded for an establishment."""

    name = forms.CharField(label="Tên chi bộ", max_length=160)
    parent = ChooseField(search="committee", what="tổ chức cấp trên", label="Trực thuộc")
    establishment = ChooseField(
        search="establishment", what="cơ sở", label="Phụ trách cơ sở", required=False
    )
    field_order = ["name", "parent", "establishment", "on_day", "number", "issuer", "signed"]
