"""A log line is one JSON object, whatever a visitor sends."""

import json
import logging
import sys

from django.test import RequestFactory

from tracker.logs import JsonFormatter


def record(message: str, **extra: object) -> logging.LogRecord:
    made = logging.LogRecord("tracker", logging.WARNING, __file__, 1, message, None, None)
    made.created = 0.5
    made.__dict__ |= extra
    return made


def test_line_holds_time_level_logger_and_message() -> None:
    assert json.loads(JsonFormatter().format(record("gone"))) == {
        "time": "1970-01-01T00:00:00.500+00:00",
        "level": "WARNING",
        "logger": "tracker",
        "message": "gone",
    }


def test_line_break_in_a_message_starts_no_second_line() -> None:
    line = JsonFormatter().format(record("a\r\nb"))
    assert len(line.splitlines()) == 1
    assert json.loads(line)["message"] == "a\r\nb"


def test_line_holds_the_id_of_its_request_cut_short() -> None:
    request = RequestFactory().get("/", headers={"X-Request-ID": "7" * 1000})
    line = json.loads(JsonFormatter().format(record("gone", request=request)))
    assert line["request_id"] == "7" * 128


def test_line_holds_the_traceback() -> None:
    try:
        raise ValueError("no")
    except ValueError:
        line = JsonFormatter().format(record("gone", exc_info=sys.exc_info()))
    assert json.loads(line)["exception"].endswith("ValueError: no")
