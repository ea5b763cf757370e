"""What a session proves: at which cooperative somebody signed in, and whether with the second factor.

An office role gives no power in a session that lacks a proof which the role needs; a proof counts where it was given.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from kdim.cooperatives.models import Cooperative
from kdim.cooperatives.powers import Actor
from kdim.cooperatives.queries import office_factor_from

_PLACE, _FACTOR = "cooperative", "second_factor"


def remember_place(session: Any, cooperative_id: int) -> None:
    """The session was begun at this cooperative, and counts at no other."""
    session[_PLACE] = cooperative_id


def is_of_here(session: Any, cooperative_id: int) -> bool:
    """Whether the session was begun here; a cookie carried over from a neighbour on the same install is nobody's."""
    return bool(session.get(_PLACE, cooperative_id) == cooperative_id)


def remember_factor(session: Any, cooperative_id: int, factor_id: int) -> None:
    """The second factor was given in this session."""
    session[_FACTOR] = [cooperative_id, factor_id]


def forget_factor(session: Any) -> None:
    """The second factor was switched off."""
    session.pop(_FACTOR, None)


def has_given_factor(session: Any, cooperative_id: int) -> bool:
    """Whether the second factor was given in this session, here. Who ends a factor ends the sessions with it."""
    return list(session.get(_FACTOR, ()))[:1] == [cooperative_id]


def with_proof(actor: Actor, cooperative: Cooperative, session: Any, on: date) -> tuple[Actor, date | None]:
    """The actor with the powers that this session proves, and from when a second factor will be needed.

    The day is ``None`` for who has given it and for who needs none.
    """
    if not actor.roles or has_given_factor(session, cooperative.id):
        return actor, None
    needed_from = office_factor_from(cooperative, on)
    if needed_from is not None and needed_from <= on:
        return replace(actor, powers=frozenset(), awaits_factor=True), needed_from
    return actor, needed_from
