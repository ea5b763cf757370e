"""Settling what fell due on term deposits: asked for, done piece by piece, or failed with a reason.

Each piece is one transaction: the deposits of the earliest day that has something due. What is settled stands in the
deposits themselves, so a run that was killed goes on where it stood, and nothing is posted twice.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from kdim.calculations.term_deposit import InterestPayout
from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.rupiah import Rupiah
from kdim.ledger import actions as ledger
from kdim.ledger.entries import Entry
from kdim.ledger.enums import AccountRole
from kdim.messages.actions import Told, tell
from kdim.savings import postings
from kdim.savings.actions.deposit_steps import Course, Ending, Month, Step
from kdim.savings.actions.deposits import role_of
from kdim.savings.actions.refusals import NothingDue
from kdim.savings.actions.telling import deposit_told
from kdim.savings.enums import DepositNews, DepositStatus, MaturityChoice, RunStatus
from kdim.savings.models import DepositInterest, DepositRun, TermDeposit

#: How many deposits are settled together: a few seconds of work, and a step of the progress that people see.
TOGETHER = 500
#: How long before its last day a member is reminded.
SOON = timedelta(days=14)
_MOVED = (
    "status", "turn", "placed_on", "matures_on", "months_done", "next_on", "principal", "rate_ppm", "terms",
    "closed_on", "end_entry_id",
)  # fmt: skip


@act("savings.begin_deposit_run", power=Power.RUN_INTEREST)
def begin_deposit_run(*, actor: Actor, request_id: UUID, at: datetime, on: date) -> int:
    """Ask for all that fell due by ``on``, today, to be settled; gives the run's id. ``tasks.start_deposit_run`` calls
    this and has a job do it. One run at a time: asking again gives the one that is running.

    Raises :class:`NothingDue`.
    """
    runs = DepositRun.objects.of(actor.cooperative_id)
    if not runs.filter(status=RunStatus.RUNNING).exists() and not due_deposits(actor.cooperative_id, on).exists():
        raise NothingDue(on=on)
    run, _is_new = runs.get_or_create(
        cooperative_id=actor.cooperative_id, status=RunStatus.RUNNING,
        defaults={"until_on": on, "started_at": at, "started_by": actor.name},
    )  # fmt: skip
    note(subject=f"deposit_run:{run.id}")
    return int(run.id)


@act("savings.settle_deposits", power=Power.RUN_INTEREST)
def settle_deposits(*, actor: Actor, request_id: UUID, at: datetime, run_id: int) -> dict[str, int]:
    """Settle the next piece of a run; gives ``{"parts", "left"}``: pieces so far, and deposits that are still due.

    With nothing left the run is DONE. Raises what the ledger refuses.
    """
    run = DepositRun.objects.of(actor.cooperative_id).select_for_update(no_key=True).get(id=run_id)
    if run.status == RunStatus.DONE:
        return {"parts": run.parts, "left": 0}
    due = due_deposits(actor.cooperative_id, run.until_on)
    ids = _next_piece(due)
    steps = _settle(actor, request_id, at, ids) if ids else []
    left = due.count()
    run.parts += 1
    run.months += len(steps)
    run.ended += sum(1 for step in steps if step.ending and step.ending.choice is MaturityChoice.PAY_OUT)
    run.rolled += sum(1 for step in steps if step.ending and step.ending.choice is not MaturityChoice.PAY_OUT)
    run.gross += sum(step.month.gross for step in steps)
    run.tax += sum(step.kept_back for step in steps)
    tell(actor=actor, at=at, told=[*_ends(steps), *([] if left else _soon(actor.cooperative_id, run.until_on))])
    if not left:
        run.status, run.finished_at, run.failure = RunStatus.DONE, at, None
    run.save()
    note(subject=f"deposit_run:{run.id}", deposits=len(steps))
    return {"parts": run.parts, "left": left}


@transaction.atomic
def fail_deposit_run(*, cooperative_id: int, at: datetime, run_id: int, failure: dict[str, object]) -> None:
    """Show that a run failed and why; what it settled before stands. Called by its job."""
    runs = DepositRun.objects.of(cooperative_id).filter(id=run_id, status=RunStatus.RUNNING)
    runs.update(status=RunStatus.FAILED, failure=failure, finished_at=at)


def due_deposits(cooperative_id: int, until: date) -> QuerySet[TermDeposit]:
    """Deposits of which a month ended by a day and is not settled."""
    rows: QuerySet[TermDeposit] = TermDeposit.objects.of(cooperative_id).filter(
        status=DepositStatus.RUNNING, next_on__lte=until
    )
    return rows


def steps_due(cooperative_id: int, until: date) -> Sequence[Step]:
    """All that a run until a day would post, in its order; nothing is written."""
    return list(Course(cooperative_id, due_deposits(cooperative_id, until), until).steps(until))


def _ends(steps: Sequence[Step]) -> Iterator[Told]:
    """What became of deposits on their last day."""
    for step in steps:
        ending = step.ending
        if ending is None:
            continue
        is_out = ending.choice is MaturityChoice.PAY_OUT
        yield deposit_told(
            step.deposit, DepositNews.PAID_OUT if is_out else DepositNews.ROLLED, on=step.on, turn=step.turn,
            amount=ending.paid_out if is_out else ending.principal, until=ending.until or step.on,
            rate_ppm=ending.rate_ppm,
        )  # fmt: skip


def _soon(cooperative_id: int, on: date) -> Iterator[Told]:
    """Deposits whose last day comes within two weeks: there is time to choose otherwise."""
    rows = TermDeposit.objects.of(cooperative_id).filter(
        status=DepositStatus.RUNNING, matures_on__gt=on, matures_on__lte=on + SOON
    )
    for deposit in rows.select_related("savings"):
        yield deposit_told(
            deposit, DepositNews.SOON, on=on, turn=deposit.turn, amount=deposit.principal, until=deposit.matures_on,
            rate_ppm=deposit.rate_ppm,
        )  # fmt: skip


def _next_piece(due: QuerySet[TermDeposit]) -> Sequence[int]:
    """The deposits of the earliest day, the oldest first, locked."""
    first = due.order_by("next_on").values_list("next_on", flat=True).first()
    rows = due.filter(next_on=first).select_for_update(no_key=True).order_by("id")
    return list(rows.values_list("id", flat=True)[:TOGETHER])


def _settle(actor: Actor, request_id: UUID, at: datetime, ids: Sequence[int]) -> Sequence[Step]:
    """One step of each of the deposits, which are due on the same day: the books, the months, the deposits."""
    rows = TermDeposit.objects.of(actor.cooperative_id).filter(id__in=ids).order_by("id")
    on = rows.values_list("next_on", flat=True).first()
    assert on is not None
    course = Course(actor.cooperative_id, rows, on)
    steps = [course.step(deposit) for deposit in course.deposits]
    told = [(step, name, entry) for step in steps for name, entry in _entries(step)]
    posted = ledger.post([entry for _step, _name, entry in told], actor=actor, request_id=request_id, at=at)
    ids_of = {(id(step), name): entry for (step, name, _entry), entry in zip(told, posted, strict=True)}
    _keep_months(steps, {step.deposit.id: ids_of.get((id(step), "interest")) for step in steps})
    ended = [step for step in steps if step.deposit.closed_on]
    for step in ended:
        step.deposit.end_entry_id = ids_of[id(step), "end"]
    parts = [step.deposit.subaccount_id for step in ended]
    ledger.close_subaccounts(actor=actor, subaccount_ids=parts, on=on)
    TermDeposit.objects.of(actor.cooperative_id).bulk_update(course.deposits, _MOVED, batch_size=100)
    return steps


def _entries(step: Step) -> Iterator[tuple[str, Entry]]:
    """What a step does to the books: its interest, what leaves it on the last day, what the next term gives ahead."""
    deposit, month, ending = step.deposit, step.month, step.ending
    number, role, savings = deposit.number, role_of(deposit.term_months), deposit.savings.subaccount_id
    if InterestPayout(deposit.payout) is InterestPayout.IN_ADVANCE:
        if month.gross:
            gross = Rupiah(month.gross)
            yield "interest", postings.deposit_interest_borne(on=step.on, number=number, month=step.number, gross=gross)
    elif month.gross or step.waited:
        to = (role, deposit.subaccount_id) if step.into_deposit else (AccountRole.SAVINGS_SUKARELA, savings)
        yield "interest", postings.deposit_interest(
            on=step.on, number=number, month=step.number, gross=Rupiah(month.gross), waited=Rupiah(step.waited),
            tax=Rupiah(step.kept_back), to=to if step.is_given else None,
        )  # fmt: skip
    if ending and ending.paid_out:
        yield "end", postings.deposit_matured(
            on=step.on, number=number, role=role, subaccount=deposit.subaccount_id, amount=Rupiah(ending.paid_out),
            savings=savings, is_rolled=ending.choice is not MaturityChoice.PAY_OUT,
        )  # fmt: skip
    if ending and any(each.gross for each in ending.advance):
        yield "advance", postings.deposit_advanced(on=step.on, number=number, advance=_advance(ending, savings))


def _advance(ending: Ending, savings: int) -> postings.InAdvance:
    gross, tax = sum(each.gross for each in ending.advance), sum(each.tax for each in ending.advance)
    return postings.InAdvance(Rupiah(gross), Rupiah(tax), savings)


def _keep_months(steps: Sequence[Step], entries: dict[int, int | None]) -> None:
    """Each month with its entry; those given in advance stand there already and are borne now."""
    made, borne = [], []
    for step in steps:
        deposit, entry_id = step.deposit, entries[step.deposit.id]
        if entry_id and InterestPayout(deposit.payout) is InterestPayout.IN_ADVANCE:
            borne.append((deposit.id, step.turn, step.number, entry_id))
        elif entry_id and step.month.gross:
            made.append(_row(deposit, step.turn, step.number, step.month, entry_id))
        if step.ending:
            made += [
                _row(deposit, deposit.turn, number, month) for number, month in enumerate(step.ending.advance, start=1)
            ]
    DepositInterest.objects.bulk_create(made)
    _bear(steps, borne)


def _bear(steps: Sequence[Step], borne: Sequence[tuple[int, int, int, int]]) -> None:
    if not borne:
        return
    rows = DepositInterest.objects.of(steps[0].deposit.cooperative_id).filter(
        deposit_id__in=[deposit for deposit, _turn, _number, _entry in borne], due_on=steps[0].on
    )
    entries = {key[:3]: key[3] for key in borne}
    found = list(rows)
    for row in found:
        row.entry_id = entries.get((row.deposit_id, row.turn, row.number), row.entry_id)
    DepositInterest.objects.of(steps[0].deposit.cooperative_id).bulk_update(found, ["entry_id"], batch_size=100)


def _row(deposit: TermDeposit, turn: int, number: int, month: Month, entry_id: int | None = None) -> DepositInterest:
    return DepositInterest(
        cooperative_id=deposit.cooperative_id, deposit_id=deposit.id, turn=turn, number=number, due_on=month.due_on,
        gross=month.gross, tax=month.tax, entry_id=entry_id,
    )  # fmt: skip
