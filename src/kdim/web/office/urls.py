"""Addresses of the office."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from kdim.web.office.parts import views as parts

app_name = "office"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("kdim.web.office.home.urls")),
    path("koperasi/", include("kdim.web.office.cooperative.urls")),
    path("", include("kdim.web.office.search.urls")),
    path("buku/", include("kdim.web.office.ledger.urls")),
    path("", include("kdim.web.office.members.urls")),
    path("pesan/", include("kdim.web.office.messages.urls")),
    path("", include("kdim.web.office.savings.urls")),
    path("", include("kdim.web.office.moving.urls")),
    path("bank/", include("kdim.web.office.bank.urls")),
    path("meja/", include("kdim.web.office.desk.urls")),
]

if settings.DEVELOPMENT_PAGES:
    urlpatterns += [
        path("gaya/", parts.all_parts, name="parts"),
        path("gaya/portal/", parts.portal_sample, name="parts_portal"),
        path("gaya/publik/", parts.public_sample, name="parts_public"),
        path("gaya/slip/", parts.receipt_sample, name="parts_receipt"),
    ]
