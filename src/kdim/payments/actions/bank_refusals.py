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
