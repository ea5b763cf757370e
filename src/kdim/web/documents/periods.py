"""From which day to which: what is asked before a statement is made."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kdim.kernel.calendar import Month
from kdim.kernel.refusals import Refusal
from kdim.savings.queries import check_period
from kdim.web.forms import DateField, Form


class StatementForm(Form):
    """Two days; a period that is backwards or still to come is refused, never mended unsaid."""

    dari = DateField(label=_("From"))
    sampai = DateField(label=_("Until"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        self.today = today
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """The two days, or what is wrong with them as a sentence on top of the form."""
        data = super().clean() or {}
        if not self.errors:
            try:
                check_period(data["dari"], data["sampai"], today=self.today)
            except Refusal as refusal:
                self.refuse(refusal)
        return data

    @property
    def period(self) -> dict[str, date]:
        """The two days, as queries want them."""
        return {"from_on": self.cleaned_data["dari"], "until_on": self.cleaned_data["sampai"]}


def asked_period(request: HttpRequest, today: date) -> StatementForm:
    """The form as the address fills it in; without a day it is the present year up to today."""
    usual = {"dari": f"1-1-{today.year}", "sampai": f"{today.day}-{today.month}-{today.year}"}
    return StatementForm({name: request.GET.get(name, words)[:40] for name, words in usual.items()}, today=today)


def usual_periods(today: date) -> Sequence[tuple[str, date, date]]:
    """The periods that are asked for most: words, first day, last day."""
    month = Month.of(today)
    before, year = month.previous(), today.year
    return [
        (gettext("This month"), month.first_day, today),
        (gettext("Last month"), before.first_day, before.last_day),
        (gettext("This year"), date(year, 1, 1), today),
        (gettext("Last year"), date(year - 1, 1, 1), date(year - 1, 12, 31)),
    ]
