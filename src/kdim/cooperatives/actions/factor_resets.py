"""A lost phone: two officers who see the person in front of them end the second factor, which is then set up anew."""

from datetime import datetime
from uuid import UUID

from kdim.cooperatives.actions.second_factor import end_factor, factor_in_use
from kdim.cooperatives.actions.sessions import end_all_sessions
from kdim.cooperatives.audit import act, note
from kdim.cooperatives.models import FactorReset, Person
from kdim.cooperatives.powers import Actor, NotAllowed, Power, require
from kdim.cooperatives.queries.people import belongs, has_office
from kdim.cooperatives.queries.second_factor import RESET_WAITS
from kdim.kernel.refusals import Refusal


class ResetOfOneself(Refusal):
    """Two others end somebody's second factor; who can still sign in changes the app alone."""

    code = "reset_of_oneself"


class ResetByTheSame(Refusal):
    """Who asked for the reset does not confirm it."""

    code = "reset_by_the_same"


class ResetWaits(Refusal):
    """The reset was asked for already; fact: ``name`` of who asked."""

    code = "reset_waits"


class ResetOver(Refusal):
    """Somebody decided about the reset, or nobody did within a day; fact: ``hours``."""

    code = "reset_over"


@act("cooperatives.ask_factor_reset", power=Power.RESET_FACTOR)
def ask_factor_reset(*, actor: Actor, request_id: UUID, at: datetime, person_id: int, reason: str) -> int:
    """Ask that a person's second factor be ended; gives the id of the reset, which waits for a day.

    For somebody who holds an office the actor needs ``APPOINT_PEOPLE`` too, as for an activation slip. Raises
    ``NotAllowed``, :class:`ResetOfOneself`, ``FactorMissing`` and :class:`ResetWaits`.
    """
    _require_power_over(actor, person_id)
    Person.objects.select_for_update().get(pk=person_id)  # two who ask wait for each other
    factor_in_use(actor.cooperative_id, person_id)
    waiting = FactorReset.objects.of(actor.cooperative_id).filter(person_id=person_id, decided_at__isnull=True)
    waiting.filter(asked_at__lte=at - RESET_WAITS).update(decided_at=at)
    if (standing := waiting.select_related("asked_by").first()) is not None:
        raise ResetWaits(name=standing.asked_by.name)
    reset = FactorReset.objects.create(
        cooperative_id=actor.cooperative_id, person_id=person_id, reason=reason, asked_by_id=actor.person_id,
        asked_at=at,
    )  # fmt: skip
    note(subject=f"person:{person_id}")
    return int(reset.id)


@act("cooperatives.confirm_factor_reset", power=Power.RESET_FACTOR)
def confirm_factor_reset(*, actor: Actor, request_id: UUID, at: datetime, reset_id: int) -> None:
    """End the second factor and every session of the person; the PIN stays.

    Raises ``NotAllowed``, :class:`ResetByTheSame`, :class:`ResetOfOneself`, :class:`ResetOver` and ``FactorMissing``.
    """
    reset = _undecided(actor, reset_id, at)
    if reset.asked_by_id == actor.person_id:
        raise ResetByTheSame
    reset.is_confirmed = True
    _decide(reset, actor, at)
    end_factor(factor_in_use(actor.cooperative_id, reset.person_id), at)
    end_all_sessions(reset.person_id)


@act("cooperatives.refuse_factor_reset", power=Power.RESET_FACTOR)
def refuse_factor_reset(*, actor: Actor, request_id: UUID, at: datetime, reset_id: int) -> None:
    """Let the second factor be. Who asked may take the question back this way.

    Raises ``NotAllowed``, :class:`ResetOfOneself` and :class:`ResetOver`.
    """
    reset = _undecided(actor, reset_id, at)
    if reset.asked_by_id == actor.person_id:
        reset.decided_at = at  # taken back: nobody else decided
        reset.save(update_fields=["decided_at"])
        note(subject=f"person:{reset.person_id}")
        return
    _decide(reset, actor, at)


@act("cooperatives.reset_factor", power=Power.RESET_FACTOR)
def reset_factor(*, actor: Actor, request_id: UUID, at: datetime, person_id: int, reason: str) -> None:
    """What whoever runs the install does with ``kdim reset_factor`` where there are not two officers to ask.

    Raises ``NotAllowed`` for everybody who signed in, and ``FactorMissing``.
    """
    if actor.person_id is not None or not belongs(actor.cooperative_id, person_id):
        raise NotAllowed(power=Power.RESET_FACTOR.value, name=actor.name)
    end_factor(factor_in_use(actor.cooperative_id, person_id), at)
    end_all_sessions(person_id)
    note(subject=f"person:{person_id}")


def _require_power_over(actor: Actor, person_id: int) -> None:
    if actor.person_id is None or not belongs(actor.cooperative_id, person_id):
        raise NotAllowed(power=Power.RESET_FACTOR.value, name=actor.name)
    if has_office(actor.cooperative_id, person_id):
        require(actor, Power.APPOINT_PEOPLE, at=actor.cooperative_id)
    if person_id == actor.person_id:
        raise ResetOfOneself


def _undecided(actor: Actor, reset_id: int, at: datetime) -> FactorReset:
    resets = FactorReset.objects.of(actor.cooperative_id).select_for_update()
    reset: FactorReset | None = resets.filter(pk=reset_id).first()
    if reset is None:
        raise NotAllowed(power=Power.RESET_FACTOR.value, name=actor.name)
    _require_power_over(actor, reset.person_id)
    if reset.decided_at is not None or reset.asked_at <= at - RESET_WAITS:
        raise ResetOver(hours=int(RESET_WAITS.total_seconds()) // 3600)
    return reset


def _decide(reset: FactorReset, actor: Actor, at: datetime) -> None:
    reset.decided_by_id, reset.decided_at = actor.person_id, at
    reset.save(update_fields=["decided_by", "decided_at", "is_confirmed"])
    note(subject=f"person:{reset.person_id}")
