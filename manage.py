#!/usr/bin/env python
"""Run a management command of the tracker."""

import os
import sys

from django.core.management import execute_from_command_line

from tracker.database import is_refused_write

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    try:
        execute_from_command_line(sys.argv)
    except Exception as error:
        if not is_refused_write(error):
            raise
        sys.exit("Nothing was changed: READ_ONLY is on. With READ_ONLY=off the command may write.")
