"""Layouts of banks: which column holds what. Shipped ones are data; a layout made by hand has the same shape."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kdim.sheets.grid import Value, text_of

SHIPPED = Path(__file__).with_name("layouts.json")


@dataclass(frozen=True, slots=True)
class StatementLayout:
    """Columns counted from 0. Either ``debit`` and ``credit``, or ``amount`` with ``direction`` beside or behind it."""

    id: str
    bank: str
    header: tuple[str, ...]
    date: int
    description: tuple[int, ...]
    decimal: str
    amount: int | None = None
    direction: int | None = None
    debit: int | None = None
    credit: int | None = None
    balance: int | None = None
    reference: int | None = None
    branch: int | None = None
    account: int | None = None
    currency: int | None = None
    parts: str = ""

    def is_header(self, row: Sequence[Value]) -> bool:
        """Whether a row has exactly the texts of this layout's header, but for what is empty behind the last."""
        said = [" ".join(text_of(cell).split()).casefold() for cell in row]
        while said and not said[-1]:
            said.pop()
        return said == [" ".join(text.split()).casefold() for text in self.header]

    @property
    def money(self) -> tuple[int, ...]:
        """The columns in which a movement must have an amount."""
        return tuple(column for column in (self.amount, self.debit, self.credit) if column is not None)


def layout_of(plain: Mapping[str, Any]) -> StatementLayout:
    """From what JSON keeps."""
    told = {**plain, "header": tuple(plain["header"]), "description": tuple(plain["description"])}
    return StatementLayout(**told)


@cache
def shipped_layouts() -> tuple[StatementLayout, ...]:
    """Those that come with KDIM."""
    return tuple(layout_of(one) for one in json.loads(SHIPPED.read_text(encoding="utf-8"))["layouts"])
