"""The preview of an opening balance sheet: its lines with their accounts, and its two totals."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from kdim.ledger.enums import AccountKind
from kdim.processes.moving.balances import Line, amount_columns, chosen_column, judge_balances
from kdim.processes.moving.enums import TAKEN, Verdict
from kdim.processes.moving.models import Batch, BatchRow
from kdim.processes.moving.queries import account_choices, loans_brought_in
from kdim.sheets import Field, Reading
from kdim.sheets.amounts import to_rupiah

_ASSETS = frozenset({AccountKind.ASSET, AccountKind.CONTRA_ASSET})
#: The names of the two totals; ``web/labels`` has their words.
SIDES, TRIAL = ("assets", "claims"), ("debit", "credit")


def work_out_balances(batch: Batch, reading: Reading) -> tuple[list[BatchRow], dict[str, Any]]:
    """The rows to be kept, and what the page shows above them."""
    accounts = account_choices(batch.cooperative_id)
    lines = judge_balances(reading, batch.choices, accounts, loans_brought_in(batch.cooperative_id))
    rows = [
        BatchRow(
            cooperative_id=batch.cooperative_id, batch=batch, number=line.number, name=line.name[:160],
            verdict=line.verdict, issues=[list(issue) for issue in line.issues], facts=_facts(line),
        )
        for line in lines
    ]  # fmt: skip
    return rows, _summary(batch, reading, lines)


def skipped_lines(reading: Reading) -> list[list[Any]]:
    """The rows that were passed over and say something."""
    return [[each.number, each.why, each.text[:80]] for each in reading.skipped if each.why != "blank"][:200]


def _facts(line: Line) -> dict[str, Any]:
    account = line.account
    return {
        "signed": line.amount, "code": line.code, "heading": line.heading,
        "account": account.id if account else 0, "account_code": account.code if account else "",
        "account_name": account.name if account else "",
    }  # fmt: skip


def _summary(batch: Batch, reading: Reading, lines: Sequence[Line]) -> dict[str, Any]:
    taken = [line for line in lines if line.verdict in TAKEN]
    is_trial = reading.layout.column(Field.DEBIT) is not None
    if is_trial:
        left = sum((line.signed for line in taken if line.signed > 0), Decimal(0))
        right = -sum((line.signed for line in taken if line.signed < 0), Decimal(0))
    else:
        left = sum((line.signed for line in taken if line.account and line.account.kind in _ASSETS), Decimal(0))
        right = -sum((line.signed for line in taken if line.account and line.account.kind not in _ASSETS), Decimal(0))
    names = TRIAL if is_trial else SIDES
    column = chosen_column(reading.layout, batch.choices)
    exact = sum((line.signed for line in taken), Decimal(0))
    unconfirmed = [line.name for line in taken if not line.is_chosen]
    return {
        "counts": {each.value: sum(line.verdict is each for line in lines) for each in Verdict},
        "totals": [
            {"name": name, "total": to_rupiah(side)[0]} for name, side in zip(names, (left, right), strict=True)
        ],
        "difference": to_rupiah(left - right)[0],
        "rounding": sum(line.amount for line in taken) - to_rupiah(exact)[0],
        "columns": [[each.index, each.title] for each in amount_columns(reading.layout)],
        "column": column.index if column else None,
        "questions": unconfirmed,
        "skipped": skipped_lines(reading),
    }  # fmt: skip
