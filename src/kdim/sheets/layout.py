"""What was guessed about a sheet, and what a person made of it. Plain values, so that it can be kept and compared."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from kdim.sheets.dates import DateOrder
from kdim.sheets.terms import KINDS, Field, Kind, Purpose


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading (several joined by " / "), what it means and how its cells are written.

    ``field`` is ``None`` for a column that is not read. ``mark`` stands before decimals; ``order`` is that of dates,
    ``is_sure`` false when a person must look at it. An amount is told in ``scale`` rupiah: 1,000 "dalam ribuan".
    """

    index: int
    title: str
    field: Field | None = None
    mark: str = ","
    order: DateOrder = DateOrder.DAY_FIRST
    is_sure: bool = True
    scale: int = 1

    @property
    def kind(self) -> Kind:
        """How its cells are read."""
        return KINDS.get(self.field, Kind.TEXT) if self.field else Kind.TEXT


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the header of a sheet is (rows count from 0), where its rows begin, and what its columns mean.

    ``indents`` are columns without a heading that carry on the subject's, as sub-items of a balance sheet do.
    """

    sheet: str
    purpose: Purpose
    header: tuple[int, ...]
    first_row: int
    columns: tuple[Column, ...]
    indents: tuple[int, ...] = ()

    def column(self, field: Field) -> Column | None:
        """The first column of that meaning."""
        return next((column for column in self.columns if column.field is field), None)

    def all_of(self, field: Field) -> tuple[Column, ...]:
        """Every column of that meaning."""
        return tuple(column for column in self.columns if column.field is field)

    def corrected(
        self,
        fields: Mapping[int, Field | None],
        orders: Mapping[int, DateOrder],
        *,
        marks: Mapping[int, str] | None = None,
        scale: int | None = None,
    ) -> "Layout":
        """With what a person decided, by index of the column; a date order that was chosen is sure.

        ``marks`` are the signs before decimals, ``scale`` the rupiah in which all amounts of the sheet are told.
        """
        told = tuple(_corrected(column, fields, orders) for column in self.columns)
        marked = (replace(each, mark=(marks or {}).get(each.index, each.mark)) for each in told)
        scaled = (replace(each, scale=scale) if scale else each for each in marked)
        return replace(self, columns=tuple(scaled))

    @property
    def scale(self) -> int | None:
        """The rupiah in which the amounts are told; ``None`` when its columns differ."""
        scales = {column.scale for column in self.columns if column.kind is Kind.AMOUNT} or {1}
        return scales.pop() if len(scales) == 1 else None

    def as_plain(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)

    @classmethod
    def of_plain(cls, plain: Mapping[str, Any]) -> "Layout":
        """From :meth:`as_plain`."""
        return cls(
            sheet=plain["sheet"], purpose=Purpose(plain["purpose"]), header=tuple(plain["header"]),
            first_row=plain["first_row"], indents=tuple(plain["indents"]),
            columns=tuple(_column_of(column) for column in plain["columns"]),
        )  # fmt: skip


def _corrected(column: Column, fields: Mapping[int, Field | None], orders: Mapping[int, DateOrder]) -> Column:
    if column.field is Field.PASSWORD:
        return column
    field = fields.get(column.index, column.field)
    order = orders.get(column.index)
    return replace(column, field=field, order=order or column.order, is_sure=column.is_sure or order is not None)


def _column_of(plain: Mapping[str, Any]) -> Column:
    return Column(
        index=plain["index"], title=plain["title"], field=Field(plain["field"]) if plain["field"] else None,
        mark=plain["mark"], order=DateOrder(plain["order"]), is_sure=plain["is_sure"], scale=plain.get("scale", 1),
    )  # fmt: skip


def first_of(columns: Sequence[Column], fields: Sequence[Field]) -> Column | None:
    """The column of the first field that is there."""
    for field in fields:
        for column in columns:
            if column.field is field:
                return column
    return None
