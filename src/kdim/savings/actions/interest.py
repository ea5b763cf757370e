"""Interest of a month: asked for, paid in one batch, or failed with a reason."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.calendar import Month
from kdim.kernel.rupiah import Rupiah
from kdim.ledger import actions as ledger
from kdim.savings import postings
from kdim.savings.actions.deposit_run import due_deposits
from kdim.savings.actions.refusals import (
    DepositsWaiting,
    InterestAlreadyPaid,
    InterestMonthMissing,
    InterestNotInOrder,
    MonthNotOver,
)
from kdim.savings.enums import RunStatus
from kdim.savings.models import InterestRun
from kdim.savings.queries.interest import GROSS, TAX, drop_tables, work_out_interest


@act("savings.begin_interest", power=Power.RUN_INTEREST)
def begin_interest(*, actor: Actor, request_id: UUID, at: datetime, on: date, month: Month) -> int:
    """Ask for a month's interest; gives the run's id, RUNNING for pages to show. ``tasks.start_interest`` calls this
    and has a job pay it.

    Asking again for a run that failed, or whose job was killed, begins it again. ``on`` is today. Raises
    :class:`MonthNotOver`, :class:`InterestAlreadyPaid`, :class:`InterestNotInOrder`, :class:`InterestMonthMissing`,
    :class:`DepositsWaiting`.
    """
    run = _claim(actor, at, on, month)
    note(subject=f"interest:{month}")
    return int(run.id)


@act("savings.run_interest", power=Power.RUN_INTEREST)
def run_interest(
    *, actor: Actor, request_id: UUID, at: datetime, on: date, month: Month
) -> dict[str, int | str | None]:
    """Pay a month's interest to every account in one batch, dated the last day of the month, and withhold the tax.

    One transaction: either the run is DONE and both entries are in the books, or nothing is; killed in the middle, it
    is run again. Gives ``{"run", "month", "accounts", "gross", "tax", "entry", "tax_entry"}``. ``on`` is today; the
    rules of products and tax are those of ``calculations``, applied set-based (``queries/interest_sql.py``).

    Raises :class:`MonthNotOver`, :class:`InterestAlreadyPaid`, :class:`InterestNotInOrder`,
    :class:`InterestMonthMissing`, :class:`DepositsWaiting` and what the ledger refuses (a closed period).
    """
    run = _claim(actor, at, on, month)
    totals = work_out_interest(actor.cooperative_id, month)
    run.entry_id = run.tax_entry_id = None
    if totals.gross:
        run.entry_id = _post(
            actor, request_id, at, postings.interest(month=month, gross=Rupiah(totals.gross)), GROSS, 0
        )
    if totals.tax:
        run.tax_entry_id = _post(
            actor, request_id, at, postings.interest_tax(month=month, tax=Rupiah(totals.tax)), TAX, 1
        )
    drop_tables()
    run.status, run.finished_at, run.failure = RunStatus.DONE, at, None
    run.accounts, run.gross, run.tax = totals.accounts, totals.gross, totals.tax
    run.save()
    note(subject=f"interest:{month}", accounts=totals.accounts, gross=totals.gross, tax=totals.tax)
    return {
        "run": int(run.id), "month": str(month), "accounts": totals.accounts, "gross": totals.gross,
        "tax": totals.tax, "entry": run.entry_id, "tax_entry": run.tax_entry_id,
    }  # fmt: skip


@transaction.atomic
def fail_interest(*, cooperative_id: int, at: datetime, run_id: int, failure: dict[str, object]) -> None:
    """Show that a run failed and why (a refusal's code and facts); one that is DONE stays so. Called by its job."""
    runs = InterestRun.objects.of(cooperative_id).filter(id=run_id).exclude(status=RunStatus.DONE)
    runs.update(status=RunStatus.FAILED, failure=failure, finished_at=at)


def _claim(actor: Actor, at: datetime, on: date, month: Month) -> InterestRun:
    """The month's row, locked and RUNNING; two runs of one month wait for each other here."""
    if on <= month.last_day:
        raise MonthNotOver(month=month.first_day, on=on, from_on=month.next().first_day)
    runs = InterestRun.objects.of(actor.cooperative_id)
    last = runs.filter(status=RunStatus.DONE).order_by("-month").first()
    if last and last.month > month.first_day:
        raise InterestNotInOrder(month=month.first_day, last=last.month)
    if last and (following := Month.of(last.month).next()) < month:
        raise InterestMonthMissing(month=month.first_day, missing=following.first_day)
    due = (
        due_deposits(actor.cooperative_id, month.last_day).order_by("next_on").values_list("next_on", flat=True).first()
    )
    if due:
        raise DepositsWaiting(month=month.first_day, on=due)
    runs.get_or_create(
        cooperative_id=actor.cooperative_id, month=month.first_day,
        defaults={"status": RunStatus.RUNNING, "started_at": at, "started_by": actor.name},
    )  # fmt: skip
    run: InterestRun = runs.select_for_update(no_key=True).get(month=month.first_day)
    if run.status == RunStatus.DONE:
        raise InterestAlreadyPaid(month=month.first_day, entry=run.entry_id)
    if run.status == RunStatus.FAILED:
        run.status, run.started_at, run.started_by = RunStatus.RUNNING, at, actor.name
        run.finished_at = run.failure = None
        run.save()
    return run


def _post(actor: Actor, request_id: UUID, at: datetime, batch: postings.Batch, table: str, number: int) -> int | None:
    return ledger.post_prepared(
        actor=actor, at=at, request_id=request_id, on=batch.on, kind=batch.kind, memo=batch.memo, table=table,
        account=batch.account, counters=batch.counters, request_n=number,
    )  # fmt: skip
