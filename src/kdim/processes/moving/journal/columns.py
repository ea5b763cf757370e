"""Which columns of a cash journal are cash, which are accounts, and on which side their amounts stand.

A simple journal has money in and money out (DUM and DUK), or debit and credit with a balance. A tabular one has a
column for each account: on a sheet of money received, cash columns are debited and the others credited; on its mirror
of money paid it is the other way round. A heading above (PENERIMAAN / KAS, BANK / DEBET) decides before the title.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kdim.sheets import Field, Layout
from kdim.sheets.words import plain, tokens

_IN = frozenset({"penerimaan", "masuk", "terima", "diterima", "pemasukan", "dum", "setoran"})
_OUT = frozenset({"pengeluaran", "keluar", "duk", "pembayaran", "dibayar", "pemakaian"})
_DEBIT, _CREDIT = frozenset({"debet", "d"}), frozenset({"kredit", "k"})
_CASH = frozenset({"kas", "bank", "cash", "brankas"})
_MANY = frozenset({"serba", "lain", "rupa", "dll", "lainnya", "serbaneka"})


class Way(StrEnum):
    """On which side the amounts of a column stand; ``FOLLOWS``: on the other side of the row's cash."""

    DEBIT = "debit"
    CREDIT = "credit"
    FOLLOWS = "follows"


class Direction(StrEnum):
    """Which way the money of a whole sheet goes."""

    RECEIVED = "received"
    PAID = "paid"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class AccountColumn:
    """A column of amounts on one account; ``is_many`` for one of sundries, whose account stands in the row."""

    index: int
    title: str
    name: str
    way: Way
    is_cash: bool
    is_many: bool

    @property
    def key(self) -> str:
        """By which choices name it."""
        return f"c{self.index}"


@dataclass(frozen=True, slots=True)
class Columns:
    """The money of a cash journal: ``money_in`` and ``money_out`` are indices of columns."""

    money_in: int | None
    money_out: int | None
    accounts: tuple[AccountColumn, ...]
    total: int | None
    balance: int | None

    @property
    def has_cash(self) -> bool:
        """Whether the cash of a row stands in it; otherwise it is what its accounts come to."""
        return self.money_in is not None or self.money_out is not None or any(each.is_cash for each in self.accounts)

    @property
    def streams(self) -> tuple[AccountColumn, ...]:
        """The columns of cash and bank, where there is no money in and out."""
        if self.money_in is not None or self.money_out is not None:
            return ()
        return tuple(each for each in self.accounts if each.is_cash)


def direction_of(texts: Iterable[str]) -> Direction:
    """What the titles and the name of a sheet say about it."""
    words = {word for text in texts for word in tokens(text)}
    received, paid = bool(words & _IN), bool(words & _OUT)
    return Direction.BOTH if received is paid else Direction.RECEIVED if received else Direction.PAID


def columns_of(layout: Layout, choices: Mapping[str, Any]) -> Columns:
    """The columns with the sides that a person chose, or that headings and title tell."""
    sides = {int(key): Way(way) for key, way in choices.get("ways", {}).items()}
    direction = Direction(choices.get("direction", Direction.BOTH))
    titles = {column.index: column.title for column in layout.columns}
    found = {name: column.index for name in _MONEY if (column := layout.column(name))}
    account_columns = [column.index for column in layout.all_of(Field.ACCOUNT_AMOUNT)]
    for field in (Field.DEBIT, Field.CREDIT):  # BANK / DEBET beside other accounts is the bank's, not the cash book's
        if account_columns and field in found and " / " in titles[found[field]]:
            account_columns.append(found.pop(field))
    money_in, money_out = (
        found.get(Field.CASH_IN, found.get(Field.DEBIT)),
        found.get(Field.CASH_OUT, found.get(Field.CREDIT)),
    )
    has_money = money_in is not None or money_out is not None
    accounts = tuple(
        _column(index, titles[index], sides.get(index), direction, has_money=has_money)
        for index in sorted(account_columns)
    )
    return Columns(money_in, money_out, accounts, found.get(Field.TOTAL), found.get(Field.BALANCE))


_MONEY = (Field.CASH_IN, Field.CASH_OUT, Field.DEBIT, Field.CREDIT, Field.TOTAL, Field.BALANCE)


def _column(index: int, title: str, chosen: Way | None, direction: Direction, *, has_money: bool) -> AccountColumn:
    words = tokens(title.replace(" / ", "  "))
    said = frozenset(words)
    name = " ".join(part for part in title.split(" / ") if not set(tokens(part)) <= _IN | _OUT | _DEBIT | _CREDIT)
    name_words = tokens(name)
    is_cash = bool(name_words) and name_words[0] in _CASH and not has_money
    way = chosen or _way(said, direction, is_cash=is_cash, has_money=has_money)
    return AccountColumn(index, title, name or title, way, is_cash, bool(said & _MANY))


def _way(said: frozenset[str], direction: Direction, *, is_cash: bool, has_money: bool) -> Way:
    if said & _DEBIT:
        return Way.DEBIT
    if said & _CREDIT:
        return Way.CREDIT
    if has_money:
        return Way.FOLLOWS
    paid = bool(said & _OUT) if said & (_IN | _OUT) else direction is Direction.PAID
    return Way.CREDIT if is_cash is paid else Way.DEBIT


def text_key(text: str) -> str:
    """By which choices name the account that rows with this text belong to."""
    return f"t:{plain(text)[:100]}"
