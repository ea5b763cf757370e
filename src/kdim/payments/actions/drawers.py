"""A teller's drawer: opened with a float, filled from the vault and emptied into it while the day goes on."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Max

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.models import Cooperative
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.ids import new_id
from kdim.kernel.rupiah import Rupiah
from kdim.ledger import actions as ledger
from kdim.ledger import queries as books
from kdim.ledger.enums import AccountRole, OwnerKind
from kdim.payments import postings
from kdim.payments.actions.refusals import (
    CashAmountNotPositive,
    DrawerAlreadyOpen,
    DrawerNeedsPerson,
    DrawerNotOpen,
    DrawersNotKept,
    DrawerTooLittle,
    VaultTooLittle,
)
from kdim.payments.actions.till import locked_drawer_of, post_out_of, require_in_use
from kdim.payments.enums import DrawerStatus
from kdim.payments.models import Drawer
from kdim.payments.queries.drawers import drawer_name, drawers_kept, kept_by


@act("payments.open_drawer", power=Power.KEEP_DRAWER)
def open_drawer(*, actor: Actor, request_id: UUID, at: datetime, on: date, from_vault: Rupiah) -> int:
    """Open the actor's drawer for a day, with what they kept and so many rupiah from the vault (0 or more); its id.

    Raises :class:`DrawersNotKept`, :class:`DrawerNeedsPerson`, :class:`DrawerAlreadyOpen`,
    :class:`CashAmountNotPositive`, :class:`VaultTooLittle`, and what the ledger refuses.
    """
    if actor.person_id is None:
        raise DrawerNeedsPerson
    if not drawers_kept(actor.cooperative_id, on):
        raise DrawersNotKept(on=on)
    if from_vault < 0:
        raise CashAmountNotPositive(amount=from_vault)
    lock_vault(actor.cooperative_id)
    if (standing := locked_drawer_of(actor.cooperative_id, actor.person_id)) is not None:
        raise DrawerAlreadyOpen(name=standing.teller_name, on=standing.on)
    _require_in_vault(actor.cooperative_id, from_vault)
    kept = kept_by(actor.cooperative_id, actor.person_id)
    drawer = _new_drawer(actor, actor.person_id, on, at, kept.amount + from_vault)
    name = drawer_name(drawer.on, drawer.number, drawer.teller_name)
    entries = []
    if kept.amount:
        assert kept.subaccount_id is not None
        entries.append(
            postings.take_over(
                on=on, drawer=drawer.subaccount_id, kept=kept.subaccount_id, name=name, amount=Rupiah(kept.amount)
            )
        )
    if from_vault:
        entries.append(postings.from_vault(on=on, drawer=drawer.subaccount_id, name=name, amount=from_vault))
    ledger.post(entries, actor=actor, request_id=request_id, at=at)
    note(subject=f"drawer:{drawer.id}", opened_with_amount=drawer.opened_with)
    return int(drawer.id)


@act("payments.take_from_vault", power=Power.KEEP_DRAWER)
def take_from_vault(*, actor: Actor, request_id: UUID, at: datetime, on: date, amount: Rupiah) -> int:
    """Fill the actor's open drawer from the vault; gives the entry's id.

    Raises :class:`DrawerNotOpen`, ``DrawerOfAnotherDay``, :class:`CashAmountNotPositive`, :class:`VaultTooLittle`, and
    what the ledger refuses.
    """
    lock_vault(actor.cooperative_id)
    drawer = _own_drawer(actor, on, amount)
    _require_in_vault(actor.cooperative_id, amount)
    name = drawer_name(drawer.on, drawer.number, drawer.teller_name)
    entry = postings.from_vault(on=on, drawer=drawer.subaccount_id, name=name, amount=amount)
    [entry_id] = ledger.post([entry], actor=actor, request_id=request_id, at=at)
    note(subject=f"drawer:{drawer.id}", entry=entry_id)
    return entry_id


@act("payments.bring_to_vault", power=Power.KEEP_DRAWER)
def bring_to_vault(*, actor: Actor, request_id: UUID, at: datetime, on: date, amount: Rupiah) -> int:
    """Bring rupiah of the actor's open drawer to the vault; gives the entry's id.

    Raises :class:`DrawerNotOpen`, ``DrawerOfAnotherDay``, ``DrawerTooLittle``, :class:`CashAmountNotPositive`, and what
    the ledger refuses.
    """
    drawer = _own_drawer(actor, on, amount)
    name = drawer_name(drawer.on, drawer.number, drawer.teller_name)
    entry = postings.to_vault(on=on, drawer=drawer.subaccount_id, name=name, amount=amount)
    [entry_id] = post_out_of([entry], drawer=drawer, actor=actor, request_id=request_id, at=at)
    note(subject=f"drawer:{drawer.id}", entry=entry_id)
    return entry_id


def check_from_vault(*, actor: Actor, amount: Rupiah) -> None:
    """Whether the vault holds so many rupiah as things stand, before the teller is asked; locks nothing.

    Raises :class:`VaultTooLittle`.
    """
    _require_in_vault(actor.cooperative_id, amount)


def check_to_vault(*, actor: Actor, on: date, amount: Rupiah) -> None:
    """Whether the actor's drawer holds so many rupiah as things stand, before the teller is asked; locks nothing.

    Raises :class:`DrawerNotOpen`, ``DrawerOfAnotherDay``, :class:`DrawerTooLittle`, none of which says how much it is.
    """
    rows = Drawer.objects.of(actor.cooperative_id).filter(person_id=actor.person_id)
    drawer = rows.exclude(status=DrawerStatus.CLOSED).first()
    if drawer is None:
        raise DrawerNotOpen(name=actor.name)
    require_in_use(drawer, on)
    if amount > books.balance(actor.cooperative_id, subaccount=drawer.subaccount_id):
        raise DrawerTooLittle


def lock_vault(cooperative_id: int) -> None:
    """One after the other: openings and what leaves the vault. The lock does not stop other acts of the cooperative."""
    Cooperative.objects.select_for_update(no_key=True).get(pk=cooperative_id)


def _own_drawer(actor: Actor, on: date, amount: int) -> Drawer:
    if amount <= 0:
        raise CashAmountNotPositive(amount=amount)
    drawer = locked_drawer_of(actor.cooperative_id, actor.person_id) if actor.person_id is not None else None
    if drawer is None:
        raise DrawerNotOpen(name=actor.name)
    require_in_use(drawer, on)
    return drawer


def _require_in_vault(cooperative_id: int, amount: int) -> None:
    if not amount:
        return
    available = books.balance(cooperative_id, account=AccountRole.CASH_DESK)
    if amount > available:
        raise VaultTooLittle(available=max(available, 0), amount=amount)


def _new_drawer(actor: Actor, person_id: int, on: date, at: datetime, opened_with: int) -> Drawer:
    last = Drawer.objects.of(actor.cooperative_id).filter(on=on).aggregate(last=Max("number"))["last"] or 0
    drawer = Drawer(
        id=new_id(), cooperative_id=actor.cooperative_id, person_id=person_id, teller_name=actor.name, on=on,
        number=last + 1, opened_at=at, opened_with=opened_with,
    )  # fmt: skip
    drawer.subaccount_id = ledger.open_subaccount(
        actor=actor, account=AccountRole.TELLER_DRAWERS, owner_kind=OwnerKind.DRAWER, owner_id=drawer.id,
        name=drawer_name(on, drawer.number, actor.name), on=on, floor=0,
    )  # fmt: skip
    drawer.save(force_insert=True)
    return drawer
