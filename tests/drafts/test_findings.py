"""The findings of a draft: their order, their words, and keys that outlive an edition."""

from __future__ import annotations

from dataclasses import replace

from hatnhan.drafts.findings import (
    Checked,
    compared_key,
    finding_key,
    findings,
    headline,
    marks,
)
from hatnhan.prose.model import Review, Text, Verdict
from tests.drafts.notes import examples


def test_one_line_says_the_result() -> None:
    assert headline(examples.checked()) == (
        "9 con số, 4 quan hệ: 1 đúng, 1 sai, 1 làm tròn chưa đúng, 1 không xác định;"
        " 1 con số đối chiếu sổ: 1 sai"
    )


def test_ignored_findings_are_counted_apart_and_come_last() -> None:
    wrong = finding_key(examples.review(), examples.review().relations[1])
    checked = examples.checked(register=(), ignored={wrong: "Theo văn bản gốc"})
    assert headline(checked) == (
        "9 con số, 3 quan hệ: 1 đúng, 1 làm tròn chưa đúng, 1 không xác định; 1 đã bỏ qua"
    )
    assert findings(checked)[-1].ignored == "Theo văn bản gốc"


def test_texts_without_relations_and_without_figures() -> None:
    of = examples.review()
    assert headline(Checked(Review(of.text, of.figures, ()))) == (
        "9 con số, không có quan hệ nào để tính"
    )
    assert headline(Checked(Review(Text("a", ()), (), ()))) == "Không có con số nào trong văn bản"


def test_the_gravest_first() -> None:
    order = [(f.verdict, f.compared is not None) for f in findings(examples.checked())]
    assert order == [
        (Verdict.FAILS, True),  # 343 stands before "343 … 28,6%" ends
        (Verdict.FAILS, False),
        (Verdict.ROUNDING, False),
        (Verdict.UNDETERMINED, False),
        (Verdict.HOLDS, False),
    ]


def test_a_figure_is_marked_by_what_is_said_of_itself() -> None:
    assert marks(examples.checked(register=())) == {
        "f1": Verdict.HOLDS,
        "f2": Verdict.HOLDS,
        "f3": Verdict.HOLDS,
        "f4": Verdict.HOLDS,
        "f6": Verdict.FAILS,
        "f8": Verdict.UNDETERMINED,
        "f9": Verdict.ROUNDING,
    }
    assert marks(examples.checked())["f5"] is Verdict.FAILS


def test_the_key_does_not_know_where_the_sentence_stands() -> None:
    """The next edition has a new first paragraph, a double space and capitals.

    Planted: a key that takes the place of the sentence in.
    """
    before = examples.review()
    moved = ("Phần mở đầu có 12 dòng.", *examples.PARAGRAPHS)
    text = examples.text(moved)
    after = examples.review(text)
    for old, new in zip(before.relations, after.relations, strict=True):
        assert old.start != new.start
        again = replace(new, text=new.text.upper().replace(" ", "  "))
        assert finding_key(after, again) == finding_key(before, old)


def test_the_key_knows_the_numbers() -> None:
    """Planted: a key of a comparison that forgets what the draft prints."""
    review = examples.review()
    relation = review.relations[1]
    other = tuple(replace(f, value=f.value + 1) if f.id == "f1" else f for f in review.figures)
    assert finding_key(replace(review, figures=other), relation) != finding_key(review, relation)
    keys = {finding_key(review, r) for r in review.relations}
    assert len(keys | {compared_key(review, examples.compared())}) == 5
    printed = tuple(replace(f, value=f.value + 1) if f.id == "f5" else f for f in review.figures)
    beside = examples.compared()
    assert compared_key(replace(review, figures=printed), beside) != compared_key(review, beside)


def test_of_long_words_those_around_the_figure_are_quoted() -> None:
    """The words of a percentage begin at its base, which may stand paragraphs before."""
    review = examples.review()
    first, wrong, *_ = review.relations
    text = review.text.text
    wide = replace(wrong, start=0, end=wrong.end, text=text[: wrong.end])
    (said, _) = findings(Checked(replace(review, relations=(wide, first))))
    assert said.title == "“Có 343 chi bộ thành lập mới, chiếm 28,6% tổng số cơ sở.”"
    long = examples.text(("một hai " * 40 + "86 cơ sở (76 bản" + " ba bốn" * 40,))
    figures = examples.figures(long, ("86", "86", ""), ("76", "76", ""))
    whole = replace(wide, left=("f1",), right=("f2",), text=long.text, end=len(long.text))
    (said,) = findings(Checked(Review(long, figures, (whole,))))
    assert said.title.startswith("“…một hai") or said.title.startswith("“…hai một")
    assert said.title.endswith("…”")
    assert "hai 86 cơ sở (76 bản ba" in said.title
    assert len(said.title) < 160


def test_both_answers_of_the_register_are_told() -> None:
    (beside, *_) = findings(examples.checked())
    assert beside.equation == "sổ: 341 (biết đến nay); 340 (biết khi đó)"
    assert "từ 11/02/2006 đến 10/11/2006" in beside.explanation
    assert "đến số 1.300" in beside.explanation
