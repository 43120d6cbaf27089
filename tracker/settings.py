"""All settings, read from the environment. A wrong one stops start-up and says how to set it."""

import re
from collections.abc import Callable
from datetime import timedelta
from email.utils import parseaddr
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import django_stubs_ext
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _
from environs import Env, EnvError

from tracker.database import refuse_writes
from tracker.release import fingerprint

# Lets ModelAdmin[Project] and its like be written at run time.
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env()
env.read_env(BASE_DIR / ".env", recurse=False)

T = TypeVar("T")


def told(read: Callable[..., T], name: str, hint: str, **options: Any) -> T:
    """Read one variable; whatever is wrong with it, answer with the hint."""
    try:
        return read(name, **options)
    except (EnvError, ValidationError, ValueError, KeyError) as error:
        raise ImproperlyConfigured(f"{name} {hint}") from error


def insist(claim: object, name: str, hint: str) -> None:
    if not claim:
        raise ImproperlyConfigured(f"{name} {hint}")


# Mode

DEBUG = told(env.bool, "DEBUG", "must be on or off.", default=False)

LOG_FORMAT = told(
    env.str,
    "LOG_FORMAT",
    "must be json or console.",
    default="console" if DEBUG else "json",
)
insist(LOG_FORMAT in {"json", "console"}, "LOG_FORMAT", "must be json or console.")

ENVIRONMENT_NAME_HINT = (
    "must be at most 30 characters, such as Test, or be left out on a real site."
)
ENVIRONMENT_NAME = told(
    env.str,
    "ENVIRONMENT_NAME",
    ENVIRONMENT_NAME_HINT,
    default="Development" if DEBUG else "",
)
insist(len(ENVIRONMENT_NAME) <= 30, "ENVIRONMENT_NAME", ENVIRONMENT_NAME_HINT)

READ_ONLY = told(env.bool, "READ_ONLY", "must be on or off.", default=False)

# Secrets

SECRET_KEY_HINT = (
    "must be a secret of at least 50 characters that no document shows; make one with: "
    'python3 -c "import secrets; print(secrets.token_urlsafe(50))"'
)
DEBUG_KEY = "insecure-key-for-debug-mode-only-never-for-a-site-others-can-reach"
SECRET_KEY = told(env.str, "SECRET_KEY", SECRET_KEY_HINT, default="")
if DEBUG:
    SECRET_KEY = SECRET_KEY or DEBUG_KEY
else:
    insist(
        len(SECRET_KEY) >= 50
        and len(set(SECRET_KEY)) >= 10
        and not re.search("insecure|change.?me|example|secret.?key", SECRET_KEY, re.IGNORECASE),
        "SECRET_KEY",
        SECRET_KEY_HINT,
    )

# Addresses

PUBLIC_BASE_URL_HINT = (
    "must be the site's address as visitors type it, without a path or a slash at the end, "
    "such as https://tracker.example.org"
)
PUBLIC_BASE_URL = told(
    env.str,
    "PUBLIC_BASE_URL",
    PUBLIC_BASE_URL_HINT,
    **({"default": "http://127.0.0.1:8000"} if DEBUG else {}),
)


def is_origin(address: str) -> bool:
    """Scheme, host and perhaps a port, nothing after them."""
    try:
        parts = urlsplit(address)
        rebuilt = f"{parts.scheme}://{parts.netloc}"
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and address == rebuilt
    except ValueError:
        return False


insist(
    is_origin(PUBLIC_BASE_URL) and "@" not in PUBLIC_BASE_URL,
    "PUBLIC_BASE_URL",
    PUBLIC_BASE_URL_HINT,
)

ALLOWED_HOSTS_HINT = (
    "must be the host names this site answers to, separated by commas, such as "
    "tracker.example.org,www.tracker.example.org"
)
ALLOWED_HOSTS = told(
    env.list,
    "ALLOWED_HOSTS",
    ALLOWED_HOSTS_HINT,
    default=["localhost", "127.0.0.1", "[::1]"] if DEBUG else [urlsplit(PUBLIC_BASE_URL).hostname],
)
insist(
    ALLOWED_HOSTS and all(re.fullmatch(r"\.?[\w.\-:\[\]]+", host) for host in ALLOWED_HOSTS),
    "ALLOWED_HOSTS",
    ALLOWED_HOSTS_HINT,
)

CSRF_TRUSTED_ORIGINS_HINT = (
    "must be addresses with http:// or https://, separated by commas, or be left out"
)
CSRF_TRUSTED_ORIGINS = told(env.list, "CSRF_TRUSTED_ORIGINS", CSRF_TRUSTED_ORIGINS_HINT, default=[])
insist(
    all(is_origin(origin) for origin in CSRF_TRUSTED_ORIGINS),
    "CSRF_TRUSTED_ORIGINS",
    CSRF_TRUSTED_ORIGINS_HINT,
)

TRUSTED_PROXIES_HINT = "must be the number of proxies in front of this site: 0, 1, 2 …"
TRUSTED_PROXIES = told(env.int, "TRUSTED_PROXIES", TRUSTED_PROXIES_HINT, default=0)
insist(0 <= TRUSTED_PROXIES <= 9, "TRUSTED_PROXIES", TRUSTED_PROXIES_HINT)
if TRUSTED_PROXIES:
    # Without a proxy that overwrites it, any visitor could send this header.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Database

