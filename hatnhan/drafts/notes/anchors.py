"""Places for comments in a Word document: runs cut at characters, marks set around them."""

from __future__ import annotations

import copy
from dataclasses import dataclass, replace
from typing import Any, Final

from lxml import etree

from hatnhan.drafts.reading.clean import mapped
from hatnhan.drafts.reading.words import Piece, W, flat

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(slots=True)
class Cuttable:
    """The pieces of one line, kept right while its runs are cut."""

    pieces: list[Piece]

    def cut(self, positions: set[int]) -> None:
        """Let a run begin at each of these characters of the text as read; its end counts too."""
        places = self._places(positions)
        for index, at in sorted(places, reverse=True):
            self._cut(index, at)

    def runs(self, start: int, end: int) -> tuple[Any, Any] | None:
        """The runs of the first and the last character of [start, end), cut before."""
        _, origins = mapped(flat(self.pieces))
        first, last = origins[start], origins[end] - 1
        found = [
            piece.node.getparent()
            for piece, begin, stop in self._spans()
            if piece.node is not None and begin <= max(first, last) and stop > first
        ]
        return (found[0], found[-1]) if found else None

    def _spans(self) -> list[tuple[Piece, int, int]]:
        spans, at = [], 0
        for piece in self.pieces:
            spans.append((piece, at, at + len(piece.text)))
            at += len(piece.text)
        return spans

    def _places(self, positions: set[int]) -> set[tuple[int, int]]:
        """(piece, place in it) of each position; the end of the line is the end of its last piece."""
        _, origins = mapped(flat(self.pieces))
        spans = self._spans()
        found = set()
        for raw in {origins[p] for p in positions}:
            index = next((i for i, (_, _, stop) in enumerate(spans) if raw < stop), len(spans) - 1)
            found.add((index, raw - spans[index][1]))
        return found

    def _cut(self, index: int, at: int) -> None:
        piece = self.pieces[index]
        if piece.node is None:
            return
        run = piece.node.getparent()  # not always the run it was read in: cuts move it
        moved = [piece.node, *piece.node.itersiblings()]
        if at:
            moved = moved[1:]
        if 0 < at < len(piece.text):
            rest = _halve(piece.node, at)
            moved.insert(0, rest)
            self.pieces[index] = replace(piece, text=piece.text[:at])
            self.pieces.insert(index + 1, Piece(piece.text[at:], rest))
        if moved and _has_content(run, moved[0]):
            _run_after(run, moved)


def _halve(node: Any, at: int) -> Any:
    """Cut a w:t in two; the second half follows the first."""
    rest = copy.deepcopy(node)
    rest.text, node.text = node.text[at:], node.text[:at]
    for half in (node, rest):
        half.set(_SPACE, "preserve")
    node.addnext(rest)
    return rest


def _has_content(run: Any, first: Any) -> bool:
    """Whether anything but the look of the run stands before `first`."""
    return any(child.tag != f"{W}rPr" for child in run[: run.index(first)])


def _run_after(run: Any, content: list[Any]) -> None:
    """Move the content given to a new run of the same look, after a run."""
    new = etree.SubElement(run.getparent(), f"{W}r", dict(run.attrib))
    look = run.find(f"{W}rPr")
    if look is not None:
        new.append(copy.deepcopy(look))
    new.extend(content)
    run.addnext(new)


def mark(first: Any, last: Any, id: int) -> None:
    """Set the marks of a comment around two runs, outside of fields that are computed anew."""
    first, last = _outside(first)[0], _outside(last)[1]
    start = etree.Element(f"{W}commentRangeStart", {f"{W}id": str(id)})
    end = etree.Element(f"{W}commentRangeEnd", {f"{W}id": str(id)})
    first.addprevious(start)
    last.addnext(end)
    reference = etree.Element(f"{W}r")
    look = etree.SubElement(etree.SubElement(reference, f"{W}rPr"), f"{W}rStyle")
    look.set(f"{W}val", "CommentReference")
    etree.SubElement(reference, f"{W}commentReference", {f"{W}id": str(id)})
    end.addnext(reference)


def _outside(run: Any) -> tuple[Any, Any]:
    """What must stand between the marks for a run: itself, or the whole field it is the result of."""
    for parent in run.iterancestors():
        if parent.tag == f"{W}fldSimple":
            return parent, parent
        if parent.tag == f"{W}p":
            return _field_of(parent, run) or (run, run)
    return run, run


def _field_of(paragraph: Any, run: Any) -> tuple[Any, Any] | None:
    """First and last run of the outermost field around a run, where all of it is here."""
    depth, begin, held = 0, None, False
    for each in paragraph.iterchildren(f"{W}r"):
        for sign in each.iterchildren(f"{W}fldChar"):
            kind = sign.get(f"{W}fldCharType")
            if kind == "begin":
                depth += 1
                begin = each if depth == 1 else begin
            elif kind == "end" and depth:
                depth -= 1
                if depth == 0 and (held or each is run):
                    return begin, each
        held = (held or each is run) and depth > 0
    return None
