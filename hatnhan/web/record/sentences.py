"""The sentence to read before recording: exactly what the register will say."""

from __future__ import annotations

from typing import Any

from hatnhan.domain.vietnamese import day
from hatnhan.web.labels import LEAVING, PEOPLES, SEXES, label
from hatnhan.web.record.forms import RecordForm

Data = dict[str, Any]


def basis(form: RecordForm) -> str:
    """The document: theo 118-QĐ/HU ngày 20/10/2006 của Huyện ủy Sông Mã."""
    held = form.basis
    return (
        f", theo {held.number} ngày {day(held.date)} của {held.issuer}"
        if held
        else ", chưa ghi văn bản căn cứ"
    )


def _who(data: Data) -> str:
    if data.get("person"):
        return str(data["person"].name)
    born = "/".join(reversed(data["born"].split("-")))
    about = f"{label(SEXES, data['sex'])}, sinh {born}, dân tộc {PEOPLES[data['ethnic']]}"
    return f"{data['name']} ({about}; người mới của sổ)"


def _at(data: Data) -> str:
    place = data.get("establishment")
    return f", ở {place.name}" if place else ", không gắn với cơ sở nào"


def admission(form: RecordForm) -> str:
    """A person is admitted."""
    data = form.cleaned_data
    decided = data.get("decision_on")
    decision = f", quyết định ngày {day(decided)}" if decided else ""
    told = f"kết nạp {_who(data)} tại {data['cell'].name}{_at(data)}{decision}"
    return f"Ngày {day(data['on_day'])}, {told}{basis(form)}."


def recognition(form: RecordForm) -> str:
    """A probationer becomes official."""
    data = form.cleaned_data
    told = f"{data['person'].name} là đảng viên chính thức"
    return f"Từ ngày {day(data['on_day'])}, {told}{basis(form)}."


def transfer(form: RecordForm) -> str:
    """A member moves."""
    data = form.cleaned_data
    person = data["person"]
    origin = f" từ {person.where}" if person.where else ""
    told = f"{person.name} chuyển sinh hoạt{origin} đến {data['cell'].name}{_at(data)}"
    return f"Ngày {day(data['on_day'])}, {told}{basis(form)}."


def departure(form: RecordForm) -> str:
    """A member leaves."""
    data = form.cleaned_data
    person = data["person"]
    origin = f" của {person.where}" if person.where else ""
    told = f"{person.name} ra khỏi danh sách{origin}: {label(LEAVING, data['reason'])}"
    return f"Ngày {day(data['on_day'])}, {told}{basis(form)}."


def founding(form: RecordForm) -> str:
    """A cell is founded."""
    data = form.cleaned_data
    place = data.get("establishment")
    serves = f", phụ trách {place.name}" if place else ", chưa phụ trách cơ sở nào"
    told = f"thành lập {data['name']} trực thuộc {data['parent'].name}{serves}"
    return f"Ngày {day(data['on_day'])}, {told}{basis(form)}."
