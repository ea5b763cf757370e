"""The manual journal: what no other act posts."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.refusals import Refusal
from kdim.ledger.actions.posting import post
from kdim.ledger.entries import Entry, Line
from kdim.ledger.enums import EntryKind, OwnerKind
from kdim.ledger.models import Subaccount

#: What a person may write without an act that knows what it means.
BY_HAND = frozenset(
    {EntryKind.JOURNAL, EntryKind.OPENING, EntryKind.CASH, EntryKind.TRANSFER, EntryKind.FEE, EntryKind.TAX_PAYMENT}
)


class MemberSavingsByHand(Refusal):
    """A line names the savings account of a member; fact: ``name`` of the subaccount."""

    code = "member_savings_by_hand"


class DrawerByHand(Refusal):
    """A line names the drawer or the float of a teller; fact: ``name`` of the subaccount."""

    code = "drawer_by_hand"


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

    A member's savings are moved by the acts of savings only, which give a receipt and keep dues, interest and
    membership in step: one person writing on them by hand could pay themselves. A teller's drawer is moved by the desk
    only, so that its recap is what the teller did. Raises :class:`MemberSavingsByHand`, :class:`DrawerByHand` and what
    ``Entry`` and ``post`` raise.
    """
    assert kind in BY_HAND, "the acts of the rooms write the other kinds"
    _refuse_owned(actor.cooperative_id, lines)
    entry = Entry(on=on, kind=kind, memo=memo, lines=tuple(lines), concerns_on=concerns_on)
    entry_id = post([entry], actor=actor, at=at, request_id=request_id, book_id=book_id)[0]
    note(subject=f"entry:{entry_id}")
    return entry_id


#: What is moved by the acts of its own room only.
_OWNED: dict[OwnerKind, type[Refusal]] = {
    OwnerKind.SAVINGS_ACCOUNT: MemberSavingsByHand,
    OwnerKind.TERM_DEPOSIT: MemberSavingsByHand,
    OwnerKind.DRAWER: DrawerByHand,
    OwnerKind.FLOAT: DrawerByHand,
}


def _refuse_owned(cooperative_id: int, lines: Sequence[Line]) -> None:
    named = [line.subaccount for line in lines if line.subaccount is not None]
    parts = Subaccount.objects.of(cooperative_id).filter(pk__in=named, owner_kind__in=list(_OWNED))
    if (owned := parts.order_by("id").first()) is not None:
        raise _OWNED[OwnerKind(owned.owner_kind)](name=owned.name)
