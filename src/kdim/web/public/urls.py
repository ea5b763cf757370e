"""Addresses of the public pages."""

from django.urls import URLPattern, URLResolver, path

from kdim.web.public import views

app_name = "public"
urlpatterns: list[URLPattern | URLResolver] = [
    path("bahasa/", views.language, name="language"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
]
