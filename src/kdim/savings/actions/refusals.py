"""What this room answers when something may not be done. Amounts in whole rupiah."""

from kdim.kernel.refusals import Refusal


class MemberNotActive(Refusal):
    """Only active members may do this; facts: ``name``, ``status``."""

    code = "savings_member_not_active"


class MembershipEnded(Refusal):
    """The person left or died, so the desk takes and pays nothing more; facts: ``name``, ``left_on``, ``has_died``."""

    code = "savings_membership_ended"


class MemberNotAdmitted(Refusal):
    """Simpanan pokok is paid after the pengurus has admitted the person; facts: ``name``, ``status``."""

    code = "savings_member_not_admitted"


class ProductUnknown(Refusal):
    """This cooperative has no such product; fact: ``product``."""

    code = "savings_product_unknown"


class ProductNotOpen(Refusal):
    """The product takes no new accounts; fact: ``name``."""

    code = "savings_product_not_open"


class ProductTaken(Refusal):
    """The code is in use, or there is a product of that legal kind already; facts: ``product_code``, ``kind``."""

    code = "savings_product_taken"


class WrongKind(Refusal):
    """The act is not for this kind of savings; facts: ``kind``, ``number`` (empty for a product)."""

    code = "savings_wrong_kind"


class AccountUnknown(Refusal):
    """This cooperative has no such savings account; fact: ``account``."""

    code = "savings_account_unknown"


class AccountClosed(Refusal):
    """The account was closed; facts: ``number``, ``closed_on``."""

    code = "savings_account_closed"


class AccountExists(Refusal):
    """The member has an open account of the product; facts: ``number``, ``name``."""

    code = "savings_account_exists"


class BeforeOpening(Refusal):
    """The date lies before the account was opened; facts: ``number``, ``on``, ``opened_on``."""

    code = "savings_before_opening"


class DayAhead(Refusal):
    """Cash is taken and paid out today, not on a day to come; facts: ``on``, ``today`` (the cooperative's calendar)."""

    code = "savings_day_ahead"


class MonthSettled(Refusal):
    """Interest of the month is posted or being posted, so no movement may be dated in it; facts: ``month``, ``on``."""

    code = "savings_month_settled"


class AmountNotPositive(Refusal):
    """An amount is more than nothing; fact: ``amount``."""

    code = "savings_amount_not_positive"


class BelowMinimumDeposit(Refusal):
    """The product takes no smaller deposit; facts: ``amount``, ``minimum``."""

    code = "savings_below_minimum_deposit"


class WithdrawalTooLarge(Refusal):
    """More than may be taken out; facts: ``amount``, ``available``, ``balance``, ``held``, ``minimum``."""

    code = "savings_withdrawal_too_large"


class EquityNotWithdrawable(Refusal):
    """Simpanan pokok and wajib are own capital (UU 25/1992 art. 41) and stay until the membership ends.

    Facts: ``kind``, ``number``, ``balance``.
    """

    code = "savings_equity_not_withdrawable"


class PokokTooMuch(Refusal):
    """More than what remains of simpanan pokok; facts: ``amount``, ``remaining``, ``pokok``."""

    code = "savings_pokok_too_much"


class PokokTooLittle(Refusal):
    """Less than one instalment; facts: ``amount``, ``least``, ``remaining``."""

    code = "savings_pokok_too_little"


class WajibNotWholeMonths(Refusal):
    """Simpanan wajib is paid in whole months; facts: ``amount``, ``below`` (0: none), ``above`` (or nothing)."""

    code = "savings_wajib_not_whole_months"


class DuesTooEarly(Refusal):
    """Dues are asked for the running month or the next, and cannot be taken back; facts: ``month``, ``latest``."""

    code = "savings_dues_too_early"


class DuesNothingToRaise(Refusal):
    """The by-laws ask for no simpanan wajib in the month; fact: ``month``."""

    code = "savings_dues_nothing_to_raise"


class TermsNotLater(Refusal):
    """Terms begin after the last ones, so that the past stays; facts: ``from_on``, ``last_from_on``."""

    code = "savings_terms_not_later"


class TermsInSettledMonth(Refusal):
    """Interest of the month the terms begin in has been posted; facts: ``from_on``, ``month``."""

    code = "savings_terms_in_settled_month"


class TermsWrong(Refusal):
    """Bands must begin at 0 and rise, rates and amounts not be negative; fact: ``what``."""

    code = "savings_terms_wrong"


class RateAboveCap(Refusal):
    """The law allows less; facts: ``rate_ppm``, ``cap_ppm``, ``source``."""

    code = "savings_rate_above_cap"


