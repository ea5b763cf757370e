"""Signing in by member number or phone with a PIN or password, slowly enough that guessing does not pay."""

from datetime import datetime

from kdim.cooperatives.actions.secrets import is_secret_of
from kdim.cooperatives.actions.throttle import begin_try, forget_tries
from kdim.cooperatives.queries.people import find_sign_in, sign_in_key
from kdim.kernel.refusals import Refusal


class SignInRefused(Refusal):
    """Unknown name or wrong secret, never saying which; fact: ``tries_left``."""

    code = "sign_in_refused"


def verify_secret(*, cooperative_id: int, name: str, secret: str, address: str, at: datetime) -> int:
    """The id of the person who signs in at a cooperative with what they typed as their name.

    Raises ``SignInLocked`` before the secret is even looked at, :class:`SignInRefused` otherwise; wrong tries count per
    name and per network address.
    """
    key = sign_in_key(name)
    tries_left = begin_try(cooperative_id=cooperative_id, key=key, address=address, at=at)
    person = find_sign_in(cooperative_id, key)
    right = is_secret_of(person, secret)
    if person is None or not right:
        raise SignInRefused(tries_left=tries_left)
    forget_tries(cooperative_id=cooperative_id, key=key, at=at)
    return int(person.id)
