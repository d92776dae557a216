"""Lines in and out: shapes accepted and refused, and the canonical form."""

import json

import pytest

from hatnhan.domain.problems import Problem
from hatnhan.domain.wire import canonical, parse_line
from tests.domain.province import GROUND, line

ADMITTED = line("member_admitted", "2006-05-01", person="say", cell="cb-sen")


def _code(text: str) -> str:
    with pytest.raises(Problem) as refused:
        parse_line(text)
    return refused.value.code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "bad_json"),
        ("[]", "bad_json"),
        ("{", "bad_json"),
        ('{"fact":"member_recognised","on":NaN,"person":"a"}', "bad_json"),
        ('{"fact":"party_held","on":"2006-01-01"}', "unknown_kind"),
        ('{"fact":5,"on":"2006-01-01"}', "unknown_kind"),
        ('{"on":"2006-01-01"}', "missing_field"),
        ('{"fact":"member_recognised","person":"a"}', "missing_field"),
        ('{"fact":"member_recognised","on":"2006-01-01"}', "missing_field"),
        ('{"fact":"member_recognised","on":"2006-01-01","person":"a","x":1}', "unknown_field"),
        ('{"fact":"member_recognised","on":"2006-01-01","person":"a","person":"b"}', "duplicate_key"),
        ('{"fact":"member_recognised","on":"2006-01-01","person":7}', "bad_value"),
        ('{"fact":"member_recognised","on":"2006-01-01","person":""}', "bad_value"),
        ('{"fact":"member_recognised","on":"2006-01-01","person":null}', "bad_value"),
        ('{"fact":"member_recognised","on":"2006-01-01","person":"a\\u0000"}', "bad_text"),
        ('{"fact":"member_recognised","on":"2006-01-01","person":"\\ud800"}', "bad_text"),
        (line("member_recognised", "2006-01-01", person="a" * 201), "bad_value"),
        ('{"fact":"member_recognised","on":"2006-02-30","person":"a"}', "bad_date"),
        ('{"fact":"member_recognised","on":"20060210","person":"a"}', "bad_date"),
        ('{"fact":"member_recognised","on":"10/02/2006","person":"a"}', "bad_date"),
        ('{"fact":"member_recognised","on":"２006-02-01","person":"a"}', "bad_date"),
        (line("member_left", "2006-01-01", person="a", reason="bored"), "bad_value"),
        (line("member_admitted", "2006-01-01", person="a", cell="c", decision_on="2006-01-02"),
         "decision_after"),
        (line("person_registered", "2006-01-01", id="a", name="A", sex="male", born="2006-02",
              ethnic="01"), "born_after"),
        (line("person_registered", "2006-01-01", id="a", name="A", sex="male", born="1980-13",
              ethnic="01"), "bad_date"),
        (line("person_registered", "2006-01-01", id="a", name="A", sex="male", born="1980",
              ethnic="57"), "bad_value"),
        (line("person_registered", "2006-01-01", id="a", name="A", sex="male", born="1980",
              ethnic="1"), "bad_value"),
        (line("place_merged", "2006-01-01", sources=["a"], into="a"), "too_few_units"),
        (line("place_merged", "2006-01-01", sources=[], into="a"), "too_few_units"),
        (line("place_split", "2006-01-01", source="a", into=["a", "b"], children={},
              establishments={}), "into_source"),
        ('{"fact":"corrected","of":0,"body":{}}', "bad_value"),
        ('{"fact":"corrected","of":true,"body":{}}', "bad_value"),
        ('{"fact":"corrected","of":1,"body":{"fact":"annulled","of":1}}', "unknown_kind"),
        ('{"fact":"annulled","of":1,"why":"x"}', "unknown_field"),
        ('{"fact":"annulled","of":1,"on":"\\u0000"}', "bad_text"),
    ],
)  # fmt: skip
def test_a_line_of_wrong_shape_is_refused_with_its_code(text: str, code: str) -> None:
    assert _code(text) == code


def test_refusals_are_vietnamese_sentences_that_name_the_field() -> None:
    with pytest.raises(Problem, match=r"^Trường “on” không phải một ngày có thật\."):
        parse_line('{"fact":"member_recognised","on":"2006-02-30","person":"a"}')


@pytest.mark.parametrize("text", GROUND)
def test_reading_then_writing_gives_the_same_object(text: str) -> None:
    assert json.loads(canonical(parse_line(text).fact)) == json.loads(text)


def test_the_canonical_form_orders_keys_sorts_maps_and_drops_spaces() -> None:
    text = (
        '{ "note": "x", "establishments": {"e2": "b", "e1": "c"}, "children": {}, '
        '"into": ["c", "b"], "source": "a", "on": "2006-01-01", "fact": "place_split" }'
    )
    assert canonical(parse_line(text).fact) == (
        '{"fact":"place_split","on":"2006-01-01","source":"a","into":["c","b"],"children":{},'
        '"establishments":{"e1":"c","e2":"b"},"note":"x"}'
    )


def test_amendments_lose_their_own_day() -> None:
    text = '{"fact":"corrected","on":"2006-01-01","of":3,"body":' + ADMITTED + "}"
    assert '"on"' not in canonical(parse_line(text).fact).replace('"on":"2006-05-01"', "")


def test_decomposed_text_is_composed_and_told() -> None:
    parsed = parse_line(line("establishment_renamed", "2006-01-01", id="e", name="Lo\u0300"))
    assert parsed.told == ("nfc",)
    assert "Lò" in canonical(parsed.fact)
    assert parse_line(ADMITTED).told == ()
