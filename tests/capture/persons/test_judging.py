"""Records of invented persons, each pair with what a careful clerk would say of it."""

import pytest

from hatnhan.capture.persons import Grade, Identity, Index, judge, pairs, twins, within

A = {"sex": "male", "born": "1962-09-15", "ethnic": "08", "cell": "c1", "place": "x1"}


def person(id: str, name: str, **told: str) -> Identity:
    return Identity(id, name, **(A | told))


def grade(one: str, other: str, **told: str) -> Grade | None:
    judged = judge(person("a", one), person("b", other, **told))
    return judged and judged.grade


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mùa A Hòa", "Mùa A Hoà"),
        ("Mùa A Lý", "Mùa A Lí"),
        ("Đinh Văn Xôm", "DINH VAN XOM"),
        ("Mùa A Dơ", "Mùa  A Dơ"),
        ("Mùa A Dơ", "Mùa A Dơ"),  # decomposed
        ("Mùa A Dơ", "MÙA A DƠ"),
        ("Hờ H'Dơ", "Hờ HDơ"),
        ("Lò VănXôm", "Lò Văn Xôm"),
    ],
)
def test_the_same_written_otherwise(one: str, other: str) -> None:
    """Planted: tones compared where they stand."""
    assert grade(one, other) is Grade.SURE


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Mùa A Dơ", "Mùa A Dờ", {}),
        ("Mùa A Dơ", "A Dơ Mùa", {}),
        ("Giàng A Súa", "Giàng Súa", {}),
        ("Giàng A Súa", "Dàng A Xúa", {}),
        ("Lò Văn Xôm", "Lò V. Xôm", {}),
        ("Lò Văn Xôm", "Lò Văn Xôn", {}),
        ("Mùa A Dơ", "Mùa A Dơ", {"born": "1962"}),
        ("Mùa A Dơ", "Mùa A Dơ", {"born": "1962-09"}),
        ("Mùa A Dơ", "Mùa A Dơ", {"born": "1962-09-16"}),
        ("Mùa A Dơ", "Mùa A Dơ", {"born": "1962-01-01"}),
        ("Mùa A Dơ", "Mùa A Dơ", {"born": "1952-09-15"}),
        ("Mùa A Dơ", "Mùa A Dơ", {"cell": "c2", "place": "x2"}),
        ("Mùa A Dơ", "Mùa A Dơ", {"sex": "female"}),
    ],
)
def test_likely_for_a_person_to_say(one: str, other: str, told: dict[str, str]) -> None:
    assert grade(one, other, **told) is Grade.LIKELY


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Mùa A Dơ", "Mùa A Páo", {"born": "1968-12-22"}),
        ("Mùa A Dơ", "Mùa A Dơ", {"born": "1971-03-02"}),
        ("Mùa A Dơ", "Mùa A Dơ", {"born": "1962-03-02", "cell": "c2", "place": "x2"}),
        ("Lò Văn Xôm", "Lò Thị Xôm", {"sex": "female", "born": "1962-02-11"}),
    ],
)
def test_others(one: str, other: str, told: dict[str, str]) -> None:
    assert grade(one, other, **told) in (None, Grade.UNLIKELY)


def test_day_and_month_exchanged() -> None:
    """Planted: the parts compared without exchanging them."""
    one = person("a", "Mùa A Dơ", born="1962-09-05")
    judged = judge(one, person("b", "Mùa A Dơ", born="1962-05-09"))
    assert judged is not None
    assert judged.grade is Grade.LIKELY
    assert "ngày và tháng sinh đảo nhau" in judged.reasons


def test_the_reasons_of_a_namesake_of_the_same_year() -> None:
    judged = judge(person("a", "Lò Văn Hòa"), person("b", "Lò Văn Hóa", born="1962-03-02"))
    assert judged is not None
    assert judged.reasons[:2] == ("cùng tên không dấu, khác dấu", "cùng năm sinh, khác ngày")


def test_twins_are_named_and_never_grouped() -> None:
    """Planted: twins graded likely."""
    born = {"born": "1991-12-06"}
    rows = [person("3", "Thào A Chống", **born), person("4", "Thào A Sinh", **born)]
    assert within(rows) == []
    [pair] = twins(rows)
    assert (pair.first.id, pair.second.id, pair.grade) == ("3", "4", Grade.UNLIKELY)
    assert pair.reasons[-1] == "khác tên: có thể là sinh đôi"


def test_rows_of_one_person_are_one_group() -> None:
    rows = [
        person("2", "Mùa A Dơ"),
        person("3", "Lừ Văn Tiên", born="1954-04-20"),
        person("7", "Mùa A Dơ"),
        person("9", "MUA A DO"),
    ]
    [group] = within(rows)
    assert [row.id for row in group.members] == ["2", "7", "9"]
    assert group.grade is Grade.SURE
    assert len(group.pairs) == 3


def test_who_of_the_file_may_be_whom_of_the_register() -> None:
    known = Index([
        Identity("p1", "Mùa A Dơ", **A, registered=True),
        Identity("p2", "Lò Thị Nhài", "female", "1970-02-03", "03", registered=True),
    ])  # fmt: skip
    new = [person("r2", "Lò Văn Xôm"), person("r3", "Mua A Do")]
    [pair] = pairs(new, known)
    assert (pair.first.id, pair.second.id, pair.grade) == ("r3", "p1", Grade.SURE)


def test_what_was_decided_is_not_asked_again() -> None:
    """Planted: the row of the file in the key; what is decided distinct given again."""
    known = Index([Identity("p1", "Mùa A Dơ", **A, registered=True)])
    new = [person("r3", "Mùa A Dơ", born="1962")]
    [pair] = pairs(new, known)
    again = [person("r77", "Mùa  A Dơ", born="1962")]  # another file, another row
    assert pairs(again, known, {pair.key: "distinct"}) == []
    [same] = pairs(again, known, {pair.key: "same"})
    assert same.decided == "same"
    other = [person("r3", "Mùa A Dơ", born="1962-09")]  # another record: asked
    assert len(pairs(other, known, {pair.key: "distinct"})) == 1


def test_two_rows_decided_to_be_two_persons() -> None:
    """Planted: a key that depends on the order of the two."""
    rows = [person("2", "Mùa A Dơ"), person("7", "MÙA A DƠ")]
    [group] = within(rows)
    assert within(rows, {group.pairs[0].key: "distinct"}) == []
    assert within(rows[::-1], {group.pairs[0].key: "distinct"}) == []


def test_without_a_birthday_the_unit_decides() -> None:
    """Planted: records without a birthday left out of the blocks."""
    known = Index([person("p1", "Mùa A Dơ"), person("p2", "Mùa A Dơ", cell="c2", place="x2")])
    [pair] = pairs([person("r3", "Mùa A Dơ", born="")], known)
    assert pair.second.id == "p1"
    [pair] = pairs([person("r3", "Mùa A Dơ")], Index([person("p1", "Mùa A Dơ", born="")]))
    assert "một bên không có ngày sinh" in pair.reasons


def test_nobody_against_nobody() -> None:
    assert pairs([], Index([])) == []
    assert pairs([person("r3", "Mùa A Dơ")], Index([])) == []
    assert within([]) == []
    assert within([person("r3", ""), person("r4", "")]) == []
