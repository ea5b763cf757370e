"""A pengawas signs what stands between bank and books."""

from datetime import date, datetime
from uuid import UUID

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.ids import new_id
from kdim.payments.actions.bank_refusals import (
    BankAccountUnknown,
    BankDayNotCovered,
    ReconciliationChanged,
    SignsOwnMatching,
    StatementsMissing,
)
from kdim.payments.models import BankAccount, BankReconciliation
from kdim.payments.queries.reconciling import Span, account_and_span, matched_by, reconciliation


@act("payments.sign_reconciliation", power=Power.SIGN_RECONCILIATION)
def sign_reconciliation(
    *, actor: Actor, request_id: UUID, at: datetime, bank_account_id: int, until_on: date, seen: str, words: str = ""
) -> int:
    """Put the actor's signature under the figures of a day as they were seen (``Figures.code``); gives its id.

    Nobody signs what they matched themselves: whoever checks is another than who kept the books (UU 25/1992, art. 38
    and 39). Raises :class:`BankAccountUnknown`, :class:`StatementsMissing`, :class:`BankDayNotCovered`,
    :class:`SignsOwnMatching`, :class:`ReconciliationChanged`.
    """
    list(BankAccount.objects.of(actor.cooperative_id).select_for_update(no_key=True).filter(id=bank_account_id))
    found = account_and_span(actor.cooperative_id, bank_account_id)
    if found is None:
        raise BankAccountUnknown
    account, span = found[0], require_covered(found[1], until_on)
    if actor.person_id is None or matched_by(account, until_on, actor.person_id):
        raise SignsOwnMatching(name=actor.name)
    figures = reconciliation(account, span, until_on, most=1).figures
    if figures.code != seen:
        raise ReconciliationChanged(until_on=until_on)
    made = BankReconciliation.objects.create(
        id=new_id(), cooperative_id=actor.cooperative_id, bank_account=account, until_on=until_on,
        bank_sen=figures.bank_sen, books=figures.books, start_sen=figures.start_sen, lines_sen=figures.lines_sen,
        line_count=figures.line_count, entries=figures.entries, entry_count=figures.entry_count,
        rounding_sen=figures.rounding_sen, note=" ".join(words.split())[:300], signed_at=at, signed_by=actor.name,
        signed_by_id=actor.person_id,
    )  # fmt: skip
    note(subject=f"bank_account:{account.id}", bank_sen=figures.bank_sen, books=figures.books)
    return int(made.id)


def require_covered(span: Span | None, until_on: date) -> Span:
    """The span, if a day is in it. Raises :class:`StatementsMissing`, :class:`BankDayNotCovered`."""
    if span is None:
        raise StatementsMissing
    if not span.from_on <= until_on <= span.until_on:
        raise BankDayNotCovered(until_on=until_on, first_on=span.from_on, last_on=span.until_on)
    return span
