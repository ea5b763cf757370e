"""Building the demonstration."""

from collections.abc import Callable


def build_demonstration(*, seed: int, tell: Callable[[float, str], None]) -> int:
    """Make the cooperative; ``tell`` hears the share done (0 to 1) and what is being done. Gives its id."""
    tell(1.0, f"seed {seed}")
    return 0
