"""A checked draft is the same after it was written down."""

from __future__ import annotations

import json

import pytest

from hatnhan.drafts import codec
from tests.drafts.keeping.sample import LINES, LONG, MENDED, checked


@pytest.mark.parametrize("lines", [LINES, MENDED, LONG], ids=["sample", "mended", "long"])
def test_what_was_written_is_read(lines: tuple[tuple[object, ...], ...]) -> None:
    one = checked(lines)
    assert codec.decode(codec.encode(one)) == one


def test_every_field_is_written() -> None:
    said = json.loads(codec.encode(checked()))
    assert set(said) == {"review", "register", "name", "on", "known_at", "ignored"}
    assert said["review"]["figures"][0]["value"] == "381/1"
    assert said["review"]["relations"][2]["computed"] == "1200/127"
    assert said["register"][1]["scope"] == {"kind": "place", "id": "03985"}


def test_what_an_earlier_version_did_not_write_has_its_default() -> None:
    """Planted: a kept edition could not be opened any more after a field was added."""
    said = json.loads(codec.encode(checked()))
    del said["register"][1]["scope"]
    del said["known_at"]
    read = codec.decode(json.dumps(said))
    assert (read.register[1].scope, read.known_at) == (None, None)
    del said["review"]
    with pytest.raises(TypeError):
        codec.decode(json.dumps(said))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda said: said["review"]["relations"][0].update(verdict="perhaps"),
        lambda said: said["review"]["text"]["blocks"][0].update(kind="picture"),
        lambda said: said["register"][0].update(on="10/11/2006"),
        lambda said: said["review"]["figures"][0].update(value="3.814"[::-1] + "x"),
    ],
    ids=["verdict", "block", "day", "value"],
)
def test_what_does_not_fit_is_refused(spoil: object) -> None:
    said = json.loads(codec.encode(checked()))
    spoil(said)  # type: ignore[operator]
    with pytest.raises(ValueError, match=r".+"):
        codec.decode(json.dumps(said))
