"""Writes of moving in, one function per step."""

from kdim.processes.moving.actions.at_once import Corrections, File, Outcome, look, take_over
from kdim.processes.moving.actions.balance_sheet import begin_balances, commit_balances
from kdim.processes.moving.actions.committing import begin, commit, fail
from kdim.processes.moving.actions.correcting import choose_table, correct, drop
from kdim.processes.moving.actions.loans import begin_loans, commit_loans
from kdim.processes.moving.actions.mapping import map_accounts
from kdim.processes.moving.actions.previewing import preview
from kdim.processes.moving.actions.refusals import (
    AccountNotOffered,
    BalancesTaken,
    BatchNotReady,
    BatchTakenOver,
    BatchUnknown,
    ColumnUnknown,
    ControlDiffers,
    MembersMoved,
    NoRows,
    PreviewOutdated,
    QuestionsOpen,
    RowsWrong,
)
from kdim.processes.moving.actions.undoing import approve_reversal
from kdim.processes.moving.actions.uploading import upload

__all__ = [
    "AccountNotOffered",
    "BalancesTaken",
    "BatchNotReady",
    "BatchTakenOver",
    "BatchUnknown",
    "ColumnUnknown",
    "ControlDiffers",
    "Corrections",
    "File",
    "MembersMoved",
    "NoRows",
    "Outcome",
    "PreviewOutdated",
    "QuestionsOpen",
    "RowsWrong",
    "approve_reversal",
    "begin",
    "begin_balances",
    "begin_loans",
    "choose_table",
    "commit",
    "commit_balances",
    "commit_loans",
    "correct",
    "drop",
    "fail",
    "look",
    "map_accounts",
    "preview",
    "take_over",
    "upload",
]
