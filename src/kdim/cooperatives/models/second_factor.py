"""The second factor: an app on the person's phone that makes codes, codes on paper for when it is lost, and resets.

It lies inside the wall: officers of one cooperative can end it there and nowhere else.
"""

from django.db import models

from kdim.cooperatives.models.people import Person
from kdim.cooperatives.models.wall import TenantModel


class SecondFactor(TenantModel):
    """A secret that a person's authenticator app shares with us: begun, then in use, then ended."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sealed_secret = models.CharField(max_length=255, blank=True)  # see ``sealing``; emptied at the end
    begun_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)  # the first right code
    ended_at = models.DateTimeField(null=True)
    last_step = models.BigIntegerField(default=0)  # the half minute, since 1970, of the last code that was used

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cooperative", "person"],
                condition=models.Q(confirmed_at__isnull=False, ended_at__isnull=True),
                name="second_factor_one_in_use",
            ),
            models.UniqueConstraint(
                fields=["cooperative", "person"],
                condition=models.Q(confirmed_at__isnull=True, ended_at__isnull=True),
                name="second_factor_one_begun",
            ),
        ]


class RecoveryCode(TenantModel):
    """One of ten codes on paper, each good once in place of the app. Only its keyed hash is kept."""

    factor = models.ForeignKey(SecondFactor, models.PROTECT, related_name="+")
    code_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)  # replaced by newer ones, or the factor ended

    class Meta:
        indexes = [models.Index(fields=["cooperative", "factor"], name="recovery_code_of_factor")]


class FactorReset(TenantModel):
    """A lost phone: one officer asks that a person's second factor be ended, another confirms or refuses."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)  # without ``decided_by``: nobody decided in time
    is_confirmed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cooperative", "person"],
                condition=models.Q(decided_at__isnull=True),
                name="factor_reset_one_waits",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True)
                | ~models.Q(decided_by=models.F("asked_by")) & ~models.Q(decided_by=models.F("person")),
                name="factor_reset_by_two_others",
            ),
            models.CheckConstraint(
                condition=~models.Q(asked_by=models.F("person")), name="factor_reset_asked_by_another"
            ),
        ]
