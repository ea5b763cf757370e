"""Django's name for this room."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Nothing to prepare."""

    name = "kdim.ledger"
    label = "ledger"
