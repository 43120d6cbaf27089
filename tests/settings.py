"""The real settings under a known environment, so that no developer's .env decides a test."""

import os

os.environ |= {
    "DEBUG": "off",
    "SECRET_KEY": "b7Zk2-wQ9x_Tn4LrE8mVu1HsYp6JcGd3FaXo5RiBvNqWzKtMhUe",
    "PUBLIC_BASE_URL": "https://testserver",
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "CSRF_TRUSTED_ORIGINS": "",
    "EMAIL_URL": "memory://",
    "DEFAULT_FROM_EMAIL": "tracker@testserver.example",
    "TRUSTED_PROXIES": "0",
    "REQUIRE_TWO_FACTOR": "on",
    "LOG_FORMAT": "console",
    "READ_ONLY": "off",
    # All tests come from one address.
    "API_READS_PER_MINUTE": "1000000",
    "API_WRITES_PER_MINUTE": "1000000",
    "DOWNLOADS_PER_MINUTE": "1000000",
    # A test of the cache builds its own; the others must not meet each other there.
    "CACHE_URL": "locmem://",
}
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")

from tracker.settings import *  # noqa: F403

# Slow on purpose everywhere else.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Neither the test client nor the live server speaks TLS, and browsers refuse a __Host- cookie
# without it. tests/house/test_settings.py looks at the real values.
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
SESSION_COOKIE_NAME = "session"
CSRF_COOKIE_NAME = "csrf"

# Straight from the source folders: nothing is collected before a test run.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

# A live server's thread that kept its connection would keep the test database from being dropped.
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405
