"""The second step of signing in: after the right PIN, a code of the app or a recovery code, counted like PINs."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kdim.cooperatives.actions.second_factor import CodeRefused, FactorMissing, factor_in_use, spend_code
from kdim.cooperatives.actions.throttle import SignInLocked, begin_try, forget_tries
from kdim.cooperatives.audit import look
from kdim.cooperatives.enums import SecondStep
from kdim.cooperatives.models import Person
from kdim.cooperatives.powers import Actor
from kdim.kernel.refusals import Refusal


class CodesLocked(Refusal):
    """Too many wrong codes; fact: ``until`` when the next try is possible."""

    code = "codes_locked"


@dataclass(frozen=True, slots=True)
class Passed:
    """Which factor the person showed, and whether with a recovery code."""

    factor_id: int
    by_recovery_code: bool


def pass_second_step(*, cooperative_id: int, person_id: int, typed: str, address: str, at: datetime) -> Passed:
    """Let a person in who gave the right PIN a moment ago, if the code is right too; each code passes once.

    Wrong codes are counted apart from wrong PINs, which a right PIN forgets, and stand in the trail: whoever gives one
    knows the PIN. Raises :class:`CodesLocked`, ``CodeRefused`` and ``FactorMissing``.
    """
    key = f"CODE:{person_id}"
    try:
        tries_left = begin_try(cooperative_id=cooperative_id, key=key, address=address, at=at)
    except SignInLocked as locked:
        raise CodesLocked(**locked.facts) from None
    person = Person.objects.get(pk=person_id)
    actor = Actor(cooperative_id=cooperative_id, person_id=person_id, name=person.name, address=address[:45])
    subject = f"person:{person_id}"
    try:
        with transaction.atomic():
            factor = factor_in_use(cooperative_id, person_id)
            if not person.is_active:
                raise FactorMissing
            how = spend_code(factor, typed, at)
            look(actor=actor, at=at, what="cooperatives.pass_second_step", subject=subject, how=how)
    except CodeRefused:
        look(actor=actor, at=at, what="cooperatives.refuse_code", subject=subject)
        raise CodeRefused(tries_left=tries_left) from None
    forget_tries(cooperative_id=cooperative_id, key=key, at=at)
    return Passed(factor_id=factor.id, by_recovery_code=how is SecondStep.RECOVERY)
