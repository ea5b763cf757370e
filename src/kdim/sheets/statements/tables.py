"""A statement that is a table: header, movements below it, facts around."""

from collections.abc import Sequence
from decimal import Decimal

from kdim.sheets.grid import Sheet, Value, text_of
from kdim.sheets.statements.cells import Period, digits_of, facts_of, moment_of, period_of, sen_of
from kdim.sheets.statements.facts import (
    StatementCurrencyForeign,
    StatementEmpty,
    StatementMixed,
    StatementRowUnreadable,
)
from kdim.sheets.statements.layouts import StatementLayout
from kdim.sheets.statements.statement import Movement, Statement, oldest_first

_IN, _OUT = ("CR", "C", "K", "KREDIT", "CREDIT"), ("DB", "DR", "D", "DEBET", "DEBIT")
_RUPIAH = ("", "IDR", "RP", "RP.", "RUPIAH")
_PENDING = ("PEND", "PENDING")


def read_table(sheet: Sheet, layout: StatementLayout, head: int) -> Statement:
    """The movements below row ``head`` (from 0). Raises what ``read_statement`` says."""
    facts = facts_of([*sheet.rows[:head], *sheet.rows[head + 1 :]])
    _require_rupiah(facts.get("currency", ""))
    period = period_of(facts.get("period", ""))
    account, pending, movements = digits_of(facts.get("account", "")), 0, []
    for n, row in enumerate(sheet.rows[head + 1 :], start=head + 2):
        if text_of(_at(row, layout.date)).strip().upper() in _PENDING:
            pending += 1
            continue
        one = _movement(row, n, layout, period)
        if one is None:
            continue
        movements.append(one)
        _require_rupiah(text_of(_at(row, layout.currency)))
        told = digits_of(_at(row, layout.account))
        if told and account and told != account:
            raise StatementMixed(first=account, second=told)
        account = account or told
    if not movements:
        raise StatementEmpty
    ordered = oldest_first(movements)
    opening, closing = (_fact(facts.get(name), layout) for name in ("opening", "closing"))
    if opening is None and ordered[0].balance_sen is not None:
        opening = ordered[0].balance_sen - ordered[0].amount_sen
    if closing is None:
        closing = ordered[-1].balance_sen
    return Statement(layout.id, layout.bank, account, ordered, opening, closing, pending)


def _movement(row: Sequence[Value], number: int, layout: StatementLayout, period: Period | None) -> Movement | None:
    """A row of the table; ``None`` for what is around it: no amount, or a fact's word where the day should be."""
    if not any(text_of(_at(row, column)).strip() for column in layout.money):
        return None
    moment = moment_of(_at(row, layout.date), period)
    if moment is None and facts_of([row]):
        return None
    amount = _amount(row, layout)
    if moment is None or not amount:
        wrong = text_of(_at(row, layout.date)) if moment is None else " ".join(_money_texts(row, layout))
        raise StatementRowUnreadable(row=number, typed=wrong.strip()[:40])
    description, reference = _words(row, layout)
    return Movement(
        number, moment[0], amount, description, at=moment[1], balance_sen=_balance(row, layout, number),
        reference=reference, branch=_plain(_at(row, layout.branch)),
    )  # fmt: skip


def _amount(row: Sequence[Value], layout: StatementLayout) -> int | None:
    """Sen, in above zero; ``None`` when unreadable, both ways at once or neither."""
    if layout.amount is None:
        out, came = (sen_of(_at(row, column), layout.decimal) for column in (layout.debit, layout.credit))
        if out is None or came is None or (out and came) or out < 0 or came < 0:
            return None
        return came - out
    value = _at(row, layout.amount)
    if isinstance(value, Decimal):
        said, way = value, text_of(_at(row, layout.direction))
        sen = sen_of(said, layout.decimal)
    else:
        number, _blank, behind = text_of(value).strip().partition(" ")
        sen, way = sen_of(number, layout.decimal), behind or text_of(_at(row, layout.direction))
    way = way.strip().upper()
    if sen is None or (way and sen < 0):
        return None
    if not way and layout.direction is None and sen < 0:
        return sen
    return sen if way in _IN else -sen if way in _OUT else None


def _words(row: Sequence[Value], layout: StatementLayout) -> tuple[str, str]:
    """Description and reference; a description cut at a width is joined as it was cut."""
    whole = "".join(text_of(_at(row, column)) for column in layout.description)
    reference = _plain(_at(row, layout.reference))
    if layout.parts and layout.parts in whole:
        *pieces, reference = whole.split(layout.parts)
        whole = " ".join(pieces)
    return " ".join(whole.split()), reference.strip()


def _balance(row: Sequence[Value], layout: StatementLayout, number: int) -> int | None:
    value = _at(row, layout.balance)
    if not text_of(value).strip():
        return None
    balance = sen_of(value, layout.decimal)
    if balance is None:
        raise StatementRowUnreadable(row=number, typed=text_of(value).strip()[:40])
    return balance


def _fact(text: str | None, layout: StatementLayout) -> int | None:
    return None if text is None else sen_of(text, layout.decimal)


def _money_texts(row: Sequence[Value], layout: StatementLayout) -> list[str]:
    return [text_of(_at(row, column)).strip() for column in layout.money]


def _plain(value: Value) -> str:
    return text_of(value).strip().lstrip("'")


def _at(row: Sequence[Value], column: int | None) -> Value:
    return None if column is None or column >= len(row) else row[column]


def _require_rupiah(said: str) -> None:
    if said.strip().upper() not in _RUPIAH:
        raise StatementCurrencyForeign(currency=said.strip()[:12])
