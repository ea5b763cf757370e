"""Codes of moving in; the words for people are in ``web/labels``."""

from enum import StrEnum


class BatchKind(StrEnum):
    """What a file is taken over as."""

    MEMBERS = "members"  # members with what they saved and owe
    BALANCES = "balances"  # the opening balance sheet
    LOANS = "loans"  # running loans of members
    JOURNAL = "journal"  # a cash book, each row an entry


class BatchStatus(StrEnum):
    """How far a file is."""

    READING = "reading"  # a job reads its rows
    READY = "ready"  # every row has its verdict
    UNREADABLE = "unreadable"  # nobody has said yet where its header is
    COMMITTING = "committing"  # a job writes it into the books
    DONE = "done"
    FAILED = "failed"  # nothing was written; ``failure`` says why
    UNDONE = "undone"  # written, and reversed as a whole by a second person
    DROPPED = "dropped"  # put aside before anything was written


#: A file in one of these is on its way or in the books: the same file cannot come twice.
STANDING = (BatchStatus.READING, BatchStatus.READY, BatchStatus.UNREADABLE, BatchStatus.COMMITTING, BatchStatus.DONE,
            BatchStatus.FAILED)  # fmt: skip


class Verdict(StrEnum):
    """What becomes of a row."""

    GOOD = "good"
    ATTENTION = "attention"  # is taken; a person should look at it
    KNOWN = "known"  # is in the books already and stays as it is
    LEFT_OUT = "left_out"  # says nothing that is to be taken
    WRONG = "wrong"  # cannot be taken as it is


#: Rows that are written.
TAKEN = (Verdict.GOOD, Verdict.ATTENTION)
