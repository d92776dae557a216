"""The one check that preview and commit make: a workbook against the rules and the register."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from hatnhan.capture import layout
from hatnhan.capture.between import columns as of_columns
from hatnhan.capture.between import kinds as between
from hatnhan.capture.between import there
from hatnhan.capture.between.possible import settle
from hatnhan.capture.between.totals import counts, reconcile
from hatnhan.capture.model import Answer, Kind, Row, Table, Trouble, Verdict, Workbook
from hatnhan.capture.rows.candidates import Candidates
from hatnhan.capture.rows.establishments import Establishments
from hatnhan.capture.rows.members import Members
from hatnhan.capture.rows.organisations import Organisations
from hatnhan.capture.rows.place import without_establishment
from hatnhan.capture.rows.reader import Reader
from hatnhan.capture.rows.struck import together
from hatnhan.capture.rows.work import Work
from hatnhan.capture.units.index import Index
from hatnhan.capture.units.scope import Everything, Visible, sight
from hatnhan.domain import encodings
from hatnhan.domain.vietnamese import number

_GRAVE: Final = frozenset({Verdict.HELD, Verdict.REFUSED})


def check(
    kind: Kind,
    workbook: Workbook,
    mapping: Mapping[str, str | None] | None = None,
    decisions: Mapping[str, Any] | None = None,
    scope: Visible | None = None,
    *,
    today: date,
) -> Answer:
    """What becomes of every row, and of the file. Raises `Problem` where it cannot be read.

    `mapping`: heading -> field, as the user confirmed. `scope`: what the user may record (None:
    everything). `decisions`: answers to what was asked, by these keys:

    - ``hidden_row``, ``hidden_column``, ``hidden_sheet``, ``merged_cell``, ``two_tables``,
      ``missing_columns``: include or exclude;
    - ``total_differs``, ``under_18``, ``over_60``: include, when the papers were looked at;
    - ``confirmed:HEADING``: codes whose proposals stand in that column, and meanings ("1=male");
    - ``day:opened``, ``day:founded``, ``day:stock``: the day of rows that have none;
    - ``unit:cell:TEXT``, ``unit:establishment:TEXT``, ``unit:parent:TEXT``,
      ``unit:commune:TEXT:DISTRICT``: the id of the unit that is meant;
    - ``distinct:ID:KEY``: true when the name of that key (`units.names.exact`) is another unit;
    - the keys of two persons, sorted, with "|" between: same or distinct.
    """
    decisions = decisions or {}
    index = Index.of_register()
    scope = Everything if scope is None else scope
    work = Work(
        kind, today, index, decisions, workbook.date1904, sight(index, scope, today),
        limited=scope is not Everything,
    )  # fmt: skip
    tables, notes = layout.tables(workbook, kind, mapping, decisions, work.known)
    if (refusal := _refusal(tables, notes)) is not None:
        return Answer(kind, Verdict.REFUSED, refusal.code, refusal.message, notes=notes)
    done = reconcile(tables)
    rows = _rows(work, tables)
    if work.outside:
        return _outside(work)
    differing = [_confirmed(trouble, decisions) for trouble in done.troubles]
    notes = [*notes, *differing, *work.notes.values(), *without_establishment(work)]
    notes += _of_file(workbook)
    skipped = [row for table in tables for row in table.skipped]
    answer = Answer(kind, Verdict.ACCEPTED, "", "", notes=notes)
    answer.rows = sorted([*rows, *skipped], key=_order(workbook))
    answer.totals = counts(answer.rows)
    answer.reconciliation = done.as_json()
    answer.beyond = work.beyond
    _conclude(answer, rows)
    return answer


_READERS: Final[dict[Kind, Callable[[Work], Any]]] = {
    "establishments": Establishments,
    "organisations": Organisations,
    "members": Members,
    "candidates": Candidates,
}


def _rows(work: Work, tables: Sequence[Table]) -> list[Row]:
    """Each data row read, then all together, then tried on the register."""
    reader = _READERS[work.kind](work)
    rows: list[Row] = []
    for table in tables:
        columns = work.begin(table)
        read = [_placed(together(reader.read(Reader(raw, work))), table) for raw in table.rows]
        of_columns.judge(table, read, columns)
        rows += read
        table.rows = []  # read and done with; of a whole province they are much
    between.judge(reader, rows, work)
    for row in rows:
        if row.verdict in _GRAVE:
            row.facts = []
    settle(rows, work.index)
    there.tell(rows, work.kind)
    return rows


def _placed(row: Row, table: Table) -> Row:
    """What the row's place on the sheet makes of it goes before what its cells do."""
    row.troubles[:0] = table.troubles.get(row.row, ())
    return row


