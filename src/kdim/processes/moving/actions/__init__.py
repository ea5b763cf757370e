"""Writes of moving in, one function per step."""

from kdim.processes.moving.actions.committing import begin, commit, fail
from kdim.processes.moving.actions.correcting import choose_table, correct, drop
from kdim.processes.moving.actions.previewing import preview
from kdim.processes.moving.actions.refusals import (
    BatchNotReady,
    BatchTakenOver,
    BatchUnknown,
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
    "BatchNotReady",
    "BatchTakenOver",
    "BatchUnknown",
    "ControlDiffers",
    "MembersMoved",
    "NoRows",
    "PreviewOutdated",
    "QuestionsOpen",
    "RowsWrong",
    "approve_reversal",
    "begin",
    "choose_table",
    "commit",
    "correct",
    "drop",
    "fail",
    "preview",
    "upload",
]
