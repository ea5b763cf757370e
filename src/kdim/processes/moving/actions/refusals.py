"""What moving in answers when a file cannot be taken over."""

from kdim.kernel.refusals import Refusal


class BatchUnknown(Refusal):
    """No such file in this cooperative."""

    code = "moving_unknown"


class BatchTakenOver(Refusal):
    """This very file is in the books already; facts: ``on``, ``name`` (who took it over), ``batch``."""

    code = "moving_taken_over"


class BatchNotReady(Refusal):
    """The step is not possible from where the file stands; fact: ``status``."""

    code = "moving_not_ready"


class NoRows(Refusal):
    """Nothing in the file would be written: it has no rows, or all of them are known or left out."""

    code = "moving_no_rows"


class QuestionsOpen(Refusal):
    """Somebody must say first what a column means; fact: ``columns``, their headings."""

    code = "moving_questions_open"


class RowsWrong(Refusal):
    """Rows cannot be taken as they are, and nobody said to leave them out; fact: ``count``."""

    code = "moving_rows_wrong"


class ControlDiffers(Refusal):
    """The figures that were typed are not those of the list; fact: ``figures``, a list of (name, typed, found)."""

    code = "moving_control_differs"


class PreviewOutdated(Refusal):
    """The register changed since the rows were judged; fact: ``name`` of one who came in between."""

    code = "moving_preview_outdated"


class MembersMoved(Refusal):
    """Members of the batch have saved or were paid since, so it is not undone; facts: ``name``, ``count``."""

    code = "moving_members_moved"


class AccountNotOffered(Refusal):
    """No such account, or one that only other acts write on; fact: ``row`` of the sheet."""

    code = "moving_account_not_offered"


class CashNotProved(Refusal):
    """The rows leave another cash than the file says; facts in rupiah: ``after`` by the rows, ``printed``."""

    code = "moving_cash_not_proved"


class UndoPending(Refusal):
    """Somebody asked already for the journal to be undone; fact: ``name``."""

    code = "moving_undo_pending"


class UndoNotAsked(Refusal):
    """Nobody asks (any more) for the journal to be undone."""

    code = "moving_undo_not_asked"


class BalancesTaken(Refusal):
    """There is an opening balance sheet already; facts: ``on``, ``name`` of its file."""

    code = "moving_balances_taken"


class ColumnUnknown(Refusal):
    """No column has that heading; facts: ``title`` as it was typed, ``columns``, the headings that there are."""

    code = "moving_column_unknown"
