"""Entries and their lines, the balances they make, and what asks for an entry to be undone.

Entry, Line and Balance have no foreign keys in the database: per row they would cost two and a half times the posting
itself. The seal (``migrations/0002_seal.*.sql``) checks the same, a statement at a time.
"""

from typing import Any

from django.db import models

from kdim.cooperatives.models import TenantModel
from kdim.ledger.enums import EntryKind, ReversalStatus
from kdim.ledger.models.books import Account, Book, Subaccount


def _loose(to: Any, **options: Any) -> Any:
    """A reference that the seal checks, not the database row by row."""
    return models.ForeignKey(to, models.PROTECT, related_name="+", db_constraint=False, db_index=False, **options)


class Entry(TenantModel):
    """One event, sealed by the statement that wrote its lines. Never updated, never deleted."""

    cooperative = _loose("cooperatives.Cooperative")
    book = _loose(Book)
    on = models.DateField()  # the accounting date
    recorded_at = models.DateTimeField()
    person = _loose("cooperatives.Person", null=True)
    actor_name = models.CharField(max_length=120)
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in EntryKind])
    memo = models.CharField(max_length=200)
    request_id = models.UUIDField()
    request_n = models.IntegerField()  # counts the entries of one request from 0
    reverses = _loose("self", null=True)
    concerns_on = models.DateField(null=True)  # the earlier date that a correction is about
    line_count = models.IntegerField()
    is_batch = models.BooleanField(default=False)  # made from a prepared table; hashed by account
    content_hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cooperative", "request_id", "request_n"], name="entry_once_per_request"),
            models.UniqueConstraint(
                fields=["cooperative", "reverses"],
                condition=models.Q(reverses__isnull=False),
                name="entry_reversed_once",
            ),
        ]
        indexes = [models.Index(fields=["cooperative", "book", "on", "id"], name="entry_by_date")]


class Line(TenantModel):
    """One signed amount on one account: debit +, credit -, never 0. ``on`` repeats the entry's date (the seal
    compares), so that statements and month ends need no join."""

    id = None  # type: ignore[assignment]
    pk = models.CompositePrimaryKey("cooperative_id", "entry_id", "n")
    cooperative = _loose("cooperatives.Cooperative")
    entry = _loose(Entry)
    n = models.IntegerField()  # counts from 1
    on = models.DateField()
    account = _loose(Account)
    subaccount = _loose(Subaccount, null=True)
    unit = models.BigIntegerField(null=True)
    amount = models.BigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(amount=0), name="line_moves_something")]
        indexes = [
            models.Index(fields=["cooperative", "account", "subaccount", "on", "amount"], name="line_by_account")
        ]


class Balance(TenantModel):
    """What an account (``subaccount_id`` 0) or a subaccount stands at; ``slots`` rows when many write at once.

    The row says all that posting must know, so that updating it is also the check that account and subaccount exist,
    belong together and to the book, and are open. ``side`` times ``amount`` is the balance as people read it; money may
    not leave when that, less ``held``, would fall below ``floor`` (null: no floor).
    """

    id = None  # type: ignore[assignment]
    pk = models.CompositePrimaryKey("cooperative_id", "account_id", "subaccount_id", "slot")
    cooperative = _loose("cooperatives.Cooperative")
    account = _loose(Account)
    subaccount_id = models.BigIntegerField()
    slot = models.SmallIntegerField(default=0)
    slots = models.SmallIntegerField(default=1)
    book = _loose(Book)
    side = models.SmallIntegerField()
    is_open = models.BooleanField(default=True)
    amount = models.BigIntegerField(default=0)
    floor = models.BigIntegerField(null=True)
    held = models.BigIntegerField(default=0)


class Total(TenantModel):
    """Debit and credit of one account in one closed month: a balance at a date needs no sum over history."""

    id = None  # type: ignore[assignment]
    pk = models.CompositePrimaryKey("cooperative_id", "account_id", "month")
    cooperative = _loose("cooperatives.Cooperative")
    account = _loose(Account)
    month = models.DateField()  # its first day
    debit = models.BigIntegerField()
    credit = models.BigIntegerField()  # positive


class ReversalRequest(TenantModel):
    """One person asks for an entry to be undone, another decides."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    on = models.DateField()  # the date the reversal would have
    reason = models.CharField(max_length=200)
    requested_by = models.ForeignKey("cooperatives.Person", models.PROTECT, null=True, related_name="+")
    requested_name = models.CharField(max_length=120)
    requested_at = models.DateTimeField()
    status = models.CharField(
        max_length=10,
        default=ReversalStatus.PENDING,
        choices=[(status.value, status.value) for status in ReversalStatus],
    )
    decided_by = models.ForeignKey("cooperatives.Person", models.PROTECT, null=True, related_name="+")
    decided_name = models.CharField(max_length=120, blank=True)
    decided_at = models.DateTimeField(null=True)
    decision_reason = models.CharField(max_length=200, blank=True)
    reversal = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cooperative", "entry"],
                condition=models.Q(status="pending"),
                name="reversal_asked_once_at_a_time",
            )
        ]
