"""What becomes of each row of a cash journal: one balanced entry on its date, or a word for why it cannot be one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from kdim.processes.moving.enums import Verdict
from kdim.processes.moving.journal.columns import AccountColumn, Columns, Way, text_key
from kdim.processes.moving.suggesting import Choice, suggest
from kdim.sheets import Cell, Field, Reading, Row
from kdim.sheets.amounts import to_rupiah

Issue = tuple[str, str, dict[str, Any]]
CASH_KEY, CASH_NAME = "cash", "Kas"
#: Issues that keep a row from being taken.
GRAVE = frozenset(
    {
        "amount_unreadable", "cell_error", "date_missing", "date_impossible", "date_unreadable", "date_ahead",
        "date_before_books", "date_closed", "entry_unbalanced", "entry_both_ways", "account_unmapped",
        "amount_too_large",
    }
)  # fmt: skip
LARGEST = 10**13  # rupiah that one row can move


@dataclass(frozen=True, slots=True)
class Days:
    """Which days an entry may have: the books begin on the first, months until ``closed_through`` are closed."""

    begins_on: date
    closed_through: date | None
    today: date

    def wrong(self, on: date) -> str:
        """A word for why nothing can be written on a day."""
        if on > self.today:
            return "date_ahead"
        if on < self.begins_on:
            return "date_before_books"
        return "date_closed" if self.closed_through and on <= self.closed_through else ""


@dataclass(frozen=True, slots=True)
class Part:
    """One line: the account by its key, and an exact amount, debit +.

    ``is_cash`` for cash and bank, ``is_out`` in a column of money paid, where less than nothing is a correction.
    """

    key: str
    name: str
    amount: Decimal
    cell: str
    is_cash: bool = False
    is_out: bool = False


@dataclass(slots=True)
class JudgedRow:
    """One row with its verdict. ``lines`` are (account, whole rupiah, debit +); money in and out are exact."""

    number: int
    name: str
    voucher: str
    on: date | None = None
    parts: list[Part] = field(default_factory=list)
    lines: list[tuple[int, int]] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    verdict: Verdict = Verdict.GOOD

    def tell(self, code: str, cell: str = "", **facts: Any) -> None:
        """Add something that a person should know."""
        self.issues.append((code, cell, facts))

    @property
    def money_in(self) -> Decimal:
        """What came into cash and bank, as its columns add up."""
        return sum((part.amount for part in self.parts if part.is_cash and not part.is_out), Decimal(0))

    @property
    def money_out(self) -> Decimal:
        """What went out of them."""
        return -sum((part.amount for part in self.parts if part.is_cash and part.is_out), Decimal(0))


@dataclass(frozen=True, slots=True)
class Mapped:
    """The account of one key: chosen by a person, or only suggested; ``None`` when nothing fits."""

    key: str
    name: str
    account: Choice | None
    is_chosen: bool


class Accounts:
    """Which account each key means, looked up once."""

    def __init__(self, chosen: Mapping[str, int], accounts: Sequence[Choice], cash: int | None) -> None:
        self.by_id = {each.id: each for each in accounts}
        self.chosen = chosen
        self.offered = accounts
        self.cash = cash
        self.known: dict[str, Mapped] = {}

    def of(self, key: str, name: str) -> Mapped:
        """The account, and whether a person said so."""
        if key not in self.known:
            picked = self.by_id.get(self.chosen.get(key, 0))
            name = CASH_NAME if key == CASH_KEY else name
            self.known[key] = Mapped(key, name, picked or self._suggested(key, name), picked is not None)
        return self.known[key]

    def _suggested(self, key: str, name: str) -> Choice | None:
        if key == CASH_KEY:
            return self.by_id.get(self.cash or 0)
        return suggest(name, "", None, self.offered, is_contra=False)


def judge_journal(reading: Reading, columns: Columns, accounts: Accounts, days: Days) -> list[JudgedRow]:
    """Every row in its order; a row without a date has that of the row above."""
    judged: list[JudgedRow] = []
    last: date | None = None
    for row in reading.rows:
        one = JudgedRow(row.number, str(row.subject.value or "")[:160], str(row[Field.VOUCHER] or "")[:40])
        last = _date(one, row, last, days)
        _parts(one, row, columns)
        _lines(one, accounts)
        one.verdict = _verdict(one, accounts)
        judged.append(one)
    return judged


def _date(one: JudgedRow, row: Row, last: date | None, days: Days) -> date | None:
    """The row's day; gives the day that rows below without one have."""
    cell = row.cell(Field.DATE)
    if cell is None or (cell.value is None and not cell.wrong):
        one.on = last
        if last is None:
            one.tell("date_missing", cell.address if cell else row.subject.address)
    elif cell.wrong:
        one.tell(cell.wrong, cell.address, typed=cell.raw[:40])
        return None
    else:
        one.on = cell.value.date() if isinstance(cell.value, datetime) else cell.value  # type: ignore[assignment]
    if one.on and (wrong := days.wrong(one.on)):
        facts = {"closed_through": days.closed_through.isoformat()} if days.closed_through else {}
        one.tell(wrong, cell.address if cell else "", on=one.on.isoformat(), **facts)
    return one.on


