"""An authenticator app of our own, written after RFC 6238 and RFC 4226, so that tests do not ask the library twice."""

import base64
import hashlib
import hmac
import struct
from datetime import datetime


def code_at(secret: str, at: datetime, *, digits: int = 6) -> str:
    """What the app shows at a moment for a secret in base32."""
    counter = struct.pack(">Q", int(at.timestamp()) // 30)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**digits:0{digits}}"
