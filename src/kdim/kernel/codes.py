"""One-time codes that a person reads from paper and types: eight characters that cannot be mistaken for one another.

40 bits: guessing one takes longer than its life allows where wrong tries are counted.
"""

import secrets

from kdim.kernel.typed import clean

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no I, O, 0, 1
LENGTH = 8


def new_code() -> str:
    """A random code, as it is stored and compared: ``"K7QM2ZPA"``."""
    return code_from(secrets.token_bytes(LENGTH))


def code_from(digest: bytes) -> str:
    """The code that the first bytes of a keyed digest spell; equal digests give equal codes."""
    assert len(digest) >= LENGTH
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:LENGTH])


def format_code(code: str) -> str:
    """As it is printed: ``"K7QM-2ZPA"``."""
    return f"{code[:4]}-{code[4:]}"


def read_code(typed: str) -> str:
    """A code as people type it: any case, with spaces or a dash, ``1`` or ``I`` for ``L``. Not checked further."""
    plain = clean(typed[:60]).upper().replace(" ", "").replace("-", "")
    return plain.replace("1", "L").replace("I", "L")
