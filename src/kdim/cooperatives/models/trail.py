"""The trail: who did or saw what, when and from where. Rows are only ever added; triggers refuse the rest."""

from django.db import models

from kdim.cooperatives.models.wall import TenantModel


class AuditRecord(TenantModel):
    """One act or one look. An act also keeps the hash of its input and its result, so that a request sent twice
    is answered and not done twice."""

    at = models.DateTimeField()
    person = models.ForeignKey("cooperatives.Person", models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(max_length=120)
    act = models.CharField(max_length=60)
    subject = models.CharField(max_length=120, blank=True)
    facts = models.JSONField(default=dict)
    address = models.CharField(max_length=45, blank=True)
    request_id = models.UUIDField(null=True)
    input_hash = models.CharField(max_length=64, blank=True)
    result = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cooperative", "request_id"],
                condition=models.Q(request_id__isnull=False),
                name="act_once_per_request",
            )
        ]
        indexes = [models.Index(fields=["cooperative", "subject", "id"], name="audit_by_subject")]
