"""The kinds of record offered: their forms, how the fields are grouped, the command behind each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hatnhan.web.record import acts, forms, sentences
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
    sentence: Callable[[RecordForm], str]
    record: Callable[[RecordForm, acts.Actor], int]


BASIS = Group(
    "Theo văn bản nào",
    ("number", "issuer", "signed"),
    two=True,
    note="Đủ cả ba hoặc để trống cả ba",
)
WHEN = Group("Khi nào", ("on_day",), two=True)


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
            acts.admit,
        ),
        Kind(
            "recognition",
            "Công nhận chính thức",
            "Đảng viên dự bị trở thành chính thức.",
            "bi-patch-check",
            forms.RecognitionForm,
            (Group("Ai", ("person",)), WHEN, BASIS),
            sentences.recognition,
            acts.recognise,
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
            acts.transfer,
        ),
        Kind(
            "departure",
            "Ra khỏi danh sách",
            "Chuyển đi nơi khác, từ trần, xóa tên, xin ra, khai trừ.",
            "bi-person-dash",
            forms.DepartureForm,
            (Group("Ai, vì sao", ("person", "reason"), two=True), WHEN, BASIS),
            sentences.departure,
            acts.depart,
        ),
        Kind(
            "founding",
            "Thành lập chi bộ",
            "Chi bộ mới, trực thuộc ai, phụ trách cơ sở nào.",
            "bi-diagram-2",
            forms.FoundingForm,
            (Group("Chi bộ", ("name", "parent", "establishment")), WHEN, BASIS),
            sentences.founding,
            acts.found,
        ),
    )
}
"""By the word in the address, in the order in which they are offered."""
