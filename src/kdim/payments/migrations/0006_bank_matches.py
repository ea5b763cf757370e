"""Movements at the bank matched with entries; statements are final, a match may be undone once."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import kdim.kernel.ids

HERE = Path(__file__).parent


def seal(apps, schema_editor):
    """What the bank said is never changed."""
    sql = (HERE / f"0006_bank_matches.{schema_editor.connection.vendor}.sql").read_text(encoding="utf-8")
    with schema_editor.connection.cursor() as cursor:
        for statement in sql.split("\n\n"):
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("cooperatives", "0007_proposed_endings"),
        ("payments", "0005_bank_accounts_and_statements"),
    ]

    operations = [
        migrations.CreateModel(
            name="BankMatch",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        default=kdim.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("entry_id", models.BigIntegerField()),
                ("entry_on", models.DateField()),
                ("amount", models.BigIntegerField()),
                ("evidence", models.CharField(max_length=60)),
                ("matched_at", models.DateTimeField()),
                ("matched_by", models.CharField(max_length=120)),
                ("matched_by_id", models.BigIntegerField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(blank=True, max_length=120)),
                ("undone_reason", models.CharField(blank=True, max_length=200)),
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
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="payments.bankline"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["cooperative", "bank_account", "entry_on"], name="bank_match_by_day")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at__isnull", True)),
                        fields=("cooperative", "line"),
                        name="bank_match_one_per_line",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at__isnull", True)),
                        fields=("cooperative", "bank_account", "entry_id"),
                        name="bank_match_one_per_entry",
                    ),
                ],
            },
        ),
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]
