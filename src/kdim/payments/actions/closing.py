"""Counting a drawer blindly, and closing it: the difference posted, the rest to the vault, kept, or handed over."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from kdim.calculations.denominations import LEGAL_TENDER, counted
from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, Power, powers_of, require
from kdim.cooperatives.queries import person_here, roles_at
from kdim.kernel.rupiah import Rupiah
from kdim.ledger import actions as ledger
from kdim.ledger import queries as books
from kdim.ledger.entries import Entry
from kdim.ledger.enums import AccountRole, OwnerKind
from kdim.payments import postings
from kdim.payments.actions.refusals import (
    DifferenceUnexplained,
    DrawerClosed,
    DrawerMoved,
    DrawerNotCounted,
    DrawerUnknown,
    KeptTooMuch,
    NothingKept,
    TakesNoDrawer,
)
from kdim.payments.enums import DrawerStatus
from kdim.payments.models import Drawer, DrawerCount
from kdim.payments.queries.drawers import drawer_name, kept_by


@act("payments.count_drawer", power=None)
def count_drawer(
    *, actor: Actor, request_id: UUID, at: datetime, on: date, drawer_id: int, pieces: Mapping[str, int]
) -> int:
    """Record what was counted, by code of note or coin, before anybody is told what it should be; gives its id.

    From then on the drawer takes and pays nothing, until it is closed or opened again. Counting once more is a count of
    its own beside the first. Raises :class:`DrawerUnknown`, :class:`DrawerClosed`, ``NotAllowed`` for somebody
    else's drawer without the power to oversee cash, and ``CountWrong``.
    """
    drawer = _lock(actor, drawer_id)
    count = DrawerCount.objects.create(
        cooperative_id=actor.cooperative_id, drawer=drawer, counted_at=at, counted_by=actor.name,
        pieces={code: number for code, number in pieces.items() if number},
        total=counted(pieces, LEGAL_TENDER.at(on)), expected=_expected(drawer),
    )  # fmt: skip
    Drawer.objects.of(actor.cooperative_id).filter(id=drawer.id).update(status=DrawerStatus.COUNTED)
    note(subject=f"drawer:{drawer.id}", total=count.total)
    return int(count.id)


@act("payments.resume_drawer", power=None)
def resume_drawer(*, actor: Actor, request_id: UUID, at: datetime, drawer_id: int) -> None:
    """Go on with a drawer that was counted; the count stays on record. Raises as :func:`count_drawer`."""
    drawer = _lock(actor, drawer_id)
    if drawer.status != DrawerStatus.COUNTED:
        raise DrawerNotCounted
    Drawer.objects.of(actor.cooperative_id).filter(id=drawer.id).update(status=DrawerStatus.OPEN)
    note(subject=f"drawer:{drawer.id}")


@act("payments.close_drawer", power=None)
def close_drawer(
    *,
    actor: Actor,
    request_id: UUID,
    at: datetime,
    on: date,
    drawer_id: int,
    counted: Rupiah,
    kept: Rupiah,
    reason: str = "",
    hand_to: int | None = None,
) -> dict[str, int]:
    """Close a counted drawer; gives ``{"difference", "kept", "to_vault"}`` in rupiah (difference: + over, - short).

    ``counted`` is the sum the person saw, which must be that of the last count. ``kept`` of it stays with the teller,
    or goes to the person ``hand_to``, who finds it when they open their drawer; the rest goes to the vault. A
    difference needs a ``reason`` and is posted to its account. The drawer's part of the books is closed with it.

    Raises :class:`DrawerUnknown`, :class:`DrawerClosed`, :class:`DrawerNotCounted`, :class:`DrawerMoved`,
    :class:`DifferenceUnexplained`, :class:`KeptTooMuch`, :class:`TakesNoDrawer`, ``NotAllowed``, and what the ledger
    refuses.
    """
    drawer = _lock(actor, drawer_id)
    count = DrawerCount.objects.of(actor.cooperative_id).filter(drawer=drawer).order_by("id").last()
    if drawer.status != DrawerStatus.COUNTED or count is None:
        raise DrawerNotCounted
    expected, reason = _expected(drawer), reason.strip()
    if (count.total, count.expected) != (counted, expected):
        raise DrawerMoved
    if counted != expected and not reason:
        raise DifferenceUnexplained(difference=counted - expected)
    if not 0 <= kept <= counted:
        raise KeptTooMuch(kept=kept, counted=counted)
    keeper_id, keeper = _keeper(actor, drawer, hand_to, on)
    name = drawer_name(drawer.on, drawer.number, drawer.teller_name)
    entries: list[Entry] = []
    if counted != expected:
        entries.append(
            postings.difference(
                on=on, drawer=drawer.subaccount_id, name=name, counted=counted, expected=Rupiah(expected), reason=reason
            )
        )
    if kept:
        part = _part_kept(actor, keeper_id, keeper, on)
        entries.append(
            postings.keep(on=on, drawer=drawer.subaccount_id, kept=part, name=name, keeper=keeper, amount=kept)
        )
    if rest := counted - kept:
        entries.append(postings.to_vault(on=on, drawer=drawer.subaccount_id, name=name, amount=Rupiah(rest)))
    ledger.post(entries, actor=actor, request_id=request_id, at=at)
    ledger.close_subaccount(actor=actor, subaccount_id=drawer.subaccount_id, on=on)
    Drawer.objects.of(actor.cooperative_id).filter(id=drawer.id).update(
        status=DrawerStatus.CLOSED, expected=expected, counted=counted, reason=reason, kept=kept,
        handed_to_id=hand_to, handed_to_name=keeper if hand_to else "", closed_at=at, closed_by=actor.name,
    )  # fmt: skip
    difference = counted - expected
    note(subject=f"drawer:{drawer.id}", difference_amount=difference)
    return {"difference": difference, "kept": int(kept), "to_vault": rest}


@act("payments.return_kept", power=None)
def return_kept(*, actor: Actor, request_id: UUID, at: datetime, on: date, person_id: int, amount: Rupiah) -> int:
    """Bring what somebody keeps between two drawers to the vault, all of it; gives the entry's id.

    ``amount`` is the sum the person saw. One's own float, or anybody's with the power to oversee cash. Raises
    :class:`NothingKept`, ``NotAllowed``, and what the ledger refuses.
    """
    require(actor, Power.KEEP_DRAWER if person_id == actor.person_id else Power.OVERSEE_CASH, at=actor.cooperative_id)
    kept = kept_by(actor.cooperative_id, person_id)
    if kept.subaccount_id is None or not kept.amount or kept.amount != amount:
        raise NothingKept(amount=kept.amount)
    person = person_here(actor.cooperative_id, person_id)
    name = f"kas awal {person.name if person else ''}".strip()
    entry = postings.to_vault(on=on, drawer=kept.subaccount_id, name=name, amount=amount)
    [entry_id] = ledger.post([entry], actor=actor, request_id=request_id, at=at)
    note(subject=f"entry:{entry_id}", name=person.name if person else "")
    return entry_id


def _lock(actor: Actor, drawer_id: int) -> Drawer:
    """The drawer, locked, if the actor may close it."""
    rows = Drawer.objects.of(actor.cooperative_id).select_for_update(of=("self",), no_key=True)
    drawer: Drawer | None = rows.filter(id=drawer_id).first()
    if drawer is None:
        raise DrawerUnknown(drawer=drawer_id)
    is_own = drawer.person_id == actor.person_id
    require(actor, Power.KEEP_DRAWER if is_own else Power.OVERSEE_CASH, at=actor.cooperative_id)
    if drawer.status == DrawerStatus.CLOSED:
        raise DrawerClosed(name=drawer.teller_name, closed_at=drawer.closed_at, closed_by=drawer.closed_by)
    return drawer


def _expected(drawer: Drawer) -> int:
    return books.balance(drawer.cooperative_id, subaccount=drawer.subaccount_id)


def _keeper(actor: Actor, drawer: Drawer, hand_to: int | None, on: date) -> tuple[int, str]:
    """Who has the money that stays: the teller, or a colleague who may keep a drawer."""
    if hand_to is None:
        return int(drawer.person_id), drawer.teller_name
    person = person_here(actor.cooperative_id, hand_to)
    may_keep = Power.KEEP_DRAWER in powers_of(roles_at(actor.cooperative_id, hand_to, on))
    if person is None or not may_keep or hand_to == drawer.person_id:
        raise TakesNoDrawer(name=person.name if person else "")
    return hand_to, person.name


def _part_kept(actor: Actor, person_id: int, name: str, on: date) -> int:
    return ledger.open_subaccount(
        actor=actor, account=AccountRole.TELLER_DRAWERS, owner_kind=OwnerKind.FLOAT, owner_id=person_id,
        name=f"Kas awal {name}"[:120], on=on, floor=0,
    )  # fmt: skip
