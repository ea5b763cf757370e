"""The manual journal: what no other act posts."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, Power
from kdim.ledger.actions.posting import post
from kdim.ledger.entries import Entry, Line
from kdim.ledger.enums import EntryKind


@act("ledger.record_journal", power=Power.RECORD_JOURNAL)
def record_journal(
    *,
    actor: Actor,
    request_id: UUID,
    at: datetime,
    on: date,
    memo: str,
    lines: Sequence[Line],
    book_id: int | None = None,
    kind: EntryKind = EntryKind.JOURNAL,
    concerns_on: date | None = None,
) -> int:
    """Post one entry written by hand; give back its id. A line on a control account names its subaccount.

    Raises what ``Entry`` and ``post`` raise.
    """
    entry = Entry(on=on, kind=kind, memo=memo, lines=tuple(lines), concerns_on=concerns_on)
    entry_id = post([entry], actor=actor, at=at, request_id=request_id, book_id=book_id)[0]
    note(subject=f"entry:{entry_id}")
    return entry_id
