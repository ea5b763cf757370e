"""Reading and judging every row of a file; nothing but the file's own rows is written, so it can be done again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from kdim.cooperatives.models import Cooperative
from kdim.processes.moving.actions.previewing_balances import skipped_lines, work_out_balances
from kdim.processes.moving.actions.previewing_journal import work_out_journal
from kdim.processes.moving.actions.previewing_loans import work_out_loans
from kdim.processes.moving.actions.uploading import PURPOSES
from kdim.processes.moving.choosing import open_questions, products_by_column
from kdim.processes.moving.enums import TAKEN, BatchKind, BatchStatus, Verdict
from kdim.processes.moving.judging import Judge, Judged, is_settled, savings_columns
from kdim.processes.moving.models import Batch, BatchRow
from kdim.processes.moving.packing import unpack
from kdim.processes.moving.queries import known_members, offered
from kdim.sheets import Layout, Reading, Sheet, guess, read
from kdim.sheets.amounts import to_rupiah
from kdim.sheets.gathering import TOGETHER
from kdim.sheets.guessing import is_list

AT_ONCE = 1_000
_MOST_SHEETS = 60


@dataclass(frozen=True, slots=True)
class Preview:
    """All rows with their verdicts, and what the page shows above them."""

    rows: Sequence[Judged]
    summary: dict[str, Any]


def preview(*, cooperative_id: int, batch_id: int, today: date) -> None:
    """Judge every row of a file and show the result; called by its job, again and again if need be."""
    batch = Batch.objects.of(cooperative_id).get(pk=batch_id)
    if batch.status != BatchStatus.READING or batch.layout is None:
        return
    batches = Batch.objects.of(cooperative_id).filter(pk=batch_id, status=BatchStatus.READING)
    sheets = unpack(batch.content)
    sheet = next(each for each in sheets if each.name == batch.sheet_name)
    batches.update(rows_all=len(sheet.rows), rows_done=0)
    reading = read(sheet, Layout.of_plain(batch.layout), today)
    if batch.kind == BatchKind.BALANCES:
        rows, summary = work_out_balances(batch, reading)
    elif batch.kind == BatchKind.LOANS:
        rows, summary = work_out_loans(batch, reading, today)
    elif batch.kind == BatchKind.JOURNAL:
        rows, summary = work_out_journal(batch, reading, today)
    else:
        worked_out = _work_out(batch, reading, today)
        rows, summary = list(_rows(batch, worked_out.rows)), worked_out.summary
    summary["scale"] = reading.layout.scale or 0
    summary["others"] = _others(batch, sheets)
    with transaction.atomic():
        BatchRow.objects.of(cooperative_id).filter(batch_id=batch_id).delete()
        BatchRow.objects.bulk_create(rows, batch_size=AT_ONCE)
        if summary.get("until"):  # a cash journal brings its own days
            batches.update(on=date.fromisoformat(summary["until"]))
        batches.update(status=BatchStatus.READY, summary=summary, failure=None, rows_done=len(rows))


def _others(batch: Batch, sheets: Sequence[Sheet]) -> list[str]:
    """Other sheets of the file that look like such a list too and are not in what is read; a person should know."""
    if batch.kind == BatchKind.JOURNAL:  # each of its sheets is brought by itself
        return []
    parts = {moved.sheet for each in sheets if each.name == batch.sheet_name for moved in each.moved}
    purpose = PURPOSES[BatchKind(batch.kind)]
    return [
        each.name
        for each in sheets[:_MOST_SHEETS]
        if each.name != batch.sheet_name and each.name not in parts and not each.is_hidden
        and (layout := guess(each, purpose)) is not None and is_list(each, layout)
    ]  # fmt: skip


def _work_out(batch: Batch, reading: Reading, today: date) -> Preview:
    cooperative = Cooperative.objects.get(pk=batch.cooperative_id)
    known = known_members(batch.cooperative_id)
    judge = Judge(
        reading=reading, products=products_by_column(batch.choices), known=known, on=batch.on, today=today,
        is_demonstration=cooperative.is_demonstration,
    )  # fmt: skip
    rows = judge.all_rows()
    by_id = {one.id: one for one in known}
    for one in rows:
        if one.verdict in TAKEN and is_settled(one, by_id):
            one.verdict = Verdict.KNOWN
    return Preview(rows, _summary(batch, reading, rows))


def _summary(batch: Batch, reading: Reading, rows: Sequence[Judged]) -> dict[str, Any]:
    products = {row.id: row.name for row in offered(batch.cooperative_id)}
    chosen = products_by_column(batch.choices)
    listed = [one for one in rows if one.verdict not in (Verdict.WRONG, Verdict.LEFT_OUT)]
    taken = [one for one in rows if one.verdict in TAKEN]
    filled = {
        column.index: any(row.cells[column.index].value for row in reading.rows)
        for column in savings_columns(reading.layout.columns)
    }
    return {
        "counts": {each.value: sum(one.verdict is each for one in rows) for each in Verdict},
        "members": len(listed),
        "new_members": sum(one.member_id is None for one in taken),
        "totals": [
            {
                "product": product, "name": products[product], "exact": str(_exact(listed, product)),
                "total": to_rupiah(_exact(listed, product))[0], "rows": _sum(taken, product),
                "rounding": to_rupiah(_exact(taken, product))[0] - _sum(taken, product),
                "printed": _printed(reading, [n for n, each in chosen.items() if each == product]),
            }
            for product in dict.fromkeys(chosen.values())
        ],
        "loans": _loans(taken),
        "questions": open_questions(reading.layout, batch.choices, filled),
        "skipped": skipped_lines(reading),
    }  # fmt: skip


def _exact(rows: Sequence[Judged], product: int) -> Decimal:
    return sum((one.exact.get(product, Decimal(0)) for one in rows), Decimal(0))


def _sum(rows: Sequence[Judged], product: int) -> int:
    return sum(one.balances.get(product, 0) for one in rows)


def _printed(reading: Reading, columns: Sequence[int]) -> int | None:
    """What the last line of totals in the file says, for comparison."""
    totals = [each for each in reading.skipped if each.why == "total" and any(n in each.amounts for n in columns)]
    if not totals or TOGETHER in reading.layout.sheet:  # each village has its own
        return None
    return to_rupiah(sum((totals[-1].amounts.get(n, Decimal(0)) for n in columns), Decimal(0)))[0]


def _loans(rows: Sequence[Judged]) -> dict[str, int]:
    loans = [one.facts["loan"] for one in rows if "loan" in one.facts]
    return {
        "count": len(loans),
        "loan": sum(loan.get("loan", 0) for loan in loans),
        "balance": sum(loan.get("loan_balance", 0) for loan in loans),
    }


def _rows(batch: Batch, rows: Sequence[Judged]) -> Iterator[BatchRow]:
    for one in rows:
        yield BatchRow(
            cooperative_id=batch.cooperative_id, batch=batch, number=one.number, verdict=one.verdict,
            name=one.name or str(one.facts.get("name", ""))[:160], member_id=one.member_id,
            facts={**one.facts, "balances": {str(product): amount for product, amount in one.balances.items()}},
            issues=[list(issue) for issue in one.issues],
        )  # fmt: skip
