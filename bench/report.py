"""The table on the screen and ``docs/performance.md``."""

from collections.abc import Iterable
from pathlib import Path

from bench.results import Finding

_HEAD = ("Database", "What", "Beside", "Ratio", "Bar", "")


def table(findings: Iterable[Finding]) -> list[str]:
    """Rows of a Markdown table, aligned so that it also reads on a screen."""
    rows = [_HEAD] + [
        (found.database, found.what, found.to, found.shown, str(found.bar or ""), found.verdict) for found in findings
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    return [lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]]


def write(findings: list[Finding], about: str, to: Path) -> None:
    """Put the table between the text that explains it."""
    words = (Path(__file__).parent / "performance.md").read_text(encoding="utf-8")
    to.write_text(words.format(table="\n".join(table(findings)), about=about), encoding="utf-8")
