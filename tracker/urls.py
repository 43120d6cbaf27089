"""Every address: pages and admin in both languages; health and the API outside them."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from projects.urls import staff_urlpatterns
from tracker import health

handler400 = "tracker.failures.bad_request"
handler404 = "tracker.failures.not_found"
handler500 = "tracker.failures.server_error"

urlpatterns = [
    path("health/live", health.live, name="health-live"),
    path("health/ready", health.ready, name="health-ready"),
    # One address for all: what it answers holds both languages.
    path("api/v1/", include("projects.api.urls")),
    # English has no prefix, Korean lives under /ko/.
    *i18n_patterns(
        # Before the admin, which answers for every address below its own.
        *staff_urlpatterns,
        path("admin/", admin.site.urls),
        path("", include("projects.urls")),
        prefix_default_language=False,
    ),
]
