"""Lines that name what the lines under them have in common: a unit, or a kind of unit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from hatnhan.capture import fields
from hatnhan.capture.layout import lines
from hatnhan.capture.layout.headings import key
from hatnhan.capture.layout.sums import check_sum
from hatnhan.capture.model import Cell, Kind, Table, Trouble, Verdict
from hatnhan.capture.values import kinds

_CONTEXTS: Final[dict[Kind, dict[str, str]]] = {
    "members": {
        "cell": "cell",
        "committee": "committee",
        "establishment": "establishment",
        "commune": "commune",
        "district": "district",
    },
    "candidates": {
        "cell": "cell",
        "establishment": "establishment",
        "commune": "commune",
        "district": "district",
    },
    "establishments": {"commune": "commune", "district": "district"},
    "organisations": {"committee": "parent"},
}
"""What a line that names a unit gives to the lines under it."""
_WIDER: Final = ("district", "commune", "committee", "parent", "cell", "establishment")


def given_by(text: str, kind: Kind) -> tuple[str, str] | None:
    """The field that such a line gives to the lines under it, and what it gives."""
    if sort := lines.kind_heading(text, kind):
        return "kind", sort
    unit = lines.unit_heading(text)
    given = _CONTEXTS[kind].get(unit[0]) if unit else None
    return (given, unit[1]) if unit and given else None


@dataclass(frozen=True, slots=True)
class _Promise:
    """How many lines a group says it has."""

    row: int
    label: str
    count: int
    begin: int
    """The lines before it."""


@dataclass(slots=True)
class Groups:
    """The groups that are open, the outer before the inner."""

    table: Table
    kind: Kind
    begin: int = 0
    """The lines before the last group that was opened."""
    _context: dict[str, tuple[str, int, str]] = field(default_factory=dict)
    """What each gives, its line, and how it is numbered."""
    _promised: dict[str, _Promise] = field(default_factory=dict)

    def open(self, row: int, text: str, given: tuple[str, str], numbered: str) -> None:
        """A group begins: it ends those of its own sort, and what lay inside them."""
        sort, name = given
        self._end_before(sort)
        self._context[sort] = (name, row, numbered)
        self.begin = len(self.table.rows)
        if (count := lines.count_of_unit(text)) is not None:
            self._promised[sort] = _Promise(row, text, count, self.begin)

    def _end_before(self, given: str) -> None:
        opened = list(self._context)
        ended = opened[opened.index(given) :] if given in opened else []
        if given in _WIDER:
            narrower = _WIDER[_WIDER.index(given) + 1 :]
            ended += [name for name in opened if name in narrower and name not in ended]
        for name in ended:
            del self._context[name]
            self._settle(name)

    def beside(self, numbered: str) -> None:
        """A section begins that gives nothing: those numbered like it end all the same.

        After "II. Xã A", "III. Khối khác" is no longer in commune A.
        """
        for sort, (_, _, one) in list(self._context.items()):
            if numbered and one == numbered:
                self.end(sort)

    def end(self, given: str) -> None:
        """A group ends without another of its sort beginning."""
        if given in self._context:
            self._end_before(given)

    def close(self) -> None:
        """The table ends, and every group with it."""
        for name in list(self._promised):
            self._settle(name)

    def _settle(self, name: str) -> None:
        """What a group promised becomes a check sum of the lines that it had."""
        if promise := self._promised.pop(name, None):
            covered = self.table.rows[promise.begin :]
            found = check_sum({}, promise.row, promise.label, promise.count, covered)
            self.table.totals.append(found)

    def inherit(self, row: int, found: dict[str, Cell], printed: dict[str, str]) -> None:
        """Gives a line what the groups over it say and itself does not."""
        for name, (text, at, _) in self._context.items():
            if name not in found and not (name == "kind" and self._says_itself(found, text)):
                found[name] = Cell(text, text)
                what = fields.label(self.kind, name)
                self.table.troubles.setdefault(row, []).append(
                    Trouble(
                        "group_heading",
                        Verdict.NORMALISED,
                        f"Dòng {row}: “{what}” lấy theo dòng {at} (tiêu đề nhóm): “{text}”.",
                        column=printed.get(name, what),
                        value=text,
                        rows=(at,),
                    )
                )

    def _says_itself(self, found: dict[str, Cell], section: str) -> bool:
        """The name of the line says its kind: "Trường Mầm non A" is no village anywhere.

        "Chi bộ" alone says less than a section of cells, and more than one of committees.
        """
        name = str(found["name"].value or "") if "name" in found else ""
        if self.kind == "establishments":
            return kinds.of_establishment(name) is not None
        said = kinds.of_organisation(name)
        return said is not None and not (said == "cell" and key(section).startswith("chi bo"))
