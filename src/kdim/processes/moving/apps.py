"""The process as Django knows it: it keeps the files until they are taken over."""

from django.apps import AppConfig


class MovingConfig(AppConfig):
    """Moving in."""

    name = "kdim.processes.moving"
    label = "moving"
