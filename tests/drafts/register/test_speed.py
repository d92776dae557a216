"""A long draft is checked in a time that grows with its length."""

from __future__ import annotations

import json
import re
import time
from datetime import date
from pathlib import Path
from random import Random

import pytest

import tests.prose.measures
from hatnhan.drafts.register import Beside, compare, known_for
from hatnhan.drafts.register.asking import _AT_MOST
from hatnhan.drafts.register.scopes import _PROVINCES
from hatnhan.prose.figures import find
from hatnhan.prose.model import Text
from tests.drafts.register.test_province import PAPER
from tests.prose.measures.evaluate import paragraphs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small")]
PAPERS = Path(tests.prose.measures.__file__).with_name("papers.json")
PROVINCE = re.compile(_PROVINCES)


def long_draft(size: int) -> Text:
    """Papers of many kinds with statements about the register on ever new days."""
    rng, lines, length = Random(3), ["Tin của tỉnh Sơn La."], 0
    papers = json.loads(PAPERS.read_text(encoding="utf-8"))
    while length < size:
        for paper in papers:
            lines += [PROVINCE.sub("tỉnh này", sentence) for sentence in paper["sentences"]]
            day = f"{rng.randint(1, 28):02}/{rng.randint(1, 12):02}/{rng.randint(2006, 2020)}"
            own = PAPER.replace("10/02/2006", day).replace("31/12/2019", day)
            lines += re.sub(r"\{\}", lambda _found: str(rng.randint(2, 90)), own).splitlines()
        length = sum(map(len, lines))
    return paragraphs(lines)


def seconds(text: Text) -> tuple[float, Beside]:
    """Processor time of the comparison alone."""
    figures = find(text)
    begun = time.process_time()
    beside = Beside(text, figures, on=date(2020, 2, 13))
    known_for(beside)
    assert compare(beside)
    return time.process_time() - begun, beside


def test_time_grows_with_length() -> None:
    """Four times the text takes some four times as long, and asks no more of the register.

    Measured: 0.5 s for 112.000 characters, 1.8 s for 421.000.
    """
    short, _beside = min((seconds(long_draft(100_000)) for _ in range(2)), key=lambda it: it[0])
    longer, beside = min((seconds(long_draft(400_000)) for _ in range(2)), key=lambda it: it[0])
    assert longer < 10 * short
    assert len(beside.register._given) <= _AT_MOST
