"""Words for what reading a file and moving in refuse."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kdim.web import formats


def _not_table(facts: Mapping[str, Any]) -> str | Promise:
    if facts.get("kind"):
        return _("This file is a {kind}, not a spreadsheet. Save the list as XLSX, XLS or CSV and send that.")
    return _("This file cannot be read as a list. Save it as XLSX, XLS or CSV and send that.")


def _too_far(facts: Mapping[str, Any]) -> str | Promise:
    if facts.get("cell"):
        return _(
            "Something is filled in far away from the list, about cell {cell}. Copy the list alone to a new sheet and send"
            " that."
        )
    return _("This workbook holds more than a list can. Copy the list alone to a new workbook and send that.")


#: The two totals of a balance sheet, and of a trial balance.
SIDES: dict[str, str | Promise] = {
    "assets": _("Assets"),
    "claims": _("Liabilities and equity"),
    "debit": _("Debit"),
    "credit": _("Credit"),
    "loans": _("Number of running loans"),
    "owed": _("Loans still owed"),
    "cash_before": _("Cash at the beginning"),
    "cash_in": _("Cash received"),
    "cash_out": _("Cash paid out"),
    "cash_after": _("Cash at the end"),
}
_COUNTS = frozenset({"loans"})


def _control(facts: Mapping[str, Any]) -> str:
    """Each figure that differs, with what was typed, what the list says and how far they are apart."""
    told = []
    for name, typed, found in facts["figures"]:
        if not name:
            words = gettext("Members: you typed %(typed)s, the list has %(found)s.")
            told.append(words % {"typed": formats.angka(typed), "found": formats.angka(found)})
            continue
        if name in _COUNTS:
            words = gettext("Running loans: you typed %(typed)s, the list has %(found)s.")
            told.append(words % {"typed": formats.angka(typed), "found": formats.angka(found)})
            continue
        words = gettext("%(name)s: you typed %(typed)s, the list adds up to %(found)s; they differ by %(by)s.")
        written = {"typed": formats.rupiah(typed), "found": formats.rupiah(found)}
        told.append(words % {"name": SIDES.get(name, name), **written, "by": formats.rupiah(abs(typed - found))})
    return " ".join([*told, gettext("Nothing was written. Look for the row that is missing or too much.")])


def _questions(facts: Mapping[str, Any]) -> str:
    columns = ", ".join(facts["columns"])
    if len(facts["columns"]) > 6:
        return gettext("%(n)s lines or columns still wait for your word.") % {"n": formats.angka(len(facts["columns"]))}
    return gettext("Say first what these are: %(columns)s.") % {"columns": columns}


def _column_unknown(facts: Mapping[str, Any]) -> str:
    words = gettext("No column is called “%(title)s”. There are: %(columns)s.")
    return words % {"title": facts["title"], "columns": ", ".join(facts["columns"])}


WORDS: dict[str, str | Promise | Callable[[Mapping[str, Any]], str | Promise]] = {
    "file_empty": _("Nothing is in this file. Send the one with the list."),
    "file_too_large": _(
        "The file is {size:angka} MB; a list may have {largest:angka} MB. Take pictures and other sheets out of it."
    ),
    "file_reaches_too_far": _too_far,
    "file_not_table": _not_table,
    "file_damaged": _(
        "This workbook cannot be opened. Open it in your spreadsheet program, save it anew, and send that."
    ),
    "file_locked": _("This workbook asks for a password. Save it without one and send that."),
    "moving_unknown": _("There is no such file here. Choose it from the list."),
    "moving_taken_over": _(
        "This very file is in the books already, taken over by {name} as of {on:tanggal}. Nothing was changed."
    ),
    "moving_not_ready": _("This file is at another step by now ({status:label BatchStatus}). Open it again."),
    "moving_no_rows": _("Nothing in this list is new, so there is nothing to write."),
    "moving_questions_open": _questions,
    "moving_rows_wrong": _(
        "{count:angka} rows cannot be taken as they are. Mend them in your spreadsheet and send it again, or say below that"
        " they are left out."
    ),
    "moving_column_unknown": _column_unknown,
    "moving_control_differs": _control,
    "moving_account_not_offered": _("The account of row {row} is not in the chart, or only other pages write on it."),
    "moving_balances_taken": _(
        "An opening balance sheet is in the books already ({name}, {on:tanggal}). Undo it first if it was the wrong one."
    ),
    "moving_cash_not_proved": _(
        "By its rows the file leaves {after:rupiah} of cash, but it says {printed:rupiah}. Look for the row that is missing"
        " or wrong, mend it in your spreadsheet and send it again."
    ),
    "moving_undo_pending": _("{name} asked for this already. A second person decides."),
    "moving_undo_not_asked": _("That was decided already."),
    "moving_preview_outdated": _(
        "{name} came into the register after this list was read. Have it read once more, then look again."
    ),
    "moving_members_moved": _(
        "{name} has saved or been paid since ({count:angka} members in all), so the list cannot be undone as a whole."
    ),
}
