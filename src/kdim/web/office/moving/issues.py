"""What is said about a row of a list: a short sentence for each code, with its facts."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kdim.processes.moving.journal.entries import GRAVE as GRAVE_OF_JOURNALS
from kdim.processes.moving.judging import GRAVE as GRAVE_OF_MEMBERS
from kdim.processes.moving.loans import GRAVE as GRAVE_OF_LOANS
from kdim.web import formats
from kdim.web.office.moving.cells import fraction

WORDS: dict[str, str | Promise] = {
    "name_missing": _("The name is missing."),
    "name_wrong": _("“{typed}” is no name."),
    "amount_unreadable": _("“{typed}” is no amount."),
    "cell_error": _("The formula in this cell shows an error: {typed}."),
    "savings_negative": _("Savings cannot be less than nothing: {amount}."),
    "amount_too_large": _("{amount} is more than can be."),
    "number_twice": _("Member number {typed} stands in row {row} already."),
    "number_taken": _("Member number {number} belongs to somebody else in the register."),
    "number_wrong": _("“{typed}” cannot be a member number."),
    "nik_twice": _("The same NIK stands in row {row} already."),
    "known_differs": _("Is in the books with {amount}; the list says {found}."),
    "number_missing": _("No member number: the next one will be given."),
    "number_placeholder": _("“{typed}” is no member number: the next one will be given."),
    "nik_unsound": _("The NIK cannot be right and is left empty."),
    "nik_wrong": _("“{typed}” is no NIK and is left empty."),
    "nik_fifteen_digits": _("The NIK lost a figure in the spreadsheet and is left empty."),
    "precision_lost_suspect": _("The NIK was kept as a number, so its last figure is lost; it is left empty."),
    "scientific_notation_lost": _("The spreadsheet shortened the NIK to {typed}; it is left empty."),
    "nik_disagrees": _("NIK and date of birth do not agree."),
    "birth_date_unread": _("“{typed}” is no date of birth; it is left empty."),
    "joined_on_unread": _("“{typed}” cannot be the day of joining; the day of the balances is taken."),
    "phone_second": _("Only the first telephone number is kept: {typed}."),
    "phone_unreadable": _("“{typed}” is no telephone number; it is left empty."),
    "email_unread": _("“{typed}” is no e-mail address; it is left empty."),
    "amount_fraction": _("{typed} is rounded to {amount}."),
    "amount_residue": _("{typed} is what a division left, and counts as nothing."),
    "row_total_differs": _("The row says {amount} altogether, its kinds add up to {found}."),
    "loan_unread": _("“{typed}” of the loan cannot be read."),
    "left_with_savings": _("Has left by the list (“{typed}”) and still has savings; is taken as a member."),
    "inactive": _("Is “{typed}” by the list; is taken as a member."),
    "namesake": _("Has the same name as row {row}: two people?"),
    "turned": _("Printed without a minus; taken as lessening the assets, so that the sheet balances."),
    "is_loans": _("Is exactly the running loans that were brought: {amount}."),
    "loan_no_member": _(
        "Nobody in the register is this person: bring the list of members first, or write the member number."
    ),
    "loan_negative": _("Less than nothing is owed: {amount}."),
    "loan_grew": _("More is owed than was granted: {found} of {amount}."),
    "loan_disagrees": _("The list says {amount} is owed; what was granted less what was paid is {found}."),
    "loan_worked_out": _("Worked out from {left} of {of} instalments: {amount} is still owed."),
    "loan_whole": _("Nothing says how much is paid back, so all of {amount} counts as owed."),
    "loan_on_unread": _("“{typed}” cannot be the day of the loan; it is left empty."),
    "account_unmapped": _("No account was chosen for this line."),
    "date_missing": _("The date is missing."),
    "date_impossible": _("{typed} is no day of any calendar."),
    "date_unreadable": _("“{typed}” cannot be read as a date."),
    "date_ahead": _("{on} is still to come."),
    "date_before_books": _("{on} is before the books here begin."),
    "date_closed": _("The month of {on} is closed."),
    "entry_unbalanced": _("Debit {debit} and credit {credit} of this row differ."),
    "entry_both_ways": _("Money came in and went out in one row: write it as two."),
    "balance_differs": _("The balance says {amount}; by the row above it is {found}."),
}
GRAVE = GRAVE_OF_MEMBERS | GRAVE_OF_LOANS | GRAVE_OF_JOURNALS
_AMOUNTS = frozenset({"amount", "found", "debit", "credit"})
_FRACTIONS = frozenset({"amount_fraction", "amount_residue"})


def words(code: str, facts: Mapping[str, Any]) -> str:
    """The sentence for one issue."""
    told = {key: formats.rupiah(value) if key in _AMOUNTS else value for key, value in facts.items()}
    if "on" in facts:
        told["on"] = formats.tanggal(date.fromisoformat(facts["on"]))
    if code in _FRACTIONS:
        told["typed"] = fraction(str(told.get("typed", "")))
    return str(WORDS[code]).format_map({"typed": "", "row": "", **told})


def sentences(issues: Sequence[Sequence[Any]]) -> list[tuple[str, str, bool]]:
    """(cell, sentence, whether it keeps the row out), the grave ones first."""
    told = [(cell, words(code, facts), code in GRAVE) for code, cell, facts in issues]
    return sorted(told, key=lambda each: not each[2])


def one_line(issues: Sequence[Sequence[Any]]) -> str:
    """All of them in one cell of the sheet that is given back."""
    return " ".join(
        gettext("%(cell)s: %(words)s") % {"cell": cell, "words": said} if cell else said
        for cell, said, _grave in sentences(issues)
    )
