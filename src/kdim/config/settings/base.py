"""What every install shares. Nothing here is a rule of a cooperative: those are dated by-laws in the database."""

from pathlib import Path

from kdim.config.settings import readers

PACKAGE = Path(__file__).resolve().parents[2]

INSTALLED_APPS = [
    "kdim.cooperatives",
    "kdim.messages",
    "kdim.ledger",
    "kdim.payments",
    "kdim.members",
    "kdim.savings",
    "kdim.processes.moving",
    "kdim.processes.printing",
    "kdim.web",
    "kdim.config",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "template_partials",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "kdim.web.middleware.NameRequests",
    "kdim.web.middleware.AddressBehindProxies",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kdim.web.middleware.RefuseOversizedFields",
    "kdim.web.middleware.RefuseNullCharacters",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kdim.web.middleware.WhoAndWhere",
    "kdim.web.middleware.Language",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "kdim.web.middleware.AnswerRefusals",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "kdim.web.access.page_context",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "kdim.web.templatetags.parts",
            ],
        },
    }
]
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
MESSAGE_TAGS = {10: "quiet", 20: "quiet", 25: "good", 30: "attention", 40: "danger"}  # tones of a notice
FORM_RENDERER = "kdim.web.forms.FormRenderer"

ROOT_URLCONF = "kdim.config.urls"
WSGI_APPLICATION = "kdim.config.wsgi.application"
DATABASES = {"default": readers.database(readers.text("KDIM_DATABASE_URL", "sqlite:///data/kdim.sqlite3"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "cooperatives.Person"
AUTHENTICATION_BACKENDS = ["kdim.web.access.SignInNameBackend"]
LOGIN_URL = "public:sign_in"
PASSWORD_HASHERS = ["kdim.config.hashing.ModestArgon2"]
SESSION_COOKIE_AGE = readers.number("KDIM_SESSION_HOURS", 12) * 3600
SESSION_KEEP_DAYS = readers.number("KDIM_SESSION_KEEP_DAYS", 30)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "kdim.web.access.csrf_failure"
PROXIES = readers.number("KDIM_PROXIES", 0)
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_048_576  # one megabyte of form is more than any page of ours sends
UPLOADS = {"/office/pindahan/kirim/": 21 * 1_048_576}  # pages that take files, and the bytes that may come with them
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "web" / "locale"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = False
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
STATIC_ROOT = readers.text("KDIM_STATIC_ROOT", "staticfiles")
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

MESSAGE_CHANNELS = readers.channels()
MESSAGE_FOLDER = readers.text("KDIM_MESSAGES_FOLDER", "data/messages")  # of the channels that write files
OUTBOX_SECONDS = readers.number("KDIM_OUTBOX_SECONDS", 3)
EMAIL_HOST = readers.text("KDIM_SMTP_HOST", "localhost")
EMAIL_PORT = readers.number("KDIM_SMTP_PORT", 587)
EMAIL_HOST_USER = readers.text("KDIM_SMTP_USER", "")
EMAIL_HOST_PASSWORD = readers.secret("KDIM_SMTP_PASSWORD") if EMAIL_HOST_USER else ""
EMAIL_USE_TLS, EMAIL_USE_SSL = readers.smtp_security("KDIM_SMTP_SECURITY", "starttls")
EMAIL_TIMEOUT = 20  # seconds
DEFAULT_FROM_EMAIL = readers.text("KDIM_EMAIL_FROM", None if MESSAGE_CHANNELS["email"] == "smtp" else "kdim@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": readers.text("KDIM_LOG_LEVEL", "WARNING")},
}
