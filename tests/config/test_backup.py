"""``kdim backup``: a copy that is proven to open and to be whole."""

import io
import sqlite3

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from kdim.cooperatives.models import Cooperative

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has pg_dump")
def test_the_copy_holds_what_the_original_holds(cooperative, tmp_path):
    out = io.StringIO()
    call_command("backup", to=tmp_path / "backups", stdout=out)

    [path] = (tmp_path / "backups").glob("kdim-*.sqlite3")
    assert out.getvalue().startswith(f"{path}: verified, 0 entries, ")
    copy = sqlite3.connect(path)
    assert copy.execute("SELECT name FROM cooperatives_cooperative").fetchall() == [(cooperative.name,)]
    assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)  # one file, to be put on a stick
    copy.close()
    assert Cooperative.objects.count() == 1


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite is copied")
def test_on_postgresql_it_points_to_pg_dump(tmp_path):
    with pytest.raises(CommandError, match="pg_dump"):
        call_command("backup", to=tmp_path)