DATABASE_URL_HINT = (
    "must be such as sqlite:////srv/tracker/tracker.sqlite3 or "
    "postgres://user:password@host:5432/name"
)
default_database: dict[str, Any] = dict(
    told(
        env.dj_db_url,
        "DATABASE_URL",
        DATABASE_URL_HINT,
        default=f"sqlite:///{BASE_DIR / 'var' / 'tracker.sqlite3'}",
    )
)
insist(default_database.get("NAME"), "DATABASE_URL", DATABASE_URL_HINT)
default_database.setdefault("OPTIONS", {})
match default_database["ENGINE"]:
    case "django.db.backends.sqlite3":
        # A relative path must mean the same file to a cron job as to the server.
        if default_database["NAME"] != ":memory:":
            default_database["NAME"] = BASE_DIR / default_database["NAME"]
        default_database["OPTIONS"] |= {
            # Readers go on while one writes, and a writer queues before it reads what it changes.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
            "PRAGMA foreign_keys=ON",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        }
    case "django.db.backends.postgresql":
        default_database |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
        # Prepared statements need a connection of one's own, so no pooler that lends one out a
        # transaction at a time may stand in between.
        default_database["OPTIONS"] = {
            "connect_timeout": 2,
            "server_side_binding": True,
            "prepare_threshold": 1,
        } | default_database["OPTIONS"]
    case _:
        raise ImproperlyConfigured(f"DATABASE_URL {DATABASE_URL_HINT}")

if READ_ONLY:
    refuse_writes(default_database)

DATABASES = {"default": default_database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Cache

CACHE_URL_HINT = "must be locmem:// (one process, no Redis) or such as redis://host:6379/0"
CACHE_URL = told(env.str, "CACHE_URL", CACHE_URL_HINT, default="locmem://")
if CACHE_URL == "locmem://":
    CACHES: dict[str, dict[str, Any]] = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    }
else:
    insist(
        re.fullmatch(r"rediss?://[^/\s]+(/\d+)?", CACHE_URL),
        "CACHE_URL",
        CACHE_URL_HINT,
    )
    CACHES = {
        "default": {
            "BACKEND": "tracker.cache.ForgivingRedisCache",
            "LOCATION": CACHE_URL,
            "KEY_PREFIX": "tracker",
            "OPTIONS": {"socket_timeout": 0.2, "socket_connect_timeout": 0.2},
        }
    }

# How often one visitor may ask in a minute, by token or address

RATE_HINT = "must be a whole number from 1 on: how many in a minute"
API_READS_PER_MINUTE = told(env.int, "API_READS_PER_MINUTE", RATE_HINT, default=600)
API_WRITES_PER_MINUTE = told(env.int, "API_WRITES_PER_MINUTE", RATE_HINT, default=120)
DOWNLOADS_PER_MINUTE = told(env.int, "DOWNLOADS_PER_MINUTE", RATE_HINT, default=30)
insist(API_READS_PER_MINUTE > 0, "API_READS_PER_MINUTE", RATE_HINT)
insist(API_WRITES_PER_MINUTE > 0, "API_WRITES_PER_MINUTE", RATE_HINT)
insist(DOWNLOADS_PER_MINUTE > 0, "DOWNLOADS_PER_MINUTE", RATE_HINT)

# E-mail

