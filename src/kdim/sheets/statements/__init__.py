"""Statements of bank accounts, as banks let people download them, read into movements whose sum is proved.

Banks count sen, so amounts are whole sen here (1 rupiah = 100 sen), money that came in above zero. What a layout looks
like is data (``layouts.json``); MT940 is a format of its own. ``read_statement`` finds out which one a file is.
"""

from kdim.sheets.statements.facts import (
    StatementBroken,
    StatementCurrencyForeign,
    StatementEmpty,
    StatementLayoutUnknown,
    StatementMixed,
    StatementRowUnreadable,
)
from kdim.sheets.statements.layouts import StatementLayout, shipped_layouts
from kdim.sheets.statements.opening import read_statement
from kdim.sheets.statements.statement import Movement, Statement

__all__ = [
    "Movement",
    "Statement",
    "StatementBroken",
    "StatementCurrencyForeign",
    "StatementEmpty",
    "StatementLayout",
    "StatementLayoutUnknown",
    "StatementMixed",
    "StatementRowUnreadable",
    "read_statement",
    "shipped_layouts",
]
