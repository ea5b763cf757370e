"""Tables of this room: receipts, what numbers them, and the drawers of the tellers."""

from django.db import models

from kdim.cooperatives.models import TenantModel
from kdim.payments.enums import DrawerStatus, ReceiptKind


class ReceiptSeries(TenantModel):
    """The last number given out in a year, where there are no drawers. Its row is the lock that leaves no gaps."""

    year = models.PositiveSmallIntegerField()
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cooperative", "year"], name="receipt_series_one_per_year")]


class Drawer(TenantModel):
    """One teller's cash of one day, from its opening to its closing; its money is a subaccount of its own.

    ``number`` counts the drawers of a day. ``last_receipt`` is the last number given out in this drawer: its row is the
    lock that keeps the numbers without gaps. Triggers refuse any change once it is closed.
    """

    person = models.ForeignKey("cooperatives.Person", models.PROTECT, related_name="+")
    teller_name = models.CharField(max_length=120)
    on = models.DateField()
    number = models.PositiveSmallIntegerField()
    subaccount_id = models.BigIntegerField()
    opened_at = models.DateTimeField()
    opened_with = models.BigIntegerField()  # what the teller had kept, and what came from the vault
    last_receipt = models.PositiveIntegerField(default=0)
    expected = models.BigIntegerField(null=True)  # from here on at its close: what the books said
    counted = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=200, blank=True)  # of the difference
    kept = models.BigIntegerField(null=True)  # by the teller or by whom it was handed to; the rest went to the vault
    handed_to = models.ForeignKey("cooperatives.Person", models.PROTECT, null=True, related_name="+")
    handed_to_name = models.CharField(max_length=120, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=120, blank=True)
    status = models.CharField(
        max_length=8, default=DrawerStatus.OPEN.value, choices=[(status.value, status.value) for status in DrawerStatus]
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cooperative", "on", "number"], name="drawer_number_unique"),
            models.UniqueConstraint(
                fields=["cooperative", "person"], condition=~models.Q(status="closed"), name="drawer_one_in_use_each"
            ),
        ]
        indexes = [models.Index(fields=["cooperative", "person", "id"], name="drawer_by_person")]


class DrawerCount(TenantModel):
    """What somebody counted without knowing what the books expected. Written once; triggers refuse any change.

    ``pieces`` is code of note or coin → how many; ``expected`` what the books said at that moment.
    """

    drawer = models.ForeignKey(Drawer, models.PROTECT, related_name="+")
    counted_at = models.DateTimeField()
    counted_by = models.CharField(max_length=120)
    pieces = models.JSONField()
    total = models.BigIntegerField()
    expected = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["cooperative", "drawer", "id"], name="count_by_drawer")]


class Receipt(TenantModel):
    """A confirmation of money taken or given. Written once; triggers refuse any change.

    ``number`` counts within the drawer, or within the year where there is none. Whether it still holds is not stored:
    that follows from its entry in the books.
    """

    token = models.CharField(max_length=22)
    year = models.PositiveSmallIntegerField()
    drawer = models.ForeignKey(Drawer, models.PROTECT, null=True, related_name="+")
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
            models.UniqueConstraint(
                fields=["cooperative", "year", "number"],
                condition=models.Q(drawer__isnull=True),
                name="receipt_number_unique",
            ),
            models.UniqueConstraint(
                fields=["cooperative", "drawer", "number"],
                condition=models.Q(drawer__isnull=False),
                name="receipt_number_unique_in_drawer",
            ),
            models.UniqueConstraint(fields=["cooperative", "entry_id"], name="receipt_one_per_entry"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="receipt_amount_positive"),
        ]
        indexes = [models.Index(fields=["cooperative", "member_id", "id"], name="receipt_by_member")]


