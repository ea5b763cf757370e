"""Codes of this room; the words for people are in ``web/labels.py``."""

from enum import StrEnum


class SavingsKind(StrEnum):
    """Legal kinds of simpanan. Pokok and wajib are equity (UU 25/1992 art. 41); sukarela is a debt."""

    POKOK = "pokok"
    WAJIB = "wajib"
    SUKARELA = "sukarela"

    @property
    def is_equity(self) -> bool:
        """Own capital of the cooperative, not to be taken out while a member."""
        return self is not SavingsKind.SUKARELA


class RunStatus(StrEnum):
    """How far the interest of a month is."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
