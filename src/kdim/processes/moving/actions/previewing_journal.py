"""The preview of a cash journal: each row with its accounts and its verdict, and cash at both ends proved."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from kdim.ledger import queries as books
from kdim.ledger.enums import AccountRole, PeriodStatus
from kdim.processes.moving.actions.previewing_balances import skipped_lines
from kdim.processes.moving.enums import TAKEN, Verdict
from kdim.processes.moving.journal.columns import Columns, columns_of
from kdim.processes.moving.journal.entries import CASH_KEY, Accounts, Days, JudgedRow, judge_journal
from kdim.processes.moving.journal.proof import Proof, prove
from kdim.processes.moving.models import Batch, BatchRow
from kdim.processes.moving.queries import account_choices, journal_marks
from kdim.sheets import Field, Reading
from kdim.sheets.amounts import to_rupiah


def work_out_journal(batch: Batch, reading: Reading, today: date) -> tuple[list[BatchRow], dict[str, Any]]:
    """The rows to be kept, and what the page shows above them."""
    at_home = batch.cooperative_id
    columns = columns_of(reading.layout, batch.choices)
    cash = books.account_of_role(at_home, AccountRole.CASH_DESK)
    accounts = Accounts(batch.choices.get("accounts", {}), account_choices(at_home), cash)
    rows = judge_journal(reading, columns, accounts, days_of(at_home, today))
    proof = prove(reading, columns, rows)
    _mark_known(at_home, batch, rows)
    kept = [
        BatchRow(
            cooperative_id=at_home, batch=batch, number=one.number, name=one.name, verdict=one.verdict,
            issues=[list(issue) for issue in one.issues], facts=_facts(one),
        )
        for one in rows
    ]  # fmt: skip
    return kept, _summary(batch, reading, columns, accounts, rows, proof)


def days_of(cooperative_id: int, today: date) -> Days:
    """Which days are open."""
    begins_on = books.books_begin_on(cooperative_id) or today
    months = books.periods(cooperative_id, until_on=today)
    last = next((month.first_on for month in months if month.status == PeriodStatus.CLOSED), None)
    closed = (last + timedelta(days=31)).replace(day=1) - timedelta(days=1) if last else None
    return Days(begins_on, closed, today)


def _mark_known(cooperative_id: int, batch: Batch, rows: Sequence[JudgedRow]) -> None:
    """A row that another file brought already, as often as it did."""
    left = Counter(journal_marks(cooperative_id, batch.id))
    for one in rows:
        if one.verdict in TAKEN and left[mark := _mark(one)]:
            left[mark] -= 1
            one.verdict = Verdict.KNOWN


def _mark(one: JudgedRow) -> str:
    """What makes a row the same in another file."""
    parts = [[part.name, str(part.amount.normalize())] for part in one.parts]
    return json.dumps([one.on.isoformat() if one.on else "", one.name, one.voucher, parts], ensure_ascii=False)


def _facts(one: JudgedRow) -> dict[str, Any]:
    return {
        "on": one.on.isoformat() if one.on else "", "voucher": one.voucher, "lines": [list(each) for each in one.lines],
        "keys": [part.key for part in one.parts if part.key != CASH_KEY], "mark": _mark(one),
        "in": to_rupiah(one.money_in)[0], "out": to_rupiah(one.money_out)[0],
    }  # fmt: skip


def _summary(
    batch: Batch, reading: Reading, columns: Columns, accounts: Accounts, rows: Sequence[JudgedRow], proof: Proof
) -> dict[str, Any]:
    listed = [one for one in rows if one.verdict is not Verdict.LEFT_OUT]
    days = sorted(one.on for one in listed if one.on and one.verdict is not Verdict.WRONG)
    keys = _keys(rows, columns, accounts)
    unsure = [each.title for each in reading.layout.columns if each.field is Field.DATE and not each.is_sure]
    wrong = [one for one in rows if one.verdict is Verdict.WRONG]
    return {
        "counts": {each.value: sum(one.verdict is each for one in rows) for each in Verdict},
        "totals": _totals(columns, rows, proof),
        "printed": {"in": _whole(proof.printed_in), "out": _whole(proof.printed_out)},
        "is_proved": proof.is_proved, "after": to_rupiah(proof.after)[0], "printed_after": _whole(proof.printed_after),
        "wrong_in": to_rupiah(sum((one.money_in for one in wrong), Decimal(0)))[0],
        "wrong_out": to_rupiah(sum((one.money_out for one in wrong), Decimal(0)))[0],
        "from": days[0].isoformat() if days else "", "until": days[-1].isoformat() if days else "",
        "books_before": _books_before(batch.cooperative_id, accounts, days),
        "keys": keys, "unsure": unsure, "has_balance": columns.balance is not None,
        "questions": unsure + [each["name"] for each in keys if not each["is_chosen"]],
        "skipped": skipped_lines(reading),
    }  # fmt: skip


def _totals(columns: Columns, rows: Sequence[JudgedRow], proof: Proof) -> list[dict[str, Any]]:
    """The figures that a person types from older books; those of cash at both ends only where the file has them."""
    streams = columns.streams
    if len(streams) > 1:
        moved = [(each.title, _moved(rows, each.key)) for each in streams]
        found = [(name, amount) for name, amount in moved if amount]
    else:
        found = [("cash_in", proof.came_in), ("cash_out", proof.went_out)]
    if proof.before is not None:
        found = [("cash_before", proof.before), *found, ("cash_after", proof.after)]
    return [{"name": name, "total": to_rupiah(amount)[0]} for name, amount in found]


def _moved(rows: Sequence[JudgedRow], key: str) -> Decimal:
    """What a column adds up to, as it is written."""
    return abs(sum((part.amount for one in rows for part in one.parts if part.key == key), Decimal(0)))


def _keys(rows: Sequence[JudgedRow], columns: Columns, accounts: Accounts) -> list[dict[str, Any]]:
    """What a person gives an account to: the columns, then the texts, each with its rows and its sum (debit +)."""
    found: dict[str, dict[str, Any]] = {}
    for one in rows:
        for part in one.parts:
            each = found.setdefault(part.key, {"rows": 0, "sum": Decimal(0)})
            each["rows"] += 1
            each["sum"] += part.amount
            accounts.of(part.key, part.name)
    ways = {column.key: column.way.value for column in columns.accounts if not column.is_many}
    order = {key: n for n, key in enumerate([CASH_KEY, *ways])}
    told = []
    for key in sorted(found, key=lambda key: (order.get(key, len(order)), key)):
        mapped = accounts.of(key, "")
        told.append(
            {
                "key": key, "name": mapped.name, "rows": found[key]["rows"], "way": ways.get(key, ""),
                "signed": to_rupiah(found[key]["sum"])[0], "is_chosen": mapped.is_chosen,
                "account": mapped.account.id if mapped.account else 0,
                "code": mapped.account.code if mapped.account else "",
                "account_name": mapped.account.name if mapped.account else "",
            }
        )  # fmt: skip
    return told


def _books_before(cooperative_id: int, accounts: Accounts, days: Sequence[date]) -> int | None:
    """What the cash account stood at before the first row; nothing where the file has no such account."""
    mapped = accounts.known.get(CASH_KEY)
    if mapped is None or mapped.account is None or not days:
        return None
    return books.balance(cooperative_id, account=mapped.account.id, on=days[0] - timedelta(days=1))


def _whole(amount: Decimal | None) -> int | None:
    return None if amount is None else to_rupiah(amount)[0]


def named_keys(summary: Mapping[str, Any]) -> dict[str, str]:
    """Plain name of a column or text → its key, for whoever has no page to click on."""
    return {" ".join(each["name"].casefold().split()): each["key"] for each in summary.get("keys", ())}
