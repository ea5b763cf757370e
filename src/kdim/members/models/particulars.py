"""What belongs to a member: heirs, consents and the history of their status."""

from django.db import models
from django.db.models import F, Q

from kdim.cooperatives.models import Decision, Person, TenantModel
from kdim.members.enums import Channel, ConsentPurpose, HeirRelation, MemberStatus
from kdim.members.models.member import Member

_STATUSES = [(status.value, status.value) for status in MemberStatus]


class Heir(TenantModel):
    """Who may continue the membership or receives the savings (UU 25/1992 art. 19)."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="heirs")
    name = models.CharField(max_length=120)
    relation = models.CharField(max_length=10, choices=[(relation.value, relation.value) for relation in HeirRelation])
    phone = models.CharField(max_length=20, blank=True)  # E.164
    share_percent = models.PositiveSmallIntegerField(null=True, blank=True)  # all heirs together 100, or none given
    place = models.PositiveSmallIntegerField()  # the order in which they were named

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cooperative", "member", "place"], name="heir_place_unique"),
            models.CheckConstraint(
                condition=Q(share_percent__isnull=True) | Q(share_percent__gte=1, share_percent__lte=100),
                name="heir_share_is_a_percentage",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Consent(TenantModel):
    """One consent for one purpose; withdrawing it keeps the row, as proof of the time it stood (art. 24)."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=30, choices=[(purpose.value, purpose.value) for purpose in ConsentPurpose])
    channel = models.CharField(max_length=10, choices=[(channel.value, channel.value) for channel in Channel])
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cooperative", "member", "purpose"],
                condition=Q(withdrawn_at__isnull=True),
                name="consent_stands_once_per_purpose",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("given_at")),
                name="consent_is_withdrawn_after_it_is_given",
            ),
        ]


class StatusChange(TenantModel):
    """A step in the life of a membership; triggers refuse to change or remove one."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="status_changes")
    before = models.CharField(max_length=10, blank=True, choices=_STATUSES)
    after = models.CharField(max_length=10, choices=_STATUSES)
    on = models.DateField()
    at = models.DateTimeField()
    reason = models.CharField(max_length=300, blank=True)
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    actor_name = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["cooperative", "member", "id"], name="status_change_by_member")]
