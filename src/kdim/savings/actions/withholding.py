"""PPh final on interest that is given within a month, payment by payment (PP 15/2009).

The tax is on all interest of a member in one month together, and on the whole of it once it passes the limit. Deposits
give theirs on their own days, before the month is over; each payment keeps back what is owed so far, and the month's
run of interest on simpanan sukarela settles the rest.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import QuerySet, Sum

from kdim.calculations.law import SAVINGS_TAX
from kdim.calculations.savings_tax import tax_of_month
from kdim.calculations.term_deposit import withholdable
from kdim.kernel.calendar import Month
from kdim.kernel.rupiah import Rupiah
from kdim.savings.models import DepositInterest


class Withholding:
    """What members were given and what was kept back so far, by member and month; asked once for many payments."""

    def __init__(
        self,
        cooperative_id: int,
        members: Collection[int] | QuerySet[Any, Any],
        days: Collection[date],
        but: Collection[int] = (),
    ) -> None:
        """One statement: the interest of these members' deposits in the months of these days, ``but`` for the months
        of these ids, which were earned and will not be given."""
        self._so_far: dict[tuple[int, Month], tuple[int, int]] = defaultdict(lambda: (0, 0))
        if not days:
            return
        rows = DepositInterest.objects.of(cooperative_id).filter(
            deposit__member_id__in=members, due_on__gte=Month.of(min(days)).first_day,
            due_on__lte=Month.of(max(days)).last_day,
        ).exclude(id__in=but)  # fmt: skip
        told = rows.values_list("deposit__member_id", "due_on").annotate(given=Sum("gross"), kept=Sum("tax"))
        for member, on, gross, tax in told:
            self._add(member, Month.of(on), gross, tax)

    def take(self, member_id: int, on: date, gross: int) -> Rupiah:
        """The tax to keep back from one more payment, which counts from now on."""
        month = Month.of(on)
        given, withheld = self._so_far[member_id, month]
        owed = tax_of_month(given + gross, SAVINGS_TAX.at(month.last_day))
        tax = withholdable(owed, withheld, gross)
        self._add(member_id, month, gross, tax)
        return tax

    def _add(self, member_id: int, month: Month, gross: int, tax: int) -> None:
        given, withheld = self._so_far[member_id, month]
        self._so_far[member_id, month] = given + gross, withheld + tax
