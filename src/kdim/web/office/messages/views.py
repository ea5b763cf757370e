"""The log of the outbox: what was sent, what waits, what was given up and why; sending again and putting aside."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages as notices
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from kdim.cooperatives.powers import Power
from kdim.members.queries import ids_matching, masked_email, masked_phone, names_of
from kdim.messages.actions import put_aside, send_again, send_all_again
from kdim.messages.channels import is_open, reaches_nobody
from kdim.messages.enums import OPEN_STATES, DeliveryState, MessageChannel
from kdim.messages.queries import DeliveryView, delivery, delivery_log, outages
from kdim.web import labels
from kdim.web.formats import angka
from kdim.web.gates import OfficeRequest, office_page
from kdim.web.htmx import go_to, page_or_fragment
from kdim.web.letters.texts import Words, words_of
from kdim.web.office.doing import UNREADY, run
from kdim.web.office.savings.forms import OnlyRequestForm
from kdim.web.paging import Pages, page_number

SIZE = 50
#: What can be asked for; whoever sends something at this moment still waits for it.
STATES = {
    "waiting": OPEN_STATES,
    "failed": (DeliveryState.FAILED,),
    "sent": (DeliveryState.SENT,),
    "dropped": (DeliveryState.DROPPED,),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A delivery as the page shows it: to whom, the address masked, and what it says."""

    sent: DeliveryView
    name: str
    address: str
    words: Words
    is_trial: bool  # what is called sent only went into a file of this computer


@require_safe
@office_page(Power.SEE_SAVINGS)
def outbox(request: OfficeRequest) -> HttpResponse:
    """One page of the log; a channel that is down is said once, on top."""
    asked, way, words = (request.GET.get(name, "") for name in ("status", "jalur", "q"))
    channel = MessageChannel(way) if way in set(MessageChannel) else None
    found = delivery_log(
        request.cooperative.id, states=STATES.get(asked, ()), channel=channel,
        members=ids_matching(request.cooperative.id, words[:120]), number=page_number(request), size=SIZE,
    )  # fmt: skip
    names = names_of(request.cooperative.id, (one.member_id for one in found.rows))
    facts = {
        "rows": [_row(one, names) for one in found.rows], "page": Pages(found.number, found.pages, found.count, SIZE),
        "count": found.count, "words": words[:120], "chosen": asked if asked in STATES else "", "way": channel or "",
        "is_filtered": bool(words.strip() or asked in STATES or channel),
        "states": [(code, labels.label(code, "DeliveryState")) for code in STATES],
        "channels": [(one.value, labels.label(one)) for one in MessageChannel],
        "down": outages(request.cooperative.id), "may_send": request.actor.can(Power.SEND_MESSAGES),
        "form": OnlyRequestForm(), "has_channels": any(map(is_open, MessageChannel)),
    }  # fmt: skip
    return page_or_fragment(request, "office/messages/outbox.html", "list", facts)


@require_safe
@office_page(Power.SEE_SAVINGS)
def one(request: OfficeRequest, delivery_id: int) -> HttpResponse:
    """One delivery: the whole text, every particular, and what can be done about it."""
    return _page(request, _found(request, delivery_id), OnlyRequestForm(), 200)


@require_POST
@office_page(Power.SEND_MESSAGES)
def again(request: OfficeRequest, delivery_id: int) -> HttpResponse:
    """Send it again, at once."""
    return _act(request, delivery_id, send_again, gettext("It will be sent again in a moment."))


@require_POST
@office_page(Power.SEND_MESSAGES)
def aside(request: OfficeRequest, delivery_id: int) -> HttpResponse:
    """Leave it unsent."""
    return _act(request, delivery_id, put_aside, gettext("It was put aside and will not be sent."))


@require_POST
@office_page(Power.SEND_MESSAGES)
def retry_all(request: OfficeRequest, channel: str) -> HttpResponse:
    """Try everything that hangs on a channel."""
    if channel not in set(MessageChannel):
        raise Http404
    form = OnlyRequestForm(request.POST)
    count = run(request, form, send_all_again, channel=MessageChannel(channel)) if form.is_valid() else None
    if form.errors:
        notices.error(request, " ".join(str(error) for each in form.errors.values() for error in each))
    else:
        told = ngettext("%(n)s message is tried again now.", "%(n)s messages are tried again now.", int(count or 0))
        notices.success(request, told % {"n": angka(count)})
    return go_to(request, reverse("office:outbox"))


def _act(request: OfficeRequest, delivery_id: int, act: Callable[..., Any], done: str) -> HttpResponse:
    found, form = _found(request, delivery_id), OnlyRequestForm(request.POST)
    if form.is_valid():
        run(request, form, act, delivery_id=delivery_id)
        if not form.errors:
            notices.success(request, done)
            return go_to(request, reverse("office:outbox_one", args=[delivery_id]))
    return _page(request, found, form, UNREADY)


def _page(request: OfficeRequest, found: DeliveryView, form: OnlyRequestForm, status: int) -> HttpResponse:
    names = names_of(request.cooperative.id, [found.member_id])
    is_changeable = found.state not in (DeliveryState.SENT, DeliveryState.SENDING)
    facts = {
        "row": _row(found, names), "form": form, "may_send": request.actor.can(Power.SEND_MESSAGES) and is_changeable,
        "can_put_aside": found.state in (DeliveryState.WAITING, DeliveryState.FAILED),
        "sees_members": request.actor.can(Power.SEE_MEMBERS),
    }  # fmt: skip
    return render(request, "office/messages/one.html", facts, status=status)


def _row(one: DeliveryView, names: Mapping[int, str]) -> Row:
    mask = masked_email if one.channel is MessageChannel.EMAIL else masked_phone
    return Row(
        sent=one, name=names.get(one.member_id, ""), address=mask(one.address),
        words=words_of(one.topic, one.facts, one.on), is_trial=reaches_nobody(one.channel),
    )  # fmt: skip


def _found(request: OfficeRequest, delivery_id: int) -> DeliveryView:
    found = delivery(request.cooperative.id, delivery_id)
    if found is None:
        raise Http404
    return found
