"""Drawers of tellers; receipts are numbered within one. What is closed is final, and a drawer is never removed."""

from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kdim.kernel.ids

HERE = Path(__file__).parent


def seal(apps, schema_editor):
    """SQLite changed the receipts by making their table anew, without its triggers: they are among these."""
    sql = (HERE / f"0003_drawers.{schema_editor.connection.vendor}.sql").read_text(encoding="utf-8")
    with schema_editor.connection.cursor() as cursor:
        for statement in sql.split("\n\n"):
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("cooperatives", "0004_history_is_append_only"),
        ("payments", "0002_receipts_are_final"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Drawer",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        default=kdim.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("teller_name", models.CharField(max_length=120)),
                ("on", models.DateField()),
                ("number", models.PositiveSmallIntegerField()),
                ("subaccount_id", models.BigIntegerField()),
                ("opened_at", models.DateTimeField()),
                ("opened_with", models.BigIntegerField()),
                ("last_receipt", models.PositiveIntegerField(default=0)),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "open"), ("counted", "counted"), ("closed", "closed")],
                        default="open",
                        max_length=8,
                    ),
                ),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="receipt",
            name="receipt_number_unique",
        ),
        migrations.AddField(
            model_name="drawer",
            name="cooperative",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cooperatives.cooperative"
            ),
        ),
        migrations.AddField(
            model_name="drawer",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="receipt",
            name="drawer",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="payments.drawer"
            ),
        ),
        migrations.AddConstraint(
            model_name="receipt",
            constraint=models.UniqueConstraint(
                condition=models.Q(("drawer__isnull", True)),
                fields=("cooperative", "year", "number"),
                name="receipt_number_unique",
            ),
        ),
        migrations.AddConstraint(
            model_name="receipt",
            constraint=models.UniqueConstraint(
                condition=models.Q(("drawer__isnull", False)),
                fields=("cooperative", "drawer", "number"),
                name="receipt_number_unique_in_drawer",
            ),
        ),
        migrations.AddIndex(
            model_name="drawer",
            index=models.Index(fields=["cooperative", "person", "id"], name="drawer_by_person"),
        ),
        migrations.AddConstraint(
            model_name="drawer",
            constraint=models.UniqueConstraint(fields=("cooperative", "on", "number"), name="drawer_number_unique"),
        ),
        migrations.AddConstraint(
            model_name="drawer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "closed"), _negated=True),
                fields=("cooperative", "person"),
                name="drawer_one_in_use_each",
            ),
        ),
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]
