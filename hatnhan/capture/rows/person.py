"""The person of a row: name, sex, birth, ethnic group, and the little else that is held."""

from __future__ import annotations

from typing import Any

from hatnhan.capture.model import Cell
from hatnhan.capture.rows.reader import Reader
from hatnhan.capture.values import dates, education, ethnic, names, sex, youth


def read_person(reader: Reader) -> dict[str, Any]:
    """The values of `person_registered` that the row gives; what is missing is said."""
    found: dict[str, Any] = {"name": _name(reader)}
    found |= _sex_and_birth(reader)
    found["ethnic"] = reader.get("ethnic", ethnic.read)
    for field, what in (
        ("name", "họ và tên"),
        ("born", "ngày sinh"),
        ("ethnic", "dân tộc"),
    ):
        reader.needed(found.get(field), field, what)
    found["education"] = reader.get("education", education.read)
    if found["education"] is None:
        found["education"] = reader.get("qualification", education.read)
    found["youth_union"] = reader.get("youth_union", youth.read)
    reader.row.values |= {key: value for key, value in found.items() if value is not None}
    return found


def _name(reader: Reader) -> str | None:
    """The whole name, in one column or in two."""
    if "name" in reader.raw.cells or not reader.heading("family_name"):
        return _text(reader.get("name", names.read))
    family, given = reader.cell("family_name"), reader.cell("given_name")
    if given.value is None:
        return _text(reader.get("family_name", names.read))
    whole = Cell(
        f"{family.value or ''} {given.value}".strip(),
        f"{family.raw} {given.raw}".strip(),
        font=family.font or given.font,
        struck=family.struck or given.struck,
        formula=family.formula or given.formula,
    )
    return _text(reader.read("family_name", whole, names.read))


def _text(value: object) -> str | None:
    return str(value) if value else None


def _sex_and_birth(reader: Reader) -> dict[str, Any]:
    """Sex and birth, each in a column of its own or both told by the column of the birth."""
    for told in ("male", "female"):
        born = reader.get(f"born_{told}", dates.read, "born")
        if born is not None:
            return {"sex": told, "born": born}
    return {"sex": _sex(reader), "born": _born(reader)}


def _born(reader: Reader) -> str | None:
    if "born_year" not in reader.raw.cells or "born" in reader.raw.cells:
        return _text(reader.get("born", dates.read, "born"))
    parts = [reader.cell(f"born_{part}") for part in ("day", "month", "year")]
    written = [cell.raw or str(cell.value) for cell in parts if cell.value is not None]
    joined = "/".join(written)
    return _text(reader.read("born_year", Cell(joined, joined), dates.read, "born"))


def _sex(reader: Reader) -> str | None:
    """From a column of words, or from columns that mark one sex."""
    if reader.heading("sex"):
        return _text(reader.read("sex", reader.cell("sex"), sex.read))
    marked = [field for field in ("female", "male") if reader.heading(field)]
    if len(marked) == 2:
        male = reader.cell("male")
        of_two = reader.read(
            "female", reader.cell("female"), lambda cell, ctx: sex.of_two(male, cell, ctx)
        )
        return _text(of_two)
    if marked:
        return _text(reader.read(marked[0], reader.cell(marked[0]), sex.read))
    reader.needed(None, "sex", "giới tính")
    return None
