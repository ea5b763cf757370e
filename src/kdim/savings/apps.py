"""Django's name for this room."""

from django.apps import AppConfig


class SavingsConfig(AppConfig):
    """Nothing to prepare."""

    name = "kdim.savings"
    label = "savings"
