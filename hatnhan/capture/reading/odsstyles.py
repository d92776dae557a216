"""Styles of an OpenDocument spreadsheet, as they are met in its parts."""

from __future__ import annotations

from hatnhan.capture.reading.styles import PLAIN, Style


class Styles:
    """Fonts and strike-through of cells and runs by name of style, and which sheets are hidden."""

    def __init__(self) -> None:
        self.cells: dict[str, Style] = {}
        self.spans: dict[str, Style] = {}
        self.hidden_tables: set[str] = set()
        self._faces: dict[str, str] = {}
        self._family = self._name = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element outside the sheets begins."""
        if tag == "style:font-face":
            family = attributes.get("svg:font-family", "").strip("'\" ")
            self._faces[attributes.get("style:name", "")] = family
        elif tag == "style:style":
            self._family = attributes.get("style:family", "")
            self._name = attributes.get("style:name", "")
            parent = attributes.get("style:parent-style-name", "")
            if self._family == "table-cell":
                self.cells[self._name] = self.cells.get(parent, PLAIN)
        elif tag == "style:text-properties" and self._family in ("table-cell", "text"):
            self._properties(attributes)
        elif tag == "style:table-properties" and attributes.get("table:display") == "false":
            self.hidden_tables.add(self._name)

    def _properties(self, attributes: dict[str, str]) -> None:
        known = self.cells if self._family == "table-cell" else self.spans
        before = known.get(self._name, PLAIN)
        face = attributes.get("style:font-name", "")
        font = self._faces.get(face, face) or attributes.get("fo:font-family", "").strip("'\" ")
        line = attributes.get("style:text-line-through-style")
        line = line or attributes.get("style:text-line-through-type")
        struck = before.struck if line is None else line != "none"
        known[self._name] = Style("", font or before.font, struck)
