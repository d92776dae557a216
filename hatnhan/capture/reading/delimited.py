"""A table in a text file: its encoding, its separator, its lines."""

from __future__ import annotations

import csv
import io
import re
from array import array
from collections import Counter
from typing import Final

from hatnhan.capture.reading import limits
from hatnhan.capture.reading.store import Grid, Store, encode
from hatnhan.domain import encodings
from hatnhan.domain.problems import Problem

_LAST: Final = "\x1e"
"""Put after a table, to see that its last cell ends."""
_SEPARATORS: Final = ",;\t|"


def read(data: bytes, name: str) -> bytes:
    """The answer of the child. Problems: `not_a_spreadsheet`, `encoding_unknown`, `too_many_cells`.

    Bytes of TCVN3 and VNI are read as Windows-1252, as a cell with their fonts holds them; the
    `encoding` says which they are.
    """
    text, encoding = _decoded(data, name)
    text, separator = _separated(text, name)
    store, grid = Store(), Grid(None)
    known: dict[str, int] = {"": 0}
    for row, values in _closed(_records(f"{text}\n{_LAST}", separator)):
        if row > limits.ROWS or len(values) > limits.COLUMNS:
            raise limits.beyond(name, row, len(values) - 1)
        cells = array("I")
        for value in values:
            number = known.get(value)
            if number is None:
                number = known[value] = store.add(value, value)
            cells.append(number)
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            grid.rows[row] = cells
    about = {"format": "csv", "encoding": encoding, "separator": separator, "links": []}
    return encode(store, [grid], **about)


def _closed(found: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """The records without the last one; it is inside a cell where a quotation mark is missing."""
    row, values = found.pop()
    if values != [_LAST]:
        raise Problem("truncated", reason=f"từ dòng {row} thiếu dấu ngoặc kép đóng")
    return found


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    try:
        found = encodings.unicode(data)
        if found is not None:
            return found
        encoding = encodings.of_letters(data)
        if encoding == "windows-1258":
            return encodings.strictly(data, "cp1258"), encoding
        return data.decode("cp1252", "surrogateescape"), encoding
    except encodings.NoText:
        raise Problem("not_a_spreadsheet", name=name, format="không rõ") from None
    except encodings.Undecodable:
        raise Problem("encoding_unknown") from None


def _separated(text: str, name: str) -> tuple[str, str]:
    """The text, and what stands between its columns."""
    told = re.match(r'\ufeff?"?sep=([,;\t|])"?\r?\n', text)
    if told:
        return "\n" + text[told.end() :], told[1]
    sample = text[:200_000]
    best = max(_SEPARATORS, key=lambda mark: _columns(sample, mark))
    if not _columns(sample, best):
        raise Problem("not_a_spreadsheet", name=name, format="văn bản không có cột")
    return text, best


def _columns(sample: str, separator: str) -> float:
    """How well a separator divides the first lines: its marks a line, where lines agree.

    What stands after a mark and a space is rather a sentence that goes on.
    """
    widths: Counter[int] = Counter()
    spaced = 0
    for number, (_, values) in enumerate(_records(sample, separator)):
        if number == 60:
            break
        if any(values):
            widths[len(values) - 1] += 1
            spaced += sum(v.startswith(" ") for v in values[1:])
    widths.pop(0, None)
    if not widths:
        return 0
    width, lines = widths.most_common(1)[0]
    return width * lines * (0.3 if spaced * 2 > width * lines else 1)


def _records(text: str, separator: str) -> list[tuple[int, list[str]]]:
    """Each record with the number of the line on which it begins."""
    csv.field_size_limit(1 << 20)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    found, line = [], 1
    try:
        for values in reader:
            found.append((line, values))
            line = reader.line_num + 1
    except csv.Error:
        raise Problem("truncated", reason=f"dòng {line} không đọc được") from None
    return found
