"""Django's name for the pages."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates, static files and template tags."""

    name = "kdim.web"
    label = "web"
