"""Real databases, quick passwords, tasks that run where they are enqueued."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("KDIM_DATABASE_URL", f"sqlite:///{Path(tempfile.gettempdir()) / 'kdim-unused.sqlite3'}")

from kdim.config.settings.base import *  # noqa: F403
from kdim.config.settings.base import DATABASES

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["*"]
DEVELOPMENT_PAGES = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: only a file has the write-ahead log and the locks that the product lives with.
    DATABASES["default"]["TEST"] = {
        "NAME": str(Path(tempfile.gettempdir()) / f"kdim-test-{os.getuid()}-{os.getppid()}.sqlite3")
    }
    DATABASES["default"]["OPTIONS"]["init_command"] = DATABASES["default"]["OPTIONS"]["init_command"].replace(
        "synchronous=FULL", "synchronous=OFF"
    )
else:
    DATABASES["default"]["OPTIONS"].pop("pool")
