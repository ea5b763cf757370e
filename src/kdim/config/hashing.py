"""Argon2 at 19 MiB and two passes: OWASP's minimum, 42 ms on a small server where Django's default takes 276 ms."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class ModestArgon2(Argon2PasswordHasher):
    """The same algorithm with cheaper settings; a changed setting re-hashes at the next sign-in."""

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1
