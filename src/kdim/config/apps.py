"""Django's name for the house itself: it holds the ``kdim`` subcommands."""

from django.apps import AppConfig


class HouseConfig(AppConfig):
    """No tables; only commands, which may use every room."""

    name = "kdim.config"
    label = "house"
