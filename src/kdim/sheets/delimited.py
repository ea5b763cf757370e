"""CSV in the encodings and with the separators that Indonesian computers write."""

import csv
from collections.abc import Sequence
from io import StringIO

from kdim.sheets.grid import Value

_SEPARATORS = (";", ",", "\t", "|")
_LOOKED_AT = 60  # lines
csv.field_size_limit(1_000_000)


def read_delimited(data: bytes) -> list[list[Value]] | None:
    """The rows of a text file; ``None`` for what is no text."""
    text = decoded(data)
    if text is None:
        return None
    lines = csv.reader(StringIO(text, newline=""), delimiter=separator(text), strict=False)
    try:
        return [[cell.strip() or None for cell in row] for row in lines]
    except csv.Error:
        return None


def decoded(data: bytes) -> str | None:
    """UTF-16 by its mark, UTF-8 with or without one, otherwise Windows' western code page (byte 0x96 is a dash)."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            return None
    if b"\x00" in data:
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def separator(text: str) -> str:
    """The sign that cuts most lines into the same number of parts; Excel's own line ``sep=;`` is believed."""
    lines = [line for line in text.splitlines()[:_LOOKED_AT] if line.strip()]
    if lines and lines[0].lower().startswith("sep=") and len(lines[0].strip()) == 5:
        return lines[0].strip()[4]
    return max(_SEPARATORS, key=lambda sign: _fit(lines, sign))


def _fit(lines: Sequence[str], sign: str) -> tuple[int, int]:
    """How many lines have the commonest number of parts (more than one), and that number."""
    counts: dict[int, int] = {}
    for row in csv.reader(lines, delimiter=sign):
        if len(row) > 1:
            counts[len(row)] = counts.get(len(row), 0) + 1
    parts, times = max(counts.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
    return times, parts
