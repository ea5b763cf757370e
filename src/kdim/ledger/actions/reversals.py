"""Undoing an entry: one person asks, another decides, and a mirror entry is posted in an open month."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import cast
from uuid import UUID

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.refusals import Refusal
from kdim.ledger.actions.posting import post
from kdim.ledger.actions.refusals import AlreadyReversed
from kdim.ledger.actions.subaccounts import batched
from kdim.ledger.entries import Entry as EntryToPost
from kdim.ledger.entries import Line as LineToPost
from kdim.ledger.enums import AccountRole, EntryKind, ReversalStatus
from kdim.ledger.models import Entry, Line, ReversalRequest


class UnknownEntry(Refusal):
    """No such entry in this cooperative; fact: ``entry``."""

    code = "unknown_entry"


class ReversalOfReversal(Refusal):
    """A reversal is not undone: post the right entry instead; fact: ``entry``."""

    code = "reversal_of_reversal"


class ReversalPending(Refusal):
    """Somebody asked already and nobody has decided; facts: ``entry``, ``requested_by`` (a name)."""

    code = "reversal_pending"


class ReversalTooEarly(Refusal):
    """A reversal is not dated before the entry it undoes; facts: ``on``, ``entry_on``."""

    code = "reversal_too_early"


class UnknownReversal(Refusal):
    """No such request, or it is decided already; fact: ``reversal``."""

    code = "unknown_reversal"


class SamePerson(Refusal):
    """The person who asked does not decide; fact: ``name``."""

    code = "same_person"


@act("ledger.request_reversal", power=Power.REQUEST_REVERSAL)
def request_reversal(*, actor: Actor, request_id: UUID, at: datetime, entry_id: int, on: date, reason: str) -> int:
    """Ask for an entry to be undone by an entry dated ``on``; give back the id of the request.

    Raises :class:`UnknownEntry`, :class:`ReversalOfReversal`, :class:`ReversalTooEarly`, :class:`AlreadyReversed`,
    :class:`ReversalPending`.
    """
    entry = _reversible(actor.cooperative_id, entry_id, on)
    requests = ReversalRequest.objects.of(actor.cooperative_id)
    if pending := requests.filter(entry_id=entry_id, status=ReversalStatus.PENDING).first():
        raise ReversalPending(entry=entry_id, requested_by=pending.requested_name)
    request = ReversalRequest.objects.create(
        cooperative_id=actor.cooperative_id, entry=entry, on=on, reason=reason, requested_by_id=actor.person_id,
        requested_name=actor.name, requested_at=at,
    )  # fmt: skip
    note(subject=f"entry:{entry_id}", reversal=request.id)
    return int(request.id)


@act("ledger.approve_reversal", power=Power.APPROVE_REVERSAL)
def approve_reversal(
    *, actor: Actor, request_id: UUID, at: datetime, reversal_id: int, instead: Mapping[int, AccountRole] | None = None
) -> int:
    """Post the mirror of the entry; give back its id. The entry's own month does not change when it is closed.

    ``instead`` as for :func:`reverse_entry`. Raises :class:`UnknownReversal`, :class:`SamePerson`, and what ``post``
    raises: a closed month, too little left.
    """
    request = _pending(actor, reversal_id)
    mirror = reverse_entry(
        actor=actor, request_id=request_id, at=at, entry_id=request.entry_id, on=request.on, reason=request.reason,
        instead=instead,
    )  # fmt: skip
    _decide(request, actor, at, ReversalStatus.APPROVED, reversal_id=mirror)
    note(subject=f"entry:{request.entry_id}", reversed_by=mirror)
    return mirror


@act("ledger.reject_reversal", power=Power.APPROVE_REVERSAL)
def reject_reversal(*, actor: Actor, request_id: UUID, at: datetime, reversal_id: int, reason: str) -> None:
    """Leave the entry as it is. Raises :class:`UnknownReversal`, :class:`SamePerson`."""
    request = _pending(actor, reversal_id)
    _decide(request, actor, at, ReversalStatus.REJECTED, decision_reason=reason)
    note(subject=f"entry:{request.entry_id}", reversal=reversal_id)


def reverse_entry(
    *,
    actor: Actor,
    request_id: UUID,
    at: datetime,
    entry_id: int,
    on: date,
    reason: str,
    instead: Mapping[int, AccountRole] | None = None,
) -> int:
    """Post the mirror of an entry, dated ``on`` and saying which date it concerns. Part of the act that calls it.

    Every line is mirrored, also those of a batch. ``instead`` names, for a subaccount that is closed (a teller's
    drawer), the account to which what it held has gone. Raises as :func:`request_reversal` and ``post`` do.
    """
    entry = _reversible(actor.cooperative_id, entry_id, on)
    lines = (
        Line.objects.of(actor.cooperative_id)
        .filter(entry_id=entry_id)
        .order_by("n")
        .values_list("account_id", "amount", "subaccount_id", "unit")
    )
    mirror = _mirror(entry, list(lines), on, reason, instead or {})
    return post([mirror], actor=actor, at=at, request_id=request_id, book_id=entry.book_id)[0]


def reverse_entries(
    *, actor: Actor, request_id: UUID, at: datetime, entry_ids: Sequence[int], on: date, reason: str
) -> list[int]:
    """Post the mirrors of many entries of the cooperative's own book, the last first; gives their ids.

    Part of the act that calls it. Entries that were undone before are passed over. Raises :class:`ReversalTooEarly`
    and what ``post`` raises.
    """
    entries: list[Entry] = []
    lines: dict[int, list[tuple[int, int, int | None, int | None]]] = {}
    for part in batched(entry_ids, 1_000):
        rows = Entry.objects.of(actor.cooperative_id)
        undone = set(rows.filter(reverses_id__in=part).values_list("reverses_id", flat=True))
        entries += [entry for entry in rows.filter(pk__in=part) if entry.id not in undone]
        found = Line.objects.of(actor.cooperative_id).filter(entry_id__in=part).order_by("entry_id", "n")
        for entry_id, *line in found.values_list("entry_id", "account_id", "amount", "subaccount_id", "unit"):
            lines.setdefault(entry_id, []).append(cast("tuple[int, int, int | None, int | None]", tuple(line)))
    if early := next((entry for entry in entries if on < entry.on), None):
        raise ReversalTooEarly(on=on, entry_on=early.on)
    entries.sort(key=lambda entry: entry.id, reverse=True)
    mirrors = [_mirror(entry, lines[entry.id], on, reason, {}) for entry in entries]
    return post(mirrors, actor=actor, at=at, request_id=request_id)


def _mirror(
    entry: Entry,
    lines: Sequence[tuple[int, int, int | None, int | None]],
    on: date,
    reason: str,
    moved: Mapping[int, AccountRole],
) -> EntryToPost:
    return EntryToPost(
        on=on,
        kind=EntryKind.REVERSAL,
        memo=reason,
        lines=tuple(
            LineToPost(moved[subaccount], -amount, None, unit)
            if subaccount is not None and subaccount in moved
            else LineToPost(account, -amount, subaccount, unit)
            for account, amount, subaccount, unit in lines
        ),
        reverses=entry.id,
        concerns_on=entry.on,
    )


def _reversible(cooperative_id: int, entry_id: int, on: date) -> Entry:
    entry = Entry.objects.of(cooperative_id).filter(pk=entry_id).first()
    if entry is None:
        raise UnknownEntry(entry=entry_id)
    if entry.kind == EntryKind.REVERSAL:
        raise ReversalOfReversal(entry=entry_id)
    if on < entry.on:
        raise ReversalTooEarly(on=on, entry_on=entry.on)
    if Entry.objects.of(cooperative_id).filter(reverses_id=entry_id).exists():
        raise AlreadyReversed(entry=entry_id)
    return cast("Entry", entry)


def _pending(actor: Actor, reversal_id: int) -> ReversalRequest:
    rows = ReversalRequest.objects.of(actor.cooperative_id).select_for_update()
    request = rows.filter(pk=reversal_id, status=ReversalStatus.PENDING).first()
    if request is None:
        raise UnknownReversal(reversal=reversal_id)
    if request.requested_by_id == actor.person_id:  # nobody (the system) does not vouch for nobody either
        raise SamePerson(name=request.requested_name)
    return cast("ReversalRequest", request)


def _decide(request: ReversalRequest, actor: Actor, at: datetime, status: ReversalStatus, **more: object) -> None:
    ReversalRequest.objects.of(actor.cooperative_id).filter(pk=request.id).update(
        status=status, decided_by_id=actor.person_id, decided_name=actor.name, decided_at=at, **more
    )
