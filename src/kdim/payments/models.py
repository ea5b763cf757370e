"""Tables of this room: receipts and the counter that numbers them."""

from django.db import models

from kdim.cooperatives.models import TenantModel
from kdim.payments.enums import ReceiptKind


class ReceiptSeries(TenantModel):
    """The last number given out in a year. Its row is the lock that keeps the numbers without gaps."""

    year = models.PositiveSmallIntegerField()
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cooperative", "year"], name="receipt_series_one_per_year")]


class Receipt(TenantModel):
    """A confirmation of money taken or given. Written once; triggers refuse any change.

    Whether it still holds is not stored: that follows from its entry in the books.
    """

    token = models.CharField(max_length=22)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=24, choices=[(kind.value, kind.value) for kind in ReceiptKind])
    entry_id = models.BigIntegerField()
    member_id = models.BigIntegerField()
    payer_name = models.CharField(max_length=120)
    about = models.CharField(max_length=120, blank=True)
    amount = models.BigIntegerField()
    on = models.DateField()
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cooperative", "token"], name="receipt_token_unique"),
            models.UniqueConstraint(fields=["cooperative", "year", "number"], name="receipt_number_unique"),
            models.UniqueConstraint(fields=["cooperative", "entry_id"], name="receipt_one_per_entry"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="receipt_amount_positive"),
        ]
        indexes = [models.Index(fields=["cooperative", "member_id", "id"], name="receipt_by_member")]
