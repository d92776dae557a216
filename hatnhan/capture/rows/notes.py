"""Names with a note beside them: "bản Pá Sàng (bản Huổi Nhạp cũ)", "sáp nhập từ bản A và bản B".

Whether that is a new name, a merger or another unit only a person knows, and a note is no part of
a name. Brackets that are part of a name say neither: “Trường PTDTBT (THCS) Nà Bó”.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from hatnhan.capture.model import Verdict
from hatnhan.capture.rows.reader import Reader
from hatnhan.capture.units.index import Unit
from hatnhan.capture.units.telling import several
from hatnhan.domain.text import bare

_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]]+)[)\]]?")
_FORMER: Final = re.compile(
    r"^(?:tên\s+cũ|cũ|trước(?:\s+đây)?|nguyên)(?:\s+là)?\s*:?\s+|[\s,:-]*\b(?:tên\s+)?cũ$|\btrước\s+đây$",
    re.IGNORECASE,
)
"""What says that the name beside it is a former one; a village may be called "Củ"."""
_CHANGED: Final = re.compile(
    r"\b(sap nhap|sat nhap|hop nhat|nhap tu|nhap vao|tach tu|tach ra|chia tach|doi ten|nguyen la|"
    r"truoc (?:day )?la|ten cu)\b"
)
_FROM: Final = re.compile(r"^.*\btừ\s+", re.IGNORECASE)
_SEVERAL: Final = re.compile(r"\s*[,;+]\s*|\s+và\s+|\s+-\s+")

Named = Callable[[str], Sequence[Unit]]
"""The units near the row's own that a text names."""


def judge(reader: Reader, name: str, what: str, named: Named) -> bool:
    """Hold a row whose name has such a note; whether it has."""
    inside = _BRACKETS.findall(name)
    changed = _CHANGED.search(bare(name)) is not None
    spoken = inside or ([name] if changed else [])
    bare_ones = (_FORMER.sub("", _FROM.sub("", text.strip())) for text in spoken)
    parts = [part for text in bare_ones for part in _SEVERAL.split(text)]
    units = {unit.id: unit for part in parts if len(part) > 1 for unit in named(part.strip())}
    former = any(_FORMER.search(text.strip()) for text in inside)
    if not (changed or former or units):
        return False
    note = next((f"({text.strip()})" for text in inside), "")
    beside = f"Tên ghi kèm “{note}”" if note else f"“{name}” ghi kèm chú thích"
    known = ", ".join(f"“{unit.last.name}”" for unit in units.values())
    there = f", trong sổ có {known}" if known else ""
    reader.say(
        "name_with_note", Verdict.HELD,
        f"{beside}{there}: chưa rõ là đổi tên, sáp nhập hay {what} mới.",
        f"Nếu là đổi tên hay sáp nhập thì ghi ở trang Ghi nhận; nếu là {what} mới thì chỉ để tên "
        "trong ô.", field="name",
        candidates=tuple(
            {**told, "distance": 0}  # they are named in the note, whatever stands around it
            for told in several(reader.work.index, list(units.values()), name)
        ),
    )  # fmt: skip
    return True
