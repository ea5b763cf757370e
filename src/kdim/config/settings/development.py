"""One village computer: loopback only, an embedded database, a secret made on first run."""

import secrets
from pathlib import Path

from kdim.config.settings import readers
from kdim.config.settings.base import *  # noqa: F403

DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", ".localhost", "[::1]"]
DEVELOPMENT_PAGES = True  # /office/gaya/, the living page of all parts


def _secret_of_this_computer() -> str:
    path = Path("data/secret")
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(48), encoding="utf-8")
        path.chmod(0o600)
    return path.read_text(encoding="utf-8")


SECRET_KEY = _secret_of_this_computer()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT = ""  # files come from where they are written
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
MESSAGE_CHANNELS = readers.channels(default="file")  # seen, and sent to nobody
