"""Typed readers of environment variables: a missing or malformed value stops the start with a sentence."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str | None = None) -> str:
    """The variable's text; without a default it must be set."""
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Set the environment variable {name}; see docs/operating/settings.md.")
    return value


def flag(name: str, *, default: bool) -> bool:
    """``1``/``true``/``yes`` or ``0``/``false``/``no``."""
    value = os.environ.get(name, "yes" if default else "no").lower()
    if value not in {"1", "true", "yes", "0", "false", "no"}:
        raise ImproperlyConfigured(f"{name} must be yes or no, not {value!r}.")
    return value in {"1", "true", "yes"}


def number(name: str, default: int) -> int:
    """A whole number."""
    value = os.environ.get(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """A list separated by commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def channels(default: str = "off") -> dict[str, str]:
    """What stands behind each channel: ``off``, ``file``, ``console`` or a dotted path; behind e-mail also ``smtp``."""
    found = {
        "email": text("KDIM_EMAIL", default),
        "whatsapp": text("KDIM_WHATSAPP", default),
        "sms": text("KDIM_SMS", default),
    }
    for channel, value in found.items():
        known = {"off", "file", "console", *(["smtp"] if channel == "email" else [])}
        if value not in known and "." not in value:
            allowed = ", ".join(sorted(known))
            raise ImproperlyConfigured(f"KDIM_{channel.upper()} must be {allowed} or a dotted path, not {value!r}.")
    return found


def smtp_security(name: str, default: str) -> tuple[bool, bool]:
    """Whether the connection turns to TLS after the greeting, and whether it is TLS from the start."""
    value = text(name, default)
    if value not in {"starttls", "tls", "none"}:
        raise ImproperlyConfigured(f"{name} must be starttls, tls or none, not {value!r}.")
    return value == "starttls", value == "tls"


def secret(name: str) -> str:
    """A secret from ``NAME`` or from the file that ``NAME_FILE`` points to; there is no default."""
    if path := os.environ.get(f"{name}_FILE"):
        return Path(path).read_text(encoding="utf-8").strip()
    return text(name)


def database(url: str) -> dict[str, Any]:
    """Django's database settings for ``sqlite:///path`` (four slashes for an absolute one) or ``postgresql://user:password@host/name?option=value``."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path[1:]),
            "CONN_MAX_AGE": 600,  # opening SQLite and its pragmas anew costs more than most requests
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
                    "PRAGMA cache_size=-64000;"
                ),
            },
        }
    if parts.scheme in {"postgresql", "postgres"}:
        query = dict(parse_qsl(parts.query))
        host = query.pop("host", None) or parts.hostname or ""
        prepare = query.pop("prepare_threshold", "5")  # "off" for a pooler that cannot keep prepared statements
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": host,
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 0,  # the pool keeps connections, not Django
            "OPTIONS": {
                "pool": {"min_size": 1, "max_size": 8, "timeout": 20},
                "prepare_threshold": None if prepare == "off" else int(prepare),
                **query,
            },
        }
    raise ImproperlyConfigured("KDIM_DATABASE_URL must begin with sqlite:/// or postgresql://")
