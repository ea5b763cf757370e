"""Setting up: one page, asked once, only for whoever can see the server's window."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kdim.cooperatives.enums import CooperativeKind, Zone
from kdim.cooperatives.queries import is_installed
from kdim.kernel.refusals import Refusal
from kdim.processes.founding import FirstPerson, found_first_cooperative, proposed_slug
from kdim.web.gates import now, today
from kdim.web.public.setup.forms import SetUpForm

_PLACES = {"setup_code_wrong": "code", "secret_too_weak": "new", "slug_wrong": "name", "slug_taken": "name"}


@never_cache
@sensitive_post_parameters("code", "new", "again")
@require_http_methods(["GET", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    """Found the first cooperative; afterwards the page is gone."""
    if is_installed():
        return redirect("public:home")
    form = SetUpForm(request.POST or None, initial={"zone": Zone.WIB.value, "template": CooperativeKind.KONSUMEN.value})
    if form.is_valid():
        facts = form.cleaned_data
        try:
            found_first_cooperative(
                setup_code=facts["code"],
                name=facts["name"],
                slug=proposed_slug(facts["name"]),
                template=CooperativeKind(facts["template"]),
                zone=Zone(facts["zone"]),
                fiscal_start_month=1,
                first_person=FirstPerson(name=facts["person"], phone=facts["phone"], secret=facts["new"]),
                at=now(),
                on=today(),
            )
        except Refusal as refusal:
            form.refuse(refusal, _PLACES.get(refusal.code))
        else:
            messages.success(
                request, gettext("The cooperative is founded. Sign in with your telephone number and PIN.")
            )
            return redirect("public:sign_in")
    return render(request, "public/setup/set_up.html", {"form": form}, status=422 if form.errors else 200)
