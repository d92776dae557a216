"""What a workbook holds, gathered sheet by sheet."""

from __future__ import annotations

from dataclasses import dataclass, field

from hatnhan.capture.model import Kind, Table, Trouble


@dataclass(slots=True)
class Found:
    """What a workbook holds, while it is being looked through."""

    kind: Kind
    tables: list[Table] = field(default_factory=list)
    notes: list[Trouble] = field(default_factory=list)
    missing: list[Trouble] = field(default_factory=list)
    """Lists without a column that must be there."""
    partly: list[Trouble] = field(default_factory=list)
    """The same of sheets on which only some headings stand: said when nothing else was found."""
    unread: list[str] = field(default_factory=list)
    """Sheets with something on them that is no list of this kind."""
    hidden_rows: int = 0
    hidden_sheets: list[str] = field(default_factory=list)
    very_hidden: bool = False
    """One of the hidden sheets cannot be shown from the menus of a spreadsheet program."""
    hidden_columns: list[str] = field(default_factory=list)
    headless: list[str] = field(default_factory=list)
    """Columns that hold something under no heading."""
    written: bool = False
    """Something is written somewhere."""
    headed: bool = False
    """A header was found somewhere."""
