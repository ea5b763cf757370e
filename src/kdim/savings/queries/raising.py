"""What raising a month's simpanan wajib would do, and what it has done before."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Subquery, Sum

from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.queries import bylaws_at
from kdim.kernel.calendar import Month
from kdim.members.enums import MemberStatus
from kdim.savings.enums import SavingsKind
from kdim.savings.models import DuesObligation, SavingsAccount


@dataclass(frozen=True, slots=True)
class DuesPreview:
    """Of one month: ``members`` would be asked ``amount`` rupiah each by ``due_on``; ``asked`` were before."""

    month: Month
    members: int
    amount: int
    due_on: date
    asked: int
    asked_amount: int

    @property
    def total(self) -> int:
        """What would be asked of all of them together."""
        return self.members * self.amount


def dues_to_raise(cooperative_id: int, month: Month) -> DuesPreview:
    """By the same rule as ``raise_dues``, in three statements. Raises ``BylawMissing``."""
    bylaws = bylaws_at(cooperative_id, month.first_day)
    asked = DuesObligation.objects.of(cooperative_id).filter(month=month.first_day)
    told = asked.aggregate(count=Count("id"), amount=Sum("amount"))
    waiting = SavingsAccount.objects.of(cooperative_id).filter(
        product__kind=SavingsKind.WAJIB, closed_on__isnull=True, member__status=MemberStatus.ACTIVE,
        member__joined_on__lte=month.last_day,
    )  # fmt: skip
    already = Subquery(asked.filter(account_id=OuterRef("id")).values("id")[:1])
    return DuesPreview(
        month=month, members=waiting.annotate(already=already).filter(already__isnull=True).count(),
        amount=bylaws.number(BylawKey.SIMPANAN_WAJIB), due_on=month.day(bylaws.number(BylawKey.WAJIB_DUE_DAY)),
        asked=told["count"], asked_amount=told["amount"] or 0,
    )  # fmt: skip
