"""The cooperative's particulars and its logo."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kdim.cooperatives import actions
from kdim.cooperatives.powers import Power
from kdim.web.gates import OfficeRequest, office_page
from kdim.web.htmx import go_to
from kdim.web.office.cooperative.forms.settings import SettingsForm
from kdim.web.office.doing import run, show

FIELDS = (
    "name", "legal_number", "registry_number", "npwp", "nib", "founded_on", "street", "phone", "email", "zone",
    "fiscal_start_month",
)  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@office_page(Power.EDIT_COOPERATIVE)
def particulars(request: OfficeRequest) -> HttpResponse:
    """One form for all of it; the trail keeps what changed."""
    cooperative = request.cooperative
    present = {name: getattr(cooperative, name) for name in FIELDS}
    form = SettingsForm(
        request.POST or None, files=request.FILES or None,
        initial={**present, "area_code": cooperative.area_id or ""},
    )  # fmt: skip
    if form.is_choosing:
        typed = SettingsForm(initial=request.POST.dict())
        return show(request, "office/cooperative/settings.html", typed)
    if form.is_valid():
        run(request, form, actions.edit_cooperative, **form.facts())
        if not form.errors:
            messages.success(request, _("The particulars are saved."))
            return go_to(request, reverse("office:settings"))
    return show(request, "office/cooperative/settings.html", form)


@require_safe
@office_page()
def logo(request: OfficeRequest) -> HttpResponse:
    """The picture, for the office's own pages."""
    if not request.cooperative.logo:
        raise Http404
    response = HttpResponse(bytes(request.cooperative.logo), content_type="image/png")
    response["Cache-Control"] = "private, max-age=3600"
    return response
