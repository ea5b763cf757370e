"""Words for what ``kdim.savings`` refuses."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


def _withdrawal_too_large(facts: Mapping[str, Any]) -> str | Promise:
    if facts["held"]:
        return _(
            "{amount:rupiah} is more than can be taken out. The balance is {balance:rupiah}, of which {held:rupiah} is "
            "held and {minimum:rupiah} must stay: {available:rupiah} can be taken out now."
        )
    return _(
        "{amount:rupiah} is more than can be taken out. The balance is {balance:rupiah} and {minimum:rupiah} must stay: "
        "{available:rupiah} can be taken out now."
    )


def _wajib(facts: Mapping[str, Any]) -> str | Promise:
    if facts["above"] is None:
        return _("No simpanan wajib is asked at present, so {amount:rupiah} cannot be taken.")
    if not facts["below"]:
        return _("Simpanan wajib is paid in whole months. The least that can be paid now is {above:rupiah}.")
    return _(
        "Simpanan wajib is paid in whole months. The nearest sums to {amount:rupiah} are {below:rupiah} and {above:rupiah}."
    )


def _ended(facts: Mapping[str, Any]) -> str | Promise:
    if facts["has_died"]:
        return _(
            "{name} has died; the membership ended on {left_on:tanggal}. Nothing is taken or paid out at the desk any "
            "more: the heirs settle the savings with the board."
        )
    return _(
        "The membership of {name} ended on {left_on:tanggal}. Nothing is taken or paid out at the desk any more: the "
        "board pays out the savings."
    )


def _pokok_too_much(facts: Mapping[str, Any]) -> str | Promise:
    if not facts["remaining"]:
        return _("Simpanan pokok of {pokok:rupiah} is fully paid; nothing more is needed.")
    return _("Only {remaining:rupiah} of simpanan pokok remains to be paid, and {amount:rupiah} is more.")


WORDS: dict[str, str | Promise | Callable[[Mapping[str, Any]], str | Promise]] = {
    "cash_move_not_undone": _("This only moved cash between the vault and a drawer. Move it back on the drawer's page; nothing needs to be undone."),
    "savings_member_not_active": _("{name} is not an active member ({status:label MemberStatus}), so this cannot be recorded."),
    "savings_membership_ended": _ended,
    "savings_member_not_admitted": _("Simpanan pokok can be paid after the board has admitted {name} (now: {status:label MemberStatus})."),
    "savings_product_unknown": _("There is no such savings product here. Choose one from the list."),
    "savings_product_not_open": _("{name} takes no new accounts at present. Choose another product."),
    "savings_product_taken": _("The code {product_code} is in use, or there is a product of simpanan {kind} already."),
    "savings_wrong_kind": _("This cannot be done with simpanan {kind}. Choose simpanan sukarela, or pay simpanan pokok and wajib on their own page."),
    "savings_account_unknown": _("There is no such savings account here. Look for the member again."),
    "savings_account_closed": _("Account {number} was closed on {closed_on:tanggal}. Choose another account."),
    "savings_account_exists": _("The member has an account of {name} already: {number}."),
    "savings_before_opening": _("Account {number} was opened on {opened_on:tanggal}; {on:tanggal} is earlier. Check the date."),
    "savings_day_ahead": _("{on:tanggal} is still to come; today is {today:tanggal}. Money at the desk is recorded on the day it changes hands: use today or an earlier date."),
    "savings_month_settled": _("Interest of {month:bulan} has been paid, so nothing can be dated {on:tanggal}. Use a date of the running month."),
    "savings_amount_not_positive": _("Type an amount of more than Rp0."),
    "savings_below_minimum_deposit": _("The smallest deposit for this product is {minimum:rupiah}; {amount:rupiah} is less."),
    "savings_withdrawal_too_large": _withdrawal_too_large,
    "savings_equity_not_withdrawable": _("Simpanan {kind} ({number}, {balance:rupiah}) is capital of the cooperative and cannot be taken out while a member (UU 25/1992 Pasal 41)."),
    "savings_pokok_not_paid_back": _("{name} has paid {amount:rupiah} of simpanan pokok, which goes back in cash with the application. Let somebody who pays out at the desk open this page again and withdraw it."),
    "savings_pokok_too_much": _pokok_too_much,
    "savings_pokok_too_little": _("An instalment of simpanan pokok is at least {least:rupiah}; {amount:rupiah} is less."),
    "savings_wajib_not_whole_months": _wajib,
    "savings_dues_nothing_to_raise": _("The by-laws ask for no simpanan wajib in {month:bulan}."),
    "savings_terms_not_later": _("New terms begin after {last_from_on:tanggal}, so that the past stays as it was. Choose a later date."),
    "savings_terms_in_settled_month": _("Interest of {month:bulan} has been paid. Let the terms begin in a later month."),
    "savings_terms_wrong": _("These terms do not fit together. Rates begin at a balance of Rp0 and rise; no amount is less than nothing."),
    "savings_rate_above_cap": _("{rate_ppm:persen} a year is more than the law allows: at most {cap_ppm:persen} ({source})."),
    "savings_month_not_over": _("Interest of {month:bulan} can be paid from {from_on:tanggal} on, when the month is over."),
    "savings_interest_already_paid": _("Interest of {month:bulan} has been paid already; it is paid once."),
    "savings_interest_not_in_order": _("Interest of {last:bulan} has been paid, so that of {month:bulan} can no longer be. Months are paid in order."),
    "savings_interest_month_missing": _("Interest of {missing:bulan} has not been paid yet. Pay it first, then that of {month:bulan}."),
    "savings_dues_too_early": _("Simpanan wajib of {month:bulan} is asked for later. Choose {latest:bulan} or an earlier month."),
    "savings_interest_not_undone": _("Interest is paid to all members at once and not undone as a whole. Correct a single account by an entry of its own."),
    "savings_collection_empty": _("The list is empty. Add at least one payment."),
    "savings_collection_wrong": _("Nothing of the list was recorded, because some rows are not right yet. See the note at each of them."),
    "savings_collected_twice": _("Account {number} stands in the list already. Put both sums into one row."),
    "savings_held": _("{held:rupiah} of account {number} is held. Release it first, then the membership can end."),
    "savings_opening_twice": _(
        "Account {number} brought {amount:rupiah} from older books before; it is not brought along twice."
    ),
    "savings_period_backwards": _("The period ends on {until_on:tanggal}, before it begins on {from_on:tanggal}. Exchange the two days, or choose others."),
    "savings_period_ahead": _("{until_on:tanggal} is still to come; today is {today:tanggal}. Let the period end today or earlier."),
    "deposit_terms_missing": _("{name} has no terms for {on:tanggal} yet. Set its terms and rates first, under Savings products."),
    "deposit_term_not_offered": _("There is no rate for a term of {months} months. Choose one of these: {offered} months."),
    "deposit_above_maximum": _("The largest deposit for this product is {maximum:rupiah}; {amount:rupiah} is more."),
    "deposit_payout_not_fitting": _("{months} months are not whole quarters, so interest cannot be added every three months. Choose another term or another way to give the interest."),
    "deposit_savings_of_another": _("Interest goes to the member's own simpanan sukarela; {number} of {name} is none. Open an account of simpanan sukarela first."),
    "deposit_unknown": _("There is no such deposit here. Look for it again in the list of simpanan berjangka."),
    "deposit_has_moved": _("Interest of {number} was given already, or it is over, so its opening is no longer undone. Break it early instead."),
    "deposits_waiting": _("Simpanan berjangka comes first: something fell due on {on:tanggal} and counts for {month:bulan}. Settle it under Savings, Simpanan berjangka, Fallen due; then pay this interest."),
    "deposits_nothing_due": _("By {on:tanggal} nothing has fallen due that is not settled already."),
    "deposit_maturity_decided": _("{number} reached its last day on {on:tanggal} or is over, so this can no longer be changed."),
    "deposit_not_running": _("{number} is over already, or did not run yet on that day. Look at its page."),
    "deposit_at_its_end": _("{number} reached its last day on {on:tanggal}, so nothing is taken out early any more. Settle what fell due instead."),
    "deposit_break_changed": _("Meanwhile the figures of {number} changed: {paid:rupiah} would go to simpanan sukarela now. Look at them again."),
    "deposit_entry_not_undone": _("What simpanan berjangka gave, and how it went on or ended, is not undone by itself. Correct a single account by an entry of its own."),
    "deposits_standing": _("{name} still has simpanan berjangka: {numbers}. End it first, then the membership can end."),
    "savings_member_has_moved": _("{name} has saved more since. Undo these first ({others}), then simpanan pokok."),
}  # fmt: skip
