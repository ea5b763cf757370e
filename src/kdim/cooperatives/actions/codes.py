"""The codes of a second factor: one-time codes of an app (RFC 6238), recovery codes on paper, and how they are spent.

Both are good once. A one-time code belongs to a half minute; the last one used is kept, and only a later one passes.
"""

import hmac
from collections.abc import Sequence
from datetime import datetime

import pyotp
from django.utils.crypto import salted_hmac

from kdim.cooperatives.models import RecoveryCode, SecondFactor
from kdim.cooperatives.models.sealing import unseal
from kdim.kernel.codes import new_code, read_code

RECOVERY_CODES = 10
DRIFT = 1  # half minutes by which a phone's clock may be wrong (RFC 6238 §5.2)


def new_secret() -> str:
    """A secret for an app: 160 random bits in base32 (RFC 4226 §4, R6)."""
    return pyotp.random_base32(length=32)


def step_of(secret: str, typed: str, at: datetime, *, after: int) -> int | None:
    """The half minute since 1970 that a code of six figures belongs to, if it is right and later than ``after``."""
    app = pyotp.TOTP(secret)
    now = app.timecode(at)
    for step in range(max(now - DRIFT, after + 1), now + DRIFT + 1):
        if hmac.compare_digest(app.generate_otp(step).encode(), typed.encode()):
            return step
    return None


def spend_app_code(factor: SecondFactor, typed: str, at: datetime) -> bool:
    """Whether ``typed`` is a one-time code not used before; it is now. The row must be locked."""
    secret = unseal(factor.sealed_secret)
    figures = "".join(letter for letter in typed[:20] if letter.isascii() and letter.isdecimal())
    step = step_of(secret, figures, at, after=factor.last_step) if secret else None
    if step is None:
        return False
    factor.last_step = step
    factor.save(update_fields=["last_step"])
    return True


def spend_recovery_code(factor: SecondFactor, typed: str, at: datetime) -> bool:
    """Whether ``typed`` is one of the recovery codes that are left; then there is one less."""
    codes = RecoveryCode.objects.of(factor.cooperative_id).filter(factor_id=factor.id)
    good = codes.filter(code_hash=hash_of(factor.id, typed), used_at__isnull=True, ended_at__isnull=True)
    return bool(good.update(used_at=at))


def new_recovery_codes() -> tuple[str, ...]:
    """Ten different codes, as they are stored and compared; see ``kernel/codes.py``."""
    made: dict[str, None] = {}
    while len(made) < RECOVERY_CODES:
        made[new_code()] = None
    return tuple(made)


def keep_recovery_codes(factor: SecondFactor, codes: Sequence[str], at: datetime) -> None:
    """The hashes of new codes in place of all earlier ones, which become void."""
    void_recovery_codes(factor, at)
    RecoveryCode.objects.bulk_create(
        RecoveryCode(
            cooperative_id=factor.cooperative_id, factor=factor, code_hash=hash_of(factor.id, code), made_at=at
        )
        for code in codes
    )


def void_recovery_codes(factor: SecondFactor, at: datetime) -> None:
    """No code of this factor is good any longer."""
    RecoveryCode.objects.of(factor.cooperative_id).filter(factor=factor, ended_at__isnull=True).update(ended_at=at)


def hash_of(factor_id: int, code: str) -> str:
    """Keyed with the install's secret: who has only the database cannot try codes out."""
    return salted_hmac("kdim.recovery", f"{factor_id}:{read_code(code)}", algorithm="sha256").hexdigest()
