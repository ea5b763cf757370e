"""A membership, and the series that its number comes from."""

from django.db import models
from django.db.models import Q

from kdim.cooperatives.enums import KbliVersion
from kdim.cooperatives.models import Area, Person, TenantModel
from kdim.kernel.nik import Sex
from kdim.members.enums import LIVING, Channel, ExitReason, MemberStatus


class Member(TenantModel):
    """One row from the application to the exit; somebody who comes back gets a new row.

    ``plain_name`` and ``search_text`` are made from the other columns by ``actions``; see ``queries/words.py``.
    """

    status = models.CharField(max_length=10, choices=[(status.value, status.value) for status in MemberStatus])
    number = models.CharField(max_length=30, blank=True)  # empty until active
    name = models.CharField(max_length=120)
    nik = models.CharField(max_length=16, blank=True)  # empty when older books had none that can be read
    birth_place = models.CharField(max_length=60, blank=True)
    born_on = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=6, blank=True, choices=[(sex.value, sex.value) for sex in Sex])
    phone = models.CharField(max_length=20, blank=True)  # E.164
    email = models.CharField(max_length=120, blank=True)
    street = models.CharField(max_length=160, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    occupation = models.CharField(max_length=60, blank=True)
    business_name = models.CharField(max_length=120, blank=True)
    business_line = models.CharField(max_length=160, blank=True)
    kbli_version = models.CharField(
        max_length=4, blank=True, choices=[(version.value, version.value) for version in KbliVersion]
    )
    kbli_code = models.CharField(max_length=5, blank=True)
    channel = models.CharField(max_length=10, choices=[(channel.value, channel.value) for channel in Channel])
    applied_on = models.DateField()
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    exit_reason = models.CharField(
        max_length=20, blank=True, choices=[(reason.value, reason.value) for reason in ExitReason]
    )
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    plain_name = models.CharField(max_length=120)
    search_text = models.CharField(max_length=320)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cooperative", "nik"],
                condition=Q(status__in=[status.value for status in LIVING]) & ~Q(nik=""),
                name="member_nik_once_among_living",
            ),
            models.UniqueConstraint(
                fields=["cooperative", "number"], condition=~Q(number=""), name="member_number_unique"
            ),
            models.UniqueConstraint(
                fields=["cooperative", "person"],
                condition=Q(person__isnull=False, status__in=[status.value for status in LIVING]),
                name="member_person_once_among_living",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["active", "left"], joined_on__isnull=False) & ~Q(number="")
                | Q(status__in=["applied", "admitted", "rejected", "withdrawn"], number="", joined_on__isnull=True),
                name="member_number_and_joining_go_together",
            ),
            models.CheckConstraint(
                condition=Q(status="left", left_on__gte=models.F("joined_on")) & ~Q(exit_reason="")
                | ~Q(status="left") & Q(left_on__isnull=True, exit_reason=""),
                name="member_leaves_with_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["cooperative", "plain_name", "id"], name="member_by_name"),
            models.Index(fields=["cooperative", "status", "plain_name", "id"], name="member_by_status_and_name"),
            models.Index(fields=["cooperative", "search_text", "id"], name="member_search"),  # read alone, see words.py
            models.Index(fields=["cooperative", "nik"], name="member_by_nik"),
            models.Index(fields=["cooperative", "phone"], name="member_by_phone"),
            models.Index(fields=["cooperative", "joined_on", "number"], name="member_by_joining"),
            models.Index(fields=["person"], name="member_by_person"),
        ]

    def __str__(self) -> str:
        return self.name


class NumberSeries(TenantModel):
    """The last number given out of one series; its row is locked until the member is saved, so there are no gaps."""

    name = models.CharField(max_length=60)  # the by-law's pattern with the year filled in: "2025-{number:04d}"
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cooperative", "name"], name="number_series_unique")]

    def __str__(self) -> str:
        return self.name
