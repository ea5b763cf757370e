"""From a form that is right to an act that is done, the same way on every office page."""

from collections.abc import Callable, Sequence
from typing import Any

from django.forms import Form as DjangoForm
from django.http import HttpResponse
from django.shortcuts import render

from kdim.cooperatives.powers import NotAllowed
from kdim.kernel.refusals import Refusal
from kdim.web.forms import Form
from kdim.web.gates import OfficeRequest, now

UNREADY = 422  # the page again, with sentences


def run(request: OfficeRequest, form: Form, act: Callable[..., Any], **facts: Any) -> Any:
    """Do the act under the form's request id; a refusal becomes an error of the form, so look at ``form.errors``."""
    try:
        return act(actor=request.actor, request_id=form.cleaned_data["request_id"], at=now(), **facts)
    except NotAllowed:
        raise
    except Refusal as refusal:
        form.refuse(refusal)
    return None


def is_possible(form: Form, check: Callable[..., Any], *, field: str | None = None, **facts: Any) -> bool:
    """Whether an act could be done as things stand, before anybody is asked; a refusal becomes an error of the form."""
    try:
        check(**facts)
    except NotAllowed:
        raise
    except Refusal as refusal:
        form.refuse(refusal, field)
        return False
    return True


def show(request: OfficeRequest, template: str, form: DjangoForm, **facts: Any) -> HttpResponse:
    """The page of a form; 422 when something on it must be mended."""
    status = UNREADY if form.is_bound and form.errors else 200
    return render(request, template, {"form": form, **facts}, status=status)


def confirm(
    request: OfficeRequest,
    form: Form,
    *,
    question: str,
    facts: Sequence[tuple[str, Any]],
    button: str,
    back_url: str,
    amount: int | None = None,
    lead: str = "",
) -> HttpResponse:
    """What is about to happen, before it does; the form travels along, hidden."""
    context = {
        "form": form, "question": question, "facts": facts, "button": button, "back_url": back_url, "amount": amount,
        "lead": lead, "url": request.get_full_path(), "title": question,
    }  # fmt: skip
    return render(request, "office/confirm.html", context)


def is_confirmed(request: OfficeRequest) -> bool:
    """Whether the person saw the question and said yes."""
    return request.POST.get("confirmed") == "1"
