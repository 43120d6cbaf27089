"""Makes Django import the project's own system checks."""

from django.apps import AppConfig


class TrackerConfig(AppConfig):
    name = "tracker"

    def ready(self) -> None:
        # Registered by being imported, and only once the applications are there.
        from tracker import checks  # noqa: F401
