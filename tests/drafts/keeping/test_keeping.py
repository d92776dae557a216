"""Keeping: for the owner alone, edition after edition, and really deleted."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hatnhan.accounts.models import User
from hatnhan.domain.problems import Problem
from hatnhan.drafts import keeping
from hatnhan.drafts.findings import findings
from hatnhan.drafts.models import Draft, Edition, Ignored
from tests.drafts.keeping.sample import MENDED, checked

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


@pytest.fixture
def owner(db: None) -> User:
    return User.objects.create_user("owner", display_name="Lò Thị Hoa")


def keep(owner: User, **changed: object) -> Edition:
    given: dict[str, object] = {
        "owner": owner,
        "checked": checked(),
        "source": b"PK",
        "title": "Báo cáo quý",
        "draft": None,
        "now": NOW,
    }
    return keeping.keep(**{**given, **changed})  # type: ignore[arg-type]


def test_what_is_kept_comes_back(owner: User) -> None:
    edition = keeping.edition_of(owner, keep(owner).pk)
    assert keeping.result(edition) == checked()
    assert bytes(edition.source or b"") == b"PK"
    assert (edition.number, edition.draft.title, edition.name) == (1, "Báo cáo quý", "Bài báo.docx")
    assert edition.headline.startswith("21 con số, 5 quan hệ: 2 đúng, 1 sai")
    assert (str(edition.on), edition.known_at) == ("2006-11-10", 1300)


def test_editions_are_numbered_and_the_newest_draft_comes_first(owner: User) -> None:
    first = keep(owner)
    keep(owner, title="Bài phát biểu", now=LATER)
    second = keep(owner, draft=first.draft, checked=checked(MENDED), now=LATER)
    assert second.number == 2
    assert [d.title for d in keeping.drafts_of(owner)] == ["Bài phát biểu", "Báo cáo quý"]
    assert keeping.last_edition(first.draft) == second
    assert keeping.last_edition(first.draft, before=2) == first
    assert keeping.last_edition(first.draft, before=1) is None


def test_nobody_else_sees_it(owner: User) -> None:
    edition = keep(owner)
    other = User.objects.create_user("other", is_superuser=True)
    assert list(keeping.drafts_of(other)) == []
    for look, id in ((keeping.draft_of, edition.draft_id), (keeping.edition_of, edition.pk)):
        with pytest.raises(Problem) as refused:
            look(other, id)
        assert refused.value.code == "not_found"


def test_what_is_ignored_is_ignored_in_every_edition(owner: User) -> None:
    key = findings(checked())[1].key
    first = keep(owner, checked=replace(checked(), ignored={key: "số của huyện khác"}))
    assert "1 đã bỏ qua" in first.headline
    assert keeping.ignored_of(first.draft) == {key: "số của huyện khác"}
    assert keeping.result(first).ignored == {key: "số của huyện khác"}
    (row,) = Ignored.objects.all()
    assert (row.who, row.at) == (owner, NOW)

    keeping.ignore(first.draft, {}, who=owner, now=LATER)
    assert keeping.result(keeping.edition_of(owner, first.pk)).ignored == {}
    assert "bỏ qua" not in keeping.edition_of(owner, first.pk).headline
    assert Ignored.objects.count() == 0


def test_nothing_is_left_of_what_is_deleted(owner: User) -> None:
    edition = keep(owner, checked=replace(checked(), ignored={findings(checked())[0].key: "vì"}))
    keep(owner, draft=edition.draft)
    keeping.delete(edition.draft)
    assert [model.objects.count() for model in (Draft, Edition, Ignored)] == [0, 0, 0]


def test_a_user_goes_with_the_drafts(owner: User) -> None:
    """Planted: whoever had ignored a finding could not be deleted."""
    keep(owner, checked=replace(checked(), ignored={findings(checked())[0].key: "vì"}))
    owner.delete()
    assert [model.objects.count() for model in (Draft, Edition, Ignored)] == [0, 0, 0]


def in_a_fresh_home(home: Path, script: str) -> list[str]:
    """What a script prints, run with an installation of its own."""
    head = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from datetime import UTC, datetime
from django.conf import settings
from django.db import connection
from hatnhan.accounts.models import User
from hatnhan.drafts import keeping
from hatnhan.drafts.held import About, Holder
from tests.drafts.keeping.sample import checked
user = User.objects.create_user("owner")
kept = keeping.keep(owner=user, checked=checked(), source=None, title="t", draft=None,
                    now=datetime(2026, 11, 24, tzinfo=UTC))
"""
    env = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    env |= {"HATNHAN_HOME": str(home), "DJANGO_SETTINGS_MODULE": "hatnhan.settings"}
    done = subprocess.run(
        [sys.executable, "-c", head + script],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env=env,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_the_file_of_the_database_holds_nothing_of_it_either(tmp_path: Path) -> None:
    """Planted: without `secure_delete` the sentences still stood in the file."""
    script = """
def stands():
    files = [p.read_bytes() for p in settings.HOME.glob("db.sqlite3*")]
    return any("huyện Tà Xa".encode() in data for data in files)
connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
print("kept", stands())
keeping.delete(kept.draft)
print("left", stands())
"""
    assert in_a_fresh_home(tmp_path, script) == ["kept", "True", "left", "False"]


def test_a_backup_holds_what_is_kept_and_nothing_else(tmp_path: Path) -> None:
    """Planted: results that nobody keeps went into the backup with the rest of the folder."""
    script = """
import zipfile
from hatnhan.cli.backup import backup
held = Holder(settings.DRAFTS_DIR).hold(About(user.pk, "a"), b"PK")
held.finish(checked())
target = settings.HOME.parent / "backup.zip"
backup(target)
names = zipfile.ZipFile(target).namelist()
print("database" in names, any("draft" in name for name in names), held.folder.exists())
"""
    assert in_a_fresh_home(tmp_path / "home", script) == ["True", "False", "True"]
