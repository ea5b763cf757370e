"""Whatever a meeting can decide, as dated rows with the decision that made them."""

from django.db import models

from kdim.cooperatives.enums import MeetingKind
from kdim.cooperatives.models.wall import TenantModel


class Decision(TenantModel):
    """A resolution of a meeting."""

    meeting = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in MeetingKind])
    number = models.CharField(max_length=60)
    on = models.DateField()
    summary = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cooperative", "meeting", "number"], name="decision_number_unique")
        ]

    def __str__(self) -> str:
        return self.number


class Bylaw(TenantModel):
    """One rule from one day on. A change is a new row; a row is never edited, so history can be read."""

    key = models.CharField(max_length=60)
    value = models.JSONField()
    from_on = models.DateField()
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cooperative", "key", "from_on"], name="bylaw_one_value_per_day")
        ]
