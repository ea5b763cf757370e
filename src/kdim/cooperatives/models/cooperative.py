"""A cooperative and the host names it answers to."""

from django.db import models

from kdim.cooperatives.enums import CooperativeKind, Zone
from kdim.kernel.ids import new_id


class Cooperative(models.Model):
    """One legal body with its own members, by-laws and books."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=40, unique=True)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in CooperativeKind])
    legal_number = models.CharField(max_length=60, blank=True)  # nomor badan hukum
    registry_number = models.CharField(max_length=20, blank=True)  # NIK koperasi
    npwp = models.CharField(max_length=16, blank=True)
    nib = models.CharField(max_length=13, blank=True)
    founded_on = models.DateField(null=True, blank=True)
    street = models.CharField(max_length=160, blank=True)
    area = models.ForeignKey("cooperatives.Area", models.PROTECT, null=True, blank=True, related_name="+")
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    zone = models.CharField(max_length=4, choices=[(zone.value, zone.value) for zone in Zone], default=Zone.WIB.value)
    fiscal_start_month = models.PositiveSmallIntegerField(default=1)
    logo = models.BinaryField(null=True, blank=True)  # PNG, at most 64 kB: one less folder to back up
    is_demonstration = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fiscal_start_month__gte=1, fiscal_start_month__lte=12),
                name="cooperative_fiscal_month_in_year",
            )
        ]

    def __str__(self) -> str:
        return self.name


class HostName(models.Model):
    """A name under which browsers reach a cooperative; read to learn which cooperative to enter."""

    outside_wall = True

    host = models.CharField(max_length=120, primary_key=True)
    cooperative = models.ForeignKey(Cooperative, models.PROTECT, related_name="host_names")

    def __str__(self) -> str:
        return self.host


class SetupCode(models.Model):
    """What the first visitor of an empty install must know: only who reads the server's output may found there."""

    code_hash = models.CharField(max_length=64)
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
