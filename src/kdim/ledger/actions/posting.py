"""``post``: the only door to the journal. Part of the act that calls it: its transaction, its power, its request.

The statements go to the driver directly: on this path Django's cursor costs as much as the work itself.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from kdim.cooperatives.models import WallCrossed, wall
from kdim.cooperatives.powers import Actor
from kdim.kernel.collector import at_rest
from kdim.kernel.ids import new_ids
from kdim.ledger.actions.on_postgresql import post_many, post_one
from kdim.ledger.actions.on_sqlite import post as post_on_sqlite
from kdim.ledger.actions.refusals import DateTooFarAhead
from kdim.ledger.actions.writing import Batch
from kdim.ledger.entries import Entry

#: How far after the day of recording an entry may be dated.
DAYS_AHEAD = timedelta(days=31)
#: From how many entries on the rows to write are a burden to the garbage collector.
MANY = 1_000


def post(
    entries: Sequence[Entry], *, actor: Actor, at: datetime, request_id: UUID, book_id: int | None = None
) -> list[int]:
    """Post all the entries or none, in a constant number of statements; give back their ids in the same order.

    ``book_id=None`` means the cooperative's own book. The same ``request_id`` with the same entries again posts nothing
    and gives back the same ids; an act therefore posts everything it posts in one call. A refusal ends the transaction.
    Raises the refusals of ``actions/refusals.py``.
    """
    for on in sorted({entry.on for entry in entries}, reverse=True):
        require_door(actor, on, at)
    batch = Batch(
        cooperative_id=actor.cooperative_id, book_id=book_id, person_id=actor.person_id, actor_name=actor.name, at=at,
        request_id=request_id, entries=entries, ids=new_ids(len(entries)),
    )  # fmt: skip
    if len(entries) > MANY:
        with at_rest():
            return _write(batch)
    return _write(batch) if entries else []


def _write(batch: Batch) -> list[int]:
    if connection.vendor == "sqlite":
        return post_on_sqlite(batch)
    if len(batch.entries) == 1:  # one function call is a transaction of its own when there is no other
        return post_one(batch)
    with transaction.atomic(savepoint=False):
        return post_many(batch)


def require_door(actor: Actor, on: date, at: datetime) -> None:
    """Refuse another cooperative's books and dates too far ahead. Raises :class:`DateTooFarAhead`."""
    if (inside := wall.inside()) is not None and inside != actor.cooperative_id:
        raise WallCrossed(f"inside cooperative {inside}, asked to post for {actor.cooperative_id}")
    if on > (latest_on := at.date() + DAYS_AHEAD):
        raise DateTooFarAhead(on=on, latest_on=latest_on)
