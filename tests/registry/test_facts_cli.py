"""`hatnhan facts import` and `export` (contracts: all or nothing, the first bad line named)."""

import io
import json
import os
import random
import threading
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from hatnhan.cli.main import main
from hatnhan.ledger.models import Recording
from tests.domain.province import GROUND, line
from tests.histories import random_history
from tests.registry import ways

pytestmark = pytest.mark.django_db
SEEN = len(GROUND)


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Any:
    """Import bytes; gives the exit status and the JSON answer."""

    def imported(content: bytes, *options: str) -> tuple[int, dict[str, Any]]:
        path = tmp_path / "facts.jsonl"
        path.write_bytes(content)
        status = main(["facts", "import", str(path), "--json", *options])
        return status, json.loads(capfdbinary.readouterr().out)

    return imported


@pytest.fixture
def export(capfdbinary: pytest.CaptureFixture[bytes]) -> Any:
    def exported(*options: str) -> bytes:
        assert main(["facts", "export", *options]) == 0
        return capfdbinary.readouterr().out

    return exported


def text(*lines: str) -> bytes:
    return "".join(f"{each}\n" for each in lines).encode()


ADMIT = line("member_admitted", "2006-03-01", person="say", cell="cb-sen", establishment="ban-sen")


def member(kind: str, on: str = "2006-05-01", person: str = "say", **fields: str) -> str:
    return line(f"member_{kind}", on, person=person, **fields)


def test_each_line_is_one_recording(run: Any, export: Any) -> None:
    status, told = run(text(*GROUND, ADMIT))
    assert status == 0
    assert (told["recorded"], told["first"], told["last"]) == (SEEN + 1, 1, SEEN + 1)
    assert told["told"] == []
    assert [r.number for r in Recording.objects.all()] == list(range(1, SEEN + 2))
    last = export("--since", str(SEEN))
    assert last.decode() == (
        '{"fact":"member_admitted","on":"2006-03-01","person":"say","cell":"cb-sen",'
        '"establishment":"ban-sen"}\n'
    )


def test_breaches_of_dated_rules_are_recorded_and_reported(run: Any) -> None:
    """History has them: two committees and two cells founded with nobody in them, a girl of 15
    admitted, somebody recognised after two months. All is recorded, and named by code and line."""
    status, told = run(
        text(
            *GROUND,
            line("person_registered", "2006-01-01", id="tre", name="Lò Thị Trẻ", sex="female",
                 born="1990-06", ethnic="03"),
            member("admitted", on="2006-02-01", person="tre", cell="cb-sen"),
            member("recognised", on="2006-04-01", person="tre"),
        )
    )  # fmt: skip
    assert (status, told["recorded"]) == (0, SEEN + 3)
    founded = [i for i, each in enumerate(GROUND, 1) if '"organisation_founded"' in each]
    assert [(w["line"], w["code"]) for w in told["warnings"]] == [
        (founded[1], "committee_founded_below_minimum"),
        (founded[2], "committee_founded_below_minimum"),
        (founded[3], "cell_founded_below_minimum"),
        (founded[4], "cell_founded_below_minimum"),
        (SEEN + 2, "age_under_18"),
        (SEEN + 3, "recognised_before_12_months"),
    ]


def test_a_cell_founded_with_its_members_breaches_nothing(run: Any) -> None:
    """Three official members arrive in it on the day; lines later in the file count."""
    founded = line(
        "organisation_founded", "2006-01-01", id="cb", kind="cell", name="Chi bộ", parent="du-lau"
    )
    arrived = [
        member("arrived", on="2006-01-01", person=f"n{i}", cell="cb", status="official")
        for i in range(3)
    ]
    _, told = run(text(*GROUND, *people(3), founded, *arrived))
    assert SEEN + 4 not in [warning["line"] for warning in told["warnings"]]
    _, told = run(text(founded.replace('"cb"', '"cb2"')))
    assert [(w["line"], w["code"]) for w in told["warnings"]] == [(1, "cell_founded_below_minimum")]


def test_an_export_comes_back_identical(run: Any, export: Any) -> None:
    lines = random_history(random.Random(11), 80, "mixed")
    assert run(text(*lines))[0] == 0
    first = export()
    tables = ways.tables(numbered=True)
    from tests.ledger.wipe import wipe

    wipe()
    assert run(first)[0] == 0
    assert export() == first
    assert ways.tables(numbered=True) == tables


def test_what_editors_do_to_files_is_accepted_and_told(run: Any, export: Any) -> None:
    """A BOM, CRLF, blank lines (they count) and NFD text, which is told."""
    name = unicodedata.normalize("NFD", "Bản Chiềng Đông")
    late = line(
        "establishment_opened", "2006-01-01", id="đ", kind="village", name=name, place="pa-lau"
    )
    content = b"\xef\xbb\xbf" + "\r\n".join([*GROUND, "", "  ", late, ""]).encode()
    status, told = run(content)
    assert status == 0
    assert told["recorded"] == SEEN + 1
    assert [(t["line"], t["code"]) for t in told["told"]] == [(SEEN + 3, "nfc")]
    assert "Bản Chiềng Đông".encode() in export("--since", str(SEEN))


