"""Django settings of the measured process: the product's own, with a secret that protects nothing."""

from kdim.config.settings.base import *  # noqa: F403

DEBUG = False
SECRET_KEY = "a benchmark has no secrets"
ALLOWED_HOSTS = ["*"]
DEVELOPMENT_PAGES = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
