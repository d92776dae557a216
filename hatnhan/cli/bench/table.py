"""Results of a run, and the table they are printed as."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Result:
    """One line: what was measured, its value in words, the target, and whether it was met
    (None where there is no target or it could not be measured here)."""

    what: str
    value: str
    spread: str = ""
    target: str = ""
    met: bool | None = None

    def verdict(self) -> str:
        """In one word."""
        return {True: "met", False: "NOT met", None: "-"}[self.met]

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


def spread(samples: Sequence[float], unit: str = "ms") -> str:
    """Minimum, median and maximum of samples in seconds, printed in the unit."""
    scale = {"ms": 1000.0, "s": 1.0}[unit]
    low, high = min(samples) * scale, max(samples) * scale
    return f"{low:.2f} / {median(samples) * scale:.2f} / {high:.2f} {unit} (n={len(samples)})"


def percentile(samples: Sequence[float], share: float) -> float:
    """The smallest sample that at least this share of them does not exceed."""
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, max(0, -(-int(share * 100) * len(ordered) // 100) - 1))]


def markdown(about: Mapping[str, str], results: Sequence[Result]) -> str:
    """The whole run as a page."""
    lines = [
        "# Benchmarks",
        "",
        "Made by `make bench`; ratios compare measurements of one run.",
        "",
    ]
    lines += [f"- {name}: {value}" for name, value in about.items()]
    lines += [
        "",
        "| measured | result | min / median / max | target | |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {r.what} | {r.value} | {r.spread} | {r.target} | {r.verdict()} |" for r in results
    ]
    return "\n".join(lines) + "\n"
