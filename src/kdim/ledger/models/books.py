"""Books, their chart of accounts, and the months that are closed."""

from django.db import models

from kdim.cooperatives.models import TenantModel
from kdim.ledger.enums import AccountKind, AccountRole, BookKind, CashFlowClass, Dealing, OwnerKind, Side


class Book(TenantModel):
    """A set of books: the cooperative's own, or one member business's. No entry crosses books."""

    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in BookKind])
    name = models.CharField(max_length=120)
    owner_id = models.BigIntegerField(null=True)  # the business, for its books
    begins_on = models.DateField()  # nothing is dated earlier
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cooperative"],
                condition=models.Q(kind="cooperative"),
                name="book_one_of_the_cooperative",
            ),
            models.UniqueConstraint(fields=["cooperative", "kind", "owner_id"], name="book_one_per_owner"),
        ]


class Account(TenantModel):
    """An account of a book's chart. Posting never touches this row; see ``Balance``."""

    book = models.ForeignKey(Book, models.PROTECT, related_name="+")
    code = models.CharField(max_length=12)
    name_id = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in AccountKind])
    side = models.CharField(max_length=6, choices=[(side.value, side.value) for side in Side])
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    is_group = models.BooleanField(default=False)
    is_control = models.BooleanField(default=False)
    is_closed = models.BooleanField(default=False)
    cash_flow = models.CharField(max_length=10, blank=True, choices=[(c.value, c.value) for c in CashFlowClass])
    dealing = models.CharField(max_length=10, blank=True, choices=[(d.value, d.value) for d in Dealing])
    statement_line = models.CharField(max_length=12)
    slots = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cooperative", "book", "code"], name="account_code_unique")]


class RoleAccount(TenantModel):
    """Which account of a book plays a role for the posting rules."""

    book = models.ForeignKey(Book, models.PROTECT, related_name="+")
    role = models.CharField(max_length=30, choices=[(role.value, role.value) for role in AccountRole])
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cooperative", "book", "role"], name="role_account_one_each")]


class Subaccount(TenantModel):
    """The part of a control account that belongs to one owner. Its floor and holds stand on its ``Balance``."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    owner_kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in OwnerKind])
    owner_id = models.BigIntegerField()
    name = models.CharField(max_length=120)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cooperative", "account", "owner_kind", "owner_id"], name="subaccount_one_per_owner"
            )
        ]


class Hold(TenantModel):
    """Rupiah of a subaccount set aside: still the owner's, but not to be withdrawn."""

    subaccount = models.ForeignKey(Subaccount, models.PROTECT, related_name="+")
    amount = models.BigIntegerField()
    reason = models.CharField(max_length=200)
    placed_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(amount__gt=0), name="hold_is_positive")]


class Period(TenantModel):
    """The closing of one month of a book. A month without such a row is open; months are closed in order."""

    book = models.ForeignKey(Book, models.PROTECT, related_name="+")
    month = models.DateField()  # its first day
    closed_at = models.DateTimeField()
    closed_by = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cooperative", "book", "month"], name="period_closed_once")]
