"""Pages and answers that need no sign-in and belong to no room."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Remember the language of this browser for a year."""
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    response = HttpResponseRedirect(target)
    if (chosen := request.POST.get("language")) in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, chosen, max_age=365 * 86400, httponly=True, samesite="Lax",
            secure=request.is_secure(),
        )  # fmt: skip
    return response


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to keep the portal on its home screen under the cooperative's name."""
    cooperative = getattr(request, "cooperative", None)
    name = cooperative.name if cooperative else "KDIM"
    icons = [
        {"src": static("img/mark.svg"), "sizes": "any", "type": "image/svg+xml"},
        {"src": static("img/app-192.png"), "sizes": "192x192", "type": "image/png"},
        {"src": static("img/app-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "any maskable"},
    ]
    facts = {
        "name": name, "short_name": name[:12], "start_url": "/portal/", "display": "standalone", "lang": "id",
        "background_color": "#faf9f5", "theme_color": "#0e5a42", "icons": icons,
    }  # fmt: skip
    return JsonResponse(facts, content_type="application/manifest+json")
