"""Words for the codes of ``kdim.kernel`` and ``kdim.calculations``."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LABELS: dict[str, dict[str, str | Promise]] = {
    "Sex": {"female": _("Female"), "male": _("Male")},
    "Zone": {"WIB": _("WIB (Western Indonesia)"), "WITA": _("WITA (Central Indonesia)"), "WIT": _("WIT (Eastern Indonesia)")},
    "RoundingMode": {"half_up": _("to the nearest"), "up": _("upwards"), "down": _("downwards")},
    "MonthEndRule": {"same_day": _("the same day of the month"), "end_stays_end": _("the last day stays the last day")},
    "DayCount": {
        "act_365": _("days by calendar, year of 365"),
        "act_360": _("days by calendar, year of 360"),
        "act_act": _("days and year by calendar"),
        "thirty_360": _("months of 30 days, year of 360"),
    },
    "BusinessDayRule": {
        "unadjusted": _("as it falls"),
        "following": _("the next working day"),
        "preceding": _("the working day before"),
        "modified_following": _("the next working day of the same month"),
    },
    "InterestMethod": {"lowest": _("Lowest balance"), "average": _("Average balance"), "daily": _("Daily balance")},
    "TierChoice": {"whole_balance": _("on the whole balance"), "each_slice": _("on each slice")},
}  # fmt: skip
TONES: dict[str, dict[str, str]] = {}
