"""All addresses by audience; they are Indonesian because members read them."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("kdim.web.public.urls")),
    path("portal/", include("kdim.web.portal.urls")),
    path("office/", include("kdim.web.office.urls")),
]
