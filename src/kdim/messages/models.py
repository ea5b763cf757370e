"""The messages to members, what each member wants sent, what became of each sending, and channels that are down."""

from django.db import models
from django.db.models import Q

from kdim.cooperatives.models import TenantModel
from kdim.messages.enums import OPEN_STATES, DeliveryState, MessageChannel, Topic, Trouble

_TOPICS = [(topic.value, topic.value) for topic in Topic]
_CHANNELS = [(channel.value, channel.value) for channel in MessageChannel]


class Message(TenantModel):
    """One thing told to one member. Its content is kept as facts; pages put them into the reader's language.

    ``event`` names what happened (``entry:123``): of one event a member is told once, however often it is repeated.
    """

    member_id = models.BigIntegerField()
    topic = models.CharField(max_length=24, choices=_TOPICS)
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


class Subscription(TenantModel):
    """A member wants messages of one topic by one channel too, beside the inbox of the portal."""

    member_id = models.BigIntegerField()
    topic = models.CharField(max_length=24, choices=_TOPICS)
    channel = models.CharField(max_length=10, choices=_CHANNELS)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cooperative", "member_id", "topic", "channel"], name="subscription_stands_once"
            ),
        ]


class Delivery(TenantModel):
    """One message on its way by one channel; written in the transaction of what it tells, so nothing leaves before.

    ``due_at``: while WAITING the moment before which it is not tried, while SENDING the end of the lease of whoever
    sends it; afterwards somebody else may.
    """

    message = models.ForeignKey(Message, models.PROTECT, related_name="deliveries")
    member_id = models.BigIntegerField()
    channel = models.CharField(max_length=10, choices=_CHANNELS)
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in DeliveryState])
    tries = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    address = models.CharField(max_length=120, blank=True)  # where it was tried last: e-mail, or telephone as E.164
    trouble = models.CharField(max_length=14, blank=True, choices=[(one.value, one.value) for one in Trouble])
    detail = models.CharField(max_length=200, blank=True)  # what the other side said, in its own words

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cooperative", "message", "channel"], name="delivery_once_per_channel"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in OPEN_STATES], ended_at__isnull=True)
                | ~Q(state__in=[state.value for state in OPEN_STATES]) & Q(ended_at__isnull=False),
                name="delivery_ends_with_a_moment",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at", "id"], condition=Q(state__in=[state.value for state in OPEN_STATES]),
                name="delivery_due",
            ),
            models.Index(fields=["cooperative", "id"], name="delivery_by_time"),
            models.Index(fields=["cooperative", "state", "id"], name="delivery_by_state"),
            models.Index(fields=["cooperative", "member_id", "id"], name="delivery_by_member"),
        ]  # fmt: skip


class Outage(TenantModel):
    """A channel that does not answer: one row from the first try that found it down until something is taken again."""

    channel = models.CharField(max_length=10, choices=_CHANNELS)
    since = models.DateTimeField()
    tried_at = models.DateTimeField()
    detail = models.CharField(max_length=200, blank=True)  # what the last try heard

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cooperative", "channel"], name="outage_one_per_channel")]
