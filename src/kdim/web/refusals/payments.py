"""Words for what ``kdim.payments`` refuses."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, str | Promise | Callable[[Mapping[str, Any]], str | Promise]] = {
    "drawers_not_kept": _(
        "The cooperative has not decided that each teller keeps a drawer. Record the decision under By-laws first."
    ),
    "drawer_needs_person": _("A drawer belongs to a person. Sign in with your own name."),
    "drawer_already_open": _("{name} has a drawer open already, of {on:tanggal}. Count and close it first."),
    "drawer_not_open": _("{name} has no open drawer, so no cash can be taken or paid out. Open the drawer first."),
    "drawer_of_another_day": _("The open drawer is of {on:tanggal}. Count and close it, then open one for today."),
    "drawer_unknown": _("There is no such drawer. Choose one from the list."),
    "drawer_closed": _("{closed_by} closed this drawer at {closed_at:jam}. Nothing more needs to be done."),
    "drawer_not_counted": _("Count the drawer first, then close it."),
    "drawer_moved": _("Meanwhile something changed in this drawer. Look at the sums again before you close it."),
    "difference_unexplained": _(
        "The count and the books differ by {difference:rupiah}. Count again, or say in one sentence how that came about."
    ),
    "kept_too_much": _("{counted:rupiah} was counted, so {kept:rupiah} cannot stay. Lower the amount."),
    "takes_no_drawer": _("{name} cannot take this drawer over. Choose a colleague who keeps a drawer."),
    "nothing_kept": _("What is kept there is now {amount:rupiah}. Load the page again."),
    "count_wrong": _("Type how many pieces there are, 0 or more."),
    "drawer_too_little": _("There is not enough cash in the drawer for this. Fetch some from the vault first."),
    "vault_too_little": _(
        "The books say that {available:rupiah} is in the vault; {amount:rupiah} was asked. Lower the amount, or record first how the cash came into the vault."
    ),
    "bank_number_wrong": _("“{typed}” is no number of a bank account. Type its 5 to 20 digits."),
    "bank_account_known": _("The account {number} at {bank} is there already. Choose it from the list."),
    "bank_ledger_account_wrong": _(
        "A bank account is kept in an open account of assets without parts. Choose one, or add one to the chart first."
    ),
    "bank_ledger_account_taken": _(
        "{bank} {number} is kept in this account of the books already. Choose another one, or add one to the chart first."
    ),
    "bank_account_unknown": _("There is no such bank account. Choose one from the list."),
    "statement_of_other_account": _(
        "The file is of account {found}, but you chose {number}. Open that account, or choose another file."
    ),
    "statement_of_other_bank": _(
        "The file is of {found}, but this account is at {bank}. Open the right account, or choose another file."
    ),
    "statement_balances_missing": _(
        "This bank does not write balances into the file. Type the opening and the closing balance as the bank shows them."
    ),
    "statement_gap": _(
        "The movements that are here end on {until_on:tanggal} with {closing:rupiah}; this file begins on {from_on:tanggal} with {opening:rupiah} and does not follow. Download the days from {until_on:tanggal} on and bring those."
    ),
    "statement_too_early": _(
        "This file begins on {from_on:tanggal}, before the first movement that is here, of {first_on:tanggal}. Bring statements from the oldest on; download one that begins on {first_on:tanggal} or later."
    ),
    "bank_line_unknown": _("There is no such movement on this bank account. Open the account and choose it there."),
    "bank_line_matched": _(
        "The movement of {on:tanggal}, {amount:rupiah}, has its entry already. Undo that match first if it is wrong."
    ),
    "bank_line_not_matched": _("This movement has no entry, so there is nothing to undo."),
    "bank_entry_unknown": _("This entry did not move the account of this bank. Choose another one."),
    "bank_entry_matched": _(
        "The entry of {on:tanggal}, {amount:rupiah}, belongs to another movement already. Undo that match first if it is wrong."
    ),
    "bank_amounts_differ": _(
        "The bank says {bank:rupiah}, the entry {books:rupiah}. Only equal amounts are matched; put the entry right first."
    ),
    "statements_missing": _("No statement of this bank account is here yet. Bring the first one, then compare."),
    "bank_day_not_covered": _(
        "The statements that are here reach from {first_on:tanggal} to {last_on:tanggal}. Choose a day between them, or bring the next statement first."
    ),
    "signs_own_matching": _(
        "{name} matched movements of this account, and nobody signs their own work. Ask another pengawas."
    ),
    "reconciliation_changed": _(
        "Meanwhile a figure of {until_on:tanggal} changed. Look at them again before you sign."
    ),
    "match_reason_missing": _("Write why this match is undone."),
    "cash_amount_not_positive": _("The amount must be more than zero."),
}
