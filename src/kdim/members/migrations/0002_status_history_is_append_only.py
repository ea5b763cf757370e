"""The database itself refuses to change or remove a step of a membership, whoever asks."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).parent


def seal(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    sql = (HERE / f"0002_status_history_is_append_only.{vendor}.sql").read_text(encoding="utf-8")
    with schema_editor.connection.cursor() as cursor:
        for statement in sql.split("\n\n"):
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("members", "0001_membership")]
    operations = [migrations.RunPython(seal, migrations.RunPython.noop)]
