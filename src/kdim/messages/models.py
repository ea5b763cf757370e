"""The messages to members."""

from django.db import models
from django.db.models import Q

from kdim.cooperatives.models import TenantModel
from kdim.messages.enums import Topic


class Message(TenantModel):
    """One thing told to one member. Its content is kept as facts; pages put them into the reader's language.

    ``event`` names what happened (``entry:123``): of one event a member is told once, however often it is repeated.
    """

    member_id = models.BigIntegerField()
    topic = models.CharField(max_length=24, choices=[(topic.value, topic.value) for topic in Topic])
    event = models.CharField(max_length=60)
    facts = models.JSONField()
    on = models.DateField()
    told_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cooperative", "member_id", "event"], name="message_one_per_event"),
        ]
        indexes = [
            models.Index(fields=["cooperative", "member_id", "id"], name="message_by_member"),
            models.Index(fields=["cooperative", "member_id"], condition=Q(read_at__isnull=True), name="message_unread"),
        ]
