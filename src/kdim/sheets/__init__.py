"""Tables as cooperatives keep them, in XLSX, XLS or CSV, read into rows whose every value knows its cell.

No framework, and nothing here knows a member or an account: ``open_file`` gives sheets, ``guess`` says where the header
is and what each column means (a person may correct every guess), ``read`` gives the rows and tells what is wrong with
which cell. The rule behind each guess stands in the module that makes it.
"""

from kdim.sheets.codes import Section, savings_codes, section_of
from kdim.sheets.dates import DateOrder
from kdim.sheets.gathering import prepared
from kdim.sheets.grid import Sheet, Value, address
from kdim.sheets.guessing import guess, guess_purpose, guess_sheet
from kdim.sheets.layout import Column, Layout
from kdim.sheets.measuring import FileReachesTooFar
from kdim.sheets.opening import (
    FileDamaged,
    FileEmpty,
    FileLocked,
    FileNotTable,
    FileTooLarge,
    open_file,
)
from kdim.sheets.reading import Cell, Reading, Row, Skipped, card_owner, read
from kdim.sheets.terms import Field, Purpose
from kdim.sheets.unfolding import unfolded

__all__ = [
    "Cell",
    "Column",
    "DateOrder",
    "Field",
    "FileDamaged",
    "FileEmpty",
    "FileLocked",
    "FileNotTable",
    "FileReachesTooFar",
    "FileTooLarge",
    "Layout",
    "Purpose",
    "Reading",
    "Row",
    "Section",
    "Sheet",
    "Skipped",
    "Value",
    "address",
    "card_owner",
    "guess",
    "guess_purpose",
    "guess_sheet",
    "open_file",
    "prepared",
    "read",
    "savings_codes",
    "section_of",
    "unfolded",
]
