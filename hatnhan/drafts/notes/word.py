"""The findings of a draft as comments in its own Word document, or in a clean one of its text."""

from __future__ import annotations

import io

from docx.document import Document

from hatnhan.drafts.findings import Checked
from hatnhan.drafts.notes.comments import block_at, commented
from hatnhan.drafts.notes.remarks import Note, notes
from hatnhan.drafts.reading import LIMITS
from hatnhan.drafts.reading.sniff import sniff
from hatnhan.guarded import run
from hatnhan.prose.model import Block
from hatnhan.reports.word.layout import LAYOUTS
from hatnhan.reports.word.page import blank, running
from hatnhan.reports.xmltext import printable


def annotate(source: bytes | None, checked: Checked, *, with_holds: bool = False) -> bytes:
    """A .docx with a comment for each finding that is not ignored and does not hold.

    Args:
        source: the bytes of the file that was checked; a .docx is changed in nothing but its
            comments. A text file, or None for a pasted text, gives a clean document of the text.
        checked: the draft with its findings.
        with_holds: comment what holds, too.

    A comment is anchored at the words of its finding. Word allows none inside notes and text
    boxes: there it stands at the mark of the note or at the box, and quotes the words.

    Problem `draft_differs` when the source is not the text that was checked, and all those of
    reading a Word document.
    """
    wanted = notes(checked, with_holds=with_holds)
    text = checked.review.text
    if source is not None and sniff(source) == "docx":
        return run(commented, source, text.text, wanted, checked.on, limits=LIMITS)
    fresh, moved = _fresh(checked, wanted)
    return commented(fresh, None, moved, checked.on)


def _fresh(checked: Checked, wanted: list[Note]) -> tuple[bytes, list[Note]]:
    """A clean document of a text, and the notes where they stand in it: a block a paragraph."""
    document = blank(LAYOUTS[-1], checked.name, "")
    text = checked.review.text
    moves: list[int] = []
    at = 0
    for block in text.blocks:
        words = text.text[block.start : block.end]
        _add(document, block, words)
        moves.append(at - block.start)
        at += len(words) + 1
    out = io.BytesIO()
    document.save(out)
    starts = [block.start for block in text.blocks]
    moved = [(note, moves[block_at(starts, note.start)]) for note in wanted]
    return out.getvalue(), [Note(n.start + by, n.end + by, n.lines) for n, by in moved]


def _add(document: Document, block: Block, words: str) -> None:
    if printable(words) != words:  # one for one, so that the notes keep their places
        words = "".join(c if printable(c) else "\ufffd" for c in words)
    if block.kind == "heading":
        document.add_paragraph(words, style="Heading 1")
    else:
        running(document.add_paragraph(words), LAYOUTS[-1])
