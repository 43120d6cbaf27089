"""Measuring, apart from testing: no time is ever asserted.

Importing the package loads the site with development's settings, which ask for nothing; the
environment may say otherwise.
"""

import os

import django
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
os.environ.setdefault("DEBUG", "on")
os.environ.setdefault("REQUIRE_TWO_FACTOR", "off")

django.setup()
# As it is served: without keeping every statement for the debug page.
settings.DEBUG = False
