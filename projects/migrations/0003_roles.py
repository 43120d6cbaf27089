"""Make the groups of the four roles; what each may do is in projects/services/access.py."""

from django.db import migrations

ROLES = ("Viewer", "Editor", "Reviewer", "Administrator")


def make_groups(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects
    for name in ROLES:
        groups.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [
        ("projects", "0002_staff"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
