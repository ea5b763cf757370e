"""Texts that rest encrypted: we must be able to read the secret of a second factor, who takes the database must not.

The key is made from the install's ``SECRET_KEY`` for this one purpose. Keys of before, in ``SECRET_KEY_FALLBACKS``,
still open what they sealed.
"""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

_PURPOSE = b"kdim.cooperatives.sealing"


def seal(text: str) -> str:
    """The text, encrypted and authenticated; the same text looks different each time."""
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str | None:
    """The text again; ``None`` when it was altered or sealed with a key that this install no longer has."""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def _box() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(key)) for key in keys])


def _key(secret: str | bytes) -> bytes:
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(force_bytes(secret))
    return base64.urlsafe_b64encode(made)
