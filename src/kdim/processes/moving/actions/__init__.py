"""Writes of moving in, one function per step."""

from kdim.processes.moving.actions.at_once import Corrections, File, Outcome, look, take_over
from kdim.processes.moving.actions.balance_sheet import begin_balances, commit_balances
from kdim.processes.moving.actions.committing import begin, commit, fail
from kdim.processes.moving.actions.correcting import choose_table, correct, drop
from kdim.processes.moving.actions.journal import begin_journal, commit_journal, map_journal
from kdim.processes.moving.actions.loans import begin_loans, commit_loans
from kdim.processes.moving.actions.mapping import map_accounts
from kdim.processes.moving.actions.previewing import preview
from kdim.processes.moving.actions.refusals import (
    AccountNotOffered,
    BalancesTaken,
    BatchNotReady,
    BatchTakenOver,
    BatchUnknown,
    CashNotProved,
    ColumnUnknown,
    ControlDiffers,
    MembersMoved,
    NoRows,
    PreviewOutdated,
    QuestionsOpen,
    RowsWrong,
    UndoNotAsked,
    UndoPending,
)
from kdim.processes.moving.actions.undoing import approve_reversal
from kdim.processes.moving.actions.undoing_journal import approve_undo, reject_undo, request_undo
from kdim.processes.moving.actions.uploading import upload

__all__ = [
    "AccountNotOffered",
    "BalancesTaken",
    "BatchNotReady",
    "BatchTakenOver",
    "BatchUnknown",
    "CashNotProved",
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
    "UndoNotAsked",
    "UndoPending",
    "approve_reversal",
    "approve_undo",
    "begin",
    "begin_balances",
    "begin_journal",
    "begin_loans",
    "choose_table",
    "commit",
    "commit_balances",
    "commit_journal",
    "commit_loans",
    "correct",
    "drop",
    "fail",
    "look",
    "map_accounts",
    "map_journal",
    "preview",
    "reject_undo",
    "request_undo",
    "take_over",
    "upload",
]
