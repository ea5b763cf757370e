"""Django's name for this room; ``messages`` alone is taken by the notices that Django shows after a form."""

from django.apps import AppConfig


class MessagesConfig(AppConfig):
    """Nothing to prepare."""

    name = "kdim.messages"
    label = "kdim_messages"
