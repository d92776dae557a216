"""Names of columns and cells, as spreadsheets print them."""

from __future__ import annotations


def letters(index: int) -> str:
    """The name of a column: 0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def cell_name(row: int, column: int) -> str:
    """The name of a cell: row 7, column 1 is B7."""
    return f"{letters(column)}{row}"
