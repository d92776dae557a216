"""How the image keeps up with its source, starts anew, and is kept on disk."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from random import Random

import numpy as np
import pytest

from hatnhan.indicators.answer import answer
from hatnhan.indicators.checks import identity_in, image_equals_tables
from hatnhan.indicators.columns import Table
from hatnhan.indicators.engine import Engine
from hatnhan.indicators.file import ImageFile
from hatnhan.indicators.image import Image
from hatnhan.indicators.questions import Question
from tests.histories import random_history
from tests.indicators.memory import MemorySource, engine_of
from tests.indicators.told import asked, story


def history(seed: int, size: int = 60) -> list[str]:
    return random_history(Random(f"engine {seed}"), size, "mixed")


def everything(engine: Engine, question: Question) -> object:
    with engine.view(question.known_at) as view:
        return answer(view, question)


@pytest.mark.parametrize("seed", range(6))
def test_an_image_caught_up_line_by_line_is_one_read_at_once(seed: int) -> None:
    lines = history(seed)
    source = MemorySource()
    engine = Engine(source)
    for line in lines:
        source.record(line)
        engine.refresh()
    assert image_equals_tables(engine)[1] == []
    question = asked("2020-06-30", since="2019-01-01")
    assert everything(engine, question) == everything(engine_of(lines), question)


def test_rows_closed_are_believed_no_more() -> None:
    """Seen red with: the first day of a closed row left in place."""
    count = 100
    table = Table({"subject": np.int32})
    block = {name: np.arange(count) for name in ("pk", "start", "stop", "first", "last", "subject")}
    table.add({**block, "kf": np.ones(count, np.int64), "kt": np.full(count, 2**62)})
    table.close(np.array([7, 3]), np.array([5, 6]))
    believed = table.live["subject"][table.live["first"] <= count]
    assert sorted(set(range(count)) - set(believed.tolist())) == [3, 7]
    assert table.dead["subject"].tolist() == [7, 3]
    assert table.dead["kt"].tolist() == [5, 6]
    table.tidy()
    assert len(table.live) == count - 2


def test_a_row_unknown_to_the_image_cannot_be_closed() -> None:
    table = Table({"subject": np.int32})
    with pytest.raises(LookupError):
        table.close(np.array([1]), np.array([2]))


class Forked(MemorySource):
    """A ledger whose recordings have other hashes: restored from elsewhere, or rolled back."""

    name = "a"

    def head(self) -> tuple[int, str]:
        return self.number, f"{self.name} {self.number}"

    def hash_of(self, number: int) -> str | None:
        return f"{self.name} {number}" if number <= self.number else None


@pytest.mark.parametrize("after", [-10, 0, 10])
def test_another_ledger_is_read_anew(after: int) -> None:
    """Whether it has fewer, as many or more recordings. Seen red with: numbers compared
    without hashes."""
    first, second = history(1), history(2, 60 + after)
    engine = Engine(Forked(first))
    question = asked("2020-06-30", since="2019-01-01")
    everything(engine, question)
    other = Forked(second)
    other.name = "b"
    engine.source = other
    assert everything(engine, question) == everything(engine_of(second), question)


def test_an_emptied_ledger_leaves_nothing() -> None:
    engine = engine_of(history(1))
    everything(engine, asked("2020-06-30"))
    engine.source = MemorySource()
    with engine.view() as view:
        assert view.known_at == 0
        assert answer(view, asked("2020-06-30"))["members"]["total"] == 0


def test_rows_numbered_anew_are_read_anew() -> None:
    """A rebuild may number rows otherwise under the same hashes."""
    lines = history(3)
    source = MemorySource(lines[:30])
    engine = Engine(source)
    engine.refresh()
    for rows in source.rows.values():
        for row in rows:
            row[0] += 1000
    for line in lines[30:]:
        source.record(line)
    engine.refresh()
    question = asked("2020-06-30", since="2019-01-01")
    assert everything(engine, question) == everything(engine_of(lines), question)


def test_a_failed_reading_leaves_no_half_image() -> None:
    class Broken(MemorySource):
        broken = True

        def closed(self, layout, after, upto):
            if self.broken and layout.model == "Membership":
                raise ConnectionError
            return super().closed(layout, after, upto)

    lines = history(4)
    source = Broken(lines[:30])
    engine = Engine(source)
    engine.refresh()
    for line in lines[30:]:
        source.record(line)
    with pytest.raises(ConnectionError):
        engine.refresh()
    source.broken = False
    question = asked("2020-06-30", since="2019-01-01")
    assert everything(engine, question) == everything(engine_of(lines), question)


def test_an_image_kept_on_disk_is_the_same(tmp_path: Path) -> None:
    engine = engine_of(history(5))
    engine.refresh()
    file = ImageFile(tmp_path / "cache" / "image.npz")
    file.write(engine.image)
    again = Engine(engine.source, file)
    question = asked("2020-06-30", since="2019-01-01")
    assert everything(again, question) == everything(engine, question)
    assert image_equals_tables(again)[1] == []
    assert (tmp_path / "cache" / "image.npz").stat().st_mode & 0o077 == 0


def test_an_image_on_disk_is_believed_only_with_its_hash(tmp_path: Path) -> None:
    """Seen red with: a file believed by its number alone."""
    file = ImageFile(tmp_path / "image.npz")
    mine, theirs = Engine(Forked(history(1))), Forked(history(2))
    mine.refresh()
    file.write(mine.image)
    theirs.name = "b"
    question = asked("2020-06-30", since="2019-01-01")
    assert everything(Engine(theirs, file), question) == everything(engine_of(history(2)), question)


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 nothing", None])
def test_an_image_file_that_cannot_be_read_is_none(tmp_path: Path, damage: bytes | None) -> None:
    path = tmp_path / "image.npz"
    if damage is None:
        ImageFile(path).write(Image())
        whole = path.read_bytes()
        damage = whole[: len(whole) // 2]
    path.write_bytes(damage)
    assert ImageFile(path).read() is None


def test_an_image_file_of_other_columns_is_none(tmp_path: Path) -> None:
    path = tmp_path / "image.npz"
    ImageFile(path).write(Image())
    with np.load(path) as stored:
        changed = {**stored, "shape": np.array("another layout")}
    np.savez(path, **changed)
    assert ImageFile(path).read() is None


def test_a_disk_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    ImageFile(tmp_path / "file" / "image.npz").write(Image())


def test_a_damaged_column_is_found() -> None:
    """Seen red without the comparison of columns: the image says one thing, the rows another."""
    engine = engine_of(history(5))
    engine.refresh()
    engine.image.tables["membership"].live["status"][0] ^= 1
    assert image_equals_tables(engine)[1] == ["cột membership.status trong bộ nhớ khác bảng"]


def test_a_broken_balance_is_found() -> None:
    """Seen red without the sum: a spell that ended by no line leaves the balance open."""
    text = """
2020-02-01 member_arrived person=p1 cell=cb1 establishment=v1 status=official
2020-03-01 member_left person=p1 reason=died
"""
    engine = story(text)
    periods = [(date(2020, 1, 1), date(2020, 12, 31))]
    with engine.view() as view:
        assert identity_in(view, periods)[1] == []
    engine.image.tables["membership"].live["end_line"][:] = 0
    with engine.view() as view:
        faults = identity_in(view, periods)[1]
    # v1 lies in c1, d1, sl; cb1 is below db, hu, tu; each by the trees of then and of now.
    assert len(faults) == 14
    assert "biến động của c1 từ 01/01/2020 đến 31/12/2020 (then) lệch 1" in faults


def test_answers_asked_at_once_do_not_mix() -> None:
    lines = history(6, 80)
    engine = engine_of(lines)
    questions = [
        asked("2020-06-30", since="2019-01-01", known_at=number) for number in range(0, 81, 5)
    ]
    alone = [everything(engine_of(lines), question) for question in questions]
    with ThreadPoolExecutor(8) as pool:
        for _ in range(3):
            assert list(pool.map(lambda question: everything(engine, question), questions)) == alone
