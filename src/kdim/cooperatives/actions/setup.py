"""The set-up code: on an empty install that strangers can reach, only who runs the server may found a cooperative."""

import hashlib
import hmac
from datetime import datetime

from django.db import transaction
from django.db.models import F

from kdim.cooperatives.models import Cooperative, SetupCode
from kdim.kernel.codes import format_code, new_code, read_code
from kdim.kernel.refusals import Refusal

TRIES = 20


class SetupCodeWrong(Refusal):
    """Not the code that the server printed at its last start; fact: ``tries_left``. At none left, start it again."""

    code = "setup_code_wrong"


class AlreadySetUp(Refusal):
    """There is a cooperative on this install; further ones are made with ``kdim new``."""

    code = "already_set_up"


@transaction.atomic
def issue_setup_code(*, at: datetime) -> str:
    """A new code to print at the start of a server without a cooperative; the one before becomes void."""
    code = new_code()
    SetupCode.objects.all().delete()
    SetupCode.objects.create(code_hash=_hash(code), made_at=at)
    return format_code(code)


def require_setup_code(code: str) -> None:
    """Raise :class:`AlreadySetUp` or :class:`SetupCodeWrong` unless the code opens this install."""
    if Cooperative.objects.exists():
        raise AlreadySetUp
    SetupCode.objects.update(wrong_tries=F("wrong_tries") + 1)  # counted before it is compared
    valid = SetupCode.objects.filter(wrong_tries__lte=TRIES).first()
    if valid is None or not hmac.compare_digest(valid.code_hash, _hash(read_code(code))):
        raise SetupCodeWrong(tries_left=TRIES - valid.wrong_tries if valid else 0)
    SetupCode.objects.update(wrong_tries=0)


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
