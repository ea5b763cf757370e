"""Django's name for this room."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """Nothing to prepare."""

    name = "kdim.members"
    label = "members"