class MonthNotOver(Refusal):
    """Interest is paid when the month is over; facts: ``month``, ``on``, ``from_on``."""

    code = "savings_month_not_over"


class InterestAlreadyPaid(Refusal):
    """The interest of the month is in the books already; facts: ``month``, ``entry``."""

    code = "savings_interest_already_paid"


class InterestNotInOrder(Refusal):
    """A later month has been paid; facts: ``month``, ``last``."""

    code = "savings_interest_not_in_order"


class InterestMonthMissing(Refusal):
    """The month after the last one paid comes first, or its interest would be lost; facts: ``month``, ``missing``."""

    code = "savings_interest_month_missing"


class InterestNotUndone(Refusal):
    """A month's interest is paid to all at once and not undone as a whole; fact: ``entry``."""

    code = "savings_interest_not_undone"


class MemberHasMoved(Refusal):
    """Undoing simpanan pokok would undo a membership that has other savings; facts: ``name``, ``others``."""

    code = "savings_member_has_moved"


class CashMoveNotUndone(Refusal):
    """Cash that went between vault, drawer and float is moved back at the desk, not undone; fact: ``entry``."""

    code = "cash_move_not_undone"


class CollectionEmpty(Refusal):
    """A list of payments names nobody."""

    code = "savings_collection_empty"


class CollectionWrong(Refusal):
    """Some rows of a list cannot be taken; nothing of it was. Fact: ``rows``, a list of (number from 1, refusal)."""

    code = "savings_collection_wrong"

    @property
    def rows(self) -> list[tuple[int, Refusal]]:
        """The pairs, typed."""
        pairs = self.facts["rows"]
        assert isinstance(pairs, list)
        return pairs


class CollectedTwice(Refusal):
    """The account stands in the list already; fact: ``number``."""

    code = "savings_collected_twice"


class SavingsHeld(Refusal):
    """Part of the account is set aside, so it cannot be closed; facts: ``number``, ``held``."""

    code = "savings_held"


class OpeningTwice(Refusal):
    """The account brought savings along from older books before; facts: ``number``, ``amount`` in rupiah."""

    code = "savings_opening_twice"


class DepositTermsMissing(Refusal):
    """The product has no terms on that day; facts: ``name``, ``on``."""

    code = "deposit_terms_missing"


class TermNotOffered(Refusal):
    """The product offers other terms; facts: ``months``, ``offered`` (a list as text)."""

    code = "deposit_term_not_offered"


class AboveMaximumDeposit(Refusal):
    """The product takes no larger deposit; facts: ``amount``, ``maximum``."""

    code = "deposit_above_maximum"


class PayoutNotFitting(Refusal):
    """Interest of whole quarters needs a term of whole quarters; fact: ``months``."""

    code = "deposit_payout_not_fitting"


class SavingsOfAnother(Refusal):
    """Interest goes to the member's own simpanan sukarela; facts: ``number``, ``name`` of the member."""

    code = "deposit_savings_of_another"


class DepositUnknown(Refusal):
    """This cooperative has no such term deposit; fact: ``deposit``."""

    code = "deposit_unknown"


class DepositHasMoved(Refusal):
    """Interest was settled, or it is over, so its opening is no longer undone; fact: ``number``."""

    code = "deposit_has_moved"


class DepositsStanding(Refusal):
    """Term deposits of the member still run; facts: ``name``, ``numbers`` (as text)."""

    code = "deposits_standing"


class PokokNotPaidBack(Refusal):
    """What was paid of simpanan pokok goes back when an application is withdrawn; facts: ``name``, ``amount``."""

    code = "savings_pokok_not_paid_back"


class DepositsWaiting(Refusal):
    """Interest of term deposits comes first: it counts for the month's tax and balances; facts: ``month``, ``on``."""

    code = "deposits_waiting"


class MaturityDecided(Refusal):
    """The last day has come, or the deposit is over; facts: ``number``, ``on``."""

    code = "deposit_maturity_decided"


class DepositNotRunning(Refusal):
    """The deposit is over, or did not run on that day yet; fact: ``number``."""

    code = "deposit_not_running"


class DepositAtItsEnd(Refusal):
    """The last day has come, so nothing is broken any more; facts: ``number``, ``on``."""

    code = "deposit_at_its_end"


class BreakSumChanged(Refusal):
    """What breaking a deposit comes to changed since it was asked; facts: ``number``, ``paid``."""

    code = "deposit_break_changed"


class NothingDue(Refusal):
    """No term deposit has anything to settle by that day; fact: ``on``."""

    code = "deposits_nothing_due"


class DepositEntryNotUndone(Refusal):
    """What a deposit gave or how it ended is not undone by itself; fact: ``entry``."""

    code = "deposit_entry_not_undone"
