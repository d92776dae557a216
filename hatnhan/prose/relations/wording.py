"""The computation of a judged claim, in the words of an officer."""

from __future__ import annotations

from collections.abc import Sequence

from hatnhan.domain.vietnamese import number
from hatnhan.prose.model import Verdict
from hatnhan.prose.relations.claims import Reading
from hatnhan.prose.relations.judge import Judged
from hatnhan.prose.relations.numbers import bare, computed, shown, telling
from hatnhan.prose.relations.tree import Entry


def equation(reading: Reading, *, plain: bool = False) -> str:
    """What the printed terms give: "343/3.814 = 9,0 %"; plain: rounded as the text rounds."""
    exact = reading.exact()
    left = reading.left[0]
    formula = _formula(reading)
    if reading.shape == "at_most":
        sign = "≤" if exact is None or left.figure.value <= exact else ">"
        return f"{bare(left)} {sign} {formula}"
    if exact is None:
        return formula
    return f"{formula} = {computed(exact, left.figure) if plain else telling(exact, left.figure)}"


def said(judged: Judged) -> str:
    """The computation of a judged claim in one line; for an open rate, what would give it."""
    if judged.lowest is None or judged.highest is None:
        return equation(judged.reading, plain=judged.verdict is Verdict.HOLDS)
    if judged.claim.missing == "numerator":
        count = _count(judged.lowest, judged.highest)
        return f"{count}/{bare(judged.reading.base[0])} = {shown(judged.reading.left[0].figure)}"
    if judged.verdict is Verdict.UNDETERMINED:
        what = "số kỳ trước" if judged.reading.shape == "growth" else _what_base(judged.reading)
        return f"{what} {_range(judged.lowest, judged.highest)}"
    return equation(judged.reading, plain=judged.verdict is Verdict.HOLDS)


def _count(low: int, high: int) -> str:
    return number(low) if low == high else f"({number(low)} đến {number(high)})"


def _formula(reading: Reading) -> str:
    terms, base = reading.terms, reading.base
    match reading.shape:
        case "sum":
            return " + ".join([*map(bare, terms), *["1"] * reading.extra])
        case "at_most":
            return _added(terms)
        case "difference":
            return _signed(reading)
        case "share" | "multiple":
            above = _added(terms) if terms else "?"
            return f"{_in_brackets(above)}/{_in_brackets(_added(base) if base else '?')}"
        case "growth" | "excess":
            return _growth(reading)


def _added(entries: Sequence[Entry]) -> str:
    return " + ".join(map(bare, entries))


def _in_brackets(text: str) -> str:
    return f"({text})" if " + " in text else text


def _signed(reading: Reading) -> str:
    pieces = []
    signed = zip(reading.signs, reading.terms, strict=True)
    for sign, term in sorted(signed, key=lambda pair: -pair[0]):
        pieces.append(f"{'+' if sign > 0 else '−'} {bare(term)}")
    if reading.extra:
        pieces.append(f"+ {reading.extra}")
    return " ".join(pieces).removeprefix("+ ")


def _growth(reading: Reading) -> str:
    later = bare(reading.terms[0])
    if not reading.base:
        return f"{later} so với số kỳ trước" if reading.shape == "growth" else f"{later}/?"
    base = bare(reading.base[0])
    if reading.step:
        return f"{later}/({base} {'−' if reading.step > 0 else '+'} {later})"
    if reading.terms[0].figure.value < reading.base[0].figure.value:
        return f"({base} − {later})/{base}"
    return f"({later} − {base})/{base}"


def explain(judged: Judged) -> str:
    """One or two sentences: what was found, and what to look at."""
    reading, verdict = judged.reading, judged.verdict
    said = shown(reading.left[0].figure)
    if verdict is Verdict.HOLDS:
        return _holds(judged)
    if verdict is Verdict.ROUNDING and reading.exact() is None:
        return f"Không có mẫu số nguyên nào làm tròn ra {said}; có thể số in đã bị cắt bớt chữ số."
    if verdict is Verdict.ROUNDING:
        return f"Bài in {said}; tính ra {_result(reading)}. Số in đã bị cắt bớt chữ số thay vì làm tròn."
    if verdict is Verdict.FAILS:
        return _fails(judged)
    return _open(judged)


