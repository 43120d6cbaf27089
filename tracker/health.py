"""Is the process alive, and may it be given visitors?"""

from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """Touches neither database nor session: a restart cures nothing that ails those."""
    return HttpResponse("alive\n", content_type="text/plain")


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and knows every migration of this code, otherwise 503."""
    try:
        applied = MigrationRecorder(connection).applied_migrations()
    except DatabaseError:
        return HttpResponse("no database\n", content_type="text/plain", status=503)
    if migrations_of_this_code() - applied.keys():
        return HttpResponse("migrations missing\n", content_type="text/plain", status=503)
    return HttpResponse("ready\n", content_type="text/plain")


@cache
def migrations_of_this_code() -> frozenset[tuple[str, str]]:
    # The files can't change under a running process, and anyone may call ready() at any rate.
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return frozenset(loader.disk_migrations or {})
