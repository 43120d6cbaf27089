"""One log line is one JSON object, so that no message can forge a second line."""

import json
import logging
from datetime import UTC, datetime

from django.http import HttpRequest

LONGEST_REQUEST_ID = 128


class JsonFormatter(logging.Formatter):
    """Time in UTC, level, logger and message; a request's id and a traceback where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        # Django's server log puts a socket here, its request log an HttpRequest.
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest) and (given := request.headers.get("X-Request-ID")):
            line["request_id"] = given[:LONGEST_REQUEST_ID]
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line)
