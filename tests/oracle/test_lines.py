"""The shape of lines: what is accepted, what is refused, and the canonical text."""

import json

import pytest

from tests.oracle.lines import Refused, canonical, first_day, parse, read

MOVED = '{"fact":"place_moved","on":"2020-01-31","id":"c1","parent":"d2"}'
PERSON = {
    "fact": "person_registered",
    "on": "2020-01-31",
    "id": "p",
    "name": "Lò Văn Thử",
    "sex": "male",
    "born": "1980",
    "ethnic": "03",
}


MAPS = '{"fact":"place_split","on":"2020-01-01","children":{},"establishments":{}}'


def code(text: str) -> str:
    with pytest.raises(Refused) as caught:
        parse(text)
    return caught.value.code


def person(**changed: object) -> str:
    return json.dumps(PERSON | changed)


def test_a_canonical_line_is_its_own_canonical_form() -> None:
    assert canonical(parse(MOVED)) == MOVED


def test_keys_are_put_in_order_basis_and_note_last_maps_sorted_lists_kept() -> None:
    text = """{"note":"n", "members":{"p2":"e2","p1":"e1"}, "basis":{"date":"2020-01-01",
      "issuer":"TU","number":"1"}, "into":["e2","e1"], "cells":{}, "source":"e0",
      "on":"2020-01-02", "fact":"establishment_split"}"""
    assert canonical(parse(text.replace("\n", " "))) == (
        '{"fact":"establishment_split","on":"2020-01-02","source":"e0","into":["e2","e1"],'
        '"members":{"p1":"e1","p2":"e2"},"cells":{},'
        '"basis":{"number":"1","issuer":"TU","date":"2020-01-01"},"note":"n"}'
    )


def test_on_of_a_correction_is_ignored_and_not_exported() -> None:
    text = '{"fact":"corrected","on":"nonsense","of":3,"body":' + MOVED + "}"
    assert canonical(parse(text)) == '{"fact":"corrected","of":3,"body":' + MOVED + "}"
    assert canonical(parse('{"on":7,"fact":"annulled","of":3}')) == '{"fact":"annulled","of":3}'


def test_nothing_is_escaped_that_json_does_not_require() -> None:
    text = MOVED[:-1] + ',"note":"Đảng/ \\u0041 \\u007f \\u2028 \\" \\n"}'
    assert canonical(parse(text)).endswith('"note":"Đảng/ A \x7f \u2028 \\" \\n"}')


def test_nfd_text_becomes_nfc_in_values_and_in_keys_of_maps() -> None:
    text = (
        '{"fact":"place_split","on":"2020-01-01","source":"a","into":["e\u0302"],'
        '"children":{"o\u031b":"e\u0302"},"establishments":{}}'
    )
    body = parse(text)
    assert body["into"] == ["ê"]
    assert body["children"] == {"ơ": "ê"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[1]", "not_an_object"),
        ("{", "not_json"),
        (MOVED + "x", "not_json"),
        (MOVED.replace("place_moved", "place_lost"), "unknown_fact"),
        (MOVED.replace('"fact":"place_moved",', ""), "unknown_fact"),
        (MOVED[:-1] + ',"colour":"red"}', "unknown_field"),
        (MOVED[:-1] + ',"kind":"x"}', "unknown_field"),
        (MOVED.replace(',"parent":"d2"', ""), "missing_field"),
        (MOVED.replace('"on":"2020-01-31",', ""), "bad_date"),
        (MOVED[:-1] + ',"id":"c1"}', "duplicate_key"),
        (MOVED[:-1] + ',"note":"a\\u0000"}', "nul"),
        (MOVED[:-1] + ',"note":"\\ud800"}', "not_unicode"),
        (MOVED.replace('"c1"', "7"), "bad_value"),
        (MOVED.replace('"c1"', "null"), "bad_value"),
        (MOVED[:-1] + ',"basis":{"number":"1","issuer":"TU"}}', "missing_field"),
        (MOVED[:-1] + ',"basis":{"number":"1","issuer":"TU","date":"1.2.2020"}}', "bad_date"),
        (MOVED[:-1] + ',"basis":{"number":"1","issuer":"T","date":"2020-01-01","x":""}}',
         "unknown_field"),
    ],
)  # fmt: skip
def test_refused_shapes(text: str, expected: str) -> None:
    assert code(text) == expected


