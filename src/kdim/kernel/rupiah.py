"""Whole rupiah and how they are written in Indonesia: a dot between thousands, no sen."""

from typing import NewType

Rupiah = NewType("Rupiah", int)


def group_digits(number: int) -> str:
    """``1250000`` as ``"1.250.000"``; a negative number keeps its hyphen in front."""
    return f"{number:,}".replace(",", ".")


def format_rupiah(amount: int) -> str:
    """``1250000`` as ``"Rp1.250.000"``, ``-500000`` as ``"-Rp500.000"``."""
    sign = "-" if amount < 0 else ""
    return f"{sign}Rp{group_digits(abs(amount))}"
