"""The entry point of a WSGI server: gunicorn tracker.wsgi."""

import os

from django.core.wsgi import get_wsgi_application

from tracker.database import limit_web_statements

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")

limit_web_statements()
application = get_wsgi_application()
