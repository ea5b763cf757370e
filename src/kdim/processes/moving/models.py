"""A file on its way into the books, and its rows as they were read and judged."""

from django.db import models
from django.db.models import Q

from kdim.cooperatives.models import Person, TenantModel
from kdim.processes.moving.enums import STANDING, BatchKind, BatchStatus, Verdict


class Batch(TenantModel):
    """One file. ``content`` are its sheets, packed, without any column of passwords; the file itself is not kept.

    ``layout`` is what was guessed and corrected (``sheets.Layout``), ``choices`` what a person decided besides,
    ``summary`` counts and totals of the preview, ``control`` the figures that the treasurer typed.
    """

    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in BatchKind])
    status = models.CharField(max_length=10, choices=[(status.value, status.value) for status in BatchStatus])
    file_name = models.CharField(max_length=120)
    file_hash = models.CharField(max_length=64)
    content = models.BinaryField()
    sheet_name = models.CharField(max_length=120, blank=True)
    on = models.DateField()  # the day of the opening balances
    layout = models.JSONField(null=True)
    choices = models.JSONField(default=dict)
    summary = models.JSONField(default=dict)
    control = models.JSONField(default=dict)
    rows_done = models.PositiveIntegerField(default=0)
    rows_all = models.PositiveIntegerField(default=0)
    failure = models.JSONField(null=True)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    uploaded_name = models.CharField(max_length=120)
    committed_at = models.DateTimeField(null=True)
    committed_name = models.CharField(max_length=120, blank=True)
    entry_id = models.BigIntegerField(null=True)
    undo = models.JSONField(null=True)  # who asked for a journal to be undone: person, name, at, on, reason

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cooperative", "kind", "file_hash"],
                condition=Q(status__in=[status.value for status in STANDING]) & ~Q(kind=BatchKind.JOURNAL.value),
                name="batch_one_per_file",
            ),
            models.UniqueConstraint(  # a cash book has a sheet for each month, or one for either way
                fields=["cooperative", "file_hash", "sheet_name"],
                condition=Q(status__in=[status.value for status in STANDING]) & Q(kind=BatchKind.JOURNAL.value),
                name="batch_one_per_sheet",
            ),
            models.CheckConstraint(
                condition=~Q(status=BatchStatus.DONE) | Q(committed_at__isnull=False), name="batch_done_has_a_moment"
            ),
        ]
        indexes = [models.Index(fields=["cooperative", "entry_id"], name="batch_by_entry")]


class OldLoan(TenantModel):
    """A running loan as older books had it, in whole rupiah: facts for the loans room, and one part of the receivable.

    It stands as long as its batch is DONE. ``rate_told`` is what the list said, not yet a rate.
    """

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()  # row of the list
    member_id = models.BigIntegerField()
    principal = models.BigIntegerField()
    outstanding = models.BigIntegerField()
    rate_told = models.CharField(max_length=20, blank=True)
    term = models.PositiveIntegerField(null=True)  # instalments
    paid = models.PositiveIntegerField(null=True)  # instalments
    started_on = models.DateField(null=True)
    subaccount_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cooperative", "batch", "number"], name="old_loan_row_once"),
            models.CheckConstraint(condition=Q(outstanding__gt=0), name="old_loan_outstanding"),
        ]
        indexes = [models.Index(fields=["cooperative", "member_id"], name="old_loan_by_member")]


class BatchRow(TenantModel):
    """One row of a file: ``number`` as its spreadsheet shows it, ``facts`` what is written, ``issues`` as
    ``[code, cell, facts]``; ``member_id`` whom it became or belongs to, ``entry_id`` what a journal's row became."""

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    verdict = models.CharField(max_length=10, choices=[(verdict.value, verdict.value) for verdict in Verdict])
    name = models.CharField(max_length=160)
    facts = models.JSONField(default=dict)
    issues = models.JSONField(default=list)
    member_id = models.BigIntegerField(null=True)
    is_new = models.BooleanField(default=False)  # the member was made by this row
    entry_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cooperative", "batch", "number"], name="batch_row_number_once")]
        indexes = [models.Index(fields=["cooperative", "batch", "verdict", "number"], name="batch_row_by_verdict")]
