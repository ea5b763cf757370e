"""Behind a name of its own, over HTTPS; every value that matters must be given."""

from kdim.config.settings import readers
from kdim.config.settings.base import *  # noqa: F403

DEBUG = False
SECRET_KEY = readers.secret("KDIM_SECRET_KEY")
SECRET_KEY_FALLBACKS = [before] if (before := readers.text("KDIM_SECRET_KEY_BEFORE", "")) else []
ALLOWED_HOSTS = readers.words("KDIM_HOSTS") or [readers.text("KDIM_HOSTS")]
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS]
DEVELOPMENT_PAGES = False
SECURE_SSL_REDIRECT = readers.flag("KDIM_HTTPS", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_SSL_REDIRECT else 0
SESSION_COOKIE_SECURE = SECURE_SSL_REDIRECT
CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
