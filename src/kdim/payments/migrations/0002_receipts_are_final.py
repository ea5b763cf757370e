"""The database itself refuses to change or remove a receipt, whoever asks."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).parent


def seal(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    sql = (HERE / f"0002_receipts_are_final.{vendor}.sql").read_text(encoding="utf-8")
    with schema_editor.connection.cursor() as cursor:
        for statement in sql.split("\n\n"):
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("payments", "0001_receipts")]
    operations = [migrations.RunPython(seal, migrations.RunPython.noop)]
