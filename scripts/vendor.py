"""Bring the front-end files into the project: `python scripts/vendor.py` (needs npm).

Users need no Node and no network: what the pages use is committed under
`hatnhan/web/static/vendor`, and what the accessibility tests use under `tests/web/vendor`. This
script makes both again from the pinned npm packages; a package whose content is not the one
expected is refused.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "hatnhan" / "web" / "static" / "vendor"
FOR_TESTS = ROOT / "tests" / "web" / "vendor"
WEIGHTS = (400, 500, 600, 700)
SUBSETS = ("latin", "latin-ext", "vietnamese")


@dataclass(frozen=True)
class Package:
    """One npm package: its version, the SHA-256 of its archive, and {path inside: path here}."""

    name: str
    version: str
    sha256: str
    licence: str
    folder: str
    files: dict[str, str]
    target: Path = field(default=STATIC)


PACKAGES = (
    Package(
        "bootstrap",
        "5.3.9",
        "06bdf78289c3c12ea99d40df84eedf6278c724c73eebf38f11f3a65b44ec8c94",
        "MIT",
        "bootstrap",
        {
            "dist/css/bootstrap.min.css": "bootstrap.min.css",
            "dist/js/bootstrap.bundle.min.js": "bootstrap.bundle.min.js",
            "LICENSE": "LICENSE",
        },
    ),
    Package(
        "bootstrap-icons",
        "1.13.2",
        "7b5960145e1ab14a49a117f96a9e5a54a94fdf07f21e302d9e4f88d73dd19f9c",
        "MIT",
        "bootstrap-icons",
        {
            "font/bootstrap-icons.min.css": "bootstrap-icons.min.css",
            "font/fonts/bootstrap-icons.woff2": "fonts/bootstrap-icons.woff2",
            "LICENSE": "LICENSE",
        },
    ),
    Package(
        "echarts",
        "6.1.0",
        "681aff88cc1038c3fa941a3a53d1b177a52250b05335efc607d6105ae13be481",
        "Apache-2.0",
        "echarts",
        {
            "dist/echarts.min.js": "echarts.min.js",
            "LICENSE": "LICENSE",
            "NOTICE": "NOTICE",
            "licenses/LICENSE-d3": "LICENSE-d3",
        },
    ),
    Package(
        "htmx.org",
        "2.0.10",
        "577ad40c1c94c9de47edb89e0aec78a8353d36024c50017eb53e02992a55e889",
        "0BSD",
        "htmx",
        {"dist/htmx.min.js": "htmx.min.js", "LICENSE": "LICENSE"},
    ),
    Package(
        "@fontsource/be-vietnam-pro",
        "5.3.0",
        "f9e048a263d92f46fbf417aeb41e18bc3c22b3d85365f9347b06eebd3fc1f3ac",
        "OFL-1.1",
        "be-vietnam-pro",
        {
            name: name
            for weight in WEIGHTS
            for subset in SUBSETS
            for name in [f"files/be-vietnam-pro-{subset}-{weight}-normal.woff2"]
        }
        | {f"{weight}.css": f"{weight}.css" for weight in WEIGHTS}
        | {"LICENSE": "LICENSE"},
    ),
    Package(
        "axe-core",
        "4.14.1",
        "e6b0ce02b84d892e2e33e403485e7f3d6c29e2be6df65daf44d89ba564139745",
        "MPL-2.0",
        "axe-core",
        {"axe.min.js": "axe.min.js", "LICENSE": "LICENSE"},
        FOR_TESTS,
    ),
)


def fetch(package: Package, into: Path) -> Path:
    """The unpacked package; SystemExit when its archive is not the one expected."""
    subprocess.run(  # noqa: S603 - fixed command, names and versions from the table above
        ["npm", "pack", "--silent", f"{package.name}@{package.version}"],  # noqa: S607 - on PATH
        cwd=into,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    archive = next(into.glob("*.tgz"))
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != package.sha256:
        sys.exit(f"{package.name} {package.version}: sha256 {found}, expected {package.sha256}")
    with tarfile.open(archive) as tar:
        tar.extractall(into, filter="data")
    return into / "package"


def mended(name: str, content: bytes) -> bytes:
    """A file as it is served: no source map (not shipped), no font format older than woff2."""
    if not name.endswith((".js", ".css")):
        return content
    text = content.decode("utf-8")
    text = re.sub(r"\n?//# sourceMappingURL=\S+\s*$", "\n", text)
    text = re.sub(r"\n?/\*# sourceMappingURL=[^*]+\*/\s*$", "\n", text)
    if name.endswith(".css"):
        text = re.sub(r",\s*url\([^)]*\.woff[?\"')][^)]*\)?\s*format\([\"']woff[\"']\)", "", text)
    return text.encode("utf-8")


def one_font_sheet(folder: Path) -> None:
    """Join the sheets of the weights into one, with the subsets that are shipped only."""
    faces: list[str] = []
    for weight in WEIGHTS:
        sheet = folder / f"{weight}.css"
        faces += re.findall(r"@font-face\s*\{[^}]*\}", sheet.read_text(encoding="utf-8"))
        sheet.unlink()
    wanted = [f for f in faces if any(f"pro-{s}-" in f and "woff2" in f for s in SUBSETS)]
    if len(wanted) != len(WEIGHTS) * len(SUBSETS):
        sys.exit(f"be-vietnam-pro: {len(wanted)} faces, expected {len(WEIGHTS) * len(SUBSETS)}")
    (folder / "be-vietnam-pro.css").write_text("\n".join(wanted) + "\n", encoding="utf-8")


def vendor(package: Package) -> None:
    """Replace the committed copy of one package."""
    folder = package.target / package.folder
    if folder.exists():
        shutil.rmtree(folder)
    with tempfile.TemporaryDirectory() as scratch:
        unpacked = fetch(package, Path(scratch))
        for source, name in package.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(mended(name, (unpacked / source).read_bytes()))
    if package.folder == "be-vietnam-pro":
        one_font_sheet(folder)
    print(f"{package.name} {package.version} ({package.licence})")


if __name__ == "__main__":
    for each in PACKAGES:
        vendor(each)
