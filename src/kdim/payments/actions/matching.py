"""Matching movements at the bank with entries of the books, and undoing a match."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from kdim.calculations.bank_matching import Evidence, fits
from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.ids import new_id
from kdim.ledger.queries import moved_on_account
from kdim.payments.actions.bank_refusals import (
    BankAccountUnknown,
    BankAmountsDiffer,
    BankEntryMatched,
    BankEntryUnknown,
    BankLineMatched,
    BankLineNotMatched,
    BankLineUnknown,
    MatchReasonMissing,
)
from kdim.payments.models import BankAccount, BankLine, BankMatch
from kdim.payments.queries.matching import suggested, truncated

Pair = tuple[int, int]  # movement, entry
Moved = tuple[date, int]  # when, and whole rupiah


@act("payments.match_bank_lines", power=Power.KEEP_BANK)
def match_bank_lines(
    *, actor: Actor, request_id: UUID, at: datetime, bank_account_id: int, pairs: Sequence[Pair]
) -> int:
    """Match movements of a bank account with entries on its account of the books, all or none; gives how many.

    What is suggested keeps its evidence, the rest is by hand. Raises :class:`BankAccountUnknown`,
    :class:`BankLineUnknown`, :class:`BankLineMatched`, :class:`BankEntryUnknown`, :class:`BankEntryMatched`,
    :class:`BankAmountsDiffer`.
    """
    account = _lock(actor, bank_account_id)
    lines = {line.id: line for line in _lines(account).filter(id__in=[line for line, _ in pairs])}
    moved = moved_on_account(account.cooperative_id, account.account_id, [entry for _, entry in pairs])
    evidence = {(one.movement, one.entry): one.evidence for one in suggested(account)}
    taken = _taken(account, lines, moved)
    made = []
    for pair in pairs:
        line, (on, amount) = _require_free(pair, lines, moved, taken)
        told = evidence.get(pair, (Evidence.BY_HAND,))
        made.append(
            BankMatch(
                id=new_id(), cooperative_id=actor.cooperative_id, bank_account=account, line=line, entry_id=pair[1],
                entry_on=on, amount=amount, evidence=",".join(told), matched_at=at, matched_by=actor.name,
                matched_by_id=actor.person_id,
            )
        )  # fmt: skip
    BankMatch.objects.bulk_create(made)
    note(subject=f"bank_account:{account.id}", matched=len(made))
    return len(made)


@act("payments.unmatch_bank_line", power=Power.KEEP_BANK)
def unmatch_bank_line(
    *, actor: Actor, request_id: UUID, at: datetime, bank_account_id: int, line_id: int, reason: str
) -> int:
    """Undo the match of a movement; it stays in the history. Gives the id of the match.

    Raises :class:`BankAccountUnknown`, :class:`BankLineNotMatched`, :class:`MatchReasonMissing`.
    """
    account = _lock(actor, bank_account_id)
    reason = " ".join(reason.split())[:200]
    if not reason:
        raise MatchReasonMissing
    rows = BankMatch.objects.of(actor.cooperative_id).filter(bank_account=account, undone_at__isnull=True)
    found = rows.filter(line_id=line_id).first()
    if found is None:
        raise BankLineNotMatched
    rows.filter(id=found.id).update(undone_at=at, undone_by=actor.name, undone_reason=reason)
    note(subject=f"bank_account:{account.id}", entry=found.entry_id)
    return int(found.id)


def _lock(actor: Actor, bank_account_id: int) -> BankAccount:
    rows = BankAccount.objects.of(actor.cooperative_id).select_for_update(no_key=True)
    account: BankAccount | None = rows.filter(id=bank_account_id).first()
    if account is None:
        raise BankAccountUnknown
    return account


def _lines(account: BankAccount):  # type: ignore[no-untyped-def]
    return BankLine.objects.of(account.cooperative_id).filter(bank_account=account)


def _taken(account: BankAccount, lines: Collection[int], entries: Collection[int]) -> tuple[set[int], set[int]]:
    """Those of the movements, and those of the entries, that stand in a match."""
    rows = BankMatch.objects.of(account.cooperative_id).filter(bank_account=account, undone_at__isnull=True)
    return (
        set(rows.filter(line_id__in=list(lines)).values_list("line_id", flat=True)),
        set(rows.filter(entry_id__in=list(entries)).values_list("entry_id", flat=True)),
    )


def _require_free(
    pair: Pair, lines: Mapping[int, BankLine], moved: Mapping[int, Moved], taken: tuple[set[int], set[int]]
) -> tuple[BankLine, Moved]:
    """The movement and what the entry moved; both are taken from here on."""
    line_id, entry_id = pair
    if line_id not in lines:
        raise BankLineUnknown
    if entry_id not in moved:
        raise BankEntryUnknown
    line, (on, amount) = lines[line_id], moved[entry_id]
    whole = truncated(line.amount_sen)
    if line_id in taken[0]:
        raise BankLineMatched(on=line.on, amount=abs(whole))
    if entry_id in taken[1]:
        raise BankEntryMatched(on=on, amount=abs(amount))
    if not fits(line.amount_sen, amount):
        raise BankAmountsDiffer(bank=whole, books=amount)
    taken[0].add(line_id)
    taken[1].add(entry_id)
    return line, (on, amount)