def _refusal(tables: Sequence[Table], notes: Sequence[Trouble]) -> Trouble | None:
    """Why the file as a whole cannot be taken, if so."""
    for note in notes:
        if note.verdict is Verdict.REFUSED:
            return note
    if not any(table.rows for table in tables):
        message = "Tệp không có dòng dữ liệu nào để nhập. Hãy kiểm tra tệp và trang tính."
        return Trouble("no_rows", Verdict.REFUSED, message)
    return None


def _outside(work: Work) -> Answer:
    """Rows that name nothing in the scope: the same is said whether it is elsewhere or nowhere."""
    rows = list(dict.fromkeys(work.outside))
    numbers = ", ".join(str(row) for _, row in rows[:20])
    message = (
        f"Có {number(len(rows))} dòng nêu đơn vị không có trong phạm vi được giao (dòng {numbers}). "
        "Hãy bỏ các dòng đó hoặc sửa tên; không nhập gì."
    )
    return Answer(work.kind, Verdict.REFUSED, "out_of_scope", message)


def _of_file(workbook: Workbook) -> list[Trouble]:
    """What is told of the file itself: its epoch, its links, how a text file was read."""
    found = []
    if workbook.date1904:
        found.append(
            Trouble(
                "epoch_1904", Verdict.WARNED,
                "Tệp dùng hệ ngày 1904 (Excel cho Mac); các ngày đã được đọc theo hệ đó.",
            )
        )  # fmt: skip
    if workbook.links:
        names = ", ".join(workbook.links[:5])
        message = f"Tệp có liên kết ra ngoài, không được mở: {names}."
        found.append(Trouble("external_links", Verdict.WARNED, message))
    if workbook.format == "csv":
        encoding = encodings.called(workbook.encoding)
        message = f"Tệp chữ, bảng mã {encoding}, ngăn cột bằng {_separator(workbook)}."
        found.append(Trouble("csv_read", Verdict.NORMALISED, message))
    return found


def _confirmed(trouble: Trouble, decisions: Mapping[str, Any]) -> Trouble:
    """A total that differs holds the file until a person has said that the rows are right."""
    if decisions.get(trouble.code) == "include":
        return replace(trouble, verdict=Verdict.WARNED)
    return trouble


def _separator(workbook: Workbook) -> str:
    return {"\t": "dấu tab", ",": "dấu phẩy", ";": "dấu chấm phẩy", "|": "dấu |"}.get(
        workbook.separator, f"“{workbook.separator}”"
    )


def _order(workbook: Workbook) -> Callable[[Row], tuple[int, int]]:
    places = {sheet.name: place for place, sheet in enumerate(workbook.sheets)}
    return lambda row: (places.get(row.sheet, 0), row.row)


def _conclude(answer: Answer, rows: Sequence[Row]) -> None:
    """The verdict of the file: refused when no row can be taken, held when some cannot."""
    refused = sum(row.verdict is Verdict.REFUSED for row in rows)
    held = sum(row.verdict is Verdict.HELD for row in rows)
    known = sum(row.verdict is Verdict.THERE for row in rows)
    clean = len(rows) - refused - held - known
    noted = next((note for note in answer.notes if note.verdict is Verdict.HELD), None)
    already = f"{number(known)} đã có trong sổ, " if known else ""
    told = (
        f"{number(len(rows))} dòng: {number(clean)} nhập được, {already}{number(held)} cần xem, "
        f"{number(refused)} không nhập được."
    )
    if refused == len(rows):
        answer.verdict, answer.code = Verdict.REFUSED, "all_rows_refused"
    elif refused or held:
        answer.verdict, answer.code = Verdict.HELD, noted.code if noted else "rows_held"
    elif noted is not None:
        answer.verdict, answer.code = Verdict.HELD, noted.code
        told = f"{noted.message} {told}"
    else:
        answer.code = "nothing_new" if known and not clean else "clean"
    answer.message = told
