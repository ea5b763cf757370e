"""What the books answer when an entry cannot be posted. The database raises the codes: ``migrations/0002_seal.*``."""

from kdim.kernel.refusals import Refusal


class UnknownBook(Refusal):
    """No such book in this cooperative, or the cooperative has no books yet."""

    code = "unknown_book"


class UnknownAccount(Refusal):
    """No such account in this cooperative; fact: ``account``."""

    code = "unknown_account"


class RoleNotMapped(Refusal):
    """The chart does not say which account plays the role; fact: ``role``."""

    code = "role_not_mapped"


class OtherBook(Refusal):
    """An entry stays within one book; facts: ``account``, ``code``, ``name`` of the account of another one."""

    code = "other_book"


class AccountIsGroup(Refusal):
    """A heading of the chart takes no lines; facts: ``account``, ``code``, ``name``."""

    code = "account_is_group"


class AccountClosed(Refusal):
    """The account takes no more lines; facts: ``account``, ``code``, ``name``."""

    code = "account_closed"


class SubaccountMissing(Refusal):
    """A line on a control account says whose part it is; facts: ``account``, ``code``, ``name``."""

    code = "subaccount_missing"


class SubaccountNotExpected(Refusal):
    """The account is not divided into subaccounts; facts: ``account``, ``code``, ``name``."""

    code = "subaccount_not_expected"


class UnknownSubaccount(Refusal):
    """No such subaccount of this account; facts: ``account``, ``code``, ``name``, ``subaccount``."""

    code = "unknown_subaccount"


class SubaccountClosed(Refusal):
    """The subaccount takes no more lines; facts: ``subaccount``, ``name``."""

    code = "subaccount_closed"


class InsufficientBalance(Refusal):
    """Less is there than asked; facts in rupiah ``available asked balance held floor``, and ``name``."""

    code = "insufficient_balance"


class DateTooEarly(Refusal):
    """The date is before the book begins; facts: ``on``, ``begins_on``."""

    code = "date_too_early"


class DateTooFarAhead(Refusal):
    """The date is more than 31 days after the day it is recorded; facts: ``on``, ``latest_on``."""

    code = "date_too_far_ahead"


class PeriodClosed(Refusal):
    """The month of the date is closed; facts: ``on``, ``closed_through``."""

    code = "period_closed"


class EntryNotWhole(Refusal):
    """Lines that are not all the lines of their entry, or do not balance, or differ in date: only raw SQL gets this."""

    code = "entry_not_whole"


class EntryDiffers(Refusal):
    """The request already posted something else; fact: ``entry``, the id of what it posted."""

    code = "entry_differs"


class AlreadyReversed(Refusal):
    """An entry is undone once; fact: ``entry``."""

    code = "already_reversed"


BY_CODE: dict[str, type[Refusal]] = {
    refusal.code: refusal
    for refusal in (
        UnknownBook, UnknownAccount, RoleNotMapped, OtherBook, AccountIsGroup, AccountClosed, SubaccountMissing,
        SubaccountNotExpected, UnknownSubaccount, SubaccountClosed, InsufficientBalance, DateTooEarly, DateTooFarAhead,
        PeriodClosed, EntryNotWhole, EntryDiffers, AlreadyReversed,
    )
}  # fmt: skip
