"""Where the header of a table is: the rows in which most cells are known words, with what is merged above and below."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kdim.sheets.grid import Sheet, Value, is_number, text_of
from kdim.sheets.matching import Path, fits
from kdim.sheets.terms import Purpose

_LOOKED_AT = 80  # rows
_LONGEST = 90  # characters of a heading
_MOST_ROWS = 5


@dataclass(frozen=True, slots=True)
class Heading:
    """The rows of a header, the headings above each column, and the first row that can be data."""

    rows: tuple[int, ...]
    paths: tuple[Path, ...]
    first_row: int


def find_heading(sheet: Sheet, purpose: Purpose, at_row: int | None = None) -> Heading | None:
    """The header, or ``None`` when no row has two known words; ``at_row`` is the row that a person says is it."""
    best = at_row if at_row is not None else _best_row(sheet, purpose)
    if best is None:
        return None
    return heading_of(sheet, _block(sheet, best, purpose), purpose)


def heading_of(sheet: Sheet, rows: tuple[int, ...], purpose: Purpose) -> Heading:
    """The headings of a header whose rows are known."""
    filled = _filled(sheet, rows)
    paths = []
    for column in range(sheet.width):
        path: list[str] = []
        for line in filled:
            if (text := line[column]) and (not path or path[-1] != text):
                path.append(text)
        paths.append(tuple(path))
    first = rows[-1] + 1
    while _is_numbering(sheet, first):
        first += 1
    return Heading(rows, tuple(paths), first)


def is_heading_text(value: Value, purpose: Purpose) -> str:
    """The text of a cell that can be a heading: short words, and in statements a year."""
    if isinstance(value, Decimal) and purpose is Purpose.STATEMENT and 1990 <= value <= 2100 and value == int(value):
        return text_of(value)
    return value if isinstance(value, str) and len(value) <= _LONGEST else ""


def _best_row(sheet: Sheet, purpose: Purpose) -> int | None:
    best, most = None, 1
    for row in range(min(_LOOKED_AT, len(sheet.rows))):
        texts = [text for cell in sheet.rows[row] if (text := is_heading_text(cell, purpose))]
        numbers = sum(is_number(cell) and not is_heading_text(cell, purpose) for cell in sheet.rows[row])
        hits = sum(fits(text, purpose) for text in texts) - numbers
        if hits > most and len(set(texts)) > 1:
            best, most = row, hits
    return best


def _block(sheet: Sheet, best: int, purpose: Purpose) -> tuple[int, ...]:
    """The rows of the header around its best one."""
    top = best
    while top > 0 and best - top < _MOST_ROWS and _belongs_above(sheet, top - 1):
        top -= 1
    bottom = best
    while bottom + 1 < len(sheet.rows) and bottom - top < _MOST_ROWS and _belongs_below(sheet, top, bottom, purpose):
        bottom += 1
    return tuple(range(top, bottom + 1))


def _belongs_above(sheet: Sheet, row: int) -> bool:
    """A row of group headings: several short texts, none over (nearly) the whole width, as titles are."""
    cells = [cell for cell in sheet.rows[row] if cell is not None]
    if not cells or any(not isinstance(cell, str) for cell in cells):
        return False
    is_wide = any(
        top <= row <= bottom and right - left + 1 > sheet.width * 0.6 for top, left, bottom, right in sheet.merged
    )
    if is_wide and len(cells) == 1:
        return False
    reaches_down = any(top == row and bottom > row for top, _, bottom, _ in sheet.merged)
    spans = any(top == row and right > left for top, left, _, right in sheet.merged)
    if reaches_down or (spans and len(cells) > 1):
        return True
    return len(cells) > 1 and _fills_gaps(sheet, row)


def _fills_gaps(sheet: Sheet, row: int) -> bool:
    """Without merged cells: the row below has headings where this one is empty, and this one where that is."""
    below = sheet.rows[row + 1]
    here = {n for n, cell in enumerate(sheet.rows[row]) if cell is not None}
    there = {n for n, cell in enumerate(below) if cell is not None}
    return bool(there - here) and len(here) > 1 and all(isinstance(cell, str) for cell in below if cell is not None)


def _belongs_below(sheet: Sheet, top: int, bottom: int, purpose: Purpose) -> bool:
    row = bottom + 1
    cells = {n: cell for n, cell in enumerate(sheet.rows[row]) if cell is not None}
    if any(first <= bottom and last >= row and first >= top for first, _, last, _ in sheet.merged):
        return True
    texts = {n: is_heading_text(cell, purpose) for n, cell in cells.items()}
    if not cells or any(not text for text in texts.values()):
        return False
    known = sum(fits(text, purpose) for text in texts.values())
    names_accounts = purpose is Purpose.JOURNAL and len(texts) > 1  # a tabular journal: any account of the chart
    if known * 2 < len(texts) and not names_accounts:
        return False
    if len(texts) == 1 and not any(_spans(sheet, bottom, n) for n in texts):
        return False  # the name of a hamlet that opens its part of the list
    above = [sheet.at(bottom, n) for n in texts]
    grouped = sum(cell is None or _spans(sheet, bottom, n) for n, cell in zip(texts, above, strict=True))
    groups = [n for n in texts if isinstance(sheet.at(bottom, n), str) and sheet.at(bottom, n + 1) is None]
    return bool(grouped) and grouped + len(groups) >= len(texts)


def _spans(sheet: Sheet, row: int, column: int) -> bool:
    return any(
        top <= row <= bottom and left <= column <= right and right > left for top, left, bottom, right in sheet.merged
    )


def _filled(sheet: Sheet, rows: Sequence[int]) -> list[list[str]]:
    """The texts of the header with merged cells filled in; without merged cells a group reaches to the next one."""
    width = sheet.width
    lines = [[text_of(sheet.at(row, column)) for column in range(width)] for row in rows]
    index = {row: n for n, row in enumerate(rows)}
    covered = False
    for top, left, bottom, right in sheet.merged:
        if top in index and (text := text_of(sheet.at(top, left))):
            covered = covered or right > left
            for row in range(top, min(bottom, rows[-1]) + 1):
                for column in range(left, min(right + 1, width)):
                    lines[index[row]][column] = text
    if not covered:
        for n, line in enumerate(lines[:-1]):
            _reach(line, lines[n + 1 :])
    return lines


def _reach(line: list[str], below: Sequence[Sequence[str]]) -> None:
    text = ""
    for column, cell in enumerate(line):
        if cell:
            text = cell if any(row[column] for row in below) else ""
        elif text and any(row[column] for row in below):
            line[column] = text


def _is_numbering(sheet: Sheet, row: int) -> bool:
    """The row "1 2 3 4" or "(1) (2) (3)" under a header."""
    if row >= len(sheet.rows):
        return False
    told = [text_of(cell).strip("()") for cell in sheet.rows[row] if cell is not None]
    return len(told) > 2 and told == [str(n) for n in range(int(told[0]) if told[0].isdecimal() else 1, len(told) + 1)]
