"""The ``kdim`` command: Django's own commands and ours, with development settings unless told otherwise."""

import os
import sys


def main() -> None:
    """``kdim serve``, ``kdim new``, ``kdim check``, ``kdim demo`` … and every Django command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kdim.config.settings.development")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - after the settings are chosen

    execute_from_command_line(sys.argv)
