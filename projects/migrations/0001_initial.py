import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import django.db.models.lookups
import django.utils.timezone
import projects.validators
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Country",
            fields=[
                (
                    "code",
                    models.CharField(
                        help_text="The two letters of ISO 3166-1, like VN.",
                        max_length=2,
                        primary_key=True,
                        serialize=False,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Z]{2}\\Z",
                                "“%(value)s” is not a country code: write the two capital letters of ISO 3166-1, like VN.",
                            )
                        ],
                        verbose_name="code",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                (
                    "name_ko",
                    models.CharField(blank=True, max_length=100, verbose_name="name (Korean)"),
                ),
            ],
            options={
                "verbose_name": "country",
                "verbose_name_plural": "countries",
                "ordering": ["name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(
                                django.db.models.functions.text.Length("code"), 2
                            ),
                            models.Q(("code", django.db.models.functions.text.Upper("code"))),
                            django.db.models.expressions.NegatedExpression(
                                django.db.models.lookups.Exact(
                                    django.db.models.functions.text.Lower(
                                        django.db.models.functions.text.Substr("code", 1, 1)
                                    ),
                                    django.db.models.functions.text.Substr("code", 1, 1),
                                )
                            ),
                            django.db.models.expressions.NegatedExpression(
                                django.db.models.lookups.Exact(
                                    django.db.models.functions.text.Lower(
                                        django.db.models.functions.text.Substr("code", 2, 1)
                                    ),
                                    django.db.models.functions.text.Substr("code", 2, 1),
                                )
                            ),
                        ),
                        name="country_code_has_two_letters",
                        violation_error_message="Write the two capital letters of ISO 3166-1, like VN.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DataVersion",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveBigIntegerField(default=0, verbose_name="number")),
                (
                    "raised_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="raised at"
                    ),
                ),
            ],
            options={
                "verbose_name": "data version",
                "verbose_name_plural": "data version",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)),
                        name="dataversion_has_one_row",
                        violation_error_message="There is one data version: number 1.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FormerAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "noun",
                    models.CharField(
                        choices=[
                            ("project", "Project"),
                            ("plan", "Plan"),
                            ("fund", "Fund"),
                            ("meeting", "Meeting"),
                            ("partnership", "Partnership"),
                            ("organisation", "Organisation"),
                            ("source", "Source"),
                        ],
                        max_length=12,
                        verbose_name="kind of record",
                    ),
                ),
                ("slug", models.SlugField(max_length=120, verbose_name="former address")),
                ("leads_to", models.SlugField(max_length=120, verbose_name="leads to")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
            ],
            options={
                "verbose_name": "former address",
                "verbose_name_plural": "former addresses",
                "ordering": ["noun", "slug"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("noun", "slug"), name="formeraddress_is_listed_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("slug", models.F("leads_to")), _negated=True),
                        name="formeraddress_leads_elsewhere",
                        violation_error_message="A former address leads to another one.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCountry",
            fields=[
                (
                    "code",
                    models.CharField(
                        db_index=True,
                        help_text="The two letters of ISO 3166-1, like VN.",
                        max_length=2,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Z]{2}\\Z",
                                "“%(value)s” is not a country code: write the two capital letters of ISO 3166-1, like VN.",
                            )
                        ],
                        verbose_name="code",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                (
                    "name_ko",
                    models.CharField(blank=True, max_length=100, verbose_name="name (Korean)"),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical country",
                "verbose_name_plural": "historical countries",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOrganisation",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "publication_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="publication state",
                    ),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                (
                    "created_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="created at"),
                ),
                (
                    "updated_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="last edited at"),
                ),
                ("slug", models.SlugField(max_length=100, verbose_name="address")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "name_ko",
                    models.CharField(blank=True, max_length=200, verbose_name="name (Korean)"),
                ),
                ("acronym", models.CharField(blank=True, max_length=30, verbose_name="acronym")),
                (
                    "type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("10", "Government"),
                            ("11", "Local government"),
                            ("15", "Other public sector"),
                            ("21", "International NGO"),
                            ("22", "National NGO"),
                            ("23", "Regional NGO"),
                            ("24", "Partner country based NGO"),
                            ("30", "Public private partnership"),
                            ("40", "Multilateral"),
                            ("60", "Foundation"),
                            ("70", "Private sector"),
                            ("80", "Academic, training and research"),
                            ("90", "Other"),
                        ],
                        help_text="IATI's list of organisation types; leave empty if unknown.",
                        max_length=2,
                        verbose_name="type",
                    ),
                ),
                (
                    "iati_ref",
                    models.CharField(
                        blank=True,
                        help_text="Leave empty if unknown.",
                        max_length=60,
                        verbose_name="IATI identifier",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.country",
                        verbose_name="country",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical organisation",
                "verbose_name_plural": "historical organisations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPartnership",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "publication_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="publication state",
                    ),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                (
                    "created_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="created at"),
                ),
                (
                    "updated_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="last edited at"),
                ),
                ("slug", models.SlugField(max_length=100, verbose_name="address")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "name_ko",
                    models.CharField(blank=True, max_length=200, verbose_name="name (Korean)"),
                ),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                ("summary_ko", models.TextField(blank=True, verbose_name="summary (Korean)")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical partnership",
                "verbose_name_plural": "historical partnerships",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSource",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "publication_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="publication state",
                    ),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                (
                    "created_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="created at"),
                ),
                (
                    "updated_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="last edited at"),
                ),
                ("slug", models.SlugField(max_length=100, verbose_name="address")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "publisher",
                    models.CharField(blank=True, max_length=200, verbose_name="publisher"),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("en", "English"),
                            ("ko", "Korean"),
                            ("id", "Indonesian"),
                            ("lo", "Lao"),
                            ("vi", "Vietnamese"),
                            ("th", "Thai"),
                        ],
                        default="en",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "url",
                    models.URLField(
                        blank=True,
                        help_text="Leave empty if it is not on the web.",
                        max_length=600,
                        validators=[projects.validators.web_address],
                        verbose_name="web address",
                    ),
                ),
                (
                    "file_name",
                    models.CharField(
                        blank=True,
                        help_text="For a document kept as a file: its name in the project's collection.",
                        max_length=200,
                        verbose_name="file name",
                    ),
                ),
                (
                    "published_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty if it bears no date.",
                        null=True,
                        verbose_name="published on",
                    ),
                ),
                (
                    "published_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "accessed_on",
                    models.DateField(blank=True, null=True, verbose_name="accessed on"),
                ),
                (
                    "dating_note",
                    models.CharField(
                        blank=True,
                        help_text="Like “the latest event it mentions is of 2023”.",
                        max_length=300,
                        verbose_name="how an undated source was dated",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical source",
                "verbose_name_plural": "historical sources",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalVocabularyCode",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "vocabulary",
                    models.CharField(
                        choices=[
                            ("sdg_goal", "SDG goal"),
                            ("sdg_target", "SDG target"),
                            ("dac_purpose", "DAC purpose code"),
                            ("policy_marker", "DAC policy marker"),
                        ],
                        max_length=14,
                        verbose_name="vocabulary",
                    ),
                ),
                ("code", models.CharField(max_length=10, verbose_name="code")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "name_ko",
                    models.CharField(blank=True, max_length=300, verbose_name="name (Korean)"),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical vocabulary code",
                "verbose_name_plural": "historical vocabulary codes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "publication_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="publication state",
                    ),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last edited at")),
                ("slug", models.SlugField(max_length=100, unique=True, verbose_name="address")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "name_ko",
                    models.CharField(blank=True, max_length=200, verbose_name="name (Korean)"),
                ),
                ("acronym", models.CharField(blank=True, max_length=30, verbose_name="acronym")),
                (
                    "type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("10", "Government"),
                            ("11", "Local government"),
                            ("15", "Other public sector"),
                            ("21", "International NGO"),
                            ("22", "National NGO"),
                            ("23", "Regional NGO"),
                            ("24", "Partner country based NGO"),
                            ("30", "Public private partnership"),
                            ("40", "Multilateral"),
                            ("60", "Foundation"),
                            ("70", "Private sector"),
                            ("80", "Academic, training and research"),
                            ("90", "Other"),
                        ],
                        help_text="IATI's list of organisation types; leave empty if unknown.",
                        max_length=2,
                        verbose_name="type",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organisations",
                        to="projects.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "iati_ref",
                    models.CharField(
                        blank=True,
                        help_text="Leave empty if unknown.",
                        max_length=60,
                        verbose_name="IATI identifier",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "ordering": ["name", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("publication_state", "scheduled"), _negated=True),
                            ("publish_at__isnull", False),
                            _connector="OR",
                        ),
                        name="organisation_under_embargo_has_a_moment",
                        violation_error_message="An embargo needs the moment at which it ends.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Partnership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "publication_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="publication state",
                    ),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last edited at")),
                ("slug", models.SlugField(max_length=100, unique=True, verbose_name="address")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "name_ko",
                    models.CharField(blank=True, max_length=200, verbose_name="name (Korean)"),
                ),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                ("summary_ko", models.TextField(blank=True, verbose_name="summary (Korean)")),
            ],
            options={
                "verbose_name": "partnership",
                "verbose_name_plural": "partnerships",
                "ordering": ["name", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("publication_state", "scheduled"), _negated=True),
                            ("publish_at__isnull", False),
                            _connector="OR",
                        ),
                        name="partnership_under_embargo_has_a_moment",
                        violation_error_message="An embargo needs the moment at which it ends.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Fund",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "publication_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="publication state",
                    ),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last edited at")),
                ("slug", models.SlugField(max_length=100, unique=True, verbose_name="address")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "name_ko",
                    models.CharField(blank=True, max_length=200, verbose_name="name (Korean)"),
                ),
                ("acronym", models.CharField(blank=True, max_length=30, verbose_name="acronym")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                ("summary_ko", models.TextField(blank=True, verbose_name="summary (Korean)")),
                (
                    "type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("asean", "ASEAN fund"),
                            (
                                "partner_trust",
                                "Partner's trust fund, managed by the ASEAN Secretariat",
                            ),
                            ("partner", "Partner's fund, managed elsewhere"),
                        ],
                        help_text="Leave empty if unknown.",
                        max_length=14,
                        verbose_name="type",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="funds",
                        to="projects.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "manager",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="managed_funds",
                        to="projects.organisation",
                        verbose_name="managed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "fund",
                "verbose_name_plural": "funds",
                "ordering": ["name", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("publication_state", "scheduled"), _negated=True),
                            ("publish_at__isnull", False),
                            _connector="OR",
                        ),
                        name="fund_under_embargo_has_a_moment",
                        violation_error_message="An embargo needs the moment at which it ends.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalFund",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "publication_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="publication state",
                    ),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                (
                    "created_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="created at"),
                ),
                (
                    "updated_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="last edited at"),
                ),
                ("slug", models.SlugField(max_length=100, verbose_name="address")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "name_ko",
                    models.CharField(blank=True, max_length=200, verbose_name="name (Korean)"),
                ),
                ("acronym", models.CharField(blank=True, max_length=30, verbose_name="acronym")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                ("summary_ko", models.TextField(blank=True, verbose_name="summary (Korean)")),
                (
                    "type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("asean", "ASEAN fund"),
                            (
                                "partner_trust",
                                "Partner's trust fund, managed by the ASEAN Secretariat",
                            ),
                            ("partner", "Partner's fund, managed elsewhere"),
                        ],
                        help_text="Leave empty if unknown.",
                        max_length=14,
                        verbose_name="type",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "manager",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.organisation",
                        verbose_name="managed by",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical fund",
                "verbose_name_plural": "historical funds",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "publication_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="publication state",
                    ),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last edited at")),
                ("slug", models.SlugField(max_length=100, unique=True, verbose_name="address")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "publisher",
                    models.CharField(blank=True, max_length=200, verbose_name="publisher"),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("en", "English"),
                            ("ko", "Korean"),
                            ("id", "Indonesian"),
                            ("lo", "Lao"),
                            ("vi", "Vietnamese"),
                            ("th", "Thai"),
                        ],
                        default="en",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "url",
                    models.URLField(
                        blank=True,
                        help_text="Leave empty if it is not on the web.",
                        max_length=600,
                        validators=[projects.validators.web_address],
                        verbose_name="web address",
                    ),
                ),
                (
                    "file_name",
                    models.CharField(
                        blank=True,
                        help_text="For a document kept as a file: its name in the project's collection.",
                        max_length=200,
                        verbose_name="file name",
                    ),
                ),
                (
                    "published_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty if it bears no date.",
                        null=True,
                        verbose_name="published on",
                    ),
                ),
                (
                    "published_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "accessed_on",
                    models.DateField(blank=True, null=True, verbose_name="accessed on"),
                ),
                (
                    "dating_note",
                    models.CharField(
                        blank=True,
                        help_text="Like “the latest event it mentions is of 2023”.",
                        max_length=300,
                        verbose_name="how an undated source was dated",
                    ),
                ),
            ],
            options={
                "verbose_name": "source",
                "verbose_name_plural": "sources",
                "ordering": ["title", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("publication_state", "scheduled"), _negated=True),
                            ("publish_at__isnull", False),
                            _connector="OR",
                        ),
                        name="source_under_embargo_has_a_moment",
                        violation_error_message="An embargo needs the moment at which it ends.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("url", ""), _negated=True),
                            models.Q(("file_name", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="source_can_be_found",
                        violation_error_message="Give the web address, or the file name of a document that has none.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "effective_on",
                    models.DateField(
                        help_text="The date from which this is true. For a whole year or month, its last day; if the source gives no date, the date of the source.",
                        verbose_name="effective on",
                    ),
                ),
                (
                    "effective_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="The document that says so. Every entry needs one.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, paragraph or table, like “p. 4, para. 12”.",
                        max_length=200,
                        verbose_name="where in the source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Shown beside the figure.",
                        verbose_name="note for the public",
                    ),
                ),
                (
                    "note_ko",
                    models.TextField(blank=True, verbose_name="note for the public (Korean)"),
                ),
                (
                    "internal_note",
                    models.TextField(
                        blank=True,
                        help_text="For colleagues only; never published.",
                        verbose_name="internal note",
                    ),
                ),
                (
                    "is_counted",
                    models.BooleanField(
                        default=True,
                        help_text="Leave ticked unless another source's value counts instead; then this one is shown as “also reported”.",
                        verbose_name="counts",
                    ),
                ),
                (
                    "counting_reason",
                    models.TextField(
                        blank=True,
                        help_text="Needed where the entry does not count.",
                        verbose_name="why it counts, or does not",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="The earlier entry that this one replaces, if any.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successors",
                        to="projects.contribution",
                        verbose_name="supersedes",
                    ),
                ),
                (
                    "is_correction",
                    models.BooleanField(
                        default=False,
                        help_text="Tick for a mistake put right. Leave empty if the figure changed: the earlier value then stays true for the time before.",
                        verbose_name="the earlier entry was never right",
                    ),
                ),
                (
                    "review_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("returned", "Returned with a reason"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="review state",
                    ),
                ),
                (
                    "returned_reason",
                    models.TextField(blank=True, verbose_name="reason for returning it"),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="entered at"
                    ),
                ),
                (
                    "entered_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        editable=False,
                        verbose_name="entered on",
                    ),
                ),
                (
                    "qualifier",
                    models.CharField(
                        choices=[
                            ("exactly", "exactly"),
                            ("about", "about"),
                            ("more_than", "more than"),
                            ("at_least", "at least"),
                            ("up_to", "up to"),
                        ],
                        default="exactly",
                        max_length=10,
                        verbose_name="hedged by",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="In full, not in millions. 0 means zero; if unknown, make no entry.",
                        max_digits=18,
                        null=True,
                        verbose_name="amount",
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("USD", "US dollar"),
                            ("KRW", "Korean won"),
                            ("AUD", "Australian dollar"),
                            ("BND", "Brunei dollar"),
                            ("CAD", "Canadian dollar"),
                            ("CHF", "Swiss franc"),
                            ("CNY", "Chinese yuan"),
                            ("EUR", "Euro"),
                            ("GBP", "Pound sterling"),
                            ("IDR", "Indonesian rupiah"),
                            ("INR", "Indian rupee"),
                            ("JPY", "Japanese yen"),
                            ("KHR", "Cambodian riel"),
                            ("LAK", "Lao kip"),
                            ("MMK", "Myanmar kyat"),
                            ("MYR", "Malaysian ringgit"),
                            ("NZD", "New Zealand dollar"),
                            ("PHP", "Philippine peso"),
                            ("RUB", "Russian rouble"),
                            ("SGD", "Singapore dollar"),
                            ("THB", "Thai baht"),
                            ("VND", "Vietnamese dong"),
                        ],
                        help_text="The currency the source gives; conversions are kept beside it.",
                        max_length=3,
                        verbose_name="currency",
                    ),
                ),
                (
                    "is_not_applicable",
                    models.BooleanField(
                        default=False,
                        help_text="Tick if no such sum can exist; then leave the amount empty.",
                        verbose_name="not applicable",
                    ),
                ),
                (
                    "fund",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="projects.fund",
                        verbose_name="fund",
                    ),
                ),
                (
                    "contributor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="projects.organisation",
                        verbose_name="paid by",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("annual", "Paid in for one year"),
                            ("announced", "Announced for one year"),
                            ("cumulative", "All paid in up to the date"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="The year it is for; leave empty for a cumulative figure.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1967),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="year",
                    ),
                ),
            ],
            options={
                "verbose_name": "contribution",
                "verbose_name_plural": "contributions",
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("supersedes__isnull", False)),
                        fields=["supersedes"],
                        name="contribution_supersedes",
                    ),
                    models.Index(
                        fields=["fund", "effective_on"], name="projects_co_fund_id_eb931b_idx"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("effective_on__lte", models.F("entered_on"))),
                        name="contribution_is_not_dated_in_the_future",
                        violation_error_message="“Effective on” is in the future: give the date from which this is true, today at the latest.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_counted", True),
                            models.Q(("counting_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="contribution_not_counted_has_a_reason",
                        violation_error_message="Say why this value does not count.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("review_state", "returned"), _negated=True),
                            models.Q(("returned_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="contribution_returned_has_a_reason",
                        violation_error_message="Say what has to change before it can be published.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("review_state", "scheduled"), _negated=True),
                            ("publish_at__isnull", False),
                            _connector="OR",
                        ),
                        name="contribution_under_embargo_has_a_moment",
                        violation_error_message="An embargo needs the moment at which it ends.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("amount__isnull", False),
                                ("is_not_applicable", False),
                                (
                                    "currency__in",
                                    [
                                        "USD",
                                        "KRW",
                                        "AUD",
                                        "BND",
                                        "CAD",
                                        "CHF",
                                        "CNY",
                                        "EUR",
                                        "GBP",
                                        "IDR",
                                        "INR",
                                        "JPY",
                                        "KHR",
                                        "LAK",
                                        "MMK",
                                        "MYR",
                                        "NZD",
                                        "PHP",
                                        "RUB",
                                        "SGD",
                                        "THB",
                                        "VND",
                                    ],
                                ),
                            ),
                            models.Q(
                                ("amount__isnull", True),
                                ("currency", ""),
                                ("is_not_applicable", True),
                            ),
                            _connector="OR",
                        ),
                        name="contribution_amount_has_a_currency",
                        violation_error_message="An amount needs its currency, like USD; or tick “not applicable” and leave both empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "cumulative"), ("year__isnull", True)),
                            models.Q(
                                models.Q(("kind", "cumulative"), _negated=True),
                                ("year__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="contribution_has_a_year_unless_cumulative",
                        violation_error_message="Give the year it is for; a cumulative figure has none.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CoordinatorTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="projects.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="projects.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "starts_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty if unknown.",
                        null=True,
                        verbose_name="from",
                    ),
                ),
                (
                    "starts_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty if it goes on.",
                        null=True,
                        verbose_name="until",
                    ),
                ),
                (
                    "ends_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "country coordinator",
                "verbose_name_plural": "country coordinators",
                "ordering": ["starts_on", "country", "pk"],
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("starts_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="coordinatorterm_ends_after_it_starts",
                        violation_error_message="The end is before the start: give a later end.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ExchangeRate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        choices=[
                            ("USD", "US dollar"),
                            ("KRW", "Korean won"),
                            ("AUD", "Australian dollar"),
                            ("BND", "Brunei dollar"),
                            ("CAD", "Canadian dollar"),
                            ("CHF", "Swiss franc"),
                            ("CNY", "Chinese yuan"),
                            ("EUR", "Euro"),
                            ("GBP", "Pound sterling"),
                            ("IDR", "Indonesian rupiah"),
                            ("INR", "Indian rupee"),
                            ("JPY", "Japanese yen"),
                            ("KHR", "Cambodian riel"),
                            ("LAK", "Lao kip"),
                            ("MMK", "Myanmar kyat"),
                            ("MYR", "Malaysian ringgit"),
                            ("NZD", "New Zealand dollar"),
                            ("PHP", "Philippine peso"),
                            ("RUB", "Russian rouble"),
                            ("SGD", "Singapore dollar"),
                            ("THB", "Thai baht"),
                            ("VND", "Vietnamese dong"),
                        ],
                        max_length=3,
                        verbose_name="currency",
                    ),
                ),
                ("on", models.DateField(verbose_name="on")),
                (
                    "usd_per_unit",
                    models.DecimalField(
                        decimal_places=10,
                        help_text="For the won, about 0.0007.",
                        max_digits=18,
                        verbose_name="US dollars for one unit",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "exchange rate",
                "verbose_name_plural": "exchange rates",
                "ordering": ["currency", "-on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("currency", "on", "source"), name="exchangerate_is_listed_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("usd_per_unit__gt", 0)),
                        name="exchangerate_is_above_zero",
                        violation_error_message="A rate is above zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "currency__in",
                                [
                                    "USD",
                                    "KRW",
                                    "AUD",
                                    "BND",
                                    "CAD",
                                    "CHF",
                                    "CNY",
                                    "EUR",
                                    "GBP",
                                    "IDR",
                                    "INR",
                                    "JPY",
                                    "KHR",
                                    "LAK",
                                    "MMK",
                                    "MYR",
                                    "NZD",
                                    "PHP",
                                    "RUB",
                                    "SGD",
                                    "THB",
                                    "VND",
                                ],
                            ),
                            models.Q(("currency", "USD"), _negated=True),
                        ),
                        name="exchangerate_is_of_a_known_currency",
                        violation_error_message="Choose a currency other than the US dollar.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalContribution",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "effective_on",
                    models.DateField(
                        help_text="The date from which this is true. For a whole year or month, its last day; if the source gives no date, the date of the source.",
                        verbose_name="effective on",
                    ),
                ),
                (
                    "effective_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, paragraph or table, like “p. 4, para. 12”.",
                        max_length=200,
                        verbose_name="where in the source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Shown beside the figure.",
                        verbose_name="note for the public",
                    ),
                ),
                (
                    "note_ko",
                    models.TextField(blank=True, verbose_name="note for the public (Korean)"),
                ),
                (
                    "internal_note",
                    models.TextField(
                        blank=True,
                        help_text="For colleagues only; never published.",
                        verbose_name="internal note",
                    ),
                ),
                (
                    "is_counted",
                    models.BooleanField(
                        default=True,
                        help_text="Leave ticked unless another source's value counts instead; then this one is shown as “also reported”.",
                        verbose_name="counts",
                    ),
                ),
                (
                    "counting_reason",
                    models.TextField(
                        blank=True,
                        help_text="Needed where the entry does not count.",
                        verbose_name="why it counts, or does not",
                    ),
                ),
                (
                    "is_correction",
                    models.BooleanField(
                        default=False,
                        help_text="Tick for a mistake put right. Leave empty if the figure changed: the earlier value then stays true for the time before.",
                        verbose_name="the earlier entry was never right",
                    ),
                ),
                (
                    "review_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("returned", "Returned with a reason"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="review state",
                    ),
                ),
                (
                    "returned_reason",
                    models.TextField(blank=True, verbose_name="reason for returning it"),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="entered at"
                    ),
                ),
                (
                    "entered_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        editable=False,
                        verbose_name="entered on",
                    ),
                ),
                (
                    "qualifier",
                    models.CharField(
                        choices=[
                            ("exactly", "exactly"),
                            ("about", "about"),
                            ("more_than", "more than"),
                            ("at_least", "at least"),
                            ("up_to", "up to"),
                        ],
                        default="exactly",
                        max_length=10,
                        verbose_name="hedged by",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="In full, not in millions. 0 means zero; if unknown, make no entry.",
                        max_digits=18,
                        null=True,
                        verbose_name="amount",
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("USD", "US dollar"),
                            ("KRW", "Korean won"),
                            ("AUD", "Australian dollar"),
                            ("BND", "Brunei dollar"),
                            ("CAD", "Canadian dollar"),
                            ("CHF", "Swiss franc"),
                            ("CNY", "Chinese yuan"),
                            ("EUR", "Euro"),
                            ("GBP", "Pound sterling"),
                            ("IDR", "Indonesian rupiah"),
                            ("INR", "Indian rupee"),
                            ("JPY", "Japanese yen"),
                            ("KHR", "Cambodian riel"),
                            ("LAK", "Lao kip"),
                            ("MMK", "Myanmar kyat"),
                            ("MYR", "Malaysian ringgit"),
                            ("NZD", "New Zealand dollar"),
                            ("PHP", "Philippine peso"),
                            ("RUB", "Russian rouble"),
                            ("SGD", "Singapore dollar"),
                            ("THB", "Thai baht"),
                            ("VND", "Vietnamese dong"),
                        ],
                        help_text="The currency the source gives; conversions are kept beside it.",
                        max_length=3,
                        verbose_name="currency",
                    ),
                ),
                (
                    "is_not_applicable",
                    models.BooleanField(
                        default=False,
                        help_text="Tick if no such sum can exist; then leave the amount empty.",
                        verbose_name="not applicable",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("annual", "Paid in for one year"),
                            ("announced", "Announced for one year"),
                            ("cumulative", "All paid in up to the date"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="The year it is for; leave empty for a cumulative figure.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1967),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="year",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The document that says so. Every entry needs one.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The earlier entry that this one replaces, if any.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.contribution",
                        verbose_name="supersedes",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "fund",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.fund",
                        verbose_name="fund",
                    ),
                ),
                (
                    "contributor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.organisation",
                        verbose_name="paid by",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical contribution",
                "verbose_name_plural": "historical contributions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCoordinatorTerm",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "starts_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty if unknown.",
                        null=True,
                        verbose_name="from",
                    ),
                ),
                (
                    "starts_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty if it goes on.",
                        null=True,
                        verbose_name="until",
                    ),
                ),
                (
                    "ends_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical country coordinator",
                "verbose_name_plural": "historical country coordinators",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalExchangeRate",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        choices=[
                            ("USD", "US dollar"),
                            ("KRW", "Korean won"),
                            ("AUD", "Australian dollar"),
                            ("BND", "Brunei dollar"),
                            ("CAD", "Canadian dollar"),
                            ("CHF", "Swiss franc"),
                            ("CNY", "Chinese yuan"),
                            ("EUR", "Euro"),
                            ("GBP", "Pound sterling"),
                            ("IDR", "Indonesian rupiah"),
                            ("INR", "Indian rupee"),
                            ("JPY", "Japanese yen"),
                            ("KHR", "Cambodian riel"),
                            ("LAK", "Lao kip"),
                            ("MMK", "Myanmar kyat"),
                            ("MYR", "Malaysian ringgit"),
                            ("NZD", "New Zealand dollar"),
                            ("PHP", "Philippine peso"),
                            ("RUB", "Russian rouble"),
                            ("SGD", "Singapore dollar"),
                            ("THB", "Thai baht"),
                            ("VND", "Vietnamese dong"),
                        ],
                        max_length=3,
                        verbose_name="currency",
                    ),
                ),
                ("on", models.DateField(verbose_name="on")),
                (
                    "usd_per_unit",
                    models.DecimalField(
                        decimal_places=10,
                        help_text="For the won, about 0.0007.",
                        max_digits=18,
                        verbose_name="US dollars for one unit",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical exchange rate",
                "verbose_name_plural": "historical exchange rates",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMeeting",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "publication_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="publication state",
                    ),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                (
                    "created_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="created at"),
                ),
                (
                    "updated_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="last edited at"),
                ),
                ("slug", models.SlugField(max_length=100, verbose_name="address")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("summit", "Summit"),
                            ("foreign_ministers", "Foreign Ministers' Meeting"),
                            ("dialogue", "Dialogue"),
                            ("jcc", "Joint Cooperation Committee"),
                            ("som", "Senior Officials' Meeting"),
                            ("business_forum", "Business Forum"),
                            ("declaration", "Declaration or statement"),
                            ("agreement", "Agreement signed or in force"),
                            ("milestone", "Other milestone"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "ordinal",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="29 for the 29th; leave empty if it has none.",
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="number",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "title_ko",
                    models.CharField(blank=True, max_length=300, verbose_name="title (Korean)"),
                ),
                (
                    "outcome",
                    models.TextField(
                        blank=True,
                        help_text="In your own words.",
                        verbose_name="what it adopted or agreed",
                    ),
                ),
                (
                    "outcome_ko",
                    models.TextField(blank=True, verbose_name="what it adopted or agreed (Korean)"),
                ),
                (
                    "starts_on",
                    models.DateField(
                        help_text="For a whole year or month, its last day: pages as of it see it all.",
                        verbose_name="from",
                    ),
                ),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="place")),
                (
                    "locator",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="where in the source"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical meeting",
                "verbose_name_plural": "historical meetings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMembership",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "starts_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty if unknown.",
                        null=True,
                        verbose_name="from",
                    ),
                ),
                (
                    "starts_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty if it goes on.",
                        null=True,
                        verbose_name="until",
                    ),
                ),
                (
                    "ends_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("asean", "ASEAN member state"), ("partner", "Partner country")],
                        max_length=8,
                        verbose_name="side",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical membership",
                "verbose_name_plural": "historical memberships",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOrganisationAlias",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("en", "English"),
                            ("ko", "Korean"),
                            ("id", "Indonesian"),
                            ("lo", "Lao"),
                            ("vi", "Vietnamese"),
                            ("th", "Thai"),
                        ],
                        default="en",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.organisation",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical other name",
                "verbose_name_plural": "historical other names",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTheme",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "publication_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="publication state",
                    ),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                (
                    "created_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="created at"),
                ),
                (
                    "updated_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="last edited at"),
                ),
                ("slug", models.SlugField(max_length=100, verbose_name="address")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "name_ko",
                    models.CharField(blank=True, max_length=200, verbose_name="name (Korean)"),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical theme",
                "verbose_name_plural": "historical themes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "publication_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="publication state",
                    ),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last edited at")),
                ("slug", models.SlugField(max_length=100, unique=True, verbose_name="address")),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="projects.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("summit", "Summit"),
                            ("foreign_ministers", "Foreign Ministers' Meeting"),
                            ("dialogue", "Dialogue"),
                            ("jcc", "Joint Cooperation Committee"),
                            ("som", "Senior Officials' Meeting"),
                            ("business_forum", "Business Forum"),
                            ("declaration", "Declaration or statement"),
                            ("agreement", "Agreement signed or in force"),
                            ("milestone", "Other milestone"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "ordinal",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="29 for the 29th; leave empty if it has none.",
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="number",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "title_ko",
                    models.CharField(blank=True, max_length=300, verbose_name="title (Korean)"),
                ),
                (
                    "outcome",
                    models.TextField(
                        blank=True,
                        help_text="In your own words.",
                        verbose_name="what it adopted or agreed",
                    ),
                ),
                (
                    "outcome_ko",
                    models.TextField(blank=True, verbose_name="what it adopted or agreed (Korean)"),
                ),
                (
                    "starts_on",
                    models.DateField(
                        help_text="For a whole year or month, its last day: pages as of it see it all.",
                        verbose_name="from",
                    ),
                ),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="place")),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="where in the source"
                    ),
                ),
            ],
            options={
                "verbose_name": "meeting",
                "verbose_name_plural": "meetings",
                "ordering": ["-starts_on", "title", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("publication_state", "scheduled"), _negated=True),
                            ("publish_at__isnull", False),
                            _connector="OR",
                        ),
                        name="meeting_under_embargo_has_a_moment",
                        violation_error_message="An embargo needs the moment at which it ends.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="meeting_ends_after_it_starts",
                        violation_error_message="The meeting ends before it starts: give a later end.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalRelease",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "publication_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="publication state",
                    ),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                (
                    "created_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="created at"),
                ),
                (
                    "updated_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="last edited at"),
                ),
                (
                    "number",
                    models.PositiveIntegerField(
                        db_index=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="number",
                    ),
                ),
                ("as_of", models.DateField(verbose_name="as of")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256 checksum")),
                ("data_version", models.PositiveBigIntegerField(verbose_name="data version")),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.meeting",
                        verbose_name="meeting",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical release",
                "verbose_name_plural": "historical releases",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="projects.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="projects.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "starts_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty if unknown.",
                        null=True,
                        verbose_name="from",
                    ),
                ),
                (
                    "starts_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty if it goes on.",
                        null=True,
                        verbose_name="until",
                    ),
                ),
                (
                    "ends_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("asean", "ASEAN member state"), ("partner", "Partner country")],
                        max_length=8,
                        verbose_name="side",
                    ),
                ),
            ],
            options={
                "verbose_name": "membership",
                "verbose_name_plural": "memberships",
                "ordering": ["starts_on", "country", "pk"],
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("starts_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="membership_ends_after_it_starts",
                        violation_error_message="The end is before the start: give a later end.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationAlias",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("en", "English"),
                            ("ko", "Korean"),
                            ("id", "Indonesian"),
                            ("lo", "Lao"),
                            ("vi", "Vietnamese"),
                            ("th", "Thai"),
                        ],
                        default="en",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aliases",
                        to="projects.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "other name",
                "verbose_name_plural": "other names",
                "ordering": ["name", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "name"), name="organisation_alias_is_listed_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "publication_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="publication state",
                    ),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last edited at")),
                ("slug", models.SlugField(max_length=100, unique=True, verbose_name="address")),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="projects.partnership",
                        verbose_name="partnership",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "title_ko",
                    models.CharField(blank=True, max_length=300, verbose_name="title (Korean)"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True, help_text="In your own words.", verbose_name="summary"
                    ),
                ),
                ("summary_ko", models.TextField(blank=True, verbose_name="summary (Korean)")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("drafting", "Being drafted"),
                            ("adopted", "Adopted"),
                            ("in_force", "In force"),
                            ("concluded", "Concluded"),
                        ],
                        default="drafting",
                        max_length=10,
                        verbose_name="stage",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty if the plan names no end.",
                        null=True,
                        verbose_name="until",
                    ),
                ),
                (
                    "adopted_at",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adopted_plans",
                        to="projects.meeting",
                        verbose_name="adopted at",
                    ),
                ),
                (
                    "succeeds",
                    models.ForeignKey(
                        blank=True,
                        help_text="The plan that this one follows, if any.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successors",
                        to="projects.plan",
                        verbose_name="succeeds",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "review_interval_days",
                    models.PositiveSmallIntegerField(
                        default=90,
                        help_text="After so many days without a confirmation its projects count as stale.",
                        verbose_name="review every … days",
                    ),
                ),
            ],
            options={
                "verbose_name": "plan",
                "verbose_name_plural": "plans",
                "ordering": ["-starts_on", "title", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("publication_state", "scheduled"), _negated=True),
                            ("publish_at__isnull", False),
                            _connector="OR",
                        ),
                        name="plan_under_embargo_has_a_moment",
                        violation_error_message="An embargo needs the moment at which it ends.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="plan_ends_after_it_starts",
                        violation_error_message="The plan ends before it starts: give a later end.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("succeeds__isnull", True),
                            models.Q(("succeeds", models.F("pk")), _negated=True),
                            _connector="OR",
                        ),
                        name="plan_does_not_succeed_itself",
                        violation_error_message="A plan can't succeed itself: choose the earlier plan.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "effective_on",
                    models.DateField(
                        help_text="The date from which this is true. For a whole year or month, its last day; if the source gives no date, the date of the source.",
                        verbose_name="effective on",
                    ),
                ),
                (
                    "effective_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="The document that says so. Every entry needs one.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, paragraph or table, like “p. 4, para. 12”.",
                        max_length=200,
                        verbose_name="where in the source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Shown beside the figure.",
                        verbose_name="note for the public",
                    ),
                ),
                (
                    "note_ko",
                    models.TextField(blank=True, verbose_name="note for the public (Korean)"),
                ),
                (
                    "internal_note",
                    models.TextField(
                        blank=True,
                        help_text="For colleagues only; never published.",
                        verbose_name="internal note",
                    ),
                ),
                (
                    "is_counted",
                    models.BooleanField(
                        default=True,
                        help_text="Leave ticked unless another source's value counts instead; then this one is shown as “also reported”.",
                        verbose_name="counts",
                    ),
                ),
                (
                    "counting_reason",
                    models.TextField(
                        blank=True,
                        help_text="Needed where the entry does not count.",
                        verbose_name="why it counts, or does not",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="The earlier entry that this one replaces, if any.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successors",
                        to="projects.claim",
                        verbose_name="supersedes",
                    ),
                ),
                (
                    "is_correction",
                    models.BooleanField(
                        default=False,
                        help_text="Tick for a mistake put right. Leave empty if the figure changed: the earlier value then stays true for the time before.",
                        verbose_name="the earlier entry was never right",
                    ),
                ),
                (
                    "review_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("returned", "Returned with a reason"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="review state",
                    ),
                ),
                (
                    "returned_reason",
                    models.TextField(blank=True, verbose_name="reason for returning it"),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="entered at"
                    ),
                ),
                (
                    "entered_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        editable=False,
                        verbose_name="entered on",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="projects.plan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "qualifier",
                    models.CharField(
                        choices=[
                            ("exactly", "exactly"),
                            ("about", "about"),
                            ("more_than", "more than"),
                            ("at_least", "at least"),
                            ("up_to", "up to"),
                        ],
                        default="exactly",
                        max_length=10,
                        verbose_name="hedged by",
                    ),
                ),
                (
                    "percentage",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Leave empty if none was given; 0 means zero.",
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="per cent",
                    ),
                ),
                (
                    "numerator",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Leave empty if none was given.",
                        null=True,
                        verbose_name="how many",
                    ),
                ),
                (
                    "denominator",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Leave empty if none was given.",
                        null=True,
                        verbose_name="of how many",
                    ),
                ),
                (
                    "verb",
                    models.CharField(
                        help_text="The source's own word: implemented, addressed, carried out …",
                        max_length=80,
                        verbose_name="verb",
                    ),
                ),
                (
                    "unit_counted",
                    models.CharField(
                        blank=True,
                        help_text="Like “action lines”; leave empty if the source does not say.",
                        max_length=120,
                        verbose_name="what was counted",
                    ),
                ),
                (
                    "rounding",
                    models.CharField(
                        blank=True,
                        help_text="How the percentage was rounded, if the source shows it.",
                        max_length=120,
                        verbose_name="rounding",
                    ),
                ),
                ("body", models.CharField(blank=True, max_length=200, verbose_name="said by")),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="projects.meeting",
                        verbose_name="said at",
                    ),
                ),
            ],
            options={
                "verbose_name": "claim",
                "verbose_name_plural": "claims",
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("supersedes__isnull", False)),
                        fields=["supersedes"],
                        name="claim_supersedes",
                    ),
                    models.Index(
                        fields=["plan", "effective_on"], name="projects_cl_plan_id_76056f_idx"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("effective_on__lte", models.F("entered_on"))),
                        name="claim_is_not_dated_in_the_future",
                        violation_error_message="“Effective on” is in the future: give the date from which this is true, today at the latest.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_counted", True),
                            models.Q(("counting_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="claim_not_counted_has_a_reason",
                        violation_error_message="Say why this value does not count.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("review_state", "returned"), _negated=True),
                            models.Q(("returned_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="claim_returned_has_a_reason",
                        violation_error_message="Say what has to change before it can be published.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("review_state", "scheduled"), _negated=True),
                            ("publish_at__isnull", False),
                            _connector="OR",
                        ),
                        name="claim_under_embargo_has_a_moment",
                        violation_error_message="An embargo needs the moment at which it ends.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("percentage__isnull", True),
                            models.Q(("percentage__gte", 0), ("percentage__lte", 100)),
                            _connector="OR",
                        ),
                        name="claim_percentage_is_between_0_and_100",
                        violation_error_message="A percentage lies between 0 and 100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("numerator__isnull", True),
                            ("denominator__isnull", True),
                            ("numerator__lte", models.F("denominator")),
                            _connector="OR",
                        ),
                        name="claim_numerator_is_not_above_its_denominator",
                        violation_error_message="More lines than there are: check both numbers.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FocusArea",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "publication_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="publication state",
                    ),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last edited at")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="focus_areas",
                        to="projects.plan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="projects.focusarea",
                        verbose_name="part of",
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Order within its parent.", verbose_name="position"
                    ),
                ),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="address")),
                (
                    "number",
                    models.CharField(
                        blank=True,
                        help_text="As the document prints it, like 1.1, I. or (a).",
                        max_length=20,
                        verbose_name="number",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "title_ko",
                    models.CharField(blank=True, max_length=300, verbose_name="title (Korean)"),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="where in the source"
                    ),
                ),
            ],
            options={
                "verbose_name": "focus area",
                "verbose_name_plural": "focus areas",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("publication_state", "scheduled"), _negated=True),
                            ("publish_at__isnull", False),
                            _connector="OR",
                        ),
                        name="focusarea_under_embargo_has_a_moment",
                        violation_error_message="An embargo needs the moment at which it ends.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("pk")), _negated=True),
                            _connector="OR",
                        ),
                        name="focusarea_is_not_part_of_itself",
                        violation_error_message="An area can't be part of itself.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "publication_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="publication state",
                    ),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last edited at")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="action_lines",
                        to="projects.plan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "focus_area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="action_lines",
                        to="projects.focusarea",
                        verbose_name="focus area",
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Order within the plan.", verbose_name="position"
                    ),
                ),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="address")),
                (
                    "number",
                    models.CharField(
                        help_text="As the document prints it, like 1.1.2 or 1.1(2).",
                        max_length=20,
                        verbose_name="number",
                    ),
                ),
                ("text", models.TextField(verbose_name="text")),
                ("text_ko", models.TextField(blank=True, verbose_name="text (Korean)")),
                (
                    "source",
                    models.ForeignKey(
                        help_text="The document that states the line.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.source",
                        verbose_name="document",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="where in the document"
                    ),
                ),
            ],
            options={
                "verbose_name": "action line",
                "verbose_name_plural": "action lines",
                "ordering": ["plan", "position", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("publication_state", "scheduled"), _negated=True),
                            ("publish_at__isnull", False),
                            _connector="OR",
                        ),
                        name="actionline_under_embargo_has_a_moment",
                        violation_error_message="An embargo needs the moment at which it ends.",
                    ),
                    models.UniqueConstraint(
                        fields=("plan", "number"),
                        name="actionline_number_is_unique_in_its_plan",
                        violation_error_message="This plan already has a line with that number.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "effective_on",
                    models.DateField(
                        help_text="The date from which this is true. For a whole year or month, its last day; if the source gives no date, the date of the source.",
                        verbose_name="effective on",
                    ),
                ),
                (
                    "effective_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="The document that says so. Every entry needs one.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, paragraph or table, like “p. 4, para. 12”.",
                        max_length=200,
                        verbose_name="where in the source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Shown beside the figure.",
                        verbose_name="note for the public",
                    ),
                ),
                (
                    "note_ko",
                    models.TextField(blank=True, verbose_name="note for the public (Korean)"),
                ),
                (
                    "internal_note",
                    models.TextField(
                        blank=True,
                        help_text="For colleagues only; never published.",
                        verbose_name="internal note",
                    ),
                ),
                (
                    "is_counted",
                    models.BooleanField(
                        default=True,
                        help_text="Leave ticked unless another source's value counts instead; then this one is shown as “also reported”.",
                        verbose_name="counts",
                    ),
                ),
                (
                    "counting_reason",
                    models.TextField(
                        blank=True,
                        help_text="Needed where the entry does not count.",
                        verbose_name="why it counts, or does not",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="The earlier entry that this one replaces, if any.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successors",
                        to="projects.assessment",
                        verbose_name="supersedes",
                    ),
                ),
                (
                    "is_correction",
                    models.BooleanField(
                        default=False,
                        help_text="Tick for a mistake put right. Leave empty if the figure changed: the earlier value then stays true for the time before.",
                        verbose_name="the earlier entry was never right",
                    ),
                ),
                (
                    "review_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("returned", "Returned with a reason"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="review state",
                    ),
                ),
                (
                    "returned_reason",
                    models.TextField(blank=True, verbose_name="reason for returning it"),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="entered at"
                    ),
                ),
                (
                    "entered_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        editable=False,
                        verbose_name="entered on",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="projects.actionline",
                        verbose_name="line",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("not_addressed", "Not addressed"),
                            ("addressed", "Addressed"),
                            ("under_way", "Under way"),
                            ("delivered", "Delivered"),
                            ("outcome_achieved", "Outcome achieved"),
                        ],
                        max_length=16,
                        verbose_name="state",
                    ),
                ),
            ],
            options={
                "verbose_name": "assessment",
                "verbose_name_plural": "assessments",
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("supersedes__isnull", False)),
                        fields=["supersedes"],
                        name="assessment_supersedes",
                    ),
                    models.Index(
                        fields=["line", "effective_on"], name="projects_as_line_id_8eb94d_idx"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("effective_on__lte", models.F("entered_on"))),
                        name="assessment_is_not_dated_in_the_future",
                        violation_error_message="“Effective on” is in the future: give the date from which this is true, today at the latest.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_counted", True),
                            models.Q(("counting_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="assessment_not_counted_has_a_reason",
                        violation_error_message="Say why this value does not count.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("review_state", "returned"), _negated=True),
                            models.Q(("returned_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="assessment_returned_has_a_reason",
                        violation_error_message="Say what has to change before it can be published.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("review_state", "scheduled"), _negated=True),
                            ("publish_at__isnull", False),
                            _connector="OR",
                        ),
                        name="assessment_under_embargo_has_a_moment",
                        violation_error_message="An embargo needs the moment at which it ends.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalActionLine",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "publication_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="publication state",
                    ),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                (
                    "created_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="created at"),
                ),
                (
                    "updated_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="last edited at"),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Order within the plan.", verbose_name="position"
                    ),
                ),
                ("slug", models.SlugField(max_length=120, verbose_name="address")),
                (
                    "number",
                    models.CharField(
                        help_text="As the document prints it, like 1.1.2 or 1.1(2).",
                        max_length=20,
                        verbose_name="number",
                    ),
                ),
                ("text", models.TextField(verbose_name="text")),
                ("text_ko", models.TextField(blank=True, verbose_name="text (Korean)")),
                (
                    "locator",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="where in the document"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.plan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "focus_area",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.focusarea",
                        verbose_name="focus area",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The document that states the line.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.source",
                        verbose_name="document",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical action line",
                "verbose_name_plural": "historical action lines",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAssessment",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "effective_on",
                    models.DateField(
                        help_text="The date from which this is true. For a whole year or month, its last day; if the source gives no date, the date of the source.",
                        verbose_name="effective on",
                    ),
                ),
                (
                    "effective_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, paragraph or table, like “p. 4, para. 12”.",
                        max_length=200,
                        verbose_name="where in the source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Shown beside the figure.",
                        verbose_name="note for the public",
                    ),
                ),
                (
                    "note_ko",
                    models.TextField(blank=True, verbose_name="note for the public (Korean)"),
                ),
                (
                    "internal_note",
                    models.TextField(
                        blank=True,
                        help_text="For colleagues only; never published.",
                        verbose_name="internal note",
                    ),
                ),
                (
                    "is_counted",
                    models.BooleanField(
                        default=True,
                        help_text="Leave ticked unless another source's value counts instead; then this one is shown as “also reported”.",
                        verbose_name="counts",
                    ),
                ),
                (
                    "counting_reason",
                    models.TextField(
                        blank=True,
                        help_text="Needed where the entry does not count.",
                        verbose_name="why it counts, or does not",
                    ),
                ),
                (
                    "is_correction",
                    models.BooleanField(
                        default=False,
                        help_text="Tick for a mistake put right. Leave empty if the figure changed: the earlier value then stays true for the time before.",
                        verbose_name="the earlier entry was never right",
                    ),
                ),
                (
                    "review_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("returned", "Returned with a reason"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="review state",
                    ),
                ),
                (
                    "returned_reason",
                    models.TextField(blank=True, verbose_name="reason for returning it"),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="entered at"
                    ),
                ),
                (
                    "entered_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        editable=False,
                        verbose_name="entered on",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("not_addressed", "Not addressed"),
                            ("addressed", "Addressed"),
                            ("under_way", "Under way"),
                            ("delivered", "Delivered"),
                            ("outcome_achieved", "Outcome achieved"),
                        ],
                        max_length=16,
                        verbose_name="state",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The document that says so. Every entry needs one.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The earlier entry that this one replaces, if any.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.assessment",
                        verbose_name="supersedes",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.actionline",
                        verbose_name="line",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical assessment",
                "verbose_name_plural": "historical assessments",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalClaim",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "effective_on",
                    models.DateField(
                        help_text="The date from which this is true. For a whole year or month, its last day; if the source gives no date, the date of the source.",
                        verbose_name="effective on",
                    ),
                ),
                (
                    "effective_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, paragraph or table, like “p. 4, para. 12”.",
                        max_length=200,
                        verbose_name="where in the source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Shown beside the figure.",
                        verbose_name="note for the public",
                    ),
                ),
                (
                    "note_ko",
                    models.TextField(blank=True, verbose_name="note for the public (Korean)"),
                ),
                (
                    "internal_note",
                    models.TextField(
                        blank=True,
                        help_text="For colleagues only; never published.",
                        verbose_name="internal note",
                    ),
                ),
                (
                    "is_counted",
                    models.BooleanField(
                        default=True,
                        help_text="Leave ticked unless another source's value counts instead; then this one is shown as “also reported”.",
                        verbose_name="counts",
                    ),
                ),
                (
                    "counting_reason",
                    models.TextField(
                        blank=True,
                        help_text="Needed where the entry does not count.",
                        verbose_name="why it counts, or does not",
                    ),
                ),
                (
                    "is_correction",
                    models.BooleanField(
                        default=False,
                        help_text="Tick for a mistake put right. Leave empty if the figure changed: the earlier value then stays true for the time before.",
                        verbose_name="the earlier entry was never right",
                    ),
                ),
                (
                    "review_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("returned", "Returned with a reason"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="review state",
                    ),
                ),
                (
                    "returned_reason",
                    models.TextField(blank=True, verbose_name="reason for returning it"),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="entered at"
                    ),
                ),
                (
                    "entered_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        editable=False,
                        verbose_name="entered on",
                    ),
                ),
                (
                    "qualifier",
                    models.CharField(
                        choices=[
                            ("exactly", "exactly"),
                            ("about", "about"),
                            ("more_than", "more than"),
                            ("at_least", "at least"),
                            ("up_to", "up to"),
                        ],
                        default="exactly",
                        max_length=10,
                        verbose_name="hedged by",
                    ),
                ),
                (
                    "percentage",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Leave empty if none was given; 0 means zero.",
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="per cent",
                    ),
                ),
                (
                    "numerator",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Leave empty if none was given.",
                        null=True,
                        verbose_name="how many",
                    ),
                ),
                (
                    "denominator",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Leave empty if none was given.",
                        null=True,
                        verbose_name="of how many",
                    ),
                ),
                (
                    "verb",
                    models.CharField(
                        help_text="The source's own word: implemented, addressed, carried out …",
                        max_length=80,
                        verbose_name="verb",
                    ),
                ),
                (
                    "unit_counted",
                    models.CharField(
                        blank=True,
                        help_text="Like “action lines”; leave empty if the source does not say.",
                        max_length=120,
                        verbose_name="what was counted",
                    ),
                ),
                (
                    "rounding",
                    models.CharField(
                        blank=True,
                        help_text="How the percentage was rounded, if the source shows it.",
                        max_length=120,
                        verbose_name="rounding",
                    ),
                ),
                ("body", models.CharField(blank=True, max_length=200, verbose_name="said by")),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The document that says so. Every entry needs one.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The earlier entry that this one replaces, if any.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.claim",
                        verbose_name="supersedes",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.plan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.meeting",
                        verbose_name="said at",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical claim",
                "verbose_name_plural": "historical claims",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFocusArea",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "publication_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="publication state",
                    ),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                (
                    "created_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="created at"),
                ),
                (
                    "updated_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="last edited at"),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Order within its parent.", verbose_name="position"
                    ),
                ),
                ("slug", models.SlugField(max_length=120, verbose_name="address")),
                (
                    "number",
                    models.CharField(
                        blank=True,
                        help_text="As the document prints it, like 1.1, I. or (a).",
                        max_length=20,
                        verbose_name="number",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "title_ko",
                    models.CharField(blank=True, max_length=300, verbose_name="title (Korean)"),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="where in the source"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.plan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.focusarea",
                        verbose_name="part of",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical focus area",
                "verbose_name_plural": "historical focus areas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalLineFate",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("carried_over", "Carried over"),
                            ("merged", "Merged into another line"),
                            ("split", "Split into several lines"),
                            ("renamed", "Renamed"),
                            ("dropped", "Dropped"),
                        ],
                        max_length=12,
                        verbose_name="what became of it",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="why")),
                (
                    "line",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.actionline",
                        verbose_name="line",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.actionline",
                        verbose_name="successor line",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical fate of a line",
                "verbose_name_plural": "historical fates of lines",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPlan",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "publication_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="publication state",
                    ),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                (
                    "created_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="created at"),
                ),
                (
                    "updated_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="last edited at"),
                ),
                ("slug", models.SlugField(max_length=100, verbose_name="address")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "title_ko",
                    models.CharField(blank=True, max_length=300, verbose_name="title (Korean)"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True, help_text="In your own words.", verbose_name="summary"
                    ),
                ),
                ("summary_ko", models.TextField(blank=True, verbose_name="summary (Korean)")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("drafting", "Being drafted"),
                            ("adopted", "Adopted"),
                            ("in_force", "In force"),
                            ("concluded", "Concluded"),
                        ],
                        default="drafting",
                        max_length=10,
                        verbose_name="stage",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty if the plan names no end.",
                        null=True,
                        verbose_name="until",
                    ),
                ),
                (
                    "review_interval_days",
                    models.PositiveSmallIntegerField(
                        default=90,
                        help_text="After so many days without a confirmation its projects count as stale.",
                        verbose_name="review every … days",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "adopted_at",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.meeting",
                        verbose_name="adopted at",
                    ),
                ),
                (
                    "succeeds",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The plan that this one follows, if any.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.plan",
                        verbose_name="succeeds",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical plan",
                "verbose_name_plural": "historical plans",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="LineFate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="fates",
                        to="projects.actionline",
                        verbose_name="line",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("carried_over", "Carried over"),
                            ("merged", "Merged into another line"),
                            ("split", "Split into several lines"),
                            ("renamed", "Renamed"),
                            ("dropped", "Dropped"),
                        ],
                        max_length=12,
                        verbose_name="what became of it",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="origins",
                        to="projects.actionline",
                        verbose_name="successor line",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="why")),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "fate of a line",
                "verbose_name_plural": "fates of lines",
                "ordering": ["line", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "dropped"), ("successor__isnull", True)),
                            models.Q(
                                models.Q(("kind", "dropped"), _negated=True),
                                ("successor__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="linefate_names_a_successor_unless_dropped",
                        violation_error_message="A dropped line has no successor; any other fate names one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("successor__isnull", True),
                            models.Q(("successor", models.F("line")), _negated=True),
                            _connector="OR",
                        ),
                        name="linefate_leads_to_another_line",
                        violation_error_message="A line can't be its own successor.",
                    ),
                    models.UniqueConstraint(
                        fields=("line", "successor"), name="linefate_is_listed_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "dropped")),
                        fields=("line",),
                        name="linefate_line_is_dropped_once",
                        violation_error_message="This line is dropped already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "publication_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="publication state",
                    ),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last edited at")),
                (
                    "number",
                    models.PositiveIntegerField(
                        unique=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="number",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="releases",
                        to="projects.meeting",
                        verbose_name="meeting",
                    ),
                ),
                ("as_of", models.DateField(verbose_name="as of")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256 checksum")),
                ("data_version", models.PositiveBigIntegerField(verbose_name="data version")),
            ],
            options={
                "verbose_name": "release",
                "verbose_name_plural": "releases",
                "ordering": ["-number"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("publication_state", "scheduled"), _negated=True),
                            ("publish_at__isnull", False),
                            _connector="OR",
                        ),
                        name="release_under_embargo_has_a_moment",
                        violation_error_message="An embargo needs the moment at which it ends.",
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(
                            django.db.models.functions.text.Length("sha256"), 64
                        ),
                        name="release_checksum_is_whole",
                        violation_error_message="A SHA-256 checksum has 64 characters.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Theme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "publication_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="publication state",
                    ),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last edited at")),
                ("slug", models.SlugField(max_length=100, unique=True, verbose_name="address")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "name_ko",
                    models.CharField(blank=True, max_length=200, verbose_name="name (Korean)"),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "theme",
                "verbose_name_plural": "themes",
                "ordering": ["name", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("publication_state", "scheduled"), _negated=True),
                            ("publish_at__isnull", False),
                            _connector="OR",
                        ),
                        name="theme_under_embargo_has_a_moment",
                        violation_error_message="An embargo needs the moment at which it ends.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="VocabularyCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "vocabulary",
                    models.CharField(
                        choices=[
                            ("sdg_goal", "SDG goal"),
                            ("sdg_target", "SDG target"),
                            ("dac_purpose", "DAC purpose code"),
                            ("policy_marker", "DAC policy marker"),
                        ],
                        max_length=14,
                        verbose_name="vocabulary",
                    ),
                ),
                ("code", models.CharField(max_length=10, verbose_name="code")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "name_ko",
                    models.CharField(blank=True, max_length=300, verbose_name="name (Korean)"),
                ),
            ],
            options={
                "verbose_name": "vocabulary code",
                "verbose_name_plural": "vocabulary codes",
                "ordering": ["vocabulary", "code", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("vocabulary", "code"), name="vocabularycode_is_listed_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Project",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "publication_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="publication state",
                    ),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last edited at")),
                ("slug", models.SlugField(max_length=100, unique=True, verbose_name="address")),
                ("acronym", models.CharField(blank=True, max_length=30, verbose_name="acronym")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "title_ko",
                    models.CharField(blank=True, max_length=300, verbose_name="title (Korean)"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="What it does, in two sentences of your own.",
                        verbose_name="summary",
                    ),
                ),
                ("summary_ko", models.TextField(blank=True, verbose_name="summary (Korean)")),
                (
                    "is_signature",
                    models.BooleanField(default=False, verbose_name="signature project"),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        help_text="The larger project; its money already includes this one's.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="components",
                        to="projects.project",
                        verbose_name="part of",
                    ),
                ),
                (
                    "follows",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="next_phases",
                        to="projects.project",
                        verbose_name="next phase of",
                    ),
                ),
                (
                    "review_interval_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Leave empty to use the plan's interval.",
                        null=True,
                        verbose_name="review every … days",
                    ),
                ),
                (
                    "sources",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The documents that describe it; each figure names its own besides.",
                        related_name="described_projects",
                        to="projects.source",
                        verbose_name="documents",
                    ),
                ),
                (
                    "plans",
                    models.ManyToManyField(
                        blank=True,
                        related_name="projects",
                        to="projects.plan",
                        verbose_name="plans",
                    ),
                ),
                (
                    "focus_areas",
                    models.ManyToManyField(
                        blank=True,
                        related_name="projects",
                        to="projects.focusarea",
                        verbose_name="focus areas",
                    ),
                ),
                (
                    "action_lines",
                    models.ManyToManyField(
                        blank=True,
                        related_name="projects",
                        to="projects.actionline",
                        verbose_name="action lines",
                    ),
                ),
                (
                    "themes",
                    models.ManyToManyField(
                        blank=True,
                        related_name="projects",
                        to="projects.theme",
                        verbose_name="themes",
                    ),
                ),
                (
                    "owners",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owners",
                    ),
                ),
                (
                    "owner_organisations",
                    models.ManyToManyField(
                        blank=True,
                        related_name="owned_projects",
                        to="projects.organisation",
                        verbose_name="owning organisations",
                    ),
                ),
            ],
            options={
                "verbose_name": "project",
                "verbose_name_plural": "projects",
                "ordering": ["title", "pk"],
                "permissions": [("publish_project", "Can publish projects and their entries")],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("publication_state", "scheduled"), _negated=True),
                            ("publish_at__isnull", False),
                            _connector="OR",
                        ),
                        name="project_under_embargo_has_a_moment",
                        violation_error_message="An embargo needs the moment at which it ends.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("pk")), _negated=True),
                            _connector="OR",
                        ),
                        name="project_is_not_part_of_itself",
                        violation_error_message="A project can't be part of itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("follows__isnull", True),
                            models.Q(("follows", models.F("pk")), _negated=True),
                            _connector="OR",
                        ),
                        name="project_does_not_follow_itself",
                        violation_error_message="A project can't be its own next phase.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Classification",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="classifications",
                        to="projects.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "code",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="projects.vocabularycode",
                        verbose_name="code",
                    ),
                ),
                (
                    "percentage",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="For DAC purpose codes, whose shares add up to 100.",
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="per cent",
                    ),
                ),
                (
                    "significance",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (0, "Not targeted"),
                            (1, "Significant objective"),
                            (2, "Principal objective"),
                            (3, "Principal objective and in support of an action programme"),
                            (4, "Explicit primary objective"),
                        ],
                        help_text="For policy markers.",
                        null=True,
                        verbose_name="significance",
                    ),
                ),
            ],
            options={
                "verbose_name": "classification",
                "verbose_name_plural": "classifications",
                "ordering": ["code", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("project", "code"), name="classification_is_listed_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("percentage__isnull", True),
                            models.Q(("percentage__gte", 0), ("percentage__lte", 100)),
                            _connector="OR",
                        ),
                        name="classification_percentage_is_between_0_and_100",
                        violation_error_message="A share lies between 0 and 100 per cent.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmations",
                        to="projects.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(
                        default=django.utils.timezone.localdate, verbose_name="still accurate on"
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="confirmed by",
                    ),
                ),
                (
                    "entered_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        editable=False,
                        verbose_name="entered on",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="internal note")),
            ],
            options={
                "verbose_name": "confirmation",
                "verbose_name_plural": "confirmations",
                "ordering": ["-confirmed_on", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["project", "confirmed_on"], name="projects_co_project_c49c60_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("confirmed_on__lte", models.F("entered_on"))),
                        name="confirmation_is_not_dated_in_the_future",
                        violation_error_message="That day is in the future: confirm what is accurate today at the latest.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FundingEntry",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "effective_on",
                    models.DateField(
                        help_text="The date from which this is true. For a whole year or month, its last day; if the source gives no date, the date of the source.",
                        verbose_name="effective on",
                    ),
                ),
                (
                    "effective_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="The document that says so. Every entry needs one.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, paragraph or table, like “p. 4, para. 12”.",
                        max_length=200,
                        verbose_name="where in the source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Shown beside the figure.",
                        verbose_name="note for the public",
                    ),
                ),
                (
                    "note_ko",
                    models.TextField(blank=True, verbose_name="note for the public (Korean)"),
                ),
                (
                    "internal_note",
                    models.TextField(
                        blank=True,
                        help_text="For colleagues only; never published.",
                        verbose_name="internal note",
                    ),
                ),
                (
                    "is_counted",
                    models.BooleanField(
                        default=True,
                        help_text="Leave ticked unless another source's value counts instead; then this one is shown as “also reported”.",
                        verbose_name="counts",
                    ),
                ),
                (
                    "counting_reason",
                    models.TextField(
                        blank=True,
                        help_text="Needed where the entry does not count.",
                        verbose_name="why it counts, or does not",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="The earlier entry that this one replaces, if any.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successors",
                        to="projects.fundingentry",
                        verbose_name="supersedes",
                    ),
                ),
                (
                    "is_correction",
                    models.BooleanField(
                        default=False,
                        help_text="Tick for a mistake put right. Leave empty if the figure changed: the earlier value then stays true for the time before.",
                        verbose_name="the earlier entry was never right",
                    ),
                ),
                (
                    "review_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("returned", "Returned with a reason"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="review state",
                    ),
                ),
                (
                    "returned_reason",
                    models.TextField(blank=True, verbose_name="reason for returning it"),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="entered at"
                    ),
                ),
                (
                    "entered_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        editable=False,
                        verbose_name="entered on",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="projects.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "qualifier",
                    models.CharField(
                        choices=[
                            ("exactly", "exactly"),
                            ("about", "about"),
                            ("more_than", "more than"),
                            ("at_least", "at least"),
                            ("up_to", "up to"),
                        ],
                        default="exactly",
                        max_length=10,
                        verbose_name="hedged by",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="In full, not in millions. 0 means zero; if unknown, make no entry.",
                        max_digits=18,
                        null=True,
                        verbose_name="amount",
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("USD", "US dollar"),
                            ("KRW", "Korean won"),
                            ("AUD", "Australian dollar"),
                            ("BND", "Brunei dollar"),
                            ("CAD", "Canadian dollar"),
                            ("CHF", "Swiss franc"),
                            ("CNY", "Chinese yuan"),
                            ("EUR", "Euro"),
                            ("GBP", "Pound sterling"),
                            ("IDR", "Indonesian rupiah"),
                            ("INR", "Indian rupee"),
                            ("JPY", "Japanese yen"),
                            ("KHR", "Cambodian riel"),
                            ("LAK", "Lao kip"),
                            ("MMK", "Myanmar kyat"),
                            ("MYR", "Malaysian ringgit"),
                            ("NZD", "New Zealand dollar"),
                            ("PHP", "Philippine peso"),
                            ("RUB", "Russian rouble"),
                            ("SGD", "Singapore dollar"),
                            ("THB", "Thai baht"),
                            ("VND", "Vietnamese dong"),
                        ],
                        help_text="The currency the source gives; conversions are kept beside it.",
                        max_length=3,
                        verbose_name="currency",
                    ),
                ),
                (
                    "is_not_applicable",
                    models.BooleanField(
                        default=False,
                        help_text="Tick if no such sum can exist; then leave the amount empty.",
                        verbose_name="not applicable",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pledge", "Pledge"),
                            ("budget", "Budget"),
                            ("commitment", "Commitment"),
                            ("disbursement", "Disbursement"),
                            ("expenditure", "Expenditure"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "fund",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="funding_entries",
                        to="projects.fund",
                        verbose_name="fund",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who pays, where no fund does.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="provided_funding",
                        to="projects.organisation",
                        verbose_name="provider",
                    ),
                ),
                (
                    "exchange_rate",
                    models.ForeignKey(
                        blank=True,
                        help_text="The rate of the value date; leave empty for US dollars, or if none is known.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="funding_entries",
                        to="projects.exchangerate",
                        verbose_name="converted at",
                    ),
                ),
                (
                    "usd_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        editable=False,
                        max_digits=18,
                        null=True,
                        verbose_name="in US dollars",
                    ),
                ),
            ],
            options={
                "verbose_name": "funding entry",
                "verbose_name_plural": "funding entries",
                "abstract": False,
                "default_related_name": "funding_entries",
                "indexes": [
                    models.Index(
                        condition=models.Q(("supersedes__isnull", False)),
                        fields=["supersedes"],
                        name="fundingentry_supersedes",
                    ),
                    models.Index(
                        fields=["project", "effective_on"], name="projects_fu_project_698ce3_idx"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("effective_on__lte", models.F("entered_on"))),
                        name="fundingentry_is_not_dated_in_the_future",
                        violation_error_message="“Effective on” is in the future: give the date from which this is true, today at the latest.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_counted", True),
                            models.Q(("counting_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="fundingentry_not_counted_has_a_reason",
                        violation_error_message="Say why this value does not count.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("review_state", "returned"), _negated=True),
                            models.Q(("returned_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="fundingentry_returned_has_a_reason",
                        violation_error_message="Say what has to change before it can be published.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("review_state", "scheduled"), _negated=True),
                            ("publish_at__isnull", False),
                            _connector="OR",
                        ),
                        name="fundingentry_under_embargo_has_a_moment",
                        violation_error_message="An embargo needs the moment at which it ends.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("amount__isnull", False),
                                ("is_not_applicable", False),
                                (
                                    "currency__in",
                                    [
                                        "USD",
                                        "KRW",
                                        "AUD",
                                        "BND",
                                        "CAD",
                                        "CHF",
                                        "CNY",
                                        "EUR",
                                        "GBP",
                                        "IDR",
                                        "INR",
                                        "JPY",
                                        "KHR",
                                        "LAK",
                                        "MMK",
                                        "MYR",
                                        "NZD",
                                        "PHP",
                                        "RUB",
                                        "SGD",
                                        "THB",
                                        "VND",
                                    ],
                                ),
                            ),
                            models.Q(
                                ("amount__isnull", True),
                                ("currency", ""),
                                ("is_not_applicable", True),
                            ),
                            _connector="OR",
                        ),
                        name="fundingentry_amount_has_a_currency",
                        violation_error_message="An amount needs its currency, like USD; or tick “not applicable” and leave both empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__isnull", True),
                            ("amount__gte", 0),
                            ("kind__in", ["disbursement", "expenditure"]),
                            _connector="OR",
                        ),
                        name="fundingentry_is_negative_only_for_refunds",
                        violation_error_message="Only a disbursement or an expenditure can be negative, as a refund.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("currency", "USD"),
                                ("exchange_rate__isnull", True),
                                ("usd_amount__isnull", False),
                                ("usd_amount", models.F("amount")),
                            ),
                            models.Q(
                                models.Q(("currency", "USD"), _negated=True),
                                models.Q(
                                    models.Q(
                                        ("exchange_rate__isnull", False),
                                        ("usd_amount__isnull", False),
                                    ),
                                    models.Q(
                                        ("exchange_rate__isnull", True),
                                        ("usd_amount__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="fundingentry_conversion_names_its_rate",
                        violation_error_message="A conversion needs its rate; US dollars need none.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalClassification",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "percentage",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="For DAC purpose codes, whose shares add up to 100.",
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="per cent",
                    ),
                ),
                (
                    "significance",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (0, "Not targeted"),
                            (1, "Significant objective"),
                            (2, "Principal objective"),
                            (3, "Principal objective and in support of an action programme"),
                            (4, "Explicit primary objective"),
                        ],
                        help_text="For policy markers.",
                        null=True,
                        verbose_name="significance",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "code",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.vocabularycode",
                        verbose_name="code",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical classification",
                "verbose_name_plural": "historical classifications",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalConfirmation",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(
                        default=django.utils.timezone.localdate, verbose_name="still accurate on"
                    ),
                ),
                (
                    "entered_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        editable=False,
                        verbose_name="entered on",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="internal note")),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="confirmed by",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical confirmation",
                "verbose_name_plural": "historical confirmations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFundingEntry",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "effective_on",
                    models.DateField(
                        help_text="The date from which this is true. For a whole year or month, its last day; if the source gives no date, the date of the source.",
                        verbose_name="effective on",
                    ),
                ),
                (
                    "effective_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, paragraph or table, like “p. 4, para. 12”.",
                        max_length=200,
                        verbose_name="where in the source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Shown beside the figure.",
                        verbose_name="note for the public",
                    ),
                ),
                (
                    "note_ko",
                    models.TextField(blank=True, verbose_name="note for the public (Korean)"),
                ),
                (
                    "internal_note",
                    models.TextField(
                        blank=True,
                        help_text="For colleagues only; never published.",
                        verbose_name="internal note",
                    ),
                ),
                (
                    "is_counted",
                    models.BooleanField(
                        default=True,
                        help_text="Leave ticked unless another source's value counts instead; then this one is shown as “also reported”.",
                        verbose_name="counts",
                    ),
                ),
                (
                    "counting_reason",
                    models.TextField(
                        blank=True,
                        help_text="Needed where the entry does not count.",
                        verbose_name="why it counts, or does not",
                    ),
                ),
                (
                    "is_correction",
                    models.BooleanField(
                        default=False,
                        help_text="Tick for a mistake put right. Leave empty if the figure changed: the earlier value then stays true for the time before.",
                        verbose_name="the earlier entry was never right",
                    ),
                ),
                (
                    "review_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("returned", "Returned with a reason"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="review state",
                    ),
                ),
                (
                    "returned_reason",
                    models.TextField(blank=True, verbose_name="reason for returning it"),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="entered at"
                    ),
                ),
                (
                    "entered_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        editable=False,
                        verbose_name="entered on",
                    ),
                ),
                (
                    "qualifier",
                    models.CharField(
                        choices=[
                            ("exactly", "exactly"),
                            ("about", "about"),
                            ("more_than", "more than"),
                            ("at_least", "at least"),
                            ("up_to", "up to"),
                        ],
                        default="exactly",
                        max_length=10,
                        verbose_name="hedged by",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="In full, not in millions. 0 means zero; if unknown, make no entry.",
                        max_digits=18,
                        null=True,
                        verbose_name="amount",
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("USD", "US dollar"),
                            ("KRW", "Korean won"),
                            ("AUD", "Australian dollar"),
                            ("BND", "Brunei dollar"),
                            ("CAD", "Canadian dollar"),
                            ("CHF", "Swiss franc"),
                            ("CNY", "Chinese yuan"),
                            ("EUR", "Euro"),
                            ("GBP", "Pound sterling"),
                            ("IDR", "Indonesian rupiah"),
                            ("INR", "Indian rupee"),
                            ("JPY", "Japanese yen"),
                            ("KHR", "Cambodian riel"),
                            ("LAK", "Lao kip"),
                            ("MMK", "Myanmar kyat"),
                            ("MYR", "Malaysian ringgit"),
                            ("NZD", "New Zealand dollar"),
                            ("PHP", "Philippine peso"),
                            ("RUB", "Russian rouble"),
                            ("SGD", "Singapore dollar"),
                            ("THB", "Thai baht"),
                            ("VND", "Vietnamese dong"),
                        ],
                        help_text="The currency the source gives; conversions are kept beside it.",
                        max_length=3,
                        verbose_name="currency",
                    ),
                ),
                (
                    "is_not_applicable",
                    models.BooleanField(
                        default=False,
                        help_text="Tick if no such sum can exist; then leave the amount empty.",
                        verbose_name="not applicable",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pledge", "Pledge"),
                            ("budget", "Budget"),
                            ("commitment", "Commitment"),
                            ("disbursement", "Disbursement"),
                            ("expenditure", "Expenditure"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "usd_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        editable=False,
                        max_digits=18,
                        null=True,
                        verbose_name="in US dollars",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The document that says so. Every entry needs one.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The earlier entry that this one replaces, if any.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.fundingentry",
                        verbose_name="supersedes",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "fund",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.fund",
                        verbose_name="fund",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who pays, where no fund does.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.organisation",
                        verbose_name="provider",
                    ),
                ),
                (
                    "exchange_rate",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The rate of the value date; leave empty for US dollars, or if none is known.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.exchangerate",
                        verbose_name="converted at",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical funding entry",
                "verbose_name_plural": "historical funding entries",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalIndicator",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "publication_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="publication state",
                    ),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                (
                    "created_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="created at"),
                ),
                (
                    "updated_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="last edited at"),
                ),
                ("slug", models.SlugField(max_length=120, verbose_name="address")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "title_ko",
                    models.CharField(blank=True, max_length=300, verbose_name="title (Korean)"),
                ),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("output", "Output"),
                            ("outcome", "Outcome"),
                            ("impact", "Impact"),
                            ("context", "Context"),
                        ],
                        max_length=8,
                        verbose_name="type",
                    ),
                ),
                (
                    "measure",
                    models.CharField(
                        choices=[("quantitative", "Number"), ("qualitative", "Words")],
                        default="quantitative",
                        max_length=12,
                        verbose_name="measured as",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        blank=True,
                        help_text="Like “people” or “USD billion”.",
                        max_length=60,
                        verbose_name="unit",
                    ),
                ),
                (
                    "unit_ko",
                    models.CharField(blank=True, max_length=60, verbose_name="unit (Korean)"),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("up", "Should rise"),
                            ("down", "Should fall"),
                            ("neither", "No target direction"),
                        ],
                        default="up",
                        max_length=7,
                        verbose_name="direction",
                    ),
                ),
                (
                    "baseline_value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        help_text="Leave empty if unknown; 0 means zero.",
                        max_digits=20,
                        null=True,
                        verbose_name="baseline",
                    ),
                ),
                (
                    "baseline_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1967),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="year of the baseline",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.plan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "fund",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.fund",
                        verbose_name="fund",
                    ),
                ),
                (
                    "baseline_source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source of the baseline",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical indicator",
                "verbose_name_plural": "historical indicators",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalParticipation",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("funding", "Funding"),
                            ("accountable", "Accountable"),
                            ("extending", "Extending"),
                            ("implementing", "Implementing"),
                        ],
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.organisation",
                        verbose_name="organisation",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical participant",
                "verbose_name_plural": "historical participants",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProject",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "publication_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="publication state",
                    ),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                (
                    "created_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="created at"),
                ),
                (
                    "updated_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="last edited at"),
                ),
                ("slug", models.SlugField(max_length=100, verbose_name="address")),
                ("acronym", models.CharField(blank=True, max_length=30, verbose_name="acronym")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "title_ko",
                    models.CharField(blank=True, max_length=300, verbose_name="title (Korean)"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="What it does, in two sentences of your own.",
                        verbose_name="summary",
                    ),
                ),
                ("summary_ko", models.TextField(blank=True, verbose_name="summary (Korean)")),
                (
                    "is_signature",
                    models.BooleanField(default=False, verbose_name="signature project"),
                ),
                (
                    "review_interval_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Leave empty to use the plan's interval.",
                        null=True,
                        verbose_name="review every … days",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The larger project; its money already includes this one's.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                        verbose_name="part of",
                    ),
                ),
                (
                    "follows",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                        verbose_name="next phase of",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical project",
                "verbose_name_plural": "historical projects",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProject_action_lines",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                    ),
                ),
                (
                    "actionline",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.actionline",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="projects.historicalproject",
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "HistoricalProject_action_lines",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProject_focus_areas",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                    ),
                ),
                (
                    "focusarea",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.focusarea",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="projects.historicalproject",
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "HistoricalProject_focus_areas",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProject_owner_organisations",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.organisation",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="projects.historicalproject",
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "HistoricalProject_owner_organisations",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProject_owners",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="projects.historicalproject",
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "HistoricalProject_owners",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProject_plans",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.plan",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="projects.historicalproject",
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "HistoricalProject_plans",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProject_sources",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.source",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="projects.historicalproject",
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "HistoricalProject_sources",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProject_themes",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.theme",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="projects.historicalproject",
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "HistoricalProject_themes",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProjectAlias",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("en", "English"),
                            ("ko", "Korean"),
                            ("id", "Indonesian"),
                            ("lo", "Lao"),
                            ("vi", "Vietnamese"),
                            ("th", "Thai"),
                        ],
                        default="en",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical other name",
                "verbose_name_plural": "historical other names",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProjectCountry",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "share",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Leave empty if unknown; 0 means zero.",
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="share in per cent",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.country",
                        verbose_name="country",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical country",
                "verbose_name_plural": "historical countries",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "publication_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="publication state",
                    ),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last edited at")),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicators",
                        to="projects.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicators",
                        to="projects.plan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicators",
                        to="projects.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "fund",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicators",
                        to="projects.fund",
                        verbose_name="fund",
                    ),
                ),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="address")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "title_ko",
                    models.CharField(blank=True, max_length=300, verbose_name="title (Korean)"),
                ),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("output", "Output"),
                            ("outcome", "Outcome"),
                            ("impact", "Impact"),
                            ("context", "Context"),
                        ],
                        max_length=8,
                        verbose_name="type",
                    ),
                ),
                (
                    "measure",
                    models.CharField(
                        choices=[("quantitative", "Number"), ("qualitative", "Words")],
                        default="quantitative",
                        max_length=12,
                        verbose_name="measured as",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        blank=True,
                        help_text="Like “people” or “USD billion”.",
                        max_length=60,
                        verbose_name="unit",
                    ),
                ),
                (
                    "unit_ko",
                    models.CharField(blank=True, max_length=60, verbose_name="unit (Korean)"),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("up", "Should rise"),
                            ("down", "Should fall"),
                            ("neither", "No target direction"),
                        ],
                        default="up",
                        max_length=7,
                        verbose_name="direction",
                    ),
                ),
                (
                    "baseline_value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        help_text="Leave empty if unknown; 0 means zero.",
                        max_digits=20,
                        null=True,
                        verbose_name="baseline",
                    ),
                ),
                (
                    "baseline_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1967),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="year of the baseline",
                    ),
                ),
                (
                    "baseline_source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source of the baseline",
                    ),
                ),
            ],
            options={
                "verbose_name": "indicator",
                "verbose_name_plural": "indicators",
                "ordering": ["title", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("publication_state", "scheduled"), _negated=True),
                            ("publish_at__isnull", False),
                            _connector="OR",
                        ),
                        name="indicator_under_embargo_has_a_moment",
                        violation_error_message="An embargo needs the moment at which it ends.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("fund__isnull", True),
                                ("partnership__isnull", True),
                                ("plan__isnull", True),
                                ("project__isnull", False),
                            ),
                            models.Q(
                                ("fund__isnull", True),
                                ("partnership__isnull", True),
                                ("plan__isnull", False),
                                ("project__isnull", True),
                            ),
                            models.Q(
                                ("fund__isnull", True),
                                ("partnership__isnull", False),
                                ("plan__isnull", True),
                                ("project__isnull", True),
                            ),
                            models.Q(
                                ("fund__isnull", False),
                                ("partnership__isnull", True),
                                ("plan__isnull", True),
                                ("project__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="indicator_measures_one_thing",
                        violation_error_message="Choose the one project, plan, partnership or fund that it measures.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("baseline_value__isnull", True),
                            models.Q(
                                ("baseline_source__isnull", False), ("baseline_year__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="indicator_baseline_has_a_year_and_a_source",
                        violation_error_message="A baseline needs its year and its source.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "effective_on",
                    models.DateField(
                        help_text="The date from which this is true. For a whole year or month, its last day; if the source gives no date, the date of the source.",
                        verbose_name="effective on",
                    ),
                ),
                (
                    "effective_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="The document that says so. Every entry needs one.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, paragraph or table, like “p. 4, para. 12”.",
                        max_length=200,
                        verbose_name="where in the source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Shown beside the figure.",
                        verbose_name="note for the public",
                    ),
                ),
                (
                    "note_ko",
                    models.TextField(blank=True, verbose_name="note for the public (Korean)"),
                ),
                (
                    "internal_note",
                    models.TextField(
                        blank=True,
                        help_text="For colleagues only; never published.",
                        verbose_name="internal note",
                    ),
                ),
                (
                    "is_counted",
                    models.BooleanField(
                        default=True,
                        help_text="Leave ticked unless another source's value counts instead; then this one is shown as “also reported”.",
                        verbose_name="counts",
                    ),
                ),
                (
                    "counting_reason",
                    models.TextField(
                        blank=True,
                        help_text="Needed where the entry does not count.",
                        verbose_name="why it counts, or does not",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="The earlier entry that this one replaces, if any.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successors",
                        to="projects.milestone",
                        verbose_name="supersedes",
                    ),
                ),
                (
                    "is_correction",
                    models.BooleanField(
                        default=False,
                        help_text="Tick for a mistake put right. Leave empty if the figure changed: the earlier value then stays true for the time before.",
                        verbose_name="the earlier entry was never right",
                    ),
                ),
                (
                    "review_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("returned", "Returned with a reason"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="review state",
                    ),
                ),
                (
                    "returned_reason",
                    models.TextField(blank=True, verbose_name="reason for returning it"),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="entered at"
                    ),
                ),
                (
                    "entered_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        editable=False,
                        verbose_name="entered on",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="projects.project",
                        verbose_name="project",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="what")),
                (
                    "title_ko",
                    models.CharField(blank=True, max_length=200, verbose_name="what (Korean)"),
                ),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty if no day was set.",
                        null=True,
                        verbose_name="due on",
                    ),
                ),
                (
                    "done_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty until it is done.",
                        null=True,
                        verbose_name="done on",
                    ),
                ),
            ],
            options={
                "verbose_name": "milestone",
                "verbose_name_plural": "milestones",
                "abstract": False,
                "default_related_name": "milestones",
                "indexes": [
                    models.Index(
                        condition=models.Q(("supersedes__isnull", False)),
                        fields=["supersedes"],
                        name="milestone_supersedes",
                    ),
                    models.Index(
                        fields=["project", "effective_on"], name="projects_mi_project_dc6aac_idx"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("effective_on__lte", models.F("entered_on"))),
                        name="milestone_is_not_dated_in_the_future",
                        violation_error_message="“Effective on” is in the future: give the date from which this is true, today at the latest.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_counted", True),
                            models.Q(("counting_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="milestone_not_counted_has_a_reason",
                        violation_error_message="Say why this value does not count.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("review_state", "returned"), _negated=True),
                            models.Q(("returned_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="milestone_returned_has_a_reason",
                        violation_error_message="Say what has to change before it can be published.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("review_state", "scheduled"), _negated=True),
                            ("publish_at__isnull", False),
                            _connector="OR",
                        ),
                        name="milestone_under_embargo_has_a_moment",
                        violation_error_message="An embargo needs the moment at which it ends.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on__isnull", False), ("done_on__isnull", False), _connector="OR"
                        ),
                        name="milestone_has_a_day",
                        violation_error_message="Give the day it is due, or the day it was done.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on__isnull", True),
                            ("done_on__lte", models.F("entered_on")),
                            _connector="OR",
                        ),
                        name="milestone_is_not_done_in_the_future",
                        violation_error_message="“Done on” is in the future: leave it empty until the day has come.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalMilestone",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "effective_on",
                    models.DateField(
                        help_text="The date from which this is true. For a whole year or month, its last day; if the source gives no date, the date of the source.",
                        verbose_name="effective on",
                    ),
                ),
                (
                    "effective_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, paragraph or table, like “p. 4, para. 12”.",
                        max_length=200,
                        verbose_name="where in the source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Shown beside the figure.",
                        verbose_name="note for the public",
                    ),
                ),
                (
                    "note_ko",
                    models.TextField(blank=True, verbose_name="note for the public (Korean)"),
                ),
                (
                    "internal_note",
                    models.TextField(
                        blank=True,
                        help_text="For colleagues only; never published.",
                        verbose_name="internal note",
                    ),
                ),
                (
                    "is_counted",
                    models.BooleanField(
                        default=True,
                        help_text="Leave ticked unless another source's value counts instead; then this one is shown as “also reported”.",
                        verbose_name="counts",
                    ),
                ),
                (
                    "counting_reason",
                    models.TextField(
                        blank=True,
                        help_text="Needed where the entry does not count.",
                        verbose_name="why it counts, or does not",
                    ),
                ),
                (
                    "is_correction",
                    models.BooleanField(
                        default=False,
                        help_text="Tick for a mistake put right. Leave empty if the figure changed: the earlier value then stays true for the time before.",
                        verbose_name="the earlier entry was never right",
                    ),
                ),
                (
                    "review_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("returned", "Returned with a reason"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="review state",
                    ),
                ),
                (
                    "returned_reason",
                    models.TextField(blank=True, verbose_name="reason for returning it"),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="entered at"
                    ),
                ),
                (
                    "entered_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        editable=False,
                        verbose_name="entered on",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="what")),
                (
                    "title_ko",
                    models.CharField(blank=True, max_length=200, verbose_name="what (Korean)"),
                ),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty if no day was set.",
                        null=True,
                        verbose_name="due on",
                    ),
                ),
                (
                    "done_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty until it is done.",
                        null=True,
                        verbose_name="done on",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The document that says so. Every entry needs one.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The earlier entry that this one replaces, if any.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.milestone",
                        verbose_name="supersedes",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                        verbose_name="project",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical milestone",
                "verbose_name_plural": "historical milestones",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participations",
                        to="projects.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="projects.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("funding", "Funding"),
                            ("accountable", "Accountable"),
                            ("extending", "Extending"),
                            ("implementing", "Implementing"),
                        ],
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
            ],
            options={
                "verbose_name": "participant",
                "verbose_name_plural": "participants",
                "ordering": ["role", "organisation__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("project", "organisation", "role"),
                        name="participation_is_listed_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Period",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "effective_on",
                    models.DateField(
                        help_text="The date from which this is true. For a whole year or month, its last day; if the source gives no date, the date of the source.",
                        verbose_name="effective on",
                    ),
                ),
                (
                    "effective_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="The document that says so. Every entry needs one.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, paragraph or table, like “p. 4, para. 12”.",
                        max_length=200,
                        verbose_name="where in the source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Shown beside the figure.",
                        verbose_name="note for the public",
                    ),
                ),
                (
                    "note_ko",
                    models.TextField(blank=True, verbose_name="note for the public (Korean)"),
                ),
                (
                    "internal_note",
                    models.TextField(
                        blank=True,
                        help_text="For colleagues only; never published.",
                        verbose_name="internal note",
                    ),
                ),
                (
                    "is_counted",
                    models.BooleanField(
                        default=True,
                        help_text="Leave ticked unless another source's value counts instead; then this one is shown as “also reported”.",
                        verbose_name="counts",
                    ),
                ),
                (
                    "counting_reason",
                    models.TextField(
                        blank=True,
                        help_text="Needed where the entry does not count.",
                        verbose_name="why it counts, or does not",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="The earlier entry that this one replaces, if any.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successors",
                        to="projects.period",
                        verbose_name="supersedes",
                    ),
                ),
                (
                    "is_correction",
                    models.BooleanField(
                        default=False,
                        help_text="Tick for a mistake put right. Leave empty if the figure changed: the earlier value then stays true for the time before.",
                        verbose_name="the earlier entry was never right",
                    ),
                ),
                (
                    "review_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("returned", "Returned with a reason"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="review state",
                    ),
                ),
                (
                    "returned_reason",
                    models.TextField(blank=True, verbose_name="reason for returning it"),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="entered at"
                    ),
                ),
                (
                    "entered_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        editable=False,
                        verbose_name="entered on",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="projects.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[("planned", "Planned"), ("actual", "Actual")],
                        max_length=8,
                        verbose_name="dates are",
                    ),
                ),
                (
                    "starts_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty if the source does not say.",
                        null=True,
                        verbose_name="start",
                    ),
                ),
                (
                    "starts_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="start is dated",
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty if the source does not say.",
                        null=True,
                        verbose_name="end",
                    ),
                ),
                (
                    "ends_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="end is dated",
                    ),
                ),
            ],
            options={
                "verbose_name": "period",
                "verbose_name_plural": "periods",
                "abstract": False,
                "default_related_name": "periods",
                "indexes": [
                    models.Index(
                        condition=models.Q(("supersedes__isnull", False)),
                        fields=["supersedes"],
                        name="period_supersedes",
                    ),
                    models.Index(
                        fields=["project", "effective_on"], name="projects_pe_project_1ac48e_idx"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("effective_on__lte", models.F("entered_on"))),
                        name="period_is_not_dated_in_the_future",
                        violation_error_message="“Effective on” is in the future: give the date from which this is true, today at the latest.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_counted", True),
                            models.Q(("counting_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="period_not_counted_has_a_reason",
                        violation_error_message="Say why this value does not count.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("review_state", "returned"), _negated=True),
                            models.Q(("returned_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="period_returned_has_a_reason",
                        violation_error_message="Say what has to change before it can be published.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("review_state", "scheduled"), _negated=True),
                            ("publish_at__isnull", False),
                            _connector="OR",
                        ),
                        name="period_under_embargo_has_a_moment",
                        violation_error_message="An embargo needs the moment at which it ends.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on__isnull", False),
                            ("ends_on__isnull", False),
                            _connector="OR",
                        ),
                        name="period_has_a_start_or_an_end",
                        violation_error_message="Give the start, the end or both.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on__isnull", True),
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="period_ends_after_it_starts",
                        violation_error_message="The end is before the start: check both, or give only the one you know.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("basis", "actual"), _negated=True),
                            models.Q(
                                models.Q(
                                    ("starts_on__isnull", True),
                                    ("starts_on__lte", models.F("entered_on")),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("ends_on__isnull", True),
                                    ("ends_on__lte", models.F("entered_on")),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="period_that_happened_is_not_in_the_future",
                        violation_error_message="An actual date lies in the past: enter it as planned, or wait for the day.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPeriod",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "effective_on",
                    models.DateField(
                        help_text="The date from which this is true. For a whole year or month, its last day; if the source gives no date, the date of the source.",
                        verbose_name="effective on",
                    ),
                ),
                (
                    "effective_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, paragraph or table, like “p. 4, para. 12”.",
                        max_length=200,
                        verbose_name="where in the source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Shown beside the figure.",
                        verbose_name="note for the public",
                    ),
                ),
                (
                    "note_ko",
                    models.TextField(blank=True, verbose_name="note for the public (Korean)"),
                ),
                (
                    "internal_note",
                    models.TextField(
                        blank=True,
                        help_text="For colleagues only; never published.",
                        verbose_name="internal note",
                    ),
                ),
                (
                    "is_counted",
                    models.BooleanField(
                        default=True,
                        help_text="Leave ticked unless another source's value counts instead; then this one is shown as “also reported”.",
                        verbose_name="counts",
                    ),
                ),
                (
                    "counting_reason",
                    models.TextField(
                        blank=True,
                        help_text="Needed where the entry does not count.",
                        verbose_name="why it counts, or does not",
                    ),
                ),
                (
                    "is_correction",
                    models.BooleanField(
                        default=False,
                        help_text="Tick for a mistake put right. Leave empty if the figure changed: the earlier value then stays true for the time before.",
                        verbose_name="the earlier entry was never right",
                    ),
                ),
                (
                    "review_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("returned", "Returned with a reason"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="review state",
                    ),
                ),
                (
                    "returned_reason",
                    models.TextField(blank=True, verbose_name="reason for returning it"),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="entered at"
                    ),
                ),
                (
                    "entered_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        editable=False,
                        verbose_name="entered on",
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[("planned", "Planned"), ("actual", "Actual")],
                        max_length=8,
                        verbose_name="dates are",
                    ),
                ),
                (
                    "starts_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty if the source does not say.",
                        null=True,
                        verbose_name="start",
                    ),
                ),
                (
                    "starts_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="start is dated",
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty if the source does not say.",
                        null=True,
                        verbose_name="end",
                    ),
                ),
                (
                    "ends_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="end is dated",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The document that says so. Every entry needs one.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The earlier entry that this one replaces, if any.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.period",
                        verbose_name="supersedes",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                        verbose_name="project",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical period",
                "verbose_name_plural": "historical periods",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ProjectAlias",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("en", "English"),
                            ("ko", "Korean"),
                            ("id", "Indonesian"),
                            ("lo", "Lao"),
                            ("vi", "Vietnamese"),
                            ("th", "Thai"),
                        ],
                        default="en",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aliases",
                        to="projects.project",
                    ),
                ),
            ],
            options={
                "verbose_name": "other name",
                "verbose_name_plural": "other names",
                "ordering": ["name", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("project", "name"), name="project_alias_is_listed_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProjectCountry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="territories",
                        to="projects.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="projects.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "share",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Leave empty if unknown; 0 means zero.",
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="share in per cent",
                    ),
                ),
            ],
            options={
                "verbose_name": "country",
                "verbose_name_plural": "countries",
                "ordering": ["country", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("project", "country"), name="project_country_is_listed_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("share__isnull", True),
                            models.Q(("share__gte", 0), ("share__lte", 100)),
                            _connector="OR",
                        ),
                        name="project_country_share_is_between_0_and_100",
                        violation_error_message="A share lies between 0 and 100 per cent.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicRecord",
            fields=[
                (
                    "project",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="public_record",
                        serialize=False,
                        to="projects.project",
                    ),
                ),
                ("slug", models.SlugField(max_length=100, unique=True)),
                ("version", models.PositiveIntegerField()),
                ("published_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField()),
                ("snapshot", models.TextField()),
                ("summary", models.TextField()),
                ("document", models.TextField()),
                ("acronym", models.CharField(blank=True, max_length=30)),
                ("title", models.CharField(max_length=300)),
                ("title_ko", models.CharField(blank=True, max_length=300)),
                ("sort_title", models.CharField(max_length=300)),
                ("search_text", models.TextField()),
                ("parent_slug", models.CharField(blank=True, max_length=100)),
                ("follows_slug", models.CharField(blank=True, max_length=100)),
                ("parent_key", models.BigIntegerField(db_index=True, null=True)),
                ("follows_key", models.BigIntegerField(db_index=True, null=True)),
                ("is_signature", models.BooleanField()),
                ("status", models.CharField(blank=True, max_length=16)),
                ("status_on", models.DateField(null=True)),
                ("start_on", models.DateField(null=True)),
                ("end_on", models.DateField(null=True)),
                ("planned_end_on", models.DateField(null=True)),
                ("committed_usd", models.DecimalField(decimal_places=2, max_digits=20, null=True)),
                ("confirmed_on", models.DateField(null=True)),
                ("first_known_on", models.DateField(null=True)),
            ],
            options={
                "verbose_name": "public record",
                "verbose_name_plural": "public records",
                "ordering": ["sort_title", "pk"],
                "indexes": [
                    models.Index(fields=["sort_title", "project"], name="publicrecord_by_title"),
                    models.Index(fields=["updated_at", "project"], name="publicrecord_by_update"),
                    models.Index(fields=["end_on", "project"], name="publicrecord_by_end"),
                    models.Index(fields=["start_on", "project"], name="publicrecord_by_start"),
                    models.Index(
                        fields=["committed_usd", "project"], name="publicrecord_by_commitment"
                    ),
                    models.Index(
                        fields=["status_on", "project"], name="publicrecord_by_status_date"
                    ),
                    models.Index(fields=["parent_slug"], name="publicrecord_by_parent"),
                    models.Index(fields=["follows_slug"], name="publicrecord_by_phase"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "effective_on",
                    models.DateField(
                        help_text="The date from which this is true. For a whole year or month, its last day; if the source gives no date, the date of the source.",
                        verbose_name="effective on",
                    ),
                ),
                (
                    "effective_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="The document that says so. Every entry needs one.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, paragraph or table, like “p. 4, para. 12”.",
                        max_length=200,
                        verbose_name="where in the source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Shown beside the figure.",
                        verbose_name="note for the public",
                    ),
                ),
                (
                    "note_ko",
                    models.TextField(blank=True, verbose_name="note for the public (Korean)"),
                ),
                (
                    "internal_note",
                    models.TextField(
                        blank=True,
                        help_text="For colleagues only; never published.",
                        verbose_name="internal note",
                    ),
                ),
                (
                    "is_counted",
                    models.BooleanField(
                        default=True,
                        help_text="Leave ticked unless another source's value counts instead; then this one is shown as “also reported”.",
                        verbose_name="counts",
                    ),
                ),
                (
                    "counting_reason",
                    models.TextField(
                        blank=True,
                        help_text="Needed where the entry does not count.",
                        verbose_name="why it counts, or does not",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="The earlier entry that this one replaces, if any.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successors",
                        to="projects.reading",
                        verbose_name="supersedes",
                    ),
                ),
                (
                    "is_correction",
                    models.BooleanField(
                        default=False,
                        help_text="Tick for a mistake put right. Leave empty if the figure changed: the earlier value then stays true for the time before.",
                        verbose_name="the earlier entry was never right",
                    ),
                ),
                (
                    "review_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("returned", "Returned with a reason"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="review state",
                    ),
                ),
                (
                    "returned_reason",
                    models.TextField(blank=True, verbose_name="reason for returning it"),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="entered at"
                    ),
                ),
                (
                    "entered_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        editable=False,
                        verbose_name="entered on",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="projects.indicator",
                        verbose_name="indicator",
                    ),
                ),
                (
                    "qualifier",
                    models.CharField(
                        choices=[
                            ("exactly", "exactly"),
                            ("about", "about"),
                            ("more_than", "more than"),
                            ("at_least", "at least"),
                            ("up_to", "up to"),
                        ],
                        default="exactly",
                        max_length=10,
                        verbose_name="hedged by",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        help_text="In the indicator's unit. 0 means zero; if unknown, make no entry.",
                        max_digits=20,
                        null=True,
                        verbose_name="value",
                    ),
                ),
                (
                    "text",
                    models.CharField(
                        blank=True,
                        help_text="For what can't be counted.",
                        max_length=300,
                        verbose_name="in words",
                    ),
                ),
                (
                    "text_ko",
                    models.CharField(blank=True, max_length=300, verbose_name="in words (Korean)"),
                ),
                (
                    "is_not_applicable",
                    models.BooleanField(
                        default=False,
                        help_text="Tick if no such value can exist; then leave the value empty.",
                        verbose_name="not applicable",
                    ),
                ),
            ],
            options={
                "verbose_name": "reading",
                "verbose_name_plural": "readings",
                "abstract": False,
                "default_related_name": "readings",
                "indexes": [
                    models.Index(
                        condition=models.Q(("supersedes__isnull", False)),
                        fields=["supersedes"],
                        name="reading_supersedes",
                    ),
                    models.Index(
                        fields=["indicator", "effective_on"], name="projects_re_indicat_45fb3e_idx"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("effective_on__lte", models.F("entered_on"))),
                        name="reading_is_not_dated_in_the_future",
                        violation_error_message="“Effective on” is in the future: give the date from which this is true, today at the latest.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_counted", True),
                            models.Q(("counting_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="reading_not_counted_has_a_reason",
                        violation_error_message="Say why this value does not count.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("review_state", "returned"), _negated=True),
                            models.Q(("returned_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="reading_returned_has_a_reason",
                        violation_error_message="Say what has to change before it can be published.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("review_state", "scheduled"), _negated=True),
                            ("publish_at__isnull", False),
                            _connector="OR",
                        ),
                        name="reading_under_embargo_has_a_moment",
                        violation_error_message="An embargo needs the moment at which it ends.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_not_applicable", True), ("value__isnull", True)),
                            models.Q(
                                ("is_not_applicable", False),
                                models.Q(
                                    ("value__isnull", False),
                                    models.Q(("text", ""), _negated=True),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="reading_has_a_value_unless_not_applicable",
                        violation_error_message="Give the value, in figures or words; or tick “not applicable” and leave it empty.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalReading",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "effective_on",
                    models.DateField(
                        help_text="The date from which this is true. For a whole year or month, its last day; if the source gives no date, the date of the source.",
                        verbose_name="effective on",
                    ),
                ),
                (
                    "effective_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, paragraph or table, like “p. 4, para. 12”.",
                        max_length=200,
                        verbose_name="where in the source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Shown beside the figure.",
                        verbose_name="note for the public",
                    ),
                ),
                (
                    "note_ko",
                    models.TextField(blank=True, verbose_name="note for the public (Korean)"),
                ),
                (
                    "internal_note",
                    models.TextField(
                        blank=True,
                        help_text="For colleagues only; never published.",
                        verbose_name="internal note",
                    ),
                ),
                (
                    "is_counted",
                    models.BooleanField(
                        default=True,
                        help_text="Leave ticked unless another source's value counts instead; then this one is shown as “also reported”.",
                        verbose_name="counts",
                    ),
                ),
                (
                    "counting_reason",
                    models.TextField(
                        blank=True,
                        help_text="Needed where the entry does not count.",
                        verbose_name="why it counts, or does not",
                    ),
                ),
                (
                    "is_correction",
                    models.BooleanField(
                        default=False,
                        help_text="Tick for a mistake put right. Leave empty if the figure changed: the earlier value then stays true for the time before.",
                        verbose_name="the earlier entry was never right",
                    ),
                ),
                (
                    "review_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("returned", "Returned with a reason"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="review state",
                    ),
                ),
                (
                    "returned_reason",
                    models.TextField(blank=True, verbose_name="reason for returning it"),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="entered at"
                    ),
                ),
                (
                    "entered_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        editable=False,
                        verbose_name="entered on",
                    ),
                ),
                (
                    "qualifier",
                    models.CharField(
                        choices=[
                            ("exactly", "exactly"),
                            ("about", "about"),
                            ("more_than", "more than"),
                            ("at_least", "at least"),
                            ("up_to", "up to"),
                        ],
                        default="exactly",
                        max_length=10,
                        verbose_name="hedged by",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        help_text="In the indicator's unit. 0 means zero; if unknown, make no entry.",
                        max_digits=20,
                        null=True,
                        verbose_name="value",
                    ),
                ),
                (
                    "text",
                    models.CharField(
                        blank=True,
                        help_text="For what can't be counted.",
                        max_length=300,
                        verbose_name="in words",
                    ),
                ),
                (
                    "text_ko",
                    models.CharField(blank=True, max_length=300, verbose_name="in words (Korean)"),
                ),
                (
                    "is_not_applicable",
                    models.BooleanField(
                        default=False,
                        help_text="Tick if no such value can exist; then leave the value empty.",
                        verbose_name="not applicable",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The document that says so. Every entry needs one.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The earlier entry that this one replaces, if any.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.reading",
                        verbose_name="supersedes",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.indicator",
                        verbose_name="indicator",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical reading",
                "verbose_name_plural": "historical readings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalReadingPart",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "dimension",
                    models.CharField(
                        choices=[("country", "Country"), ("sex", "Sex"), ("group", "Group")],
                        max_length=8,
                        verbose_name="by",
                    ),
                ),
                (
                    "label",
                    models.CharField(
                        help_text="For a country, its two-letter code.",
                        max_length=100,
                        verbose_name="which",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(decimal_places=4, max_digits=20, verbose_name="value"),
                ),
                (
                    "reading",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.reading",
                        verbose_name="reading",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical part of a reading",
                "verbose_name_plural": "historical parts of a reading",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ReadingPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="projects.reading",
                        verbose_name="reading",
                    ),
                ),
                (
                    "dimension",
                    models.CharField(
                        choices=[("country", "Country"), ("sex", "Sex"), ("group", "Group")],
                        max_length=8,
                        verbose_name="by",
                    ),
                ),
                (
                    "label",
                    models.CharField(
                        help_text="For a country, its two-letter code.",
                        max_length=100,
                        verbose_name="which",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(decimal_places=4, max_digits=20, verbose_name="value"),
                ),
            ],
            options={
                "verbose_name": "part of a reading",
                "verbose_name_plural": "parts of a reading",
                "ordering": ["dimension", "label", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("reading", "dimension", "label"), name="readingpart_is_listed_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportedValue",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "effective_on",
                    models.DateField(
                        help_text="The date from which this is true. For a whole year or month, its last day; if the source gives no date, the date of the source.",
                        verbose_name="effective on",
                    ),
                ),
                (
                    "effective_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="The document that says so. Every entry needs one.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, paragraph or table, like “p. 4, para. 12”.",
                        max_length=200,
                        verbose_name="where in the source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Shown beside the figure.",
                        verbose_name="note for the public",
                    ),
                ),
                (
                    "note_ko",
                    models.TextField(blank=True, verbose_name="note for the public (Korean)"),
                ),
                (
                    "internal_note",
                    models.TextField(
                        blank=True,
                        help_text="For colleagues only; never published.",
                        verbose_name="internal note",
                    ),
                ),
                (
                    "is_counted",
                    models.BooleanField(
                        default=True,
                        help_text="Leave ticked unless another source's value counts instead; then this one is shown as “also reported”.",
                        verbose_name="counts",
                    ),
                ),
                (
                    "counting_reason",
                    models.TextField(
                        blank=True,
                        help_text="Needed where the entry does not count.",
                        verbose_name="why it counts, or does not",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="The earlier entry that this one replaces, if any.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successors",
                        to="projects.reportedvalue",
                        verbose_name="supersedes",
                    ),
                ),
                (
                    "is_correction",
                    models.BooleanField(
                        default=False,
                        help_text="Tick for a mistake put right. Leave empty if the figure changed: the earlier value then stays true for the time before.",
                        verbose_name="the earlier entry was never right",
                    ),
                ),
                (
                    "review_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("returned", "Returned with a reason"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="review state",
                    ),
                ),
                (
                    "returned_reason",
                    models.TextField(blank=True, verbose_name="reason for returning it"),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="entered at"
                    ),
                ),
                (
                    "entered_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        editable=False,
                        verbose_name="entered on",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="projects.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="projects.plan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="projects.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "fund",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="projects.fund",
                        verbose_name="fund",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="projects.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "figure",
                    models.CharField(
                        choices=[
                            ("founded", "Founded"),
                            ("held", "Held on"),
                            ("started", "Started"),
                            ("entered_into_force", "Entered into force"),
                            ("announced", "Announced"),
                            ("members", "Members"),
                            ("areas", "Areas of cooperation"),
                            ("mechanisms", "Mechanisms"),
                            ("countries", "Countries covered"),
                            ("regularity", "How regularly it is held"),
                            ("grant_size", "Size of a grant"),
                            ("procedure", "Procedure"),
                            ("project_code", "Project code"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                        verbose_name="figure",
                    ),
                ),
                (
                    "value",
                    models.CharField(
                        help_text="As short as it can be: a year, a day, a number.",
                        max_length=200,
                        verbose_name="value",
                    ),
                ),
                (
                    "value_ko",
                    models.CharField(blank=True, max_length=200, verbose_name="value (Korean)"),
                ),
            ],
            options={
                "verbose_name": "reported value",
                "verbose_name_plural": "reported values",
                "abstract": False,
                "default_related_name": "reported_values",
                "indexes": [
                    models.Index(
                        condition=models.Q(("supersedes__isnull", False)),
                        fields=["supersedes"],
                        name="reportedvalue_supersedes",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("effective_on__lte", models.F("entered_on"))),
                        name="reportedvalue_is_not_dated_in_the_future",
                        violation_error_message="“Effective on” is in the future: give the date from which this is true, today at the latest.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_counted", True),
                            models.Q(("counting_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="reportedvalue_not_counted_has_a_reason",
                        violation_error_message="Say why this value does not count.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("review_state", "returned"), _negated=True),
                            models.Q(("returned_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="reportedvalue_returned_has_a_reason",
                        violation_error_message="Say what has to change before it can be published.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("review_state", "scheduled"), _negated=True),
                            ("publish_at__isnull", False),
                            _connector="OR",
                        ),
                        name="reportedvalue_under_embargo_has_a_moment",
                        violation_error_message="An embargo needs the moment at which it ends.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("fund__isnull", True),
                                ("meeting__isnull", True),
                                ("partnership__isnull", True),
                                ("plan__isnull", True),
                                ("project__isnull", False),
                            ),
                            models.Q(
                                ("fund__isnull", True),
                                ("meeting__isnull", True),
                                ("partnership__isnull", True),
                                ("plan__isnull", False),
                                ("project__isnull", True),
                            ),
                            models.Q(
                                ("fund__isnull", True),
                                ("meeting__isnull", True),
                                ("partnership__isnull", False),
                                ("plan__isnull", True),
                                ("project__isnull", True),
                            ),
                            models.Q(
                                ("fund__isnull", False),
                                ("meeting__isnull", True),
                                ("partnership__isnull", True),
                                ("plan__isnull", True),
                                ("project__isnull", True),
                            ),
                            models.Q(
                                ("fund__isnull", True),
                                ("meeting__isnull", False),
                                ("partnership__isnull", True),
                                ("plan__isnull", True),
                                ("project__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="reportedvalue_is_about_one_thing",
                        violation_error_message="Choose the one project, plan, partnership, fund or meeting it is about.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalReportedValue",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "effective_on",
                    models.DateField(
                        help_text="The date from which this is true. For a whole year or month, its last day; if the source gives no date, the date of the source.",
                        verbose_name="effective on",
                    ),
                ),
                (
                    "effective_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, paragraph or table, like “p. 4, para. 12”.",
                        max_length=200,
                        verbose_name="where in the source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Shown beside the figure.",
                        verbose_name="note for the public",
                    ),
                ),
                (
                    "note_ko",
                    models.TextField(blank=True, verbose_name="note for the public (Korean)"),
                ),
                (
                    "internal_note",
                    models.TextField(
                        blank=True,
                        help_text="For colleagues only; never published.",
                        verbose_name="internal note",
                    ),
                ),
                (
                    "is_counted",
                    models.BooleanField(
                        default=True,
                        help_text="Leave ticked unless another source's value counts instead; then this one is shown as “also reported”.",
                        verbose_name="counts",
                    ),
                ),
                (
                    "counting_reason",
                    models.TextField(
                        blank=True,
                        help_text="Needed where the entry does not count.",
                        verbose_name="why it counts, or does not",
                    ),
                ),
                (
                    "is_correction",
                    models.BooleanField(
                        default=False,
                        help_text="Tick for a mistake put right. Leave empty if the figure changed: the earlier value then stays true for the time before.",
                        verbose_name="the earlier entry was never right",
                    ),
                ),
                (
                    "review_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("returned", "Returned with a reason"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="review state",
                    ),
                ),
                (
                    "returned_reason",
                    models.TextField(blank=True, verbose_name="reason for returning it"),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="entered at"
                    ),
                ),
                (
                    "entered_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        editable=False,
                        verbose_name="entered on",
                    ),
                ),
                (
                    "figure",
                    models.CharField(
                        choices=[
                            ("founded", "Founded"),
                            ("held", "Held on"),
                            ("started", "Started"),
                            ("entered_into_force", "Entered into force"),
                            ("announced", "Announced"),
                            ("members", "Members"),
                            ("areas", "Areas of cooperation"),
                            ("mechanisms", "Mechanisms"),
                            ("countries", "Countries covered"),
                            ("regularity", "How regularly it is held"),
                            ("grant_size", "Size of a grant"),
                            ("procedure", "Procedure"),
                            ("project_code", "Project code"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                        verbose_name="figure",
                    ),
                ),
                (
                    "value",
                    models.CharField(
                        help_text="As short as it can be: a year, a day, a number.",
                        max_length=200,
                        verbose_name="value",
                    ),
                ),
                (
                    "value_ko",
                    models.CharField(blank=True, max_length=200, verbose_name="value (Korean)"),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The document that says so. Every entry needs one.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The earlier entry that this one replaces, if any.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.reportedvalue",
                        verbose_name="supersedes",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.plan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "fund",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.fund",
                        verbose_name="fund",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.meeting",
                        verbose_name="meeting",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical reported value",
                "verbose_name_plural": "historical reported values",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="StatusUpdate",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "effective_on",
                    models.DateField(
                        help_text="The date from which this is true. For a whole year or month, its last day; if the source gives no date, the date of the source.",
                        verbose_name="effective on",
                    ),
                ),
                (
                    "effective_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="The document that says so. Every entry needs one.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, paragraph or table, like “p. 4, para. 12”.",
                        max_length=200,
                        verbose_name="where in the source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Shown beside the figure.",
                        verbose_name="note for the public",
                    ),
                ),
                (
                    "note_ko",
                    models.TextField(blank=True, verbose_name="note for the public (Korean)"),
                ),
                (
                    "internal_note",
                    models.TextField(
                        blank=True,
                        help_text="For colleagues only; never published.",
                        verbose_name="internal note",
                    ),
                ),
                (
                    "is_counted",
                    models.BooleanField(
                        default=True,
                        help_text="Leave ticked unless another source's value counts instead; then this one is shown as “also reported”.",
                        verbose_name="counts",
                    ),
                ),
                (
                    "counting_reason",
                    models.TextField(
                        blank=True,
                        help_text="Needed where the entry does not count.",
                        verbose_name="why it counts, or does not",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="The earlier entry that this one replaces, if any.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successors",
                        to="projects.statusupdate",
                        verbose_name="supersedes",
                    ),
                ),
                (
                    "is_correction",
                    models.BooleanField(
                        default=False,
                        help_text="Tick for a mistake put right. Leave empty if the figure changed: the earlier value then stays true for the time before.",
                        verbose_name="the earlier entry was never right",
                    ),
                ),
                (
                    "review_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("returned", "Returned with a reason"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="review state",
                    ),
                ),
                (
                    "returned_reason",
                    models.TextField(blank=True, verbose_name="reason for returning it"),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="entered at"
                    ),
                ),
                (
                    "entered_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        editable=False,
                        verbose_name="entered on",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="projects.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("approved", "Approved"),
                            ("ongoing", "Ongoing"),
                            ("suspended", "Suspended"),
                            ("activities_ended", "Activities ended"),
                            ("completed", "Completed"),
                            ("cancelled", "Cancelled"),
                        ],
                        max_length=16,
                        verbose_name="status",
                    ),
                ),
                (
                    "verification",
                    models.CharField(
                        choices=[
                            ("reported", "Reported by those who carry it out"),
                            ("verified", "Verified by the secretariat"),
                        ],
                        default="reported",
                        max_length=8,
                        verbose_name="standing",
                    ),
                ),
            ],
            options={
                "verbose_name": "status update",
                "verbose_name_plural": "status updates",
                "abstract": False,
                "default_related_name": "status_updates",
                "indexes": [
                    models.Index(
                        condition=models.Q(("supersedes__isnull", False)),
                        fields=["supersedes"],
                        name="statusupdate_supersedes",
                    ),
                    models.Index(
                        fields=["project", "effective_on"], name="projects_st_project_b2b055_idx"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("effective_on__lte", models.F("entered_on"))),
                        name="statusupdate_is_not_dated_in_the_future",
                        violation_error_message="“Effective on” is in the future: give the date from which this is true, today at the latest.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_counted", True),
                            models.Q(("counting_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="statusupdate_not_counted_has_a_reason",
                        violation_error_message="Say why this value does not count.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("review_state", "returned"), _negated=True),
                            models.Q(("returned_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="statusupdate_returned_has_a_reason",
                        violation_error_message="Say what has to change before it can be published.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("review_state", "scheduled"), _negated=True),
                            ("publish_at__isnull", False),
                            _connector="OR",
                        ),
                        name="statusupdate_under_embargo_has_a_moment",
                        violation_error_message="An embargo needs the moment at which it ends.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "proposed",
                                    "approved",
                                    "ongoing",
                                    "suspended",
                                    "activities_ended",
                                    "completed",
                                    "cancelled",
                                ],
                            )
                        ),
                        name="statusupdate_status_is_a_known_one",
                        violation_error_message="Choose one of the statuses in the list.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalStatusUpdate",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "effective_on",
                    models.DateField(
                        help_text="The date from which this is true. For a whole year or month, its last day; if the source gives no date, the date of the source.",
                        verbose_name="effective on",
                    ),
                ),
                (
                    "effective_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, paragraph or table, like “p. 4, para. 12”.",
                        max_length=200,
                        verbose_name="where in the source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Shown beside the figure.",
                        verbose_name="note for the public",
                    ),
                ),
                (
                    "note_ko",
                    models.TextField(blank=True, verbose_name="note for the public (Korean)"),
                ),
                (
                    "internal_note",
                    models.TextField(
                        blank=True,
                        help_text="For colleagues only; never published.",
                        verbose_name="internal note",
                    ),
                ),
                (
                    "is_counted",
                    models.BooleanField(
                        default=True,
                        help_text="Leave ticked unless another source's value counts instead; then this one is shown as “also reported”.",
                        verbose_name="counts",
                    ),
                ),
                (
                    "counting_reason",
                    models.TextField(
                        blank=True,
                        help_text="Needed where the entry does not count.",
                        verbose_name="why it counts, or does not",
                    ),
                ),
                (
                    "is_correction",
                    models.BooleanField(
                        default=False,
                        help_text="Tick for a mistake put right. Leave empty if the figure changed: the earlier value then stays true for the time before.",
                        verbose_name="the earlier entry was never right",
                    ),
                ),
                (
                    "review_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("returned", "Returned with a reason"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="review state",
                    ),
                ),
                (
                    "returned_reason",
                    models.TextField(blank=True, verbose_name="reason for returning it"),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="entered at"
                    ),
                ),
                (
                    "entered_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        editable=False,
                        verbose_name="entered on",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("approved", "Approved"),
                            ("ongoing", "Ongoing"),
                            ("suspended", "Suspended"),
                            ("activities_ended", "Activities ended"),
                            ("completed", "Completed"),
                            ("cancelled", "Cancelled"),
                        ],
                        max_length=16,
                        verbose_name="status",
                    ),
                ),
                (
                    "verification",
                    models.CharField(
                        choices=[
                            ("reported", "Reported by those who carry it out"),
                            ("verified", "Verified by the secretariat"),
                        ],
                        default="reported",
                        max_length=8,
                        verbose_name="standing",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The document that says so. Every entry needs one.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The earlier entry that this one replaces, if any.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.statusupdate",
                        verbose_name="supersedes",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                        verbose_name="project",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical status update",
                "verbose_name_plural": "historical status updates",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "effective_on",
                    models.DateField(
                        help_text="The date from which this is true. For a whole year or month, its last day; if the source gives no date, the date of the source.",
                        verbose_name="effective on",
                    ),
                ),
                (
                    "effective_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="The document that says so. Every entry needs one.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, paragraph or table, like “p. 4, para. 12”.",
                        max_length=200,
                        verbose_name="where in the source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Shown beside the figure.",
                        verbose_name="note for the public",
                    ),
                ),
                (
                    "note_ko",
                    models.TextField(blank=True, verbose_name="note for the public (Korean)"),
                ),
                (
                    "internal_note",
                    models.TextField(
                        blank=True,
                        help_text="For colleagues only; never published.",
                        verbose_name="internal note",
                    ),
                ),
                (
                    "is_counted",
                    models.BooleanField(
                        default=True,
                        help_text="Leave ticked unless another source's value counts instead; then this one is shown as “also reported”.",
                        verbose_name="counts",
                    ),
                ),
                (
                    "counting_reason",
                    models.TextField(
                        blank=True,
                        help_text="Needed where the entry does not count.",
                        verbose_name="why it counts, or does not",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="The earlier entry that this one replaces, if any.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successors",
                        to="projects.target",
                        verbose_name="supersedes",
                    ),
                ),
                (
                    "is_correction",
                    models.BooleanField(
                        default=False,
                        help_text="Tick for a mistake put right. Leave empty if the figure changed: the earlier value then stays true for the time before.",
                        verbose_name="the earlier entry was never right",
                    ),
                ),
                (
                    "review_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("returned", "Returned with a reason"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="review state",
                    ),
                ),
                (
                    "returned_reason",
                    models.TextField(blank=True, verbose_name="reason for returning it"),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="entered at"
                    ),
                ),
                (
                    "entered_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        editable=False,
                        verbose_name="entered on",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="projects.indicator",
                        verbose_name="indicator",
                    ),
                ),
                (
                    "qualifier",
                    models.CharField(
                        choices=[
                            ("exactly", "exactly"),
                            ("about", "about"),
                            ("more_than", "more than"),
                            ("at_least", "at least"),
                            ("up_to", "up to"),
                        ],
                        default="exactly",
                        max_length=10,
                        verbose_name="hedged by",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        help_text="In the indicator's unit. 0 means zero; if unknown, make no entry.",
                        max_digits=20,
                        null=True,
                        verbose_name="value",
                    ),
                ),
                (
                    "text",
                    models.CharField(
                        blank=True,
                        help_text="For what can't be counted.",
                        max_length=300,
                        verbose_name="in words",
                    ),
                ),
                (
                    "text_ko",
                    models.CharField(blank=True, max_length=300, verbose_name="in words (Korean)"),
                ),
                (
                    "is_not_applicable",
                    models.BooleanField(
                        default=False,
                        help_text="Tick if no such value can exist; then leave the value empty.",
                        verbose_name="not applicable",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty if no day was set.",
                        null=True,
                        verbose_name="due on",
                    ),
                ),
                (
                    "due_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="due is dated",
                    ),
                ),
            ],
            options={
                "verbose_name": "target",
                "verbose_name_plural": "targets",
                "abstract": False,
                "default_related_name": "targets",
                "indexes": [
                    models.Index(
                        condition=models.Q(("supersedes__isnull", False)),
                        fields=["supersedes"],
                        name="target_supersedes",
                    ),
                    models.Index(
                        fields=["indicator", "effective_on"], name="projects_ta_indicat_7df089_idx"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("effective_on__lte", models.F("entered_on"))),
                        name="target_is_not_dated_in_the_future",
                        violation_error_message="“Effective on” is in the future: give the date from which this is true, today at the latest.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_counted", True),
                            models.Q(("counting_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="target_not_counted_has_a_reason",
                        violation_error_message="Say why this value does not count.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("review_state", "returned"), _negated=True),
                            models.Q(("returned_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="target_returned_has_a_reason",
                        violation_error_message="Say what has to change before it can be published.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("review_state", "scheduled"), _negated=True),
                            ("publish_at__isnull", False),
                            _connector="OR",
                        ),
                        name="target_under_embargo_has_a_moment",
                        violation_error_message="An embargo needs the moment at which it ends.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_not_applicable", True), ("value__isnull", True)),
                            models.Q(
                                ("is_not_applicable", False),
                                models.Q(
                                    ("value__isnull", False),
                                    models.Q(("text", ""), _negated=True),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="target_has_a_value_unless_not_applicable",
                        violation_error_message="Give the value, in figures or words; or tick “not applicable” and leave it empty.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTarget",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "effective_on",
                    models.DateField(
                        help_text="The date from which this is true. For a whole year or month, its last day; if the source gives no date, the date of the source.",
                        verbose_name="effective on",
                    ),
                ),
                (
                    "effective_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="dated",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, paragraph or table, like “p. 4, para. 12”.",
                        max_length=200,
                        verbose_name="where in the source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Shown beside the figure.",
                        verbose_name="note for the public",
                    ),
                ),
                (
                    "note_ko",
                    models.TextField(blank=True, verbose_name="note for the public (Korean)"),
                ),
                (
                    "internal_note",
                    models.TextField(
                        blank=True,
                        help_text="For colleagues only; never published.",
                        verbose_name="internal note",
                    ),
                ),
                (
                    "is_counted",
                    models.BooleanField(
                        default=True,
                        help_text="Leave ticked unless another source's value counts instead; then this one is shown as “also reported”.",
                        verbose_name="counts",
                    ),
                ),
                (
                    "counting_reason",
                    models.TextField(
                        blank=True,
                        help_text="Needed where the entry does not count.",
                        verbose_name="why it counts, or does not",
                    ),
                ),
                (
                    "is_correction",
                    models.BooleanField(
                        default=False,
                        help_text="Tick for a mistake put right. Leave empty if the figure changed: the earlier value then stays true for the time before.",
                        verbose_name="the earlier entry was never right",
                    ),
                ),
                (
                    "review_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted for review"),
                            ("returned", "Returned with a reason"),
                            ("scheduled", "Under embargo, published at a set time"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="review state",
                    ),
                ),
                (
                    "returned_reason",
                    models.TextField(blank=True, verbose_name="reason for returning it"),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Only for an embargo: the moment, in the tracker's time zone, it ends.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="entered at"
                    ),
                ),
                (
                    "entered_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        editable=False,
                        verbose_name="entered on",
                    ),
                ),
                (
                    "qualifier",
                    models.CharField(
                        choices=[
                            ("exactly", "exactly"),
                            ("about", "about"),
                            ("more_than", "more than"),
                            ("at_least", "at least"),
                            ("up_to", "up to"),
                        ],
                        default="exactly",
                        max_length=10,
                        verbose_name="hedged by",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        help_text="In the indicator's unit. 0 means zero; if unknown, make no entry.",
                        max_digits=20,
                        null=True,
                        verbose_name="value",
                    ),
                ),
                (
                    "text",
                    models.CharField(
                        blank=True,
                        help_text="For what can't be counted.",
                        max_length=300,
                        verbose_name="in words",
                    ),
                ),
                (
                    "text_ko",
                    models.CharField(blank=True, max_length=300, verbose_name="in words (Korean)"),
                ),
                (
                    "is_not_applicable",
                    models.BooleanField(
                        default=False,
                        help_text="Tick if no such value can exist; then leave the value empty.",
                        verbose_name="not applicable",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty if no day was set.",
                        null=True,
                        verbose_name="due on",
                    ),
                ),
                (
                    "due_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                            ("source", "not dated; this is the date of the source"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="due is dated",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The document that says so. Every entry needs one.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The earlier entry that this one replaces, if any.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.target",
                        verbose_name="supersedes",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.indicator",
                        verbose_name="indicator",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical target",
                "verbose_name_plural": "historical targets",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="terms",
                        to="projects.publicrecord",
                    ),
                ),
                ("facet", models.CharField(max_length=16)),
                ("value", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "verbose_name": "term",
                "verbose_name_plural": "terms",
                "ordering": ["facet", "value", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("facet", "value", "record"), name="term_is_listed_once"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="Project",
            name="countries",
            field=models.ManyToManyField(
                blank=True,
                related_name="projects",
                through="projects.ProjectCountry",
                to="projects.country",
                verbose_name="countries",
            ),
        ),
        migrations.AddField(
            model_name="Project",
            name="organisations",
            field=models.ManyToManyField(
                blank=True,
                related_name="projects",
                through="projects.Participation",
                to="projects.organisation",
                verbose_name="organisations",
            ),
        ),
        migrations.AddField(
            model_name="Project",
            name="codes",
            field=models.ManyToManyField(
                blank=True,
                related_name="projects",
                through="projects.Classification",
                to="projects.vocabularycode",
                verbose_name="codes",
            ),
        ),
    ]
