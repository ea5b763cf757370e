"""A person's own second factor: begun, confirmed with the first right code, recovery codes renewed, switched off."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kdim.cooperatives.actions.codes import (
    hash_of,
    keep_recovery_codes,
    new_recovery_codes,
    new_secret,
    spend_app_code,
    spend_recovery_code,
    void_recovery_codes,
)
from kdim.cooperatives.actions.secrets import SecretWrong, is_secret_of
from kdim.cooperatives.actions.sessions import end_all_sessions
from kdim.cooperatives.actions.throttle import begin_try, forget_tries
from kdim.cooperatives.audit import act, note
from kdim.cooperatives.enums import SecondStep
from kdim.cooperatives.models import Cooperative, Person, RecoveryCode, SecondFactor
from kdim.cooperatives.models.sealing import seal
from kdim.cooperatives.powers import Actor
from kdim.cooperatives.queries.second_factor import office_factor_from
from kdim.kernel.refusals import Refusal

ERASED = ""  # all that stays of a secret once it is given up


class CodeRefused(Refusal):
    """Not the app's present code, not a recovery code, or one that was used; fact: ``tries_left``."""

    code = "code_refused"


class FactorNotBegun(Refusal):
    """Nothing is being set up, or another page set it up or began anew meanwhile."""

    code = "factor_not_begun"


class FactorMissing(Refusal):
    """The person has no second factor in use."""

    code = "factor_missing"


class FactorNeeded(Refusal):
    """Who holds an office role keeps the second factor; two officers can end it when the phone is lost."""

    code = "factor_needed"


@act("cooperatives.begin_factor", power=None)
def begin_factor(*, actor: Actor, request_id: UUID, at: datetime) -> int:
    """Make a secret for the actor's app, in place of one begun before; a factor in use stays so until the first right
    code of the new one. Gives the id; ``queries.factor_begun`` gives what to show."""
    assert actor.person_id is not None
    Person.objects.select_for_update().get(pk=actor.person_id)  # two pages that begin wait for each other
    _drop_begun(actor.cooperative_id, actor.person_id, at)
    factor = SecondFactor.objects.create(
        cooperative_id=actor.cooperative_id, person_id=actor.person_id, sealed_secret=seal(new_secret()), begun_at=at
    )
    note(subject=f"person:{actor.person_id}")
    return int(factor.id)


def confirm_factor(
    *, actor: Actor, request_id: UUID, at: datetime, factor_id: int, secret: str, typed: str
) -> tuple[str, ...]:
    """Begin to use the factor: with the PIN, and the app's first code. Gives ten recovery codes, to be shown now.

    An earlier app and its codes become void, and the person is signed out everywhere. Raises ``SecretWrong``,
    :class:`CodeRefused`, :class:`FactorNotBegun`, and ``SignInLocked`` after too many wrong tries.
    """
    codes = new_recovery_codes()
    with _counted(actor, at):
        _confirm(
            actor=actor, request_id=request_id, at=at, factor_id=factor_id, secret=secret, typed=typed, codes=codes
        )
    return codes


def renew_recovery_codes(*, actor: Actor, request_id: UUID, at: datetime, secret: str) -> tuple[str, ...]:
    """Ten new recovery codes for the PIN, to be shown now; the earlier ones become void.

    Raises ``SecretWrong``, :class:`FactorMissing`, and ``SignInLocked`` after too many wrong tries.
    """
    codes = new_recovery_codes()
    with _counted(actor, at):
        _renew(actor=actor, request_id=request_id, at=at, secret=secret, codes=codes)
    return codes


def switch_off_factor(
    *, actor: Actor, request_id: UUID, at: datetime, on: date, secret: str, typed: str, keep_session: str
) -> None:
    """Sign in with the PIN alone again; asks for the PIN and a code. Other devices are signed out.

    Raises :class:`FactorNeeded` for who holds an office role that needs it on the day, ``SecretWrong``,
    :class:`CodeRefused`, :class:`FactorMissing`, and ``SignInLocked`` after too many wrong tries.
    """
    with _counted(actor, at):
        _switch_off(
            actor=actor, request_id=request_id, at=at, on=on, secret=secret, typed=typed, keep_session=keep_session
        )


def factor_in_use(cooperative_id: int, person_id: int) -> SecondFactor:
    """The locked row of the factor that a person uses. Part of the act that calls it; raises :class:`FactorMissing`."""
    factors = SecondFactor.objects.of(cooperative_id).select_for_update()
    factor: SecondFactor | None = factors.filter(
        person_id=person_id, confirmed_at__isnull=False, ended_at__isnull=True
    ).first()
    if factor is None:
        raise FactorMissing
    return factor


