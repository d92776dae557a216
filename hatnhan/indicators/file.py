"""The image on disk, so that a command starts in a fraction of a second.

The file is a cache of a cache: it is believed only when the ledger has the recording it ends
with, by number and hash, and anything odd about it means that the tables are read instead.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import zipfile
from pathlib import Path
from typing import Any, Final

import numpy as np

from hatnhan.indicators.codes import Words
from hatnhan.indicators.columns import Columns
from hatnhan.indicators.image import Image
from hatnhan.indicators.layout import LAYOUTS

_FORMAT: Final = 1
_UNREADABLE: Final = (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile)


class ImageFile:
    """One file holding an image; written whole or not at all, readable by its owner only."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Image | None:
        """The image last written; None if there is none or it cannot be used."""
        try:
            with self._path.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
                return _unpacked(stored)
        except _UNREADABLE:
            return None

    def write(self, image: Image) -> None:
        """Keep an image. A full or read-only disk only costs the next start some seconds."""
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._path.parent, suffix=".npz")
            try:
                with os.fdopen(handle, "wb") as stream:
                    np.savez(stream, allow_pickle=False, **_packed(image))
                os.replace(name, self._path)  # noqa: PTH105 - Path.replace takes no plain name
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise


def _shape() -> str:
    """Names the columns and their types: a program with others does not read this file."""
    types = [
        (name, sorted((column, np.dtype(t).str) for column, t in layout.types.items()))
        for name, layout in LAYOUTS.items()
    ]
    return repr((_FORMAT, types))


def _packed(image: Image) -> dict[str, Any]:
    stored: dict[str, Any] = {
        "shape": np.array(_shape()),
        "head": np.array(image.head),
        "hash": np.array(image.hash),
        "structure_changes": image.structure_changes,
    }
    for what, ids in image.ids.items():
        stored[f"ids.{what}"] = ids.numbers
        stored[f"keys.{what}"] = _text(ids.keys)
    for what, words in image.words.items():
        stored[f"words.{what}"] = _text(words.words)
    for name, table in image.tables.items():
        for part, columns in (("live", table.live), ("dead", table.dead)):
            for column in columns.names:
                stored[f"{name}.{part}.{column}"] = columns[column]
    return stored


def _unpacked(stored: Any) -> Image | None:
    if str(stored["shape"]) != _shape():
        return None
    image = Image()
    image.head, image.hash = int(stored["head"]), str(stored["hash"])
    image.structure_changes = stored["structure_changes"]
    for what, ids in image.ids.items():
        numbers = stored[f"ids.{what}"].tolist()
        keys = _words(stored[f"keys.{what}"]) or [""] * len(numbers)
        ids.add(list(zip(numbers, keys, strict=True)))
    for what in image.words:
        image.words[what] = Words(tuple(_words(stored[f"words.{what}"])))
    for name, table in image.tables.items():
        for part, columns in (("live", table.live), ("dead", table.dead)):
            block = {column: stored[f"{name}.{part}.{column}"] for column in columns.names}
            _fill(columns, block)
    return image


def _fill(columns: Columns, block: dict[str, Any]) -> None:
    if len({len(values) for values in block.values()}) != 1:
        raise ValueError("columns of different length")
    columns.append(block)


def _text(words: list[str]) -> Any:
    """Words as bytes, each ended by a NUL, which no text of the register holds."""
    return np.frombuffer("".join(f"{word}\0" for word in words).encode(), np.uint8)


def _words(stored: Any) -> list[str]:
    return bytes(stored).decode().split("\0")[:-1]
