"""What is refused of a bank statement."""

from kdim.kernel.refusals import Refusal


class StatementLayoutUnknown(Refusal):
    """No known header is in the file."""

    code = "statement_layout_unknown"


class StatementEmpty(Refusal):
    """A header without a single movement below it."""

    code = "statement_empty"


class StatementRowUnreadable(Refusal):
    """A movement whose date or amount cannot be read; facts: ``row`` (as the spreadsheet counts), ``typed``."""

    code = "statement_row_unreadable"


class StatementMixed(Refusal):
    """Movements of more than one account in a file; facts: ``first``, ``second``, their numbers."""

    code = "statement_mixed"


class StatementCurrencyForeign(Refusal):
    """A statement in another money than rupiah; fact: ``currency``."""

    code = "statement_currency_foreign"


class StatementBroken(Refusal):
    """A balance is not the one before plus what moved; facts: ``row`` (0 for the sum of all), ``expected``, ``found``.

    Both in whole rupiah; ``on`` is the day of the row.
    """

    code = "statement_broken"
