"""What waits to be done in savings."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists

from kdim.cooperatives.models import Cooperative
from kdim.kernel.calendar import Month
from kdim.savings.enums import DepositStatus, RunStatus, SavingsKind
from kdim.savings.models import DuesObligation, InterestRun, ProductTerms, SavingsAccount, TermDeposit


@dataclass(frozen=True, slots=True)
class SavingsWork:
    """Whether simpanan wajib of ``dues_month``, interest of ``interest_month`` and term deposits still wait."""

    dues_month: Month
    dues_wait: bool
    interest_month: Month
    interest_waits: bool
    deposits_wait: bool = False


def savings_work(cooperative_id: int, *, month: Month, on: date | None = None) -> SavingsWork:
    """Of the running ``month``: dues are raised in it, interest is run for the month before; one statement.

    Dues wait when somebody has simpanan wajib; interest waits when an account stood open in that month under
    terms that pay some; deposits wait when something fell due on them by ``on``, or by the end of that month.
    """
    before = month.previous()
    accounts = SavingsAccount.objects.of(cooperative_id).filter(closed_on__isnull=True)
    terms = ProductTerms.objects.of(cooperative_id).filter(from_on__lte=before.last_day).exclude(method="")
    told = (
        Cooperative.objects.filter(pk=cooperative_id)
        .annotate(
            has_wajib=Exists(accounts.filter(product__kind=SavingsKind.WAJIB, opened_on__lte=month.last_day)),
            is_raised=Exists(DuesObligation.objects.of(cooperative_id).filter(month=month.first_day)),
            earns=Exists(accounts.filter(product__in=terms.values("product_id"), opened_on__lte=before.last_day)),
            is_due=Exists(
                TermDeposit.objects.of(cooperative_id).filter(
                    status=DepositStatus.RUNNING, next_on__lte=on or before.last_day
                )
            ),
            is_run=Exists(InterestRun.objects.of(cooperative_id).filter(month=before.first_day, status=RunStatus.DONE)),
        )
        .values("has_wajib", "is_raised", "earns", "is_run", "is_due")
        .get()
    )
    return SavingsWork(
        dues_month=month, dues_wait=told["has_wajib"] and not told["is_raised"], interest_month=before,
        interest_waits=told["earns"] and not told["is_run"], deposits_wait=told["is_due"],
    )  # fmt: skip
