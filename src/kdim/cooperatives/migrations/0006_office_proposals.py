"""What waits for a second officer: appointments, and slips for somebody in office."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kdim.kernel.ids


class Migration(migrations.Migration):
    dependencies = [
        ("cooperatives", "0005_second_factor"),
    ]

    operations = [
        migrations.CreateModel(
            name="OfficeProposal",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        default=kdim.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(choices=[("appointment", "appointment"), ("slip", "slip")], max_length=20)),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kasir", "kasir"),
                            ("petugas_kredit", "petugas_kredit"),
                            ("manajer", "manajer"),
                            ("bendahara", "bendahara"),
                            ("sekretaris", "sekretaris"),
                            ("ketua", "ketua"),
                            ("pengawas", "pengawas"),
                            ("admin", "admin"),
                        ],
                        max_length=20,
                    ),
                ),
                ("from_on", models.DateField(null=True)),
                ("until_on", models.DateField(null=True)),
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
                    "decision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cooperatives.decision",
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
                        fields=("cooperative", "kind", "person", "role"),
                        name="office_proposal_one_waits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by__isnull", True),
                            models.Q(("decided_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="office_proposal_by_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_confirmed", False), ("decided_by__isnull", False), _connector="OR"),
                        name="office_proposal_confirmed_by_somebody",
                    ),
                ],
            },
        ),
    ]
