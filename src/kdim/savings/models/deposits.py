"""Term deposits (*simpanan berjangka*): what is offered, each certificate, and the interest of each of its months.

What stands on a certificate is in the books, on a subaccount of its own. ``principal`` is what the paper promises
interest on for the running term; amounts are whole rupiah, rates parts per million a year.
"""

from collections.abc import Sequence

from django.db import models

from kdim.calculations.term_deposit import BreakRule, BreakTerms, InterestPayout
from kdim.cooperatives.models import TenantModel
from kdim.kernel.calendar import DayCount
from kdim.kernel.rounding import Rounding, RoundingMode
from kdim.savings.enums import DepositStatus, MaturityChoice, RunStatus
from kdim.savings.models.accounts import SavingsAccount, SavingsProduct

#: The longest term whose deposits stand among what is due within a year.
SHORT_MONTHS = 12


class DepositTerms(TenantModel):
    """What is offered from one day on; a change is a new row. ``rates`` are [months, from amount, ppm a year]."""

    product = models.ForeignKey(SavingsProduct, models.PROTECT, related_name="+")
    from_on = models.DateField()
    rates = models.JSONField()
    minimum = models.BigIntegerField(default=0)
    maximum = models.BigIntegerField(null=True)
    day_count = models.CharField(max_length=12, default=DayCount.ACT_365)
    rounding_mode = models.CharField(max_length=12, default=RoundingMode.HALF_UP)
    rounding_unit = models.PositiveIntegerField(default=1)
    break_rule = models.CharField(max_length=16, choices=[(rule.value, rule.value) for rule in BreakRule])
    break_rate_ppm = models.PositiveIntegerField(default=0)
    decision = models.ForeignKey("cooperatives.Decision", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cooperative", "product", "from_on"], name="deposit_terms_one_per_day"),
            models.CheckConstraint(condition=models.Q(minimum__gte=0), name="deposit_terms_not_negative"),
        ]

    @property
    def months(self) -> Sequence[int]:
        """The terms on offer, the shortest first."""
        return sorted({months for months, _from, _rate in self.rates})

    def rate_ppm(self, months: int, amount: int) -> int | None:
        """What an amount earns in that term: the rate of the highest band it reaches; nothing for no such term."""
        reached = [(start, rate) for term, start, rate in self.rates if term == months and start <= amount]
        return max(reached)[1] if reached else None

    @property
    def rounding(self) -> Rounding:
        """How interest becomes rupiah."""
        return Rounding(RoundingMode(self.rounding_mode), self.rounding_unit)

    @property
    def breaking(self) -> BreakTerms:
        """What a deposit earns that is taken out before its term."""
        return BreakTerms(BreakRule(self.break_rule), self.break_rate_ppm)


class TermDeposit(TenantModel):
    """One certificate. ``turn`` counts its terms from 1: each time it is rolled over the next one begins.

    ``months_done`` are the months of the running term whose interest is settled; ``next_on`` the day of the next one.
    The last month's day is ``matures_on``, on which it is also paid out or rolled over.
    """

    member = models.ForeignKey("members.Member", models.PROTECT, related_name="+")
    product = models.ForeignKey(SavingsProduct, models.PROTECT, related_name="+")
    terms = models.ForeignKey(DepositTerms, models.PROTECT, related_name="+")
    #: The member's simpanan sukarela to which interest and, in the end, the money goes.
    savings = models.ForeignKey(SavingsAccount, models.PROTECT, related_name="+")
    number = models.CharField(max_length=24)
    subaccount_id = models.BigIntegerField()
    status = models.CharField(max_length=12, choices=[(status.value, status.value) for status in DepositStatus])
    payout = models.CharField(max_length=20, choices=[(payout.value, payout.value) for payout in InterestPayout])
    at_maturity = models.CharField(max_length=16, choices=[(choice.value, choice.value) for choice in MaturityChoice])
    term_months = models.PositiveIntegerField()
    rate_ppm = models.PositiveIntegerField()
    principal = models.BigIntegerField()
    opened_on = models.DateField()
    turn = models.PositiveIntegerField(default=1)
    placed_on = models.DateField()
    matures_on = models.DateField()
    months_done = models.PositiveIntegerField(default=0)
    next_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    #: The entry that opened it, and the one that ended it: on its last day, or before.
    entry_id = models.BigIntegerField()
    end_entry_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cooperative", "number"], name="term_deposit_number_unique"),
            models.UniqueConstraint(fields=["cooperative", "subaccount_id"], name="term_deposit_subaccount_unique"),
            models.CheckConstraint(condition=models.Q(principal__gt=0), name="term_deposit_principal_positive"),
            models.CheckConstraint(
                condition=models.Q(status=DepositStatus.RUNNING, closed_on__isnull=True)
                | (~models.Q(status=DepositStatus.RUNNING) & models.Q(closed_on__isnull=False)),
                name="term_deposit_over_has_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["cooperative", "status", "next_on"], name="term_deposit_by_next"),
            models.Index(fields=["cooperative", "member"], name="term_deposit_by_member"),
        ]


class DepositInterest(TenantModel):
    """The interest of one month of one deposit before tax, and the tax kept back. ``entry_id``: nothing yet for a month
    to come whose interest was given in advance."""

    deposit = models.ForeignKey(TermDeposit, models.PROTECT, related_name="+")
    turn = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    due_on = models.DateField()
    gross = models.BigIntegerField()
    tax = models.BigIntegerField()
    entry_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cooperative", "deposit", "turn", "number"], name="deposit_interest_once_per_month"
            ),
            models.CheckConstraint(
                condition=models.Q(tax__gte=0, gross__gte=models.F("tax")), name="deposit_interest_tax_within"
            ),
        ]
        indexes = [models.Index(fields=["cooperative", "due_on"], name="deposit_interest_by_day")]


class DepositRun(TenantModel):
    """One time that what had fallen due by ``until_on`` was settled; ``parts`` counts what was committed piece by
    piece, so that a run that was killed goes on where it stood. Amounts in whole rupiah."""

    until_on = models.DateField()
    status = models.CharField(max_length=12, choices=[(status.value, status.value) for status in RunStatus])
    parts = models.PositiveIntegerField(default=0)
    months = models.PositiveIntegerField(default=0)
    ended = models.PositiveIntegerField(default=0)
    rolled = models.PositiveIntegerField(default=0)
    gross = models.BigIntegerField(default=0)
    tax = models.BigIntegerField(default=0)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    started_by = models.CharField(max_length=120)
    failure = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cooperative"], condition=models.Q(status=RunStatus.RUNNING), name="deposit_run_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=~models.Q(status=RunStatus.DONE) | models.Q(finished_at__isnull=False),
                name="deposit_run_done_has_an_end",
            ),
        ]
