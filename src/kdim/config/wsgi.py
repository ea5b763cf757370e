"""The application that the server calls."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from kdim.kernel.collector import keep_what_is_loaded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kdim.config.settings.development")

application = get_wsgi_application()
_ = get_resolver().url_patterns  # every page is loaded before the first is asked for
keep_what_is_loaded()
