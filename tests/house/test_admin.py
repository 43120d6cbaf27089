"""What no page of the staff site may do, whoever adds it."""

from django.contrib import admin


def test_no_list_is_edited_in_place() -> None:
    """S9: Django saves every row of such a list as it stood when the page was opened."""
    editable = {
        staff.model._meta.label: staff.list_editable
        for staff in admin.site._registry.values()
        if staff.list_editable
    }
    assert editable == {}
