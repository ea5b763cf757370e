"""How a drawer was counted and closed; a count is final."""

from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kdim.kernel.ids

HERE = Path(__file__).parent


def seal(apps, schema_editor):
    """SQLite made the drawers' table anew, without its triggers: they are among these."""
    sql = (HERE / f"0004_counts_and_closing.{schema_editor.connection.vendor}.sql").read_text(encoding="utf-8")
    with schema_editor.connection.cursor() as cursor:
        for statement in sql.split("\n\n"):
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("cooperatives", "0004_history_is_append_only"),
        ("payments", "0003_drawers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="drawer",
            name="closed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="drawer",
            name="closed_by",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="drawer",
            name="counted",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="drawer",
            name="expected",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="drawer",
            name="handed_to",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="drawer",
            name="handed_to_name",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="drawer",
            name="kept",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="drawer",
            name="reason",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.CreateModel(
            name="DrawerCount",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        default=kdim.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("counted_at", models.DateTimeField()),
                ("counted_by", models.CharField(max_length=120)),
                ("pieces", models.JSONField()),
                ("total", models.BigIntegerField()),
                ("expected", models.BigIntegerField()),
                (
                    "cooperative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cooperatives.cooperative"
                    ),
                ),
                (
                    "drawer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="payments.drawer"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["cooperative", "drawer", "id"], name="count_by_drawer")],
            },
        ),
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]
