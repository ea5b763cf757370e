"""Public lists that every cooperative shares: areas and kinds of business."""

from django.db import models

from kdim.cooperatives.enums import AreaLevel, KbliVersion


class Area(models.Model):
    """A province, regency, district or village by the code of the Ministry of Home Affairs ("33.74.01.1001")."""

    code = models.CharField(max_length=13, primary_key=True)
    level = models.CharField(max_length=10, choices=[(level.value, level.value) for level in AreaLevel])
    name = models.CharField(max_length=80)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    postcode = models.CharField(max_length=5, blank=True)
    zone = models.CharField(max_length=4, blank=True)  # provinces only

    class Meta:
        indexes = [models.Index(fields=["parent", "name"], name="area_children")]

    def __str__(self) -> str:
        return self.name


class Kbli(models.Model):
    """A five-digit kind of business of one version of the classification, with plain words to find it by."""

    version = models.CharField(max_length=4, choices=[(version.value, version.value) for version in KbliVersion])
    code = models.CharField(max_length=5)
    title = models.CharField(max_length=250)
    words = models.TextField(blank=True)  # how people call it: "warung, jualan nasi"
    is_common = models.BooleanField(default=False)  # in the short list for UMKM

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "code"], name="kbli_code_unique")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"
