"""The second factor of people, its recovery codes, and resets by two officers."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kdim.kernel.ids


class Migration(migrations.Migration):
    dependencies = [
        ("cooperatives", "0004_history_is_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="SecondFactor",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        default=kdim.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("sealed_secret", models.CharField(blank=True, max_length=255)),
                ("begun_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("last_step", models.BigIntegerField(default=0)),
                (
                    "cooperative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cooperatives.cooperative"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RecoveryCode",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        default=kdim.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code_hash", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "cooperative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cooperatives.cooperative"
                    ),
                ),
                (
                    "factor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cooperatives.secondfactor"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FactorReset",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        default=kdim.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("reason", models.CharField(max_length=200)),
                ("asked_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("is_confirmed", models.BooleanField(default=False)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "cooperative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cooperatives.cooperative"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("decided_at__isnull", True)),
                        fields=("cooperative", "person"),
                        name="factor_reset_one_waits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by__isnull", True),
                            models.Q(
                                models.Q(("decided_by", models.F("asked_by")), _negated=True),
                                models.Q(("decided_by", models.F("person")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="factor_reset_by_two_others",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asked_by", models.F("person")), _negated=True),
                        name="factor_reset_asked_by_another",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="secondfactor",
            constraint=models.UniqueConstraint(
                condition=models.Q(("confirmed_at__isnull", False), ("ended_at__isnull", True)),
                fields=("cooperative", "person"),
                name="second_factor_one_in_use",
            ),
        ),
        migrations.AddConstraint(
            model_name="secondfactor",
            constraint=models.UniqueConstraint(
                condition=models.Q(("confirmed_at__isnull", True), ("ended_at__isnull", True)),
                fields=("cooperative", "person"),
                name="second_factor_one_begun",
            ),
        ),
        migrations.AddIndex(
            model_name="recoverycode",
            index=models.Index(fields=["cooperative", "factor"], name="recovery_code_of_factor"),
        ),
    ]
