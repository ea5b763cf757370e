"""Django settings of the other ledgers: the same database options as ours, so that only the ledgers differ."""

import os
import sys
from pathlib import Path
from typing import Any


def configure(*apps: str, **options: Any) -> None:
    """Set Django up with our reading of the database address, without our code in between."""
    import django
    from django.conf import settings

    settings.configure(
        INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.messages", *apps],
        DATABASES={"default": _database(os.environ["KDIM_DATABASE_URL"])},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        SECRET_KEY="a benchmark has no secrets",
        USE_TZ=True,
        SILENCED_SYSTEM_CHECKS=["models", "fields", "admin"],
        **options,
    )
    django.setup()


def _database(url: str) -> dict[str, Any]:
    readers = Path(__file__).resolve().parents[2] / "src" / "kdim" / "config" / "settings"
    sys.path.append(str(readers))
    import readers as our_readers

    database = our_readers.database(url)
    database["OPTIONS"].pop("pool", None)  # one process, one connection, kept open
    return database | {"CONN_MAX_AGE": None}
