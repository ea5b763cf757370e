"""Codes of this room; the words for people are in ``web/labels.py``."""

from enum import StrEnum


class SavingsKind(StrEnum):
    """Legal kinds of simpanan. Pokok and wajib are equity (UU 25/1992 art. 41); sukarela and berjangka are debts.

    Berjangka has no savings accounts: each certificate is a :class:`~kdim.savings.models.TermDeposit` of its own.
    """

    POKOK = "pokok"
    WAJIB = "wajib"
    SUKARELA = "sukarela"
    BERJANGKA = "berjangka"

    @property
    def is_equity(self) -> bool:
        """Own capital of the cooperative, not to be taken out while a member."""
        return self in {SavingsKind.POKOK, SavingsKind.WAJIB}


class RunStatus(StrEnum):
    """How far the interest of a month is."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class MaturityChoice(StrEnum):
    """What the member wants done when a term deposit reaches its last day."""

    PAY_OUT = "pay_out"  # everything to the member's simpanan sukarela
    ROLL_PRINCIPAL = "roll_principal"  # the same sum for the same term again, interest to simpanan sukarela
    ROLL_ALL = "roll_all"  # with the interest that it earned


class DepositNews(StrEnum):
    """What a member is told about a term deposit, in a message."""

    SOON = "soon"  # its last day is near, and the choice can still be changed
    PAID_OUT = "paid_out"
    ROLLED = "rolled"
    BROKEN = "broken"  # taken out before its last day


class DepositStatus(StrEnum):
    """How a term deposit stands."""

    RUNNING = "running"
    PAID_OUT = "paid_out"
    BROKEN = "broken"
    CANCELLED = "cancelled"  # its opening was reversed

    @property
    def is_over(self) -> bool:
        """Nothing is left of it."""
        return self is not DepositStatus.RUNNING
