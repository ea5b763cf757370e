"""The end of an appointment, too, waits for a second officer."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cooperatives", "0006_office_proposals"),
    ]

    operations = [
        migrations.AddField(
            model_name="officeproposal",
            name="reason",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="officeproposal",
            name="term",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cooperatives.roleterm"
            ),
        ),
        migrations.AlterField(
            model_name="officeproposal",
            name="kind",
            field=models.CharField(
                choices=[("appointment", "appointment"), ("ending", "ending"), ("slip", "slip")], max_length=20
            ),
        ),
    ]