class BankAccount(TenantModel):
    """An account that the cooperative has at a bank, and the account of the ledger that it is kept in."""

    bank = models.CharField(max_length=40)
    number = models.CharField(max_length=20)  # digits, zeros in front among them
    holder = models.CharField(max_length=120)
    account_id = models.BigIntegerField()
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cooperative", "bank", "number"], name="bank_account_number_unique"),
            models.UniqueConstraint(fields=["cooperative", "account_id"], name="bank_account_one_per_ledger_account"),
        ]


class BankStatement(TenantModel):
    """What one file brought that was not known yet. Balances in whole sen, before and after its own lines."""

    bank_account = models.ForeignKey(BankAccount, models.PROTECT, related_name="+")
    layout = models.CharField(max_length=40)
    file_name = models.CharField(max_length=120)
    file_hash = models.CharField(max_length=64)
    from_on = models.DateField()
    until_on = models.DateField()
    opening_sen = models.BigIntegerField()
    closing_sen = models.BigIntegerField()
    imported_at = models.DateTimeField()
    imported_by = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["cooperative", "bank_account", "id"], name="bank_statement_by_account")]


class BankLine(TenantModel):
    """A movement as the bank booked it; whole sen, money in above zero. ``number`` counts those of the account.

    Two payments may be the same in everything but their number.
    """

    bank_account = models.ForeignKey(BankAccount, models.PROTECT, related_name="+")
    statement = models.ForeignKey(BankStatement, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    on = models.DateField()
    at = models.TimeField(null=True)
    amount_sen = models.BigIntegerField()
    balance_sen = models.BigIntegerField()
    description = models.CharField(max_length=500, blank=True)
    reference = models.CharField(max_length=60, blank=True)
    branch = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cooperative", "bank_account", "number"], name="bank_line_number_unique"),
            models.CheckConstraint(condition=~models.Q(amount_sen=0), name="bank_line_moves_something"),
        ]
        indexes = [models.Index(fields=["cooperative", "bank_account", "on"], name="bank_line_by_day")]


class BankMatch(TenantModel):
    """A movement at the bank and the entry of the books that tells the same; each stands in one match at most.

    ``amount`` is what the entry moved on the bank's account, whole rupiah, money in above zero. Triggers refuse any
    change but its undoing, once.
    """

    bank_account = models.ForeignKey(BankAccount, models.PROTECT, related_name="+")
    line = models.ForeignKey(BankLine, models.PROTECT, related_name="+")
    entry_id = models.BigIntegerField()
    entry_on = models.DateField()
    amount = models.BigIntegerField()
    evidence = models.CharField(max_length=60)  # codes with commas between
    matched_at = models.DateTimeField()
    matched_by = models.CharField(max_length=120)
    matched_by_id = models.BigIntegerField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=120, blank=True)
    undone_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cooperative", "line"],
                condition=models.Q(undone_at__isnull=True),
                name="bank_match_one_per_line",
            ),
            models.UniqueConstraint(
                fields=["cooperative", "bank_account", "entry_id"],
                condition=models.Q(undone_at__isnull=True),
                name="bank_match_one_per_entry",
            ),
        ]
        indexes = [models.Index(fields=["cooperative", "bank_account", "entry_on"], name="bank_match_by_day")]


class BankReconciliation(TenantModel):
    """A pengawas put a signature under the figures of a day; triggers refuse any change. See ``queries/reconciling``.

    ``_sen`` are whole sen, ``books`` and ``entries`` whole rupiah.
    """

    bank_account = models.ForeignKey(BankAccount, models.PROTECT, related_name="+")
    until_on = models.DateField()
    bank_sen = models.BigIntegerField()
    books = models.BigIntegerField()
    start_sen = models.BigIntegerField()
    lines_sen = models.BigIntegerField()
    line_count = models.PositiveIntegerField()
    entries = models.BigIntegerField()
    entry_count = models.PositiveIntegerField()
    rounding_sen = models.BigIntegerField()
    note = models.CharField(max_length=300, blank=True)
    signed_at = models.DateTimeField()
    signed_by = models.CharField(max_length=120)
    signed_by_id = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["cooperative", "bank_account", "id"], name="bank_signature_by_account")]
