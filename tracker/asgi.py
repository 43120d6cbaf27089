"""The entry point of an ASGI server."""

import os

from django.core.asgi import get_asgi_application

from tracker.database import limit_web_statements

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")

limit_web_statements()
application = get_asgi_application()
