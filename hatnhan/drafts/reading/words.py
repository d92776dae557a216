"""Names of WordprocessingML, and the pieces of text of a paragraph with the runs they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from hatnhan.drafts.reading.lines import continues

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_CONTAINERS: Final = frozenset(
    f"{W}{name}" for name in ("hyperlink", "smartTag", "fldSimple", "dir", "bdo", "customXml")
)
_SIGNS: Final = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}noBreakHyphen": "-"}
_BREAKS: Final = frozenset((f"{W}br", f"{W}cr"))
_REFERENCES: Final = (f"{W}footnoteReference", f"{W}endnoteReference")
_SHAPES: Final = frozenset((f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}AlternateContent"))
_FLAT: Final = dict.fromkeys(map(ord, "\n\r\t\x85\u2028\u2029"), " ")
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_OFF: Final = frozenset(("0", "false", "off"))


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that stand in one element of a run; those for a formula have none."""

    text: str
    node: Any = None


@dataclass(slots=True)
class Inside:
    """What a paragraph holds: its text in printed lines, its notes and its text boxes."""

    segments: list[list[Piece]] = field(default_factory=lambda: [[]])
    breaks: list[Piece] = field(default_factory=list)
    """The line break after each segment but the last, read as a space."""
    notes: list[tuple[str, Any]] = field(default_factory=list)
    """(reference as "footnotes:3", run of the mark)."""
    boxes: list[tuple[Any, Any]] = field(default_factory=list)
    """(content of a text box, run that holds it)."""
    _fields: list[bool] = field(default_factory=list)
    """Open fields; True while their code is being told, which is not printed."""

    def lines(self) -> list[list[Piece]]:
        """The segments, put together again where a sentence runs on after a line break."""
        joined = [self.segments[0]]
        for mark, segment in zip(self.breaks, self.segments[1:], strict=True):
            if continues(flat(joined[-1]), flat(segment)):
                joined[-1] = [*joined[-1], mark, *segment]
            else:
                joined.append(segment)
        return joined

    def add(self, piece: Piece) -> None:
        """More text, unless it belongs to the code of a field."""
        if piece.text and not any(self._fields):
            self.segments[-1].append(piece)

    def turn(self, node: Any) -> None:
        """A line break."""
        self.breaks.append(Piece(" ", node))
        self.segments.append([])

    def follow(self, kind: str | None) -> None:
        """A field begins, turns from its code to its result, or ends."""
        if kind == "begin":
            self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()


def flat(pieces: list[Piece]) -> str:
    """The characters of pieces as they stand in the file."""
    return "".join(piece.text for piece in pieces)


def inside(paragraph: Any) -> Inside:
    """Everything that a w:p holds."""
    found = Inside()
    for child in _inline(paragraph):
        if child.tag == f"{W}r":
            _read_run(child, found)
        else:
            found.add(Piece(" "))
    return found


def _inline(container: Any) -> Iterator[Any]:
    """The runs and formulas of a paragraph, those inside links, fields and controls too."""
    for child in container:
        if child.tag == f"{W}r" or str(child.tag).startswith(f"{_MATH}oMath"):
            yield child
        elif child.tag in _CONTAINERS:
            yield from _inline(child)
        elif child.tag == f"{W}sdt":
            for content in child.iterchildren(f"{W}sdtContent"):
                yield from _inline(content)


def _read_run(run: Any, found: Inside) -> None:
    look = run.find(f"{W}rPr")
    hidden, raised = _on(look, "vanish"), _raised(look)
    for node in run:
        if node.tag in _SHAPES:
            found.boxes += [(box, run) for box in _boxes(node)]
        elif node.tag in _REFERENCES:
            kind = node.tag.removeprefix(W).removesuffix("Reference")
            found.notes.append((f"{kind}s:{node.get(f'{W}id')}", run))
        elif node.tag == f"{W}fldChar":
            found.follow(node.get(f"{W}fldCharType"))
        elif hidden:
            continue
        elif node.tag == f"{W}t":
            text = (node.text or "").translate(_FLAT)
            found.add(Piece(text.translate(_RAISED) if raised else text, node))
        elif node.tag in _SIGNS:
            found.add(Piece(_SIGNS[node.tag], node))
        elif node.tag in _BREAKS:
            found.turn(node)


def _boxes(shape: Any) -> list[Any]:
    """The outermost text boxes of a shape; of two ways to draw it, the first that has text."""
    if shape.tag == f"{W}txbxContent":
        return [shape]
    if shape.tag == f"{MC}AlternateContent":
        for way in shape:
            if isinstance(way.tag, str) and (boxes := _boxes(way)):
                return boxes
        return []
    return [box for child in shape if isinstance(child.tag, str) for box in _boxes(child)]


def _on(look: Any, name: str) -> bool:
    found = None if look is None else look.find(f"{W}{name}")
    return found is not None and found.get(f"{W}val", "1") not in _OFF


def _raised(look: Any) -> bool:
    found = None if look is None else look.find(f"{W}vertAlign")
    return found is not None and found.get(f"{W}val") == "superscript"
