"""Settings of the peer: an ordinary Django REST application, tuned where tuning is one line."""

import os

SECRET_KEY = os.environ.get("BASELINE_SECRET_KEY", "only for measuring on this machine")
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
ROOT_URLCONF = "benchmarks.baseline.urls"
WSGI_APPLICATION = "benchmarks.baseline.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "rest_framework",
    "rest_framework.authtoken",
    "benchmarks.baseline",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
]
AUTH_USER_MODEL = "baseline.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# The tables live for one run; the models are the truth about them.
MIGRATION_MODULES = dict.fromkeys(("auth", "contenttypes", "authtoken", "baseline"))

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": os.environ.get("BASELINE_PGHOST", "127.0.0.1"),
        "PORT": os.environ.get("BASELINE_PGPORT", "5432"),
        "USER": os.environ.get("BASELINE_PGUSER", "postgres"),
        "PASSWORD": os.environ.get("BASELINE_PGPASSWORD", ""),
        "NAME": os.environ.get("BASELINE_PGDATABASE", "baseline"),
        "ATOMIC_REQUESTS": True,
        "CONN_MAX_AGE": None,
    }
}

TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = False

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.TokenAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [
        "rest_framework.parsers.JSONParser",
        "rest_framework.parsers.MultiPartParser",
    ],
}
