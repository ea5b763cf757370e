"""The database itself seals each entry with the statement that writes it, moves the balances, and refuses changes."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).parent


def seal(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    sql = (HERE / f"0002_seal.{vendor}.sql").read_text(encoding="utf-8")
    with schema_editor.connection.cursor() as cursor:
        for statement in sql.split("\n\n"):
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_books_entries_and_balances")]
    operations = [migrations.RunPython(seal, migrations.RunPython.noop)]
