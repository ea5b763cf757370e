"""The process as Django knows it: it keeps the papers until they are taken away."""

from django.apps import AppConfig


class PrintingConfig(AppConfig):
    """Printing for many."""

    name = "kdim.processes.printing"
    label = "printing"
