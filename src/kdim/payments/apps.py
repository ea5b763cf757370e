"""Django's name for this room."""

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    """Nothing to prepare."""

    name = "kdim.payments"
    label = "payments"
