"""Bringing back what a record held, or a record that was deleted."""

from projects.services.restoration.restore import STANDING, restore_deleted, restore_version
from projects.services.restoration.row import put_back, recreate, to_show

__all__ = [
    "STANDING",
    "put_back",
    "recreate",
    "restore_deleted",
    "restore_version",
    "to_show",
]
