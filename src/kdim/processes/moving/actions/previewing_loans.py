"""The preview of running loans: whose each is, what is still owed, and how much that is altogether."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from kdim.cooperatives.models import Cooperative
from kdim.processes.moving.actions.previewing_balances import skipped_lines
from kdim.processes.moving.enums import TAKEN, Verdict
from kdim.processes.moving.judging import Judge
from kdim.processes.moving.loans import JudgedLoan, judge_loans
from kdim.processes.moving.models import Batch, BatchRow
from kdim.processes.moving.queries import known_members, members_of_same_file, standing_loans
from kdim.sheets import Field, Reading
from kdim.sheets.amounts import to_rupiah


def work_out_loans(batch: Batch, reading: Reading, today: date) -> tuple[list[BatchRow], dict[str, Any]]:
    """The rows to be kept, and what the page shows above them."""
    judge = Judge(
        reading=reading, products={}, known=known_members(batch.cooperative_id), on=batch.on, today=today,
        is_demonstration=Cooperative.objects.get(pk=batch.cooperative_id).is_demonstration,
    )  # fmt: skip
    standing = standing_loans(batch.cooperative_id).values_list("member_id", "principal", "outstanding")
    loans = judge_loans(judge, members_of_same_file(batch), list(standing))
    rows = [
        BatchRow(
            cooperative_id=batch.cooperative_id, batch=batch, number=one.number, verdict=one.verdict,
            name=one.name[:160], member_id=one.member_id, facts=one.facts, issues=[list(issue) for issue in one.issues],
        )
        for one in loans
    ]  # fmt: skip
    return rows, _summary(reading, loans)


def _summary(reading: Reading, loans: Sequence[JudgedLoan]) -> dict[str, Any]:
    taken = [one for one in loans if one.verdict in TAKEN]
    listed = [one for one in loans if one.verdict in (*TAKEN, Verdict.KNOWN)]
    asked = [
        column.title
        for column in reading.layout.columns
        if column.field is Field.LOAN_ON and not column.is_sure
    ]  # fmt: skip
    return {
        "counts": {each.value: sum(one.verdict is each for one in loans) for each in Verdict},
        "loans_count": len(listed),
        "totals": [{"name": "owed", "total": _exact(listed), "printed": _printed(reading)}],
        "rounding": _exact(taken) - sum(one.outstanding for one in taken),
        "questions": asked,
        "skipped": skipped_lines(reading),
    }  # fmt: skip


def _exact(loans: Sequence[JudgedLoan]) -> int:
    return to_rupiah(sum((one.exact for one in loans), Decimal(0)))[0]


def _printed(reading: Reading) -> int | None:
    """What the last line of totals in the file says is owed, for comparison."""
    column = reading.layout.column(Field.LOAN_BALANCE)
    totals = [each for each in reading.skipped if each.why == "total" and column and column.index in each.amounts]
    return to_rupiah(totals[-1].amounts[column.index])[0] if totals and column else None
