"""Opening a term deposit: from cash at the desk, or out of the member's simpanan sukarela."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F

from kdim.calculations.term_deposit import InterestPayout, due_dates, interest_of_month
from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.ids import new_id
from kdim.kernel.rupiah import Rupiah
from kdim.ledger import actions as ledger
from kdim.ledger.enums import AccountRole, OwnerKind
from kdim.payments.actions import Confirmation, issue_receipts, lock_till, post_at_desk
from kdim.payments.enums import ReceiptKind
from kdim.savings import postings
from kdim.savings.actions.accounts import lock_account, require_active, require_movement
from kdim.savings.actions.products import require_within_cap
from kdim.savings.actions.refusals import (
    AboveMaximumDeposit,
    AccountUnknown,
    BelowMinimumDeposit,
    DepositTermsMissing,
    PayoutNotFitting,
    ProductNotOpen,
    ProductUnknown,
    SavingsOfAnother,
    TermNotOffered,
    WithdrawalTooLarge,
    WrongKind,
)
from kdim.savings.actions.telling import tell_receipts
from kdim.savings.actions.withholding import Withholding
from kdim.savings.enums import DepositStatus, MaturityChoice, SavingsKind
from kdim.savings.models import DepositInterest, DepositTerms, SavingsAccount, SavingsProduct, TermDeposit
from kdim.savings.models.deposits import SHORT_MONTHS
from kdim.savings.queries.deposit_products import deposit_terms_at
from kdim.savings.queries.products import terms_at
from kdim.savings.queries.standings import standing_of

Placed = dict[str, int | str]
#: What the months of an interest given in advance come to: (day, before tax, tax).
Months = Sequence[tuple[date, int, int]]


@dataclass(frozen=True, slots=True)
class Placement:
    """A deposit that could be opened now: what the certificate will say. Amounts in whole rupiah."""

    product: SavingsProduct
    terms: DepositTerms
    savings: SavingsAccount
    rate_ppm: int
    placed_on: date
    days: Sequence[date]
    months: Sequence[int]

    @property
    def matures_on(self) -> date:
        """The last day of the term."""
        return self.days[-1]

    @property
    def interest(self) -> int:
        """What the term earns before tax, when nothing is kept back on the way."""
        return sum(self.months)


@act("savings.place_deposit", power=Power.TAKE_SAVINGS)
def place_deposit(
    *,
    actor: Actor,
    request_id: UUID,
    at: datetime,
    on: date,
    product_id: int,
    savings_id: int,
    amount: Rupiah,
    months: int,
    payout: InterestPayout,
    at_maturity: MaturityChoice,
    from_savings: bool,
) -> Placed:
    """Open a term deposit of the owner of the simpanan sukarela ``savings_id``, to which interest will go; gives
    ``{"deposit": id, "entry": id, "receipt": token}``, the receipt empty when no cash changed hands.

    Interest in advance is given at once, its tax reckoned month by month. Raises what :func:`placement` refuses,
    ``DrawerNotOpen``, ``DrawerOfAnotherDay``, and what the ledger refuses.
    """
    savings = lock_account(actor, savings_id)
    planned = placement(
        cooperative_id=actor.cooperative_id, at=at, on=on, product_id=product_id, savings=savings, amount=amount,
        months=months, payout=payout, from_savings=from_savings,
    )  # fmt: skip
    deposit = _certificate(actor, planned, amount, months, payout, at_maturity)
    given = _months_in_advance(planned, payout)
    advance = postings.InAdvance(
        Rupiah(sum(gross for _on, gross, _tax in given)),
        Rupiah(sum(tax for _on, _gross, tax in given)),
        savings.subaccount_id,
    )
    entry = postings.deposit_placed(
        on=on, number=deposit.number, role=role_of(months), subaccount=deposit.subaccount_id, amount=amount,
        out_of=savings.subaccount_id if from_savings else None, advance=advance,
    )  # fmt: skip
    drawer = None if from_savings else lock_till(actor, on)
    [entry_id] = post_at_desk([entry], drawer=drawer, actor=actor, request_id=request_id, at=at)
    deposit.entry_id = entry_id
    deposit.save(force_insert=True)
    write_months(deposit, given)
    token = ""
    if not from_savings:
        told = Confirmation(
            entry_id=entry_id, kind=ReceiptKind.SAVINGS_DEPOSIT, member_id=savings.member_id,
            payer_name=savings.member.name, amount=amount, about=f"{planned.product.name} {deposit.number}",
        )  # fmt: skip
        [token] = issue_receipts(actor=actor, at=at, on=on, confirmations=[told], drawer=drawer)
        tell_receipts(actor=actor, at=at, on=on, receipts=[(deposit.subaccount_id, told, token)])
    note(subject=f"term_deposit:{deposit.id}", entry=entry_id, number=deposit.number)
    return {"deposit": deposit.id, "entry": entry_id, "receipt": token}


def placement(
    *,
    cooperative_id: int,
    at: datetime,
    on: date,
    product_id: int,
    savings: SavingsAccount,
    amount: int,
    months: int,
    payout: InterestPayout,
    from_savings: bool,
) -> Placement:
    """What the certificate would say; nothing is written, so pages ask with it before they ask for a yes.

    Raises ``SavingsOfAnother`` for an account that is not simpanan sukarela, ``MemberNotActive``,
    ``AmountNotPositive``, ``DayAhead``, ``BeforeOpening``, ``MonthSettled``, ``WithdrawalTooLarge``, and what
    :func:`offered` refuses.
    """
    if SavingsKind(savings.product.kind) is not SavingsKind.SUKARELA:
        raise SavingsOfAnother(number=savings.number, name=savings.member.name)
    require_active(savings.member)
    require_movement(savings, at, on, amount)
    product, terms, rate_ppm = offered(cooperative_id, on, product_id, amount, months)
    if not payout.fits(months):
        raise PayoutNotFitting(months=months)
    if from_savings:
        _require_available(savings, on, amount)
    days = due_dates(on, months)
    earned = [
        interest_of_month(amount, rate_ppm, number, terms.rounding, added_every=payout.added_every)
        for number in range(1, months + 1)
    ]
    return Placement(product, terms, savings, rate_ppm, on, days, earned)


def offered(
    cooperative_id: int, on: date, product_id: int, amount: int, months: int
) -> tuple[SavingsProduct, DepositTerms, int]:
    """The product, its terms of the day and the rate they give. Raises ``ProductUnknown``, ``WrongKind``,
    ``ProductNotOpen``, ``DepositTermsMissing``, ``TermNotOffered``, ``BelowMinimumDeposit``, ``AboveMaximumDeposit``,
    ``RateAboveCap`` (the cap may have come after the terms)."""
    product = SavingsProduct.objects.of(cooperative_id).filter(id=product_id).first()
    if product is None:
        raise ProductUnknown(product=product_id)
    if SavingsKind(product.kind) is not SavingsKind.BERJANGKA:
        raise WrongKind(kind=product.kind, number="")
    if not product.is_open:
        raise ProductNotOpen(name=product.name)
    terms = deposit_terms_at(cooperative_id, product_id, on)
    if terms is None:
        raise DepositTermsMissing(name=product.name, on=on)
    if amount < terms.minimum:
        raise BelowMinimumDeposit(amount=amount, minimum=terms.minimum)
    if terms.maximum is not None and amount > terms.maximum:
        raise AboveMaximumDeposit(amount=amount, maximum=terms.maximum)
    rate_ppm = terms.rate_ppm(months, amount)
    if rate_ppm is None:
        raise TermNotOffered(months=months, offered=", ".join(str(each) for each in terms.months))
    require_within_cap(rate_ppm, on)
    return product, terms, rate_ppm


def find_savings(cooperative_id: int, savings_id: int) -> SavingsAccount:
    """The account with its owner and product, not locked. Raises :class:`AccountUnknown`."""
    rows = SavingsAccount.objects.of(cooperative_id).select_related("cooperative", "member", "product")
    account: SavingsAccount | None = rows.filter(id=savings_id, closed_on__isnull=True).first()
    if account is None:
        raise AccountUnknown(account=savings_id)
    return account


def role_of(months: int) -> AccountRole:
    """Which control account holds deposits of so many months."""
    return AccountRole.TERM_DEPOSITS if months <= SHORT_MONTHS else AccountRole.TERM_DEPOSITS_LONG


def write_months(deposit: TermDeposit, given: Months) -> None:
    """Keep what was given in advance, month by month, until each month bears its part."""
    DepositInterest.objects.bulk_create(
        DepositInterest(
            cooperative_id=deposit.cooperative_id, deposit=deposit, turn=deposit.turn, number=number, due_on=due_on,
            gross=gross, tax=tax,
        )
        for number, (due_on, gross, tax) in enumerate(given, start=1)
    )  # fmt: skip


def _months_in_advance(planned: Placement, payout: InterestPayout) -> Months:
    if payout is not InterestPayout.IN_ADVANCE:
        return []
    savings = planned.savings
    withholding = Withholding(savings.cooperative_id, [savings.member_id], planned.days)
    return [
        (on, gross, withholding.take(savings.member_id, on, gross))
        for on, gross in zip(planned.days, planned.months, strict=True)
    ]


def _certificate(
    actor: Actor, planned: Placement, amount: int, months: int, payout: InterestPayout, at_maturity: MaturityChoice
) -> TermDeposit:
    """The certificate with its number and its part of the books, not saved yet."""
    product, savings = planned.product, planned.savings
    products = SavingsProduct.objects.of(actor.cooperative_id)
    products.filter(id=product.id).update(last_number=F("last_number") + 1)
    number = products.values_list("last_number", flat=True).get(id=product.id)
    deposit = TermDeposit(
        id=new_id(), cooperative_id=actor.cooperative_id, member=savings.member, product=product, terms=planned.terms,
        savings=savings, number=f"{product.code}-{number:06d}", status=DepositStatus.RUNNING, payout=payout,
        at_maturity=at_maturity, term_months=months, rate_ppm=planned.rate_ppm, principal=amount,
        opened_on=planned.placed_on, placed_on=planned.placed_on, matures_on=planned.matures_on,
        next_on=planned.days[0],
    )  # fmt: skip
    deposit.subaccount_id = ledger.open_subaccount(
        actor=actor, account=role_of(months), owner_kind=OwnerKind.TERM_DEPOSIT, owner_id=deposit.id,
        name=f"{deposit.number} {savings.member.name}"[:120], on=planned.placed_on, floor=0,
    )  # fmt: skip
    return deposit


def _require_available(savings: SavingsAccount, on: date, amount: int) -> None:
    standing = standing_of(savings)
    terms = terms_at(savings.cooperative_id, savings.product_id, on)
    minimum = terms.minimum_balance if terms else 0
    available = max(0, standing.amount - standing.held - minimum)
    if amount > available:
        raise WithdrawalTooLarge(
            amount=amount, available=available, balance=standing.amount, held=standing.held, minimum=minimum
        )