def test_standard_input_is_a_file_too(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    class Stdin:
        buffer = io.BytesIO(text(*GROUND))

    monkeypatch.setattr("sys.stdin", Stdin)
    assert main(["facts", "import", "-", "--json"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["recorded"] == SEEN


def test_a_pipe_is_a_file_too(capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    """Neither its length nor a second reading can be had of a pipe."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(text(*GROUND)))
    writer.start()
    assert main(["facts", "import", str(pipe), "--json"]) == 0
    writer.join()
    assert json.loads(capfdbinary.readouterr().out)["recorded"] == SEEN


def test_a_number_no_database_knows_is_refused(run: Any) -> None:
    """On both ways: with the register held whole, and loading."""
    huge = text(json.dumps({"fact": "annulled", "of": 10**30}))
    assert run(huge)[1]["problems"][0]["code"] == "unknown_recording"
    assert run(text(*GROUND, *people(40)))[0] == 0
    assert run(huge)[1]["problems"][0]["code"] == "unknown_recording"


def people(count: int) -> list[str]:
    return [
        line("person_registered", "2006-01-01", id=f"n{i}", name="Lò Văn Mẫu", sex="male",
             born="1970", ethnic="03")
        for i in range(count)
    ]  # fmt: skip


def test_an_empty_file_records_nothing(run: Any) -> None:
    status, told = run(b"\n\n")
    assert (status, told["recorded"], told["first"], told["last"]) == (0, 0, None, None)


def test_a_dry_run_checks_everything_and_records_nothing(run: Any) -> None:
    status, told = run(text(*GROUND, ADMIT), "--dry-run")
    assert (status, told["recorded"], told["dry_run"]) == (0, SEEN + 1, True)
    assert not Recording.objects.exists()
    status, told = run(text(*GROUND, ADMIT, ADMIT), "--dry-run")
    assert status == 1
    assert told["problems"][0]["line"] == SEEN + 2


REFUSED: dict[str, tuple[str | bytes, str]] = {
    "không phải JSON": ("{", "bad_json"),
    "không phải đối tượng": ("[1]", "bad_json"),
    "không phải UTF-8": (b'{"fact":"\xff"}', "not_utf8"),
    "khóa hai lần": ('{"fact":"place_moved","fact":"place_moved"}', "duplicate_key"),
    "ký tự NUL": (line("member_recognised", "2006-05-01", person="a\0b"), "bad_text"),
    "loại lạ": (line("member_promoted", "2006-05-01", person="say"), "unknown_kind"),
    "trường lạ": (member("recognised", rank="1"), "unknown_field"),
    "thiếu trường": (line("member_recognised", "2006-05-01"), "missing_field"),
    "ngày 30/02": (member("recognised", on="2006-02-30"), "bad_date"),
    "người chưa có": (member("recognised", person="ai-đó"), "unknown_id"),
    "chưa là đảng viên": (member("recognised", person="inh"), "not_a_member"),
    "kết nạp lần hai": (member("admitted", cell="cb-sen"), "already_a_member"),
    "vào tổ chức không phải chi bộ": (
        member("transferred", cell="du-khoang", establishment="ban-sen"),
        "not_a_cell",
    ),
    "chuyển mà không đổi gì": (
        member("transferred", cell="cb-sen", establishment="ban-sen"),
        "nothing_changes",
    ),
    "trước khi có bản": (
        member("admitted", on="2004-12-31", person="inh", cell="cb-sen", establishment="ban-sen"),
        "not_yet",
    ),
    "giải thể chi bộ còn đảng viên": (
        line("organisation_dissolved", "2006-05-01", id="cb-sen"),
        "has_members",
    ),
    "đóng bản còn đảng viên": (
        line("establishment_closed", "2006-05-01", id="ban-sen"),
        "has_members",
    ),
    "bỏ xã còn cơ sở": (line("place_abolished", "2006-05-01", id="pa-lau"), "has_establishments"),
    "giải tán đảng ủy còn chi bộ": (
        line("organisation_disbanded", "2006-05-01", id="du-lau"),
        "has_children",
    ),
    "vòng tròn tổ chức": (
        line("organisation_moved", "2006-05-01", id="tinh-uy", parent="du-khoang"),
        "bad_rank",
    ),
    "sáp nhập một mình": (
        line("establishment_merged", "2006-05-01", sources=["ban-sen"], into="ban-sen"),
        "too_few_units",
    ),
    "mã dùng lại": (
        line("place_formed", "2006-05-01", id="pa-lau", level="commune", kind="xã", name="X"),
        "id_taken",
    ),
    "thôi phụ trách khi chưa giao": (
        line("coverage_ended", "2006-05-01", cell="cb-sen", establishment="ban-pat"),
        "not_assigned",
    ),
    "sửa lần ghi chưa có": (
        json.dumps({"fact": "annulled", "of": 999}),
        "unknown_recording",
    ),
    "hủy việc mà việc sau cần": (json.dumps({"fact": "annulled", "of": 4}), "unknown_id"),
}


@pytest.mark.parametrize(("bad", "code"), REFUSED.values(), ids=REFUSED)
def test_a_contradiction_is_refused(run: Any, bad: str | bytes, code: str) -> None:
    """The line named is the first after which the history is impossible; nothing is kept."""
    good = text(*GROUND, ADMIT)
    raw = bad if isinstance(bad, bytes) else bad.encode()
    status, told = run(good + raw + b"\n" + text(member("left", reason="died")))
    found = told["problems"]
    assert status == 1
    assert [(p["line"], p["code"]) for p in found] == [(SEEN + 2, code)]
    assert found[0]["message"].endswith(".")
    assert not Recording.objects.exists()
    assert not any(ways.tables().values())


def test_a_refusal_without_json_is_a_sentence(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_bytes(text(*GROUND, member("recognised")))
    assert main(["facts", "import", str(path)]) == 1
    said = capfd.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"Dòng {SEEN + 1}: “say” không phải đảng viên")


def test_a_file_that_is_not_there(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["facts", "import", str(tmp_path / "không-có.jsonl"), "--json"]) == 1
    assert json.loads(capfd.readouterr().out)["problems"][0]["code"] == "bad_file"


@pytest.mark.parametrize("wrong", ["-1", "x", "1.5"])
def test_bad_usage_is_two(wrong: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["facts", "export", "--since", wrong])
    assert left.value.code == 2