def end_factor(factor: SecondFactor, at: datetime) -> None:
    """Forget the secret and void the recovery codes. Part of the act that calls it."""
    void_recovery_codes(factor, at)
    factor.ended_at, factor.sealed_secret = at, ""
    factor.save(update_fields=["ended_at", "sealed_secret"])


def spend_code(factor: SecondFactor, typed: str, at: datetime) -> SecondStep:
    """By what the code passed; it is now used. Raises :class:`CodeRefused`."""
    if spend_app_code(factor, typed, at):
        return SecondStep.APP
    if spend_recovery_code(factor, typed, at):
        return SecondStep.RECOVERY
    raise CodeRefused


def _same_codes(factor_id: Any, arguments: Mapping[str, Any]) -> bool:
    """Recovery codes are made anew for each call, so a repeated request is answered only where it brought the same."""
    stored = RecoveryCode.objects.of(arguments["actor"].cooperative_id).filter(factor_id=factor_id)
    return bool(stored.filter(code_hash=hash_of(factor_id, arguments["codes"][0])).exists())


@act("cooperatives.confirm_factor", power=None, secret=("secret", "typed", "codes"), same_secret=_same_codes)
def _confirm(
    *, actor: Actor, request_id: UUID, at: datetime, factor_id: int, secret: str, typed: str, codes: tuple[str, ...]
) -> int:
    person = _person_with(actor, secret)
    factors = SecondFactor.objects.of(actor.cooperative_id).select_for_update()
    own = factors.filter(person=person, ended_at__isnull=True)
    factor = own.filter(pk=factor_id, confirmed_at__isnull=True).first()
    if factor is None:
        raise FactorNotBegun
    if not spend_app_code(factor, typed, at):
        raise CodeRefused
    for earlier in own.exclude(pk=factor.pk):
        end_factor(earlier, at)
    factor.confirmed_at = at
    factor.save(update_fields=["confirmed_at"])
    keep_recovery_codes(factor, codes, at)
    end_all_sessions(person.id)
    note(subject=f"person:{person.id}")
    return int(factor.id)


@act("cooperatives.renew_recovery_codes", power=None, secret=("secret", "codes"), same_secret=_same_codes)
def _renew(*, actor: Actor, request_id: UUID, at: datetime, secret: str, codes: tuple[str, ...]) -> int:
    person = _person_with(actor, secret)
    factor = factor_in_use(actor.cooperative_id, person.id)
    keep_recovery_codes(factor, codes, at)
    note(subject=f"person:{person.id}")
    return int(factor.id)


def _ended_already(_: Any, arguments: Mapping[str, Any]) -> bool:
    return is_secret_of(Person.objects.filter(pk=arguments["actor"].person_id).first(), arguments["secret"])


@act("cooperatives.switch_off_factor", power=None, secret=("secret", "typed"), same_secret=_ended_already)
def _switch_off(
    *, actor: Actor, request_id: UUID, at: datetime, on: date, secret: str, typed: str, keep_session: str
) -> None:
    needed_from = office_factor_from(Cooperative.objects.get(pk=actor.cooperative_id), on) if actor.roles else None
    if needed_from is not None and needed_from <= on:
        raise FactorNeeded
    person = _person_with(actor, secret)
    factor = factor_in_use(actor.cooperative_id, person.id)
    spend_code(factor, typed, at)
    end_factor(factor, at)
    end_all_sessions(person.id, but=keep_session)
    note(subject=f"person:{person.id}")


def _person_with(actor: Actor, secret: str) -> Person:
    assert actor.person_id is not None
    person: Person = Person.objects.select_for_update().get(pk=actor.person_id)
    if not is_secret_of(person, secret):
        raise SecretWrong
    return person


def _drop_begun(cooperative_id: int, person_id: int, at: datetime) -> None:
    begun = SecondFactor.objects.of(cooperative_id).filter(person_id=person_id, confirmed_at__isnull=True)
    begun.filter(ended_at__isnull=True).update(ended_at=at, sealed_secret=ERASED)


@contextmanager
def _counted(actor: Actor, at: datetime) -> Iterator[None]:
    """Wrong PINs and codes of a signed-in person count together with those of changing the PIN: whoever finds a phone
    lying open must not be able to try them out."""
    key = f"PERSON:{actor.person_id}"
    tries_left = begin_try(cooperative_id=actor.cooperative_id, key=key, address=actor.address, at=at)
    try:
        yield
    except (SecretWrong, CodeRefused) as wrong:
        raise type(wrong)(tries_left=tries_left) from None
    forget_tries(cooperative_id=actor.cooperative_id, key=key, at=at)
