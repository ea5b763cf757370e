"""Which kind of statement a file is: MT940, or a table with the header of a known layout."""

import csv
from collections.abc import Sequence
from io import StringIO

from kdim.sheets.delimited import decoded, separator
from kdim.sheets.grid import Sheet, Value
from kdim.sheets.opening import MOST_ROWS, FileNotTable, open_file
from kdim.sheets.statements.facts import StatementLayoutUnknown
from kdim.sheets.statements.layouts import StatementLayout, shipped_layouts
from kdim.sheets.statements.mt940 import is_mt940, read_mt940
from kdim.sheets.statements.statement import Statement
from kdim.sheets.statements.tables import read_table


def read_statement(content: bytes, layouts: Sequence[StatementLayout] = ()) -> Statement:
    """The statement in a file; ``layouts`` are those that people made, and are tried before those of KDIM.

    Raises what ``sheets.open_file`` raises, and every refusal of :mod:`kdim.sheets.statements.facts`; the balances are
    proved as far as the file tells them.
    """
    sheets = open_file(content)
    text = None if content.startswith((b"PK", b"\xd0\xcf\x11\xe0")) else decoded(content)
    if text is not None and is_mt940(text):
        return read_mt940(text).proved()
    if text is not None:
        sheets = [Sheet("CSV", _raw(text))]
    for sheet in sheets:
        for layout in (*layouts, *shipped_layouts()):
            head = next((n for n, row in enumerate(sheet.rows) if layout.is_header(row)), None)
            if head is not None:
                return read_table(sheet, layout, head).proved()
    raise StatementLayoutUnknown


def _raw(text: str) -> list[list[Value]]:
    """Rows with the blanks kept that banks cut descriptions at."""
    try:
        rows: list[list[Value]] = [
            list(row) for row in csv.reader(StringIO(text, newline=""), delimiter=separator(text))
        ]
    except csv.Error as error:
        raise FileNotTable(kind="") from error
    return rows[:MOST_ROWS]
