"""Models and migrations agree."""

import pytest
from django.core.management import call_command

from hatnhan.cli.database import applied_migrations, known_migrations, newer


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_file_names_tell_the_migrations() -> None:
    """The command line compares names only; Django's own loader must see the same ones."""
    assert known_migrations() == applied_migrations()
    assert newer(applied_migrations()) == ""
    assert newer(applied_migrations() | {("registry", "9999_later")}) == "registry.9999_later"
    assert newer({("gone_elsewhere", "0001_initial")}) == ""
