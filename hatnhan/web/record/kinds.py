"""The kinds of record offered: their forms, how the fields are grouped, the command behind each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hatnhan.registry import commands
from hatnhan.web.record import forms, sentences
from hatnhan.web.record.forms import RecordForm


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together."""

    name: str
    fields: tuple[str, ...]
    two: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record; `record` carries it out and returns the number of the recording."""

    code: str
    title: str
    about: str
    icon: str
    form: type[RecordForm]
    groups: tuple[Group, ...]
    sentence: Callable[[Any], str]
    record: Callable[[Any, Any], int]


BASIS = Group(
    "Theo văn bản nào",
    ("number", "issuer", "signed"),
    two=True,
    note="Đủ cả ba hoặc để trống cả ba",
)
WHEN = Group("Khi nào", ("on_day",), two=True)


def _key(form: RecordForm, name: str) -> str | None:
    unit = form.cleaned_data.get(name)
    return unit.key if unit else None


def _admit(form: Any, actor: Any) -> int:
    data = form.cleaned_data
    person = _key(form, "person")
    new = (
        None
        if person
        else {
            "name": data["name"],
            "sex": data["sex"],
            "born": data["born"],
            "ethnic": data["ethnic"],
            "education": data["education"] or None,
            "youth_union": data["youth_union"],
        }
    )
    return commands.admit_member(
        actor=actor,
        person=person,
        new_person=new,
        cell=_key(form, "cell"),
        establishment=_key(form, "establishment"),
        on=data["on_day"],
        decision_on=data["decision_on"],
        basis=form.basis,
    )


def _recognise(form: Any, actor: Any) -> int:
    return commands.recognise_member(
        actor=actor, person=_key(form, "person"), on=form.cleaned_data["on_day"], basis=form.basis
    )


def _transfer(form: Any, actor: Any) -> int:
    return commands.transfer_member(
        actor=actor,
        person=_key(form, "person"),
        cell=_key(form, "cell"),
        establishment=_key(form, "establishment"),
        on=form.cleaned_data["on_day"],
        basis=form.basis,
    )


def _depart(form: Any, actor: Any) -> int:
    data = form.cleaned_data
    return commands.record_departure(
        actor=actor,
        person=_key(form, "person"),
        reason=data["reason"],
        on=data["on_day"],
        basis=form.basis,
    )


def _found(form: Any, actor: Any) -> int:
    data = form.cleaned_data
    return commands.found_cell(
        actor=actor,
        name=data["name"],
        parent=_key(form, "parent"),
        establishment=_key(form, "establishment"),
        on=data["on_day"],
        basis=form.basis,
    )


KINDS = {
    kind.code: kind
    for kind in (
        Kind(
            "admission",
            "Kết nạp đảng viên",
            "Người mới hoặc người đã có trong sổ; dự bị từ ngày làm lễ.",
            "bi-person-plus",
            forms.AdmissionForm,
            (
                Group("Ai", ("person",)),
                Group(
                    "Người mới",
                    ("name", "sex", "born", "ethnic", "education", "youth_union"),
                    two=True,
                    note="Bỏ qua nếu đã chọn người ở trên",
                ),
                Group("Ở đâu", ("cell", "establishment"), two=True),
                Group("Khi nào", ("on_day", "decision_on"), two=True),
                BASIS,
            ),
            sentences.admission,
            _admit,
        ),
        Kind(
            "recognition",
            "Công nhận chính thức",
            "Đảng viên dự bị trở thành chính thức.",
            "bi-patch-check",
            forms.RecognitionForm,
            (Group("Ai", ("person",)), WHEN, BASIS),
            sentences.recognition,
            _recognise,
        ),
        Kind(
            "transfer",
            "Chuyển sinh hoạt",
            "Sang chi bộ khác trong sổ.",
            "bi-arrow-left-right",
            forms.TransferForm,
            (
                Group("Ai", ("person",)),
                Group("Đến đâu", ("cell", "establishment"), two=True),
                WHEN,
                BASIS,
            ),
            sentences.transfer,
            _transfer,
        ),
        Kind(
            "departure",
            "Ra khỏi danh sách",
            "Chuyển đi nơi khác, từ trần, xóa tên, xin ra, khai trừ.",
            "bi-person-dash",
            forms.DepartureForm,
            (Group("Ai, vì sao", ("person", "reason"), two=True), WHEN, BASIS),
            sentences.departure,
            _depart,
        ),
        Kind(
            "founding",
            "Thành lập chi bộ",
            "Chi bộ mới, trực thuộc ai, phụ trách cơ sở nào.",
            "bi-diagram-2",
            forms.FoundingForm,
            (Group("Chi bộ", ("name", "parent", "establishment")), WHEN, BASIS),
            sentences.founding,
            _found,
        ),
    )
}
"""By the word in the address, in the order in which they are offered."""
