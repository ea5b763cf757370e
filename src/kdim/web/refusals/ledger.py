"""Words for what ``kdim.ledger`` refuses."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


def _insufficient_balance(facts: Mapping[str, Any]) -> str | Promise:
    if facts.get("held"):
        return _(
            "{name} has {available:rupiah} to take out, because {held:rupiah} is held; {asked:rupiah} was asked. Lower the amount or release the hold."
        )
    if facts.get("floor"):
        return _(
            "{name} has {available:rupiah} to take out, because {floor:rupiah} must stay; {asked:rupiah} was asked. Lower the amount."
        )
    return _("{name} has {available:rupiah} to take out; {asked:rupiah} was asked. Lower the amount.")


WORDS: dict[str, str | Promise | Callable[[Mapping[str, Any]], str | Promise]] = {
    "too_few_lines": _("An entry needs two lines or more: where the money came from and where it went. Add a line."),
    "zero_line": _("Line {line} has no amount. Fill it in or take the line away."),
    "line_too_large": _("The amount on line {line} is more than can be recorded. Check the number of zeros."),
    "unbalanced": _("Debit is {debit:rupiah} and credit is {credit:rupiah}: a difference of {difference:rupiah}. Make them equal."),
    "member_savings_by_hand": _("{name} is a member's savings, which are not written by hand. Use the desk, or ask for a reversal of the wrong entry."),
    "drawer_by_hand": _("{name} is a teller's cash, which is not written by hand. Use the drawer's own pages at the desk."),
    "unknown_book": _("The cooperative has no books yet. Open them under Settings first."),
    "book_exists": _("The books are open already. Nothing needs to be done."),
    "unknown_account": _("There is no such account. Choose one from the list."),
    "role_not_mapped": _("The chart of accounts does not say which account is “{role:label AccountRole}”. Choose it under Accounts first."),
    "other_book": _("Account {code} {name} is in other books. Choose an account of these books."),
    "account_is_group": _("Account {code} {name} is a heading. Choose one of the accounts below it."),
    "account_closed": _("Account {code} {name} is closed. Choose another account."),
    "subaccount_missing": _("Account {code} {name} is divided among owners. Choose whose part it is."),
    "subaccount_not_expected": _("Account {code} {name} is not divided among owners. Leave the owner empty."),
    "unknown_subaccount": _("Account {code} {name} has no such part. Choose one from the list."),
    "subaccount_closed": _("{name} is closed. Choose another account."),
    "subaccount_not_empty": _("There is still {balance:rupiah} in it, of which {held:rupiah} is held. Take everything out first."),
    "unknown_hold": _("This hold was released already. Load the page again."),
    "insufficient_balance": _insufficient_balance,
    "date_too_early": _("The books begin on {begins_on:tanggal}. Choose that day or a later one."),
    "date_too_far_ahead": _("{on:tanggal} is too far ahead. Choose {latest_on:tanggal} at the latest."),
    "period_closed": _("The books are closed through {closed_through:tanggal}. Choose a later day and say which day it is about."),
    "entry_not_whole": _("The entry is not whole, so it was not posted. Try again; if it happens again, tell the administrator."),
    "entry_differs": _("This form was already posted with other contents. Open the page again before you fill in anything else."),
    "already_reversed": _("This entry was reversed already. Nothing needs to be done."),
    "account_code_taken": _("Account {code} exists already: {name}. Choose another number."),
    "parent_not_group": _("{code} {name} is not a heading. Choose a heading to stand below."),
    "account_not_empty": _("Account {code} {name} still stands at {balance:rupiah}. Bring it to zero first."),
    "account_in_role": _("Account {code} {name} is in use as “{role:label AccountRole}”. Give that to another account first."),
    "month_not_over": _("The month ends on {ends_on:tanggal}. Close it after that day."),
    "month_out_of_order": _("Months are closed one after the other. The next one begins on {next_month:tanggal}."),
    "reversals_waiting": _("{waiting} requests to reverse an entry are waiting. Decide them first."),
    "unknown_entry": _("There is no such entry. Choose one from the journal."),
    "reversal_of_reversal": _("This entry is a reversal itself. Record the right entry instead."),
    "reversal_pending": _("{requested_by} has asked for this already. It waits for a second person."),
    "reversal_too_early": _("The entry is dated {entry_on:tanggal}. Choose that day or a later one."),
    "unknown_reversal": _("This request was decided already. Load the page again."),
    "same_person": _("{name} asked for this, so another person decides."),
}  # fmt: skip
