"""What one officer decided about the office and another has yet to confirm."""

from django.db import models

from kdim.cooperatives.enums import ProposalKind, Role
from kdim.cooperatives.models.bylaw import Decision
from kdim.cooperatives.models.people import Person, RoleTerm
from kdim.cooperatives.models.wall import TenantModel


class OfficeProposal(TenantModel):
    """An appointment, its end, or an activation slip for somebody with an office, that waits for a second officer."""

    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in ProposalKind])
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, blank=True, choices=[(role.value, role.value) for role in Role])
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, related_name="+")
    term = models.ForeignKey(RoleTerm, models.PROTECT, null=True, related_name="+")  # the one to end
    reason = models.CharField(max_length=200, blank=True)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)  # without ``decided_by``: taken back, or nobody decided in time
    is_confirmed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cooperative", "kind", "person", "role"],
                condition=models.Q(decided_at__isnull=True),
                name="office_proposal_one_waits",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True) | ~models.Q(decided_by=models.F("asked_by")),
                name="office_proposal_by_two",
            ),
            models.CheckConstraint(
                condition=models.Q(is_confirmed=False) | models.Q(decided_by__isnull=False),
                name="office_proposal_confirmed_by_somebody",
            ),
        ]
