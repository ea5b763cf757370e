"""Columns that are never read, whatever a person wants."""

from dataclasses import replace

from kdim.sheets.grid import Sheet, Value
from kdim.sheets.words import is_secret

_LOOKED_AT = 100  # rows


def without_secrets(sheet: Sheet) -> Sheet:
    """The sheet with everything below a heading over passwords taken out."""
    secret: dict[int, int] = {}
    for n, row in enumerate(sheet.rows[:_LOOKED_AT]):
        for column, cell in enumerate(row):
            if column not in secret and isinstance(cell, str) and is_secret(cell):
                secret[column] = n
    if not secret:
        return sheet
    return replace(sheet, rows=[_cleared(row, n, secret) for n, row in enumerate(sheet.rows)])


def _cleared(row: object, n: int, secret: dict[int, int]) -> list[Value]:
    cells: list[Value] = list(row)  # type: ignore[call-overload]
    return [None if column in secret and n > secret[column] else cell for column, cell in enumerate(cells)]
