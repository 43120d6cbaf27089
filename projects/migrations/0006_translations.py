"""Remember which Korean texts their English has left behind; all there are now count as current."""

from django.db import migrations, models

from projects.migrations._at_once import AtOnce

TRANSLATED = (
    "ActionLine",
    "Country",
    "FocusArea",
    "Fund",
    "Indicator",
    "Meeting",
    "Organisation",
    "Partnership",
    "Plan",
    "Project",
    "Theme",
    "VocabularyCode",
)


class Migration(migrations.Migration):
    dependencies = [("projects", "0005_submissions")]

    operations = [
        AtOnce(
            [
                migrations.AddField(
                    model_name=f"{table}{name}".lower(),
                    name="outdated_translations",
                    field=models.JSONField(
                        blank=True,
                        default=list,
                        editable=False,
                        verbose_name="outdated translations",
                    ),
                )
                for name in TRANSLATED
                for table in ("", "Historical")
            ]
        )
    ]
