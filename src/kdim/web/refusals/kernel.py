"""Words for what ``kdim.kernel`` cannot read and ``kdim.calculations`` cannot compute."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, str | Promise | Callable[[Mapping[str, Any]], str | Promise]] = {
    "amount_missing": _("Type the amount, for example 50.000."),
    "amount_too_long": _("That is longer than any amount. Type figures only, for example 50.000."),
    "amount_unreadable": _("“{typed}” cannot be read as an amount. Type figures only, for example 50.000."),
    "amount_ambiguous": _("“{typed}” can mean {readings:rupiah}. Type the amount in full figures."),
    "amount_has_sen": _("“{typed}” has sen. Type whole rupiah, for example {whole:rupiah}."),
    "amount_negative": _("“{typed}” is less than nothing. Type the amount without a minus sign."),
    "amount_too_large": _("“{typed}” is more than the most that can be recorded, {largest:rupiah}. Check the number of zeros."),
    "date_missing": _("Type the date, for example 17-8-2025."),
    "date_too_long": _("That is longer than any date. Type day, month and year, for example 17-8-2025."),
    "date_unreadable": _("“{typed}” cannot be read as a date. Type day, month and year, for example 17-8-2025."),
    "date_impossible": _("There is no day {day} in that month; its last day is {last_day}. Check the date."),
    "date_month_impossible": _("There is no month {month}. Type the day first, then the month, for example 17-8-2025."),
    "date_year_short": _("Type the year of “{typed}” in four figures, for example 2025."),
    "date_year_out_of_range": _("The year {year} is not between {earliest} and {latest}. Check the year."),
    "month_unreadable": _("“{typed}” is not a month. Type year and month, for example 2025-01."),
    "rate_unreadable": _("“{typed}” cannot be read as a percentage. Type for example 2,75."),
    "rate_too_fine": _("“{typed}” has more than {decimals} decimals. Shorten it, for example 2,75."),
    "rate_too_large": _("“{typed}” is more than {largest_ppm:persen}. Check the comma."),
    "nik_missing": _("Type the 16 figures of the NIK on the identity card."),
    "nik_not_digits": _("“{typed}” has letters or signs in it. A NIK is 16 figures only."),
    "nik_wrong_length": _("A NIK has {needed} figures; this one has {length}. Compare it with the identity card."),
    "nik_from_spreadsheet": _("A spreadsheet has cut this NIK (“{typed}”). Type all 16 figures from the identity card."),
    "nik_unknown_province": _("No province has the code {province}. Check the first two figures of the NIK."),
    "nik_impossible_date": _("Figures 7 to 12 of a NIK are the date of birth, but these are no date. Compare them with the identity card."),
    "nik_never_issued": _("A NIK never ends in 0000. Check the last four figures."),
    "npwp_missing": _("Type the 16 figures of the NPWP."),
    "npwp_not_digits": _("“{typed}” has letters or signs in it. An NPWP is figures only."),
    "npwp_wrong_length": _("An NPWP has 16 figures (15 in the old form); this one has {length}. Compare it with the card."),
    "npwp_wrong_check_digit": _("The figures of this NPWP do not fit together; one of them is wrong. Compare it with the card."),
    "nib_missing": _("Type the 13 figures of the NIB."),
    "nib_not_digits": _("“{typed}” has letters or signs in it. An NIB is 13 figures only."),
    "nib_wrong_length": _("An NIB has {needed} figures; this one has {length}. Compare it with the letter from OSS."),
    "phone_missing": _("Type the telephone number, for example 0812-3456-7890."),
    "phone_not_digits": _("“{typed}” is not a telephone number. Type figures only, for example 0812-3456-7890."),
    "phone_several": _("“{typed}” holds more than one number. Type only the one that is used most."),
    "phone_foreign": _("“{typed}” is a number of another country. Type an Indonesian number that begins with 0 or +62."),
    "phone_no_area_code": _("“{typed}” has no area code. Begin with 0, for example 021 555 1234."),
    "phone_wrong_length": _("“{typed}” has too many or too few figures for a telephone number. Check it again."),
    "phone_unknown": _("There are no telephone numbers like “{typed}”. Check it again."),
    "apportionment_negative": _("A share cannot be less than nothing. Check the amounts that are divided."),
    "apportionment_without_weights": _("There is nothing by which to divide. Fill in at least one share."),
    "rule_unknown": _("No rule is recorded for that day. Choose a later day, or ask the administrator to add the rule."),
}  # fmt: skip
