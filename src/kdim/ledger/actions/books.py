"""Opening a book with its chart, and keeping the chart."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.enums import CooperativeKind
from kdim.cooperatives.models import Cooperative
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.ids import new_ids
from kdim.kernel.refusals import Refusal
from kdim.ledger.chart import AccountDefinition, shipped_chart
from kdim.ledger.enums import BookKind, Side
from kdim.ledger.models import Account, Balance, Book, RoleAccount


class BookExists(Refusal):
    """The cooperative, or the business, has its books already; fact: ``book``."""

    code = "book_exists"


@act("ledger.open_book", power=Power.EDIT_CHART)
def open_book(*, actor: Actor, request_id: UUID, at: datetime, begins_on: date, name: str = "") -> int:
    """Open the cooperative's own books with the shipped chart for its kind; give back the book's id.

    Nothing can be dated before ``begins_on``. Raises :class:`BookExists`.
    """
    cooperative = Cooperative.objects.get(pk=actor.cooperative_id)
    if standing := Book.objects.of(cooperative.id).filter(kind=BookKind.COOPERATIVE).first():
        raise BookExists(book=standing.id)
    book = Book.objects.create(
        cooperative_id=cooperative.id, kind=BookKind.COOPERATIVE, name=name or cooperative.name, begins_on=begins_on,
        opened_at=at,
    )  # fmt: skip
    accounts = load_chart(cooperative.id, book.id, shipped_chart(CooperativeKind(cooperative.kind)))
    note(subject=f"book:{book.id}", accounts=accounts)
    return int(book.id)


def load_chart(cooperative_id: int, book_id: int, chart: Sequence[AccountDefinition]) -> int:
    """Make the accounts, their balances and roles; give back how many accounts. Part of the act that calls it."""
    ids = dict(zip((each.code for each in chart), new_ids(len(chart)), strict=True))
    accounts = [
        Account(
            id=ids[each.code], cooperative_id=cooperative_id, book_id=book_id, code=each.code, name_id=each.name_id,
            name_en=each.name_en, kind=each.kind, side=each.side, parent_id=ids.get(each.parent_code),
            is_group=each.is_group, is_control=each.is_control, cash_flow=each.cash_flow or "",
            dealing=each.dealing or "", statement_line=each.statement_line, slots=each.slots,
        )
        for each in chart
    ]  # fmt: skip
    Account.objects.bulk_create(accounts)
    Balance.objects.bulk_create(balance for account in accounts for balance in balances_for(account))
    RoleAccount.objects.bulk_create(
        RoleAccount(cooperative_id=cooperative_id, book_id=book_id, role=each.role, account_id=ids[each.code])
        for each in chart
        if each.role is not None
    )
    return len(accounts)


def balances_for(account: Account) -> Iterable[Balance]:
    """The rows that a new account's balance is kept in: none for a heading or a control account."""
    if account.is_group or account.is_control:
        return []
    return [
        Balance(
            cooperative_id=account.cooperative_id, account_id=account.id, subaccount_id=0, slot=slot,
            slots=account.slots, book_id=account.book_id, side=Side(account.side).sign,
        )
        for slot in range(account.slots)
    ]  # fmt: skip
