"""Slowing down guesses: tries are counted per name and per network address, before the secret is looked at.

A try is written first and counted then, so that a hundred guesses sent at once are counted as a hundred.
"""

from datetime import datetime, timedelta

from kdim.cooperatives.models import SignInAttempt
from kdim.kernel.refusals import Refusal

WRONG_PER_NAME = 5
WRONG_PER_ADDRESS = 40  # a whole village may share one address
WINDOW = timedelta(minutes=15)
KEPT = timedelta(days=1)


class SignInLocked(Refusal):
    """Too many wrong tries; fact: ``until`` when the next try is possible."""

    code = "sign_in_locked"


def begin_try(*, cooperative_id: int, key: str, address: str, at: datetime) -> int:
    """Count a try and give how many are left after it. Raises :class:`SignInLocked` when there were too many."""
    attempts = SignInAttempt.objects.of(cooperative_id).filter(at__gt=at - WINDOW)
    attempt = SignInAttempt.objects.create(cooperative_id=cooperative_id, key=key, address=address[:45], at=at)
    earlier = attempts.exclude(pk=attempt.pk).order_by("-at")
    by_name = earlier.filter(key=key)
    for tries, allowed in ((by_name, WRONG_PER_NAME), (earlier.filter(address=address[:45]), WRONG_PER_ADDRESS)):
        times = list(tries.values_list("at", flat=True)[:allowed])
        if len(times) == allowed:
            attempt.delete()  # a try while locked does not lock for longer
            raise SignInLocked(until=times[-1] + WINDOW)
    return WRONG_PER_NAME - 1 - int(by_name.count())


def forget_tries(*, cooperative_id: int, key: str, at: datetime) -> None:
    """After success: the name begins anew, and yesterday's tries of everybody are thrown away."""
    attempts = SignInAttempt.objects.of(cooperative_id)
    attempts.filter(key=key).delete()
    attempts.filter(at__lte=at - KEPT).delete()
