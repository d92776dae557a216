"""A table in a text file: its encoding, its separator, its lines."""

from __future__ import annotations

import codecs
import csv
import io
import re
from array import array
from collections import Counter
from typing import Final

from hatnhan.capture.reading import limits
from hatnhan.capture.reading.store import Grid, Store, encode
from hatnhan.domain.problems import Problem

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LAST: Final = "\x1e"
"""Put after a table, to see that its last cell ends."""
_SEPARATORS: Final = ",;\t|"
_TCVN3: Final = frozenset(b"\xa7\xa8\xa9\xaa\xab\xac\xad\xae\xb5\xb6\xb7\xb8\xb9")
_VNI: Final = frozenset(b"\xcf\xd1\xd6\xd8\xdb\xef\xf1\xf6\xf8\xfb")
_CP1258: Final = frozenset(b"\xcc\xd0\xd2\xdd\xde\xec\xf0\xf2\xfd")


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
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding), encoding
    if b"\0" in data[:4000]:
        encoding = _without_mark(data[:4000], name)
        return _strictly(data, encoding), encoding
    if len(re.findall(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]", data[:65536])) > len(data[:65536]) / 50:
        raise Problem("not_a_spreadsheet", name=name, format="không rõ")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _single_bytes(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Problem("encoding_unknown") from None


def _without_mark(sample: bytes, name: str) -> str:
    """UTF-16 whose mark is missing: its spaces and digits show which byte comes first."""
    in_first, in_second = sample[0::2].count(0), sample[1::2].count(0)
    if max(in_first, in_second) < len(sample) / 8 or min(in_first, in_second):
        raise Problem("not_a_spreadsheet", name=name, format="không rõ")
    return "utf-16-be" if in_first else "utf-16-le"


def _single_bytes(data: bytes) -> tuple[str, str]:
    """An encoding of one byte a letter, told by the letters that only it uses often."""
    counts = Counter(data)
    scores = {
        name: sum(counts[b] for b in letters)
        for name, letters in (("tcvn3", _TCVN3), ("vni", _VNI), ("windows-1258", _CP1258))
    }
    best = max(scores, key=lambda name: scores[name])
    if not scores[best]:
        best = "windows-1258"
    if best == "windows-1258":
        return _strictly(data, "cp1258"), best
    return data.decode("cp1252", "surrogateescape"), best


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
