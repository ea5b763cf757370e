"""Codes of printing for many; the words for people are in ``web/labels``."""

from enum import StrEnum


class PrintStatus(StrEnum):
    """How far a run is."""

    RUNNING = "running"  # a job makes its files
    DONE = "done"
    FAILED = "failed"  # some files are there; going on makes the others
    REMOVED = "removed"  # its files are gone


class FileShape(StrEnum):
    """What one file holds."""

    TOGETHER = "together"  # many members, to be printed
    EACH = "each"  # one member, to be sent
