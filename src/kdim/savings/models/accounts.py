"""Products, accounts, dues and interest. Amounts are in the books; here only what they cannot say about one."""

from django.db import models

from kdim.calculations.savings_interest import InterestMethod
from kdim.calculations.tiers import Tier, TierChoice, TieredRate
from kdim.cooperatives.models import TenantModel
from kdim.kernel.calendar import DayCount, Month
from kdim.kernel.rounding import Rounding, RoundingMode
from kdim.savings.enums import RunStatus, SavingsKind


class SavingsProduct(TenantModel):
    """A kind of savings on offer; of pokok and wajib there is one each. ``last_number``: account or certificate."""

    code = models.CharField(max_length=12)
    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in SavingsKind])
    is_open = models.BooleanField(default=True)
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cooperative", "code"], name="savings_product_code_unique"),
            models.UniqueConstraint(
                fields=["cooperative", "kind"],
                condition=models.Q(kind__in=[SavingsKind.POKOK, SavingsKind.WAJIB]),
                name="savings_product_one_of_equity",
            ),
        ]


class ProductTerms(TenantModel):
    """What holds for a product from one day on; a change is a new row. ``method`` is empty for no interest."""

    product = models.ForeignKey(SavingsProduct, models.PROTECT, related_name="+")
    from_on = models.DateField()
    method = models.CharField(max_length=12, blank=True, choices=[(one.value, one.value) for one in InterestMethod])
    tiers = models.JSONField(default=list)
    tier_choice = models.CharField(max_length=16, default=TierChoice.WHOLE_BALANCE)
    day_count = models.CharField(max_length=12, default=DayCount.ACT_365)
    rounding_mode = models.CharField(max_length=12, default=RoundingMode.HALF_UP)
    rounding_unit = models.PositiveIntegerField(default=1)
    minimum_balance = models.BigIntegerField(default=0)
    minimum_deposit = models.BigIntegerField(default=0)
    decision = models.ForeignKey("cooperatives.Decision", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cooperative", "product", "from_on"], name="savings_terms_one_per_day"),
            models.CheckConstraint(
                condition=models.Q(minimum_balance__gte=0, minimum_deposit__gte=0), name="savings_terms_not_negative"
            ),
        ]

    @property
    def rate(self) -> TieredRate:
        """The bands, in parts per million a year."""
        tiers = tuple(Tier(from_balance, rate_ppm) for from_balance, rate_ppm in self.tiers)
        return TieredRate(tiers, TierChoice(self.tier_choice))

    @property
    def rounding(self) -> Rounding:
        """How a month's interest becomes rupiah."""
        return Rounding(RoundingMode(self.rounding_mode), self.rounding_unit)


class SavingsAccount(TenantModel):
    """One member's savings of one product; its money is the subaccount in the books."""

    member = models.ForeignKey("members.Member", models.PROTECT, related_name="+")
    product = models.ForeignKey(SavingsProduct, models.PROTECT, related_name="+")
    number = models.CharField(max_length=24)
    subaccount_id = models.BigIntegerField()
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    #: Rupiah that came along from older books: saved, but no payment of dues asked here.
    brought_in = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cooperative", "number"], name="savings_account_number_unique"),
            models.UniqueConstraint(fields=["cooperative", "subaccount_id"], name="savings_account_subaccount_unique"),
            models.UniqueConstraint(
                fields=["cooperative", "member", "product"],
                condition=models.Q(closed_on__isnull=True),
                name="savings_account_one_open_per_product",
            ),
        ]


class DuesObligation(TenantModel):
    """Simpanan wajib asked of one member for one month (its first day), in whole rupiah."""

    account = models.ForeignKey(SavingsAccount, models.PROTECT, related_name="+")
    month = models.DateField()
    amount = models.BigIntegerField()
    due_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cooperative", "account", "month"], name="dues_once_per_month"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="dues_amount_positive"),
        ]
        indexes = [models.Index(fields=["cooperative", "month"], name="dues_by_month")]


class InterestRun(TenantModel):
    """The interest of one month for all accounts of a cooperative. DONE is written together with its entries."""

    month = models.DateField()
    status = models.CharField(max_length=12, choices=[(status.value, status.value) for status in RunStatus])
    entry_id = models.BigIntegerField(null=True)
    tax_entry_id = models.BigIntegerField(null=True)
    accounts = models.PositiveIntegerField(default=0)
    gross = models.BigIntegerField(default=0)
    tax = models.BigIntegerField(default=0)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    started_by = models.CharField(max_length=120)
    failure = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cooperative", "month"], name="interest_once_per_month"),
            models.CheckConstraint(
                condition=~models.Q(status=RunStatus.DONE) | models.Q(finished_at__isnull=False),
                name="interest_done_has_an_end",
            ),
        ]

    @property
    def of_month(self) -> Month:
        """The month the interest was earned in."""
        return Month.of(self.month)
