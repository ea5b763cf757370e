"""What the files of the books share."""

from datetime import date

from django.utils.translation import gettext as _

from kdim.web.formats import tanggal
from kdim.web.gates import OfficeRequest

FORMS = ("csv", "xlsx")


def wanted_form(request: OfficeRequest) -> str:
    """``csv`` or ``xlsx`` when the address asks for a file (``?unduh=xlsx``), else nothing."""
    asked = request.GET.get("unduh", "")
    return asked if asked in FORMS else ""


def period_words(from_on: date | None, until_on: date) -> str:
    """``1 Januari 2025 sampai 31 Januari 2025``; without a first day ``sampai 31 Januari 2025``."""
    if from_on:
        return _("%(from)s to %(until)s") % {"from": tanggal(from_on), "until": tanggal(until_on)}
    return _("until %(until)s") % {"until": tanggal(until_on)}
