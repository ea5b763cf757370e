"""Signatures under reconciliations with the bank; they are final."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import kdim.kernel.ids

HERE = Path(__file__).parent


def seal(apps, schema_editor):
    """What was signed is never changed."""
    sql = (HERE / f"0007_reconciliations.{schema_editor.connection.vendor}.sql").read_text(encoding="utf-8")
    with schema_editor.connection.cursor() as cursor:
        for statement in sql.split("\n\n"):
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("cooperatives", "0007_proposed_endings"),
        ("payments", "0006_bank_matches"),
    ]

    operations = [
        migrations.CreateModel(
            name="BankReconciliation",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        default=kdim.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("until_on", models.DateField()),
                ("bank_sen", models.BigIntegerField()),
                ("books", models.BigIntegerField()),
                ("start_sen", models.BigIntegerField()),
                ("lines_sen", models.BigIntegerField()),
                ("line_count", models.PositiveIntegerField()),
                ("entries", models.BigIntegerField()),
                ("entry_count", models.PositiveIntegerField()),
                ("rounding_sen", models.BigIntegerField()),
                ("note", models.CharField(blank=True, max_length=300)),
                ("signed_at", models.DateTimeField()),
                ("signed_by", models.CharField(max_length=120)),
                ("signed_by_id", models.BigIntegerField()),
                (
                    "bank_account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="payments.bankaccount"
                    ),
                ),
                (
                    "cooperative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cooperatives.cooperative"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["cooperative", "bank_account", "id"], name="bank_signature_by_account")
                ],
            },
        ),
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]