def _parts(one: JudgedRow, row: Row, columns: Columns) -> None:
    amounts = [(index, row.cells[index]) for index in _indices(columns)]
    for _, cell in amounts:
        if cell.wrong:
            one.tell(cell.wrong, cell.address, typed=cell.raw[:40])
    money = Decimal(0)
    for index, sign in ((columns.money_in, 1), (columns.money_out, -1)):
        if index is not None and (value := _number(row.cells[index])):
            at = row.cells[index].address
            one.parts.append(Part(CASH_KEY, "", sign * value, at, is_cash=True, is_out=sign < 0))
            money += sign * value
    both = one.money_in != 0 and one.money_out != 0
    for column in columns.accounts:
        if value := _number(row.cells[column.index]):
            if column.way is Way.FOLLOWS and both:
                one.tell("entry_both_ways", row.cells[column.index].address)
            one.parts.append(_part(row, column, value, money))
    _balance(one, row, columns)


def _part(row: Row, column: AccountColumn, value: Decimal, money: Decimal) -> Part:
    sign = {Way.DEBIT: 1, Way.CREDIT: -1, Way.FOLLOWS: -1 if money > 0 else 1}[column.way]
    name = _text(row) if column.is_many else column.name
    key = text_key(name) if column.is_many else column.key
    return Part(key, name, sign * value, row.cells[column.index].address, column.is_cash, sign < 0)


def _balance(one: JudgedRow, row: Row, columns: Columns) -> None:
    """The other side of what stands in the row: its account by its text, or cash where no column is cash."""
    rest = -sum((part.amount for part in one.parts), Decimal(0))
    only_cash = all(part.is_cash for part in one.parts)
    if not one.parts or any(code in ("amount_unreadable", "cell_error") for code, _, _ in one.issues):
        return
    if not columns.has_cash:
        one.parts.insert(0, Part(CASH_KEY, "", rest, one.parts[0].cell, is_cash=True, is_out=rest < 0))
        _compare(one, row, columns, abs(rest))
    elif only_cash and (rest or len(one.parts) > 1):
        name, key = _text(row), text_key(_text(row))
        if rest and len(one.parts) == 1:
            one.parts.append(Part(key, name, rest, one.parts[0].cell))
        elif columns.streams and not rest:
            return  # from the till to the bank
        else:
            one.parts += [Part(key, name, -part.amount, part.cell) for part in one.parts]
    elif abs(rest) >= 1:
        debit = sum((part.amount for part in one.parts if part.amount > 0), Decimal(0))
        credit = -sum((part.amount for part in one.parts if part.amount < 0), Decimal(0))
        one.tell("entry_unbalanced", one.parts[0].cell, debit=to_rupiah(debit)[0], credit=to_rupiah(credit)[0])


def _compare(one: JudgedRow, row: Row, columns: Columns, found: Decimal) -> None:
    """A column of totals beside the accounts."""
    cell = row.cells[columns.total] if columns.total is not None else None
    if cell and isinstance(cell.value, Decimal) and abs(abs(cell.value) - found) >= 1:
        one.tell("row_total_differs", cell.address, amount=to_rupiah(cell.value)[0], found=to_rupiah(found)[0])


def _lines(one: JudgedRow, accounts: Accounts) -> None:
    """Whole rupiah by account; what rounding leaves goes to the largest line that is no cash."""
    missing = False
    for part in one.parts:
        mapped = accounts.of(part.key, part.name)
        amount, rounded = to_rupiah(part.amount)
        if rounded:
            one.tell(rounded, part.cell, typed=str(part.amount), amount=amount)
        if abs(amount) > LARGEST:
            one.tell("amount_too_large", part.cell, amount=amount)
        if mapped.account is None:
            missing = True
        elif amount:
            one.lines.append((mapped.account.id, amount))
    if missing:
        one.tell("account_unmapped", one.parts[0].cell)
        one.lines = []
    if one.lines and (rest := sum(amount for _, amount in one.lines)) and abs(rest) <= len(one.lines):
        cash = {account for account, _ in one.lines[:1]}
        at = max(range(len(one.lines)), key=lambda n: (one.lines[n][0] not in cash, abs(one.lines[n][1])))
        one.lines[at] = (one.lines[at][0], one.lines[at][1] - rest)


def _verdict(one: JudgedRow, accounts: Accounts) -> Verdict:
    if any(code in GRAVE for code, _, _ in one.issues):
        return Verdict.WRONG if one.parts or _is_unread(one) else Verdict.LEFT_OUT
    if len(one.lines) < 2:
        return Verdict.LEFT_OUT
    chosen = all(accounts.of(part.key, part.name).is_chosen for part in one.parts)
    return Verdict.GOOD if chosen and not one.issues else Verdict.ATTENTION


def _is_unread(one: JudgedRow) -> bool:
    return any(code in ("amount_unreadable", "cell_error") for code, _, _ in one.issues)


def _indices(columns: Columns) -> list[int]:
    money = [each for each in (columns.money_in, columns.money_out, columns.total) if each is not None]
    return [*money, *(each.index for each in columns.accounts)]


def _text(row: Row) -> str:
    """What names the account of a row: its account, or what it was for."""
    return str(row[Field.ACCOUNT] or row.subject.value or "")


def _number(cell: Cell) -> Decimal:
    return cell.value if isinstance(cell.value, Decimal) else Decimal(0)
