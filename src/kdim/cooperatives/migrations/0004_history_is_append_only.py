"""The database refuses to rewrite by-laws, decisions and appointments; an appointment may only end, or end earlier."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).parent


def seal(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    sql = (HERE / f"0004_history_is_append_only.{vendor}.sql").read_text(encoding="utf-8")
    with schema_editor.connection.cursor() as cursor:
        for statement in sql.split("\n\n"):
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("cooperatives", "0003_people_inside_the_wall")]
    operations = [migrations.RunPython(seal, migrations.RunPython.noop)]