EMAIL_URL_HINT = (
    "must be console:// (into the log), or such as submission://user:password@host:587 "
    "or smtps://user:password@host:465"
)
email = told(env.dj_email_url, "EMAIL_URL", EMAIL_URL_HINT, default="console://")
insist("EMAIL_BACKEND" in email, "EMAIL_URL", EMAIL_URL_HINT)
EMAIL_BACKEND = email["EMAIL_BACKEND"]
EMAIL_HOST = email["EMAIL_HOST"]
EMAIL_PORT = email["EMAIL_PORT"]
EMAIL_HOST_USER = email["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = email["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = email["EMAIL_USE_TLS"]
EMAIL_USE_SSL = email["EMAIL_USE_SSL"]
EMAIL_FILE_PATH = email["EMAIL_FILE_PATH"]
EMAIL_TIMEOUT = 10

DEFAULT_FROM_EMAIL_HINT = "must be an e-mail address, such as Tracker <tracker@example.org>"


def read_mailbox(name: str, default: str) -> str:
    mailbox = env.str(name, default)
    validate_email(parseaddr(mailbox)[1])
    return mailbox


DEFAULT_FROM_EMAIL = told(
    read_mailbox, "DEFAULT_FROM_EMAIL", DEFAULT_FROM_EMAIL_HINT, default="tracker@localhost"
)
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# Sign-in

REQUIRE_TWO_FACTOR = told(env.bool, "REQUIRE_TWO_FACTOR", "must be on or off.", default=True)
OTP_TOTP_ISSUER = urlsplit(PUBLIC_BASE_URL).hostname
# One step of 30 seconds early or late, and no more: a clock that is wrong is not followed.
OTP_TOTP_SYNC = False
LOGIN_URL = "admin:login"
AUTHENTICATION_BACKENDS = [
    # First, so that a block is told before a password is looked at.
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    # Signs nobody in: says what those may do who are.
    "projects.services.access.backend.RoleBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60
CSRF_FAILURE_VIEW = "projects.admin.sign_in.held.csrf_failure"
# A working day without a click; the staff site prolongs it, see projects/admin/sign_in/site.py.
SESSION_COOKIE_AGE = 8 * 60 * 60

# Failed sign-ins: the limits beside this one are in projects/admin/sign_in/lockout.py.

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_HANDLER = "projects.admin.sign_in.lockout.Lockout"
AXES_CLIENT_IP_CALLABLE = "tracker.client_address.client_address"
AXES_RESET_ON_SUCCESS = True
# Trying on during a block does not make it longer.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
# Of what was posted, nothing that could be a secret or somebody's text is kept.
AXES_SENSITIVE_PARAMETERS = [
    "username",
    "ip_address",
    "csrfmiddlewaretoken",
    "password",
    "old_password",
    "new_password1",
    "new_password2",
    "code",
    "held",
]
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# Applications

INSTALLED_APPS = [
    # First, so that its templates and static files win.
    "projects",
    "tracker",
    "projects.apps.StaffSiteConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rest_framework",
    "django_filters",
    "django_htmx",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "simple_history",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Below WhiteNoise, whose files are compressed already; above all that reads or changes a
    # body, which must meet it uncompressed.
    "tracker.compression.ValidatingGZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "tracker.failures.OutageMiddleware",
    "tracker.read_only.ReadOnlySessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

# Part of every ETag: a new template is a new page, whatever the data say.
RELEASE = fingerprint(BASE_DIR / part for part in ("tracker", "projects", "templates"))

ROOT_URLCONF = "tracker.urls"
WSGI_APPLICATION = "tracker.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Language and time

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ko", _("Korean"))]
LOCALE_PATHS = [BASE_DIR / "projects" / "locale"]
FORMAT_MODULE_PATH = "tracker.formats"
TIME_ZONE = "Asia/Seoul"
USE_TZ = True

# Static files

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATIC_STORAGE = "whitenoise.storage.CompressedManifestStaticFilesStorage"
if DEBUG:
    STATIC_STORAGE = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": STATIC_STORAGE},
}
# Together these take collectstatic from a minute to two seconds.
WHITENOISE_KEEP_ONLY_HASHED_FILES = not DEBUG
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = [
    "jpg",
    "jpeg",
    "png",
    "gif",
    "webp",
    "zip",
    "gz",
    "woff",
    "woff2",
    "map",
]

# What a browser may do with our pages

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
# A record's page sends four or five fields for each row beside the record: hundreds must pass.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
if not DEBUG:
    SECURE_SSL_REDIRECT = True
    # A load balancer asks in plain HTTP, and a redirect would look healthy to it.
    SECURE_REDIRECT_EXEMPT = [r"^health/"]
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    # The prefix makes browsers refuse a cookie planted by a neighbouring host.
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
SILENCED_SYSTEM_CHECKS = [
    # Preloading binds the operator's whole domain for years: theirs to decide, not ours.
    "security.W021",
    # The pages that ask for a password or a code tell of a block themselves.
    "axes.W002",
]

# API

REST_FRAMEWORK: dict[str, Any] = {
    # Each view says whom it asks; none is open because it forgot to.
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "projects.api.openapi.schema.OperationSchema",
    "EXCEPTION_HANDLER": "tracker.read_only.handle_exception",
    # There is JSON alone, and “format” is an unknown parameter like any other.
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "Plan-of-action tracker",
    "DESCRIPTION": (
        "What the public sees of the plans of action, for programs. Everything may be read "
        "without signing in. Money is a decimal string with its ISO 4217 currency, dates are "
        "ISO 8601, and what is unknown is null, never 0. Every entry of a ledger names its "
        "source. A parameter may repeat where it says so: its values are alternatives, different "
        "parameters narrow each other; one that is not known here is an error. Errors are "
        "problems by RFC 9457. Answers carry an ETag, and 304 says that a copy is still good."
    ),
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.1",
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "SERVE_INCLUDE_SCHEMA": False,
    "POSTPROCESSING_HOOKS": ["projects.api.openapi.schema.add_components"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    # Nothing is sent to a validator on another host.
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "validatorUrl": None},
}

# Logs

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "tracker.logs.JsonFormatter"},
        "console": {"format": "{levelname} {name}: {message}", "style": "{"},
    },
    "handlers": {"stream": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT}},
    "root": {"handlers": ["stream"], "level": "INFO"},
    # Django's own handlers would write each line a second time, as mail or plain text.
    "loggers": {
        "django": {"handlers": [], "propagate": True, "level": "INFO"},
        "django.server": {"handlers": [], "propagate": True, "level": "INFO"},
        # projects.admin.sign_in tells the same, with the account's number.
        "axes": {"level": "ERROR"},
    },
}
