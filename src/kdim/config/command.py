"""The ``kdim`` command: Django's own commands and ours, with development settings unless told otherwise."""

import os
import sys


def main() -> None:
    """``kdim serve``, ``kdim new``, ``kdim check``, ``kdim demo`` … and every Django command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kdim.config.settings.development")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - after the settings are chosen

    try:
        execute_from_command_line(renamed(sys.argv))
    except KeyboardInterrupt:  # Ctrl-C while preparing or building: what was begun is given up whole
        sys.stderr.write("\nStopped.\n")
        sys.exit(130)


def renamed(arguments: list[str]) -> list[str]:
    """``check`` proves the books; Django's own command of that name is ``django-check`` here.

    ``import`` is a word of the language, so its module is called otherwise.
    """
    ours = {"check": "check_books", "django-check": "check", "import": "import_books"}
    return [*arguments[:1], *(ours.get(word, word) for word in arguments[1:2]), *arguments[2:]]