@pytest.mark.parametrize(
    "day",
    ["2021-02-29", "2020-1-31", "20200131", "2020-01-31T00", "31/01/2020", "0000-01-01",
     "2020-W05-5", "２020-01-31", ""],
)  # fmt: skip
def test_a_date_that_is_none(day: str) -> None:
    assert code(MOVED.replace("2020-01-31", day)) == "bad_date"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"sex": "other"}, "bad_value"),
        ({"ethnic": "57"}, "bad_value"),
        ({"ethnic": "00"}, "bad_value"),
        ({"ethnic": "3"}, "bad_value"),
        ({"born": "1980-13"}, "bad_date"),
        ({"born": "1980-02-30"}, "bad_date"),
        ({"born": "80"}, "bad_date"),
        ({"born": "2020-02"}, "born_after_registration"),
        ({"education": "doctor"}, "bad_value"),
        ({"youth_union": 1}, "bad_value"),
    ],
)
def test_refused_attributes_of_a_person(changed: dict[str, object], expected: str) -> None:
    assert code(person(**changed)) == expected


def test_a_partial_birth_counts_as_its_first_day() -> None:
    assert [first_day(born) for born in ("1980", "1980-05", "1980-05-02")] == [
        "1980-01-01",
        "1980-05-01",
        "1980-05-02",
    ]
    assert parse(person(born="2020-01"))["born"] == "2020-01"


def test_the_decision_is_not_after_the_ceremony() -> None:
    text = '{"fact":"member_admitted","on":"2020-03-02","person":"p","cell":"c","decision_on":"%s"}'
    assert code(text % "2020-03-03") == "decision_after_ceremony"
    assert parse(text % "2020-03-02")["decision_on"] == "2020-03-02"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ('"sources":[],"into":"a"', "too_few_units"),
        ('"sources":["a"],"into":"a"', "merged_into_itself"),
        ('"sources":["b","a"],"into":"a"', "merged_into_itself"),
    ],
)
@pytest.mark.parametrize("subject", ["place", "establishment", "organisation", "person"])
def test_mergers_of_too_few_units(subject: str, fields: str, expected: str) -> None:
    assert code(f'{{"fact":"{subject}_merged","on":"2020-01-01",{fields}}}') == expected


def test_a_split_into_nothing_or_into_its_source() -> None:
    text = MAPS[:-1] + ',"source":"a","into":%s}'
    assert code(text % "[]") == "too_few_units"
    assert code(text % '["b","a"]') == "split_into_itself"
    assert parse(text % '["b"]')["into"] == ["b"]


def test_the_body_of_a_correction_is_a_whole_fact() -> None:
    assert code('{"fact":"corrected","of":1,"body":{"fact":"place_moved"}}') == "bad_date"
    assert code('{"fact":"corrected","of":1,"body":{"fact":"annulled","of":1}}') == "bad_value"
    assert code('{"fact":"corrected","of":true,"body":' + MOVED + "}") == "bad_value"
    assert code('{"fact":"annulled","of":1.0}') == "bad_value"


def test_bom_blank_lines_and_crlf_are_accepted_and_blank_lines_counted() -> None:
    data = ("\ufeff" + MOVED + "\r\n \t\r\n\n" + MOVED + "\n").encode()
    assert [number for number, _ in read(data)] == [1, 4]


def test_a_line_separator_inside_a_string_is_no_end_of_line() -> None:
    data = (MOVED[:-1] + ',"note":"a\u2028b"}').encode()
    assert [body["note"] for _, body in read(data)] == ["a\u2028b"]


def test_a_refusal_names_the_line_of_the_file() -> None:
    for data, line in ((b"\n\n{}", 3), ((MOVED + "\n").encode() + b"\xff\n", 2)):
        with pytest.raises(Refused) as caught:
            list(read(data))
        assert caught.value.line == line
