"""Django's settings, derived from ours; nothing here reads the environment."""

from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from csp.constants import NONE, SELF

from xuke.config.logs import logging_config
from xuke.config.server.address import database_url
from xuke.config.settings import ROOT, current, secret_key

_settings: Final = current()
# A web thread keeps one connection, on which the server prepares what repeats.
_CONNECTION: Final = {"server_side_binding": True, "prepare_threshold": 2}
# A server that does not answer at all would hold a thread for minutes; an address may say more.
_PATIENCE: Final = {"connect_timeout": 5}
# What each of them offers stands in its place.py.
ROOMS = (
    "xuke.rooms.portal",
    "xuke.rooms.desk",
    "xuke.rooms.counter",
    "xuke.rooms.review",
    "xuke.rooms.register",
    "xuke.rooms.disclosure",
    "xuke.rooms.reports",
    "xuke.rooms.people",
)


def database(url: str) -> dict[str, Any]:
    """Return Django's words for a PostgreSQL address."""
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "NAME": unquote(parts.path.removeprefix("/")),
        "CONN_MAX_AGE": None,
        "OPTIONS": _PATIENCE | dict(parse_qsl(parts.query)) | _CONNECTION,
    }


SECRET_KEY = secret_key(_settings)
DEBUG = False
# Invented cases and accounts with a known password are kept out of production.
PRODUCTION = _settings.production
ALLOWED_HOSTS = [*_settings.allowed_hosts, "localhost", "127.0.0.1", "[::1]"]
DATA_FOLDER = _settings.data
PUBLIC_URL = _settings.public_url
SCANNER = _settings.scanner
DATABASES = {"default": database(database_url(_settings))}

INSTALLED_APPS = [
    "xuke.access",
    "xuke.record",
    "xuke.casework",
    "xuke.figures",
    "xuke.web",
    *ROOMS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "axes",
    "csp",
    "ninja",
    "pgtrigger",
    "procrastinate.contrib.django",
]
MIDDLEWARE = [
    # First: nothing of a body that is too large is read, by whatever comes below.
    "xuke.web.site.gate.Gate",
    "django.middleware.security.SecurityMiddleware",
    "xuke.web.site.middleware.SecurityHeaders",
    "xuke.web.site.layers.Pages",
    "django.middleware.csrf.CsrfViewMiddleware",
    "xuke.web.site.errors.Answers",
    "xuke.web.site.later.WhileAway",
]
# What only people's pages need; requests of programs below /api/ pass it by. axes looks for
# itself in MIDDLEWARE only.
SILENCED_SYSTEM_CHECKS = ["axes.W002"]
PAGE_MIDDLEWARE = [
    # Before the name of the host is looked at: the page that refuses it has its styles too.
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "xuke.web.site.session.sliding.Sliding",
    "xuke.web.site.middleware.Asker",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "xuke.web.site.middleware.LargeType",
    # Last, so that it sees a refused login first.
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "xuke.web.site.context.training",
                "xuke.web.site.context.session",
            ],
            # Each form says whose it is, beside the key against forged requests.
            "builtins": ["xuke.web.templatetags.form_key"],
        },
    },
]
ROOT_URLCONF = "xuke.config.urls"
WSGI_APPLICATION = "xuke.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
_VALIDATION: Final = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "xuke.web.site.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "name"]},
    },
]
PASSWORD_HASHERS = ["xuke.access.hashing.Argon2"]
LOGIN_URL = "login"
LOGOUT_REDIRECT_URL = "/"
# A person at one address is locked out, not the address: an office shares one.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_LOCKOUT_CALLABLE = "xuke.web.site.errors.locked_out"
AXES_CLIENT_IP_CALLABLE = "xuke.web.site.client.client_address"
# Whose word about the client's address is taken.
TRUSTED_PROXIES = _settings.trusted_proxies

# A room's jobs are those that its place names: nothing is found by its file's name.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = None
PROCRASTINATE_IMPORT_PATHS = ["xuke.config.jobs"]
# Jobs stand on the same day as the pages.
PROCRASTINATE_ON_APP_READY = "xuke.web.clock.follow_jobs"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [path for path in (ROOT / "build" / "static",) if path.is_dir()]
WHITENOISE_USE_FINDERS = True
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
# A request may bring so much; on the paths of a room that take files, 40 MB together, so much.
MOST_BODY_BYTES = 1024 * 1024
MOST_UPLOAD_BYTES = 42 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = MOST_BODY_BYTES
# What an applicant may send: to one draft, to all of an account, by an account on one day.
MOST_MEGABYTES_A_DRAFT = _settings.draft_megabytes
MOST_MEGABYTES_IN_DRAFTS = _settings.account_megabytes
MOST_MEGABYTES_A_DAY = _settings.day_megabytes
# After so many days without an act the machine's clock has to be confirmed; 0: never.
CLOCK_DAYS = _settings.clock_days
# How long a bearer token lasts where nobody says otherwise.
TOKEN_DAYS = _settings.token_days

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        # Previews of documents and certificates are pictures that exist in their page alone.
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
# A session that nobody uses ends after the first, any session after the second.
SESSION_ENGINE = "xuke.web.site.session.store"
SESSION_COOKIE_AGE = _settings.session_minutes * 60
SESSION_MOST_SECONDS = _settings.session_hours * 60 * 60
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _settings.production
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [
    f"https://{host.replace('.', '*.', 1) if host.startswith('.') else host}"
    for host in _settings.allowed_hosts
    if host != "*"
]
SECURE_HSTS_SECONDS = 31_536_000 if _settings.production else 0
# In production a proxy ends TLS before us; elsewhere nobody may claim that it did.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _settings.production else None
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "xuke.web.site.session.views.csrf_failure"

LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = logging_config()
