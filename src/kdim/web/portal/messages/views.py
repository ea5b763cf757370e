"""My messages: each says what happened and how much, the newest first; and by what ways they are sent to me too."""

from uuid import UUID, uuid4

from django.contrib import messages as notices
from django.core.exceptions import SuspiciousOperation
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kdim.ledger.queries import reversals_of
from kdim.members.queries import reach
from kdim.messages.actions import read_messages
from kdim.messages.channels import open_channels
from kdim.messages.enums import Topic
from kdim.messages.queries import MessageView, inbox, wanted
from kdim.web.gates import MemberRequest, member_page, now
from kdim.web.letters.choosing import ChoiceForm
from kdim.web.letters.texts import Words, words_of
from kdim.web.paging import Pages, page_number

SIZE = 20


@require_safe
@member_page
def messages(request: MemberRequest) -> HttpResponse:
    """One page of the inbox; a receipt whose entry was reversed since says so."""
    actor = request.actor
    assert actor.member_id is not None
    found = inbox(actor.cooperative_id, actor.member_id, number=page_number(request), size=SIZE)
    entries = [int(entry) for one in found.messages if (entry := one.facts.get("entry"))]
    facts = {
        "lines": [(one, _news(one)) for one in found.messages],
        "cancelled": set(reversals_of(actor.cooperative_id, entries)) if entries else set(),
        "newest": found.messages[0].id if found.number == 1 and found.messages else None,
        "has_unread": any(one.is_unread for one in found.messages),
        "page_obj": Pages(found.number, found.pages, found.count, SIZE),
        "request_id": uuid4(),
    }
    return render(request, "portal/messages/messages.html", facts)


def _news(message: MessageView) -> Words | None:
    """What a message says that is no receipt."""
    return None if message.topic is Topic.RECEIPT else words_of(message.topic, message.facts, message.on)


@require_POST
@member_page
def read(request: MemberRequest) -> HttpResponse:
    """Everything up to the newest message that the page showed was read."""
    try:
        request_id, until_id = UUID(request.POST.get("request_id", "")), int(request.POST.get("until", ""))
    except ValueError as wrong:
        raise SuspiciousOperation("request id or message") from wrong
    read_messages(actor=request.actor, request_id=request_id, at=now(), until_id=until_id)
    return redirect("portal:messages")


@require_http_methods(["GET", "POST"])
@member_page
def choice(request: MemberRequest) -> HttpResponse:
    """By what ways, and about what, I am told outside of the portal."""
    actor = request.actor
    assert actor.member_id is not None
    known = reach(actor.cooperative_id, actor.member_id)
    assert known is not None
    form = ChoiceForm(request.POST or None, known=known, chosen=wanted(actor.cooperative_id, actor.member_id))
    if form.is_valid() and form.save(actor=actor, at=now(), member_id=actor.member_id):
        notices.success(request, gettext("Your choice was recorded."))
        return redirect("portal:messages")
    facts = {"form": form, "may_be_told": known.may_be_told, "has_channels": bool(open_channels())}
    return render(request, "portal/messages/choice.html", facts, status=422 if form.errors else 200)
