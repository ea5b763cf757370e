"""What every payment at the desk goes through: the drawer of whoever acts."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from kdim.cooperatives.powers import Actor
from kdim.ledger import actions as ledger
from kdim.ledger.entries import Entry
from kdim.payments import postings
from kdim.payments.actions.refusals import DrawerNotOpen, DrawerOfAnotherDay, DrawerTooLittle
from kdim.payments.enums import DrawerStatus
from kdim.payments.models import Drawer
from kdim.payments.queries.drawers import drawers_kept


def lock_till(actor: Actor, on: date) -> Drawer | None:
    """The actor's open drawer of the day, its row locked until the act ends.

    ``None``: the cash account itself, where the cooperative keeps no drawers and for what the system does. Taken after
    the member's account and before the books are moved, so that no two acts wait for each other in a ring. Raises
    :class:`DrawerNotOpen`, :class:`DrawerOfAnotherDay`.
    """
    if actor.person_id is None:
        return None
    drawer = locked_drawer_of(actor.cooperative_id, actor.person_id)
    if drawer is None:
        if drawers_kept(actor.cooperative_id, on):
            raise DrawerNotOpen(name=actor.name)
        return None
    require_in_use(drawer, on)
    return drawer


def locked_drawer_of(cooperative_id: int, person_id: int) -> Drawer | None:
    """The drawer that the person has in use, locked."""
    rows = Drawer.objects.of(cooperative_id).select_for_update(of=("self",), no_key=True)
    drawer: Drawer | None = rows.filter(person_id=person_id).exclude(status=DrawerStatus.CLOSED).first()
    return drawer


def lock_drawers(actor: Actor, drawer_ids: Sequence[int]) -> None:
    """Lock drawers, whoever keeps them and however they stand, in the order of their ids."""
    rows = Drawer.objects.of(actor.cooperative_id).select_for_update(of=("self",), no_key=True)
    list(rows.filter(id__in=drawer_ids).order_by("id"))


def require_in_use(drawer: Drawer, on: date) -> None:
    """Raise what stands in the way of taking and paying with this drawer on a day."""
    if drawer.status != DrawerStatus.OPEN:
        raise DrawerNotOpen(name=drawer.teller_name)
    if drawer.on != on:
        raise DrawerOfAnotherDay(on=drawer.on)


def post_at_desk(
    entries: Sequence[Entry], *, drawer: Drawer | None, actor: Actor, request_id: UUID, at: datetime
) -> list[int]:
    """Post what the desk does, its cash through the drawer; gives the entries' ids.

    Raises :class:`DrawerTooLittle`, and what the ledger refuses.
    """
    if drawer is None:
        return ledger.post(entries, actor=actor, request_id=request_id, at=at)
    moved = [postings.through_drawer(entry, drawer=drawer.subaccount_id) for entry in entries]
    return post_out_of(moved, drawer=drawer, actor=actor, request_id=request_id, at=at)


def post_out_of(entries: Sequence[Entry], *, drawer: Drawer, actor: Actor, request_id: UUID, at: datetime) -> list[int]:
    """Post entries that name the drawer themselves. Raises :class:`DrawerTooLittle`, and what the ledger refuses."""
    try:
        return ledger.post(entries, actor=actor, request_id=request_id, at=at)
    except ledger.InsufficientBalance as refusal:
        if refusal.facts["subaccount"] == drawer.subaccount_id:
            raise DrawerTooLittle from refusal
        raise
