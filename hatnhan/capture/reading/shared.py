"""The shared texts of an .xlsx, read as a stream."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import IO, Final
from xml.parsers import expat

from hatnhan.capture.reading import limits
from hatnhan.capture.reading.styles import on
from hatnhan.domain.problems import Problem

_PIECE: Final = 1 << 17
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Text:
    """A text; of rich text also the first font named in it, and whether any of it is struck."""

    text: str
    font: str = ""
    struck: bool = False


def unescaped(text: str) -> str:
    """A text with `_x000D_` and the like made the characters that they stand for."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def parse(source: IO[bytes], parser: expat.XMLParserType, name: str) -> None:
    """Feed a part to a parser. Problems `truncated`, and `doctype` for any DTD.

    What a parser has not seen the end of it reads again from its beginning with every piece that
    comes, so pieces are large, and a tag or comment that has no end in sight is given up.
    """
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.buffer_text = True
    parser.buffer_size = 65_536
    fed = 0
    try:
        while piece := source.read(_PIECE):
            parser.Parse(piece, False)
            fed += len(piece)
            if fed - parser.CurrentByteIndex > limits.TAG:
                raise Problem("truncated", reason=f"{name} có một thẻ dài bất thường")
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError):
        raise Problem("truncated", reason=f"{name} không phải XML") from None


def _refuse_doctype(*_: object) -> None:
    raise Problem("doctype")


class Runs:
    """Collects the text of one `si` or `is`; phonetic guides are left out."""

    __slots__ = ("_phonetic", "_pieces", "_struck", "font")

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.font = ""
        self._struck = False
        self._phonetic = 0

    def open(self, name: str, attributes: dict[str, str]) -> None:
        """An element inside begins."""
        if name == "rPh":
            self._phonetic += 1
        elif name == "rFont":
            self.font = self.font or attributes.get("val", "")
        elif name == "strike":
            self._struck |= on(attributes.get("val", "1"))

    def close(self, name: str, heard: list[str]) -> None:
        """An element inside ends, since whose beginning these characters were heard."""
        if name == "t" and not self._phonetic:
            self._pieces += heard
        elif name == "rPh":
            self._phonetic -= 1

    def done(self) -> Text:
        """What was collected."""
        return Text(unescaped("".join(self._pieces)), self.font, self._struck)


def read(source: IO[bytes], name: str) -> list[Text]:
    """The shared texts by number."""
    found: list[Text] = []
    runs = Runs()
    heard: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal runs
        heard.clear()
        tag = tag.rpartition(":")[2]
        if tag == "si":
            runs = Runs()
        elif tag != "t":
            runs.open(tag, attributes)

    def end(tag: str) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "si":
            found.append(runs.done())
        else:
            runs.close(tag, heard)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = heard.append
    parse(source, parser, name)
    return found
