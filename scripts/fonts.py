"""Make the fonts of the PDF pages from the committed web fonts: `python scripts/fonts.py`.

A web font comes in pieces for parts of the alphabet, which a PDF cannot put together; here the
pieces of a weight are joined into one file. Needs `fonttools[woff]`, which nothing else does, so
it is no requirement of the project.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "hatnhan" / "web" / "static" / "vendor" / "be-vietnam-pro"
PDF = ROOT / "hatnhan" / "drafts" / "notes" / "fonts"
SUBSETS = ("latin", "latin-ext", "vietnamese")
WEIGHTS = {400: "Regular", 600: "SemiBold"}


def main() -> int:
    """Write one TrueType file for each weight, and the licence beside them."""
    from fontTools.merge import Merger
    from fontTools.ttLib import TTFont

    PDF.mkdir(parents=True, exist_ok=True)
    for weight, name in WEIGHTS.items():
        with tempfile.TemporaryDirectory() as scratch:
            pieces = []
            for subset in SUBSETS:
                font = TTFont(WEB / "files" / f"be-vietnam-pro-{subset}-{weight}-normal.woff2")
                font.flavor = None
                pieces.append(str(Path(scratch) / f"{subset}.ttf"))
                font.save(pieces[-1])
            joined = Merger().merge(pieces)
        for table in ("GSUB", "GPOS", "GDEF"):  # a PDF places each letter itself
            if table in joined:
                del joined[table]
        joined["head"].modified = joined["head"].created
        joined.recalcTimestamp = False
        joined.save(PDF / f"BeVietnamPro-{name}.ttf")
    shutil.copyfile(WEB / "LICENSE", PDF / "LICENSE")
    return 0


if __name__ == "__main__":
    sys.exit(main())
