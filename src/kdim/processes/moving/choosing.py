"""Which savings product a column of a list fills: a guess by name, and what is still to be asked."""

from collections.abc import Mapping
from typing import Any

from kdim.processes.moving.journal.columns import direction_of
from kdim.processes.moving.judging import savings_columns
from kdim.processes.moving.queries import offered
from kdim.savings.enums import SavingsKind
from kdim.sheets import Field, Layout, Purpose, Sheet
from kdim.sheets.grid import text_of
from kdim.sheets.words import tokens

_KINDS = {Field.POKOK: SavingsKind.POKOK, Field.WAJIB: SavingsKind.WAJIB, Field.SUKARELA: SavingsKind.SUKARELA}
#: The choice of a column that is not taken over at all.
NOT_TAKEN = 0


def guessed_choices(cooperative_id: int, layout: Layout, sheet: Sheet | None = None) -> dict[str, Any]:
    """``{"products": {"4": product id}}``; a column that fits no product is missing from it.

    Of a cash journal ``{"direction": "received"}``, by what stands above its table and by the name of its sheet.
    """
    if layout.purpose is Purpose.JOURNAL:
        titles = [text_of(cell) for row in sheet.rows[: layout.header[0]] for cell in row] if sheet else []
        return {"direction": direction_of([*titles, sheet.name]).value} if sheet else {}
    products = offered(cooperative_id)
    chosen: dict[str, int] = {}
    for column in savings_columns(layout.columns):
        words = set(tokens(column.title))
        named = [row for row in products if (told := set(tokens(row.name)) - {"simpanan"}) and told <= words]
        kind = _KINDS.get(column.field) if column.field else None
        fitting = named or [row for row in products if kind and row.kind == kind]
        if fitting:
            chosen[str(column.index)] = fitting[0].id
    return {"products": chosen}


def products_by_column(choices: Mapping[str, Any]) -> dict[int, int]:
    """Column → product, without those that are not taken over."""
    return {int(column): product for column, product in choices.get("products", {}).items() if product != NOT_TAKEN}


def open_questions(layout: Layout, choices: Mapping[str, Any], filled: Mapping[int, bool]) -> list[str]:
    """The headings of columns that somebody must decide on; ``filled`` says which columns hold any amount."""
    decided = choices.get("products", {})
    asked = [
        column
        for column in savings_columns(layout.columns)
        if str(column.index) not in decided and filled.get(column.index, True)
    ]
    asked += [column for column in layout.columns if column.field and not column.is_sure]
    return [column.title for column in asked]
