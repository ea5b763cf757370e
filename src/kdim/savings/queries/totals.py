"""What all members save together, by kind and month."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from kdim.kernel.calendar import Month
from kdim.ledger import queries as books
from kdim.ledger.enums import AccountRole
from kdim.savings.enums import SavingsKind
from kdim.savings.models import SavingsAccount

ROLES = {
    SavingsKind.POKOK: AccountRole.SAVINGS_POKOK,
    SavingsKind.WAJIB: AccountRole.SAVINGS_WAJIB,
    SavingsKind.SUKARELA: AccountRole.SAVINGS_SUKARELA,
}


@dataclass(frozen=True, slots=True)
class MonthTotals:
    """One kind in one month, in whole rupiah: put in (interest included), taken out, and what stood at its end."""

    month: Month
    paid_in: int
    taken_out: int
    balance: int


@dataclass(frozen=True, slots=True)
class KindTotals:
    """One kind of savings: open accounts, what stands at the end of the last month shown, and month by month."""

    kind: SavingsKind
    accounts: int
    balance: int
    months: Sequence[MonthTotals]


def savings_totals(cooperative_id: int, *, last: Month, count: int = 12) -> Sequence[KindTotals]:
    """The ``count`` months up to ``last`` for each kind; five statements, however many members and months.

    Nothing before the cooperative has its books.
    """
    told = books.monthly(cooperative_id, roles=list(ROLES.values()), first=last.plus(1 - count), last=last)
    rows = SavingsAccount.objects.of(cooperative_id).filter(closed_on__isnull=True)
    numbers: dict[str, int] = dict(rows.values_list("product__kind").annotate(number=Count("id")))
    return [
        KindTotals(
            kind=kind, accounts=numbers.get(kind, 0), balance=told[role][-1].closing,
            months=[MonthTotals(each.month, each.credit, each.debit, each.closing) for each in told[role]],
        )
        for kind, role in ROLES.items()
        if role in told
    ]  # fmt: skip
