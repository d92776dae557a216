"""Reading and checking a draft: a short one while its user waits, a long one in the background."""

from __future__ import annotations

import logging
import time
from datetime import date
from threading import Lock, Thread
from typing import Final

from django.core.files.uploadedfile import UploadedFile
from django.db import connection

from hatnhan.domain.problems import Problem
from hatnhan.drafts.held import CancelledError, Held
from hatnhan.drafts.reading import read_bytes, read_text
from hatnhan.drafts.reading.package import MEGABYTES
from hatnhan.drafts.service import check_text
from hatnhan.prose.model import Text
from hatnhan.web.asof import Asked

SHORT: Final = 60_000
"""Characters that are checked at once; some 20 pages."""
SIGN_EVERY: Final = 0.25
"""Seconds between two notes of progress."""
ZIP: Final = b"PK\x03\x04"

_one_at_a_time = Lock()
log = logging.getLogger(__name__)


def read_upload(file: UploadedFile[bytes], written: date) -> tuple[Text, bytes | None]:
    """The text of an uploaded file, and its bytes if it is a Word file. Raises `Problem`."""
    data = file.read((MEGABYTES << 20) + 1)
    text = read_bytes(data, written)
    return text, data if data.startswith(ZIP) else None


def read_pasted(pasted: str, written: date) -> Text:
    """The text that was pasted. Raises `Problem`."""
    return read_text(pasted, written)


def start(held: Held, text: Text, asked: Asked, on: date) -> None:
    """Check a text: when this returns, a short one has its result, a long one is on its way.

    Raises `Problem` for a short one that cannot be checked.
    """
    if len(text.text) <= SHORT:
        _check(held, text, asked, on)
        return
    held.progress(0)
    Thread(target=_in_background, args=(held, text, asked, on), name="draft", daemon=True).start()


def _check(held: Held, text: Text, asked: Asked, on: date) -> None:
    told = time.monotonic()

    def progress(done: float) -> None:
        nonlocal told
        if time.monotonic() - told > SIGN_EVERY:
            told = time.monotonic()
            held.progress(done)

    held.finish(
        check_text(
            text,
            on,
            asked.question.known_at,
            name=held.about.name,
            progress=progress,
            scope=asked.scope,
        )
    )


def _in_background(held: Held, text: Text, asked: Asked, on: date) -> None:
    """One long draft at a time in each process; nothing of a draft goes into the log."""
    try:
        while not _one_at_a_time.acquire(timeout=SIGN_EVERY * 4):
            held.progress(0)
        try:
            _check(held, text, asked, on)
        finally:
            _one_at_a_time.release()
    except CancelledError:
        return
    except Problem as problem:
        held.fail(problem)
    except Exception as error:  # noqa: BLE001 - whatever it is, its user is told
        held.fail(Problem("draft_broken_off"))
        # The message of an error may quote the text.
        log.error("the check of a draft broke off: %s", type(error).__name__)  # noqa: TRY400
    finally:
        connection.close()
