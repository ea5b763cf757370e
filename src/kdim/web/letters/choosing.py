"""What is sent to a member outside of the portal: one form for the member's own page and for the office."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kdim.cooperatives.powers import Actor
from kdim.kernel.phone import format_phone
from kdim.kernel.refusals import Refusal
from kdim.members.actions import choose_messages
from kdim.members.queries import Reach
from kdim.messages.channels import open_channels, reaches_nobody
from kdim.messages.enums import MessageChannel, Topic
from kdim.messages.queries import Wanted
from kdim.web import labels
from kdim.web.forms import Form, RequestIdField


class ChoiceForm(Form):
    """The ways and the subjects; nothing ticked means the inbox of the portal alone."""

    request_id = RequestIdField()
    channels = forms.MultipleChoiceField(
        label=_("Send messages by"), required=False, widget=forms.CheckboxSelectMultiple
    )
    topics = forms.MultipleChoiceField(label=_("When it is about"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any, *, known: Reach, chosen: Wanted) -> None:
        super().__init__(data, initial={"channels": list(chosen.channels), "topics": list(chosen.topics)})
        fields: Any = self.fields
        fields["channels"].choices = [(one.value, _way(one, known)) for one in open_channels()]
        fields["topics"].choices = [(one.value, labels.label(one)) for one in Topic]

    def save(self, *, actor: Actor, at: datetime, member_id: int) -> bool:
        """Whether the choice was taken; what refused it stands on the form."""
        try:
            choose_messages(
                actor=actor, request_id=self.cleaned_data["request_id"], at=at, member_id=member_id,
                topics=frozenset(map(Topic, self.cleaned_data["topics"])),
                channels=frozenset(map(MessageChannel, self.cleaned_data["channels"])),
            )  # fmt: skip
        except Refusal as refusal:
            places = {"channel_without_address": "channels", "channels_missing": "channels", "topics_missing": "topics"}
            self.refuse(refusal, places.get(refusal.code))
            return False
        return True


def _way(channel: MessageChannel, known: Reach) -> str:
    """``E-mail (siti@contoh.id)``, or that there is no address, or that this install only tries the channel out."""
    address = known.email if channel is MessageChannel.EMAIL else format_phone(known.phone) if known.phone else ""
    shown = address or gettext("no address yet")
    if reaches_nobody(channel):
        shown += "; " + gettext("trial, sent to nobody")
    return f"{labels.label(channel)} ({shown})"
