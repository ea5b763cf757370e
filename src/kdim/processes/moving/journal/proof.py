"""Cash at both ends of a cash journal, proved against what the file says itself. Of the whole file, exact."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kdim.processes.moving.journal.columns import Columns
from kdim.processes.moving.journal.entries import JudgedRow
from kdim.sheets import Reading, Row, Skipped
from kdim.sheets.amounts import to_rupiah


@dataclass(frozen=True, slots=True)
class Proof:
    """What the file says: ``before`` and ``printed_after`` are ``None`` where it says nothing. Rupiah, exact."""

    before: Decimal | None
    came_in: Decimal
    went_out: Decimal
    printed_after: Decimal | None
    printed_in: Decimal | None
    printed_out: Decimal | None

    @property
    def after(self) -> Decimal:
        """What must be left."""
        return (self.before or Decimal(0)) + self.came_in - self.went_out

    @property
    def is_proved(self) -> bool:
        """Whether what is left by the rows is what the file says is left, or the file says nothing of it."""
        return self.before is None or self.printed_after is None or abs(self.after - self.printed_after) < 1


def prove(reading: Reading, columns: Columns, rows: Sequence[JudgedRow]) -> Proof:
    """Compare, and tell the first rows whose running balance does not follow from the one above."""
    first = reading.rows[0].number if reading.rows else 0
    last = reading.rows[-1].number if reading.rows else 0
    carried = [each for each in reading.skipped if each.why == "carried"]
    totals = [each for each in reading.skipped if each.why == "total"]
    before = _balance_of([each for each in carried if each.number < first], columns)
    after = _balance_of([each for each in carried if each.number > last], columns)
    before, after_by_rows = _follow(before, reading.rows, columns, rows)
    after = after_by_rows if after is None else after
    printed = [_of(totals, index) for index in (columns.money_in, columns.money_out)]
    came_in = sum((row.money_in for row in rows), Decimal(0))
    went_out = sum((row.money_out for row in rows), Decimal(0))
    return Proof(before, came_in, went_out, after, printed[0], printed[1])


def _balance_of(lines: Sequence[Skipped], columns: Columns) -> Decimal | None:
    """What a line of a balance comes to: in its own column, or in that of money; of cash and bank together."""
    for line in reversed(lines):
        for index in (columns.balance, columns.money_in, columns.money_out, columns.total):
            if index is not None and line.amounts.get(index):
                return abs(line.amounts[index]) if index == columns.money_out else line.amounts[index]
        streams = [line.amounts[each.index] for each in columns.streams if each.index in line.amounts]
        if streams:
            return sum(streams, Decimal(0))
        if line.amounts:
            return next(iter(line.amounts.values()))
    return None


def _follow(
    before: Decimal | None, rows: Sequence[Row], columns: Columns, judged: Sequence[JudgedRow]
) -> tuple[Decimal | None, Decimal | None]:
    """Along the column of balances: what stood before the first row, and what stands at the last that says it."""
    standing, told = before, None
    if columns.balance is None:
        return before, None
    moved = Decimal(0)
    for row, one in zip(rows, judged, strict=True):
        moved += one.money_in - one.money_out
        cell = row.cells[columns.balance]
        if not isinstance(cell.value, Decimal):
            continue
        if standing is None:
            before = cell.value - moved
        elif abs(standing + moved - cell.value) >= 1:
            facts = {"amount": to_rupiah(cell.value)[0], "found": to_rupiah(standing + moved)[0]}
            one.tell("balance_differs", cell.address, **facts)
        standing, moved, told = cell.value, Decimal(0), cell.value
    return before, None if told is None else told + moved


def _of(totals: Sequence[Skipped], index: int | None) -> Decimal | None:
    found = [each.amounts[index] for each in totals if index is not None and each.amounts.get(index)]
    return found[-1] if found else None
