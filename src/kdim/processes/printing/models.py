"""Runs that make statements for many members, and the files they made."""

from django.db import models
from django.db.models import Q

from kdim.cooperatives.models import TenantModel
from kdim.processes.printing.enums import FileShape, PrintStatus


class StatementRun(TenantModel):
    """Statements of one period. ``member_ids`` are whom they are for, in the order of printing, fixed when it began;
    so a job that was killed knows what is still to be made."""

    from_on = models.DateField()
    until_on = models.DateField()
    shape = models.CharField(max_length=10, choices=[(shape.value, shape.value) for shape in FileShape])
    status = models.CharField(max_length=10, choices=[(status.value, status.value) for status in PrintStatus])
    member_ids = models.JSONField()
    members = models.PositiveIntegerField()
    started_at = models.DateTimeField()
    started_by = models.CharField(max_length=120)
    moved_at = models.DateTimeField()  # the last sign of life of its job
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cooperative"], condition=Q(status=PrintStatus.RUNNING), name="statement_run_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(status=PrintStatus.DONE) | Q(finished_at__isnull=False),
                name="statement_run_done_has_an_end",
            ),
        ]


class StatementFile(TenantModel):
    """One PDF of a run. ``part`` counts the parts of the run from 0; ``figures`` has for each of its members
    ``[number, name, opening, paid in, taken out, closing]``, whole rupiah."""

    run = models.ForeignKey(StatementRun, models.PROTECT, related_name="+")
    part = models.PositiveIntegerField()
    place = models.PositiveIntegerField()  # within the part
    name = models.CharField(max_length=160)
    figures = models.JSONField()
    members = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cooperative", "run", "part", "place"], name="statement_file_once"),
        ]
