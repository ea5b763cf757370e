"""Tables that stand side by side, laid one below the other: the second half of a list, or claims right of assets.

In a list of people the right half repeats the headings of the left; in a balance sheet another heading for accounts
follows the amounts of the first. Every cell keeps the address that it has in the file.
"""

from dataclasses import replace

from kdim.sheets.amounts import read_number
from kdim.sheets.grid import Moved, Sheet, Value
from kdim.sheets.heading import Heading, find_heading
from kdim.sheets.matching import scores
from kdim.sheets.terms import SUBJECTS, Purpose

_UNFOLDED = frozenset({Purpose.MEMBERS, Purpose.STATEMENT})
_FEWEST = 2  # filled cells that make a column of a table


def unfolded(sheet: Sheet, purpose: Purpose) -> Sheet:
    """The sheet with its halves one below the other; the sheet itself when it has only one table."""
    heading = find_heading(sheet, purpose) if purpose in _UNFOLDED else None
    if heading is None:
        return sheet
    subjects = _subjects(sheet, heading, purpose)
    if len(subjects) < 2:
        return sheet
    first = subjects[0]
    starts = [_start(heading, first, each) for each in subjects[1:]]
    ends = [*starts[1:], sheet.width]
    rows: list[list[Value]] = [list(row[: starts[0]]) for row in sheet.rows]
    moved: list[Moved] = []
    for subject, start, end in zip(subjects[1:], starts, ends, strict=True):
        shift = subject - first
        moved.append(Moved(len(rows), heading.rows[-1], shift))
        rows.append([None] * first + [sheet.at(heading.rows[-1], subject)])  # its heading opens its part
        for row in sheet.rows[heading.first_row :]:
            rows.append([None] * (start - shift) + list(row[start:end]))
        if heading.first_row != heading.rows[-1] + 1:  # a row of numbers stands between
            moved.append(Moved(moved[-1].first + 1, heading.first_row, shift))
    merged = tuple((top, left, bottom, min(right, starts[0] - 1)) for top, left, bottom, right in sheet.merged
                   if left < starts[0])  # fmt: skip
    return replace(sheet, rows=rows, merged=merged, moved=tuple(moved))


def _subjects(sheet: Sheet, heading: Heading, purpose: Purpose) -> list[int]:
    """The columns that open a table of their own, the leftmost first."""
    wanted = SUBJECTS[purpose][0]
    found: list[int] = []
    for n, path in enumerate(heading.paths):
        fitting = scores(path, purpose) if path else {}
        if not fitting or max(fitting, key=lambda field: fitting[field]) is not wanted or not _texts(sheet, heading, n):
            continue
        if not found or (_repeats(heading, found[0], n, purpose) and _has_amounts(sheet, heading, found[-1] + 1, n)):
            found.append(n)
    last = found[-1] if found else 0
    return found if _has_amounts(sheet, heading, last + 1, sheet.width) else found[:-1]


def _repeats(heading: Heading, first: int, n: int, purpose: Purpose) -> bool:
    """The same headings once more: of people, the column itself and the next that has one."""
    if purpose is Purpose.STATEMENT:
        return True
    pairs = [(heading.paths[first + k], heading.paths[n + k]) for k in range(3) if n + k < len(heading.paths)]
    return pairs[0][0] == pairs[0][1] and sum(a == b and bool(a) for a, b in pairs) > 1


def _start(heading: Heading, first: int, subject: int) -> int:
    """Where the right table begins: left of its subject while the headings are those of the first."""
    start = subject
    shift = subject - first
    while start > shift and heading.paths[start - 1] and heading.paths[start - 1] == heading.paths[start - 1 - shift]:
        start -= 1
    return start


def _texts(sheet: Sheet, heading: Heading, column: int) -> bool:
    values = [sheet.at(row, column) for row in range(heading.first_row, len(sheet.rows))]
    return sum(isinstance(value, str) and read_number(value)[0] is None for value in values) >= _FEWEST


def _has_amounts(sheet: Sheet, heading: Heading, first: int, end: int) -> bool:
    """Whether a column between holds amounts."""
    rows = range(heading.first_row, len(sheet.rows))
    return any(
        sum(read_number(sheet.at(row, column))[0] is not None for row in rows) >= _FEWEST
        for column in range(first, end)
    )
