"""What is refused of bank accounts and their statements; the words are in ``web/refusals/payments.py``."""

from kdim.kernel.refusals import Refusal


class BankNumberWrong(Refusal):
    """The number of a bank account has 5 to 20 digits; fact: ``typed``."""

    code = "bank_number_wrong"


class BankAccountKnown(Refusal):
    """The account is there already; facts: ``bank``, ``number``."""

    code = "bank_account_known"


class BankLedgerAccountWrong(Refusal):
    """Not an open account of assets that can be posted to; fact: ``name``."""

    code = "bank_ledger_account_wrong"


class BankLedgerAccountTaken(Refusal):
    """Another bank account is kept in it; facts: ``bank``, ``number`` of that one."""

    code = "bank_ledger_account_taken"


class BankAccountUnknown(Refusal):
    """No such bank account in this cooperative."""

    code = "bank_account_unknown"


class StatementOfOtherAccount(Refusal):
    """The file is of another account; facts: ``found``, ``number``."""

    code = "statement_of_other_account"


class StatementOfOtherBank(Refusal):
    """The file is of another bank; facts: ``found``, ``bank``."""

    code = "statement_of_other_bank"


class StatementBalancesMissing(Refusal):
    """The file says neither opening nor closing balance, and both were not typed."""

    code = "statement_balances_missing"


class StatementGap(Refusal):
    """The file does not follow what is there; facts: ``until_on``, ``closing`` of what is there, ``from_on``,
    ``opening`` of the file. Amounts in whole rupiah.
    """

    code = "statement_gap"


class StatementTooEarly(Refusal):
    """The file begins before the first statement of the account; facts: ``from_on``, ``first_on``."""

    code = "statement_too_early"


class BankLineUnknown(Refusal):
    """No such movement on this bank account."""

    code = "bank_line_unknown"


class BankLineMatched(Refusal):
    """The movement has its entry already; facts: ``on``, ``amount`` (whole rupiah)."""

    code = "bank_line_matched"


class BankLineNotMatched(Refusal):
    """There is no match to undo."""

    code = "bank_line_not_matched"


class BankEntryUnknown(Refusal):
    """No such entry moved the account of the books that this bank account is kept in."""

    code = "bank_entry_unknown"


class BankEntryMatched(Refusal):
    """The entry has its movement already; facts: ``on``, ``amount`` (whole rupiah)."""

    code = "bank_entry_matched"


class BankAmountsDiffer(Refusal):
    """Only equal amounts are matched; facts: ``bank`` and ``books``, whole rupiah, money out below zero."""

    code = "bank_amounts_differ"


class StatementsMissing(Refusal):
    """No statement of this bank account was brought yet."""

    code = "statements_missing"


class BankDayNotCovered(Refusal):
    """The statements do not reach to that day; facts: ``until_on``, ``first_on``, ``last_on``."""

    code = "bank_day_not_covered"


class SignsOwnMatching(Refusal):
    """Whoever matched does not sign; fact: ``name``."""

    code = "signs_own_matching"


class ReconciliationChanged(Refusal):
    """The figures are no longer those that were seen; fact: ``until_on``."""

    code = "reconciliation_changed"


class MatchReasonMissing(Refusal):
    """Whoever undoes a match says why."""

    code = "match_reason_missing"