def _result(reading: Reading) -> str:
    exact = reading.exact()
    return "?" if exact is None else telling(exact, reading.left[0].figure)


def _holds(judged: Judged) -> str:
    reading = judged.reading
    if judged.claim.missing == "numerator":
        base = bare(reading.base[0])
        low, high = judged.lowest or 0, judged.highest or 0
        count = number(low) if low == high else f"từ {number(low)} đến {number(high)}"
        return f"Tử số không in trong bài; trên {base} thì phải là {count}."
    text = f"Khớp: {equation(reading, plain=True)}."
    if reading.extra:
        text += f" Tính cả {reading.extra} đơn vị nêu tên mà không kèm số."
    if reading.why and judged.claim.kind == "percent":
        text += f" Cách hiểu: {reading.why}."
    return text + _beside(judged)


def _beside(judged: Judged) -> str:
    """The readings of the words that would not hold, for the reader to weigh."""
    others = [r for r in judged.also if r.shape != "sum" or r.left != judged.reading.left]
    if not others:
        return ""
    other = others[0]
    if other.shape == "sum":
        head = bare(other.left[0])
        return (
            f" Câu văn đặt các phần này ngay sau số {head}, nhưng chúng cộng lại bằng "
            f"{_result(other)}: nên viết lại để khỏi hiểu nhầm."
        )
    return f" Nếu hiểu cách khác thì không khớp: {equation(other)}."


def _fails(judged: Judged) -> str:
    reading = judged.reading
    if judged.claim.missing == "numerator" or reading.exact() is None:
        return _open(judged)
    said, result = shown(reading.left[0].figure), _result(reading)
    match reading.shape:
        case "sum":
            return f"Các phần cộng lại bằng {result}, còn tổng in là {said}{_gap(reading)}."
        case "at_most":
            return f"Phần ({said}) không thể lớn hơn toàn bộ ({bare(reading.terms[0])})."
        case "difference":
            return f"Tính ra {result}, bài in {said}."
        case _:
            text = f"Bài in {said}, nhưng {equation(reading)}"
            return text + (f" ({reading.why})." if reading.why else ".") + _tried(judged)


def _gap(reading: Reading) -> str:
    exact = reading.exact()
    if exact is None:
        return ""
    off = exact - reading.left[0].figure.value
    word = "thừa" if off > 0 else "thiếu"
    return f", {word} {telling(abs(off), reading.left[0].figure)}"


def _tried(judged: Judged) -> str:
    others = [equation(reading) for reading in judged.also if reading is not judged.reading]
    return f" Cách hiểu khác cũng không khớp: {'; '.join(others)}." if others else ""


def _open(judged: Judged) -> str:
    claim, reading = judged.claim, judged.reading
    said = shown(reading.left[0].figure)
    if claim.missing == "numerator":
        base = bare(reading.base[0])
        return (
            f"Không có số nguyên nào trên {base} cho {said}. "
            "Kiểm tra lại tỷ lệ, hoặc tỷ lệ này tính trên một tổng khác."
        )
    what = "số kỳ trước" if reading.shape == "growth" else _what_base(reading)
    if judged.lowest is None or judged.highest is None:
        if claim.missing:
            count = bare(reading.terms[0])
            return f"Bài không in {what}; với {count}, không có {what} nguyên nào cho {said}."
        return f"Chưa rõ {said} tính trên số nào. {'; '.join(map(equation, judged.also))}".strip()
    return f"Bài không in {what}. {said} đúng nếu {what} {_range(judged.lowest, judged.highest)}."


def _what_base(reading: Reading) -> str:
    return "chỉ tiêu" if reading.shape == "excess" or "chỉ tiêu" in reading.why else "mẫu số"


def _range(low: int, high: int) -> str:
    return f"là {number(low)}" if low == high else f"từ {number(low)} đến {number(high)}"
