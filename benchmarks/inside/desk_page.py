"""Fills the desk with open cases, and signs an official in."""

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest
from django.utils.module_loading import import_string

from benchmarks import synthetic
from benchmarks.sample import AUTHORITY
from xuke import catalogue
from xuke.access.models import RoleGrant, User
from xuke.config.server.address import database_url
from xuke.config.settings import current


def run(count: int) -> dict[str, Any]:
    """Load so many open cases; return an official's cookie and the addresses of the two pages."""
    rows = synthetic.open_cases(count, list(catalogue.items()))
    synthetic.load(database_url(current()), rows)
    paths = {"first page": "/desk/", "one row": "/one-row/310105-00000000"}
    return {"cookie": signed_in(), "paths": paths}


def signed_in() -> str:
    """Return the cookie of an official who may accept, examine and decide."""
    user = User.objects.create_user("official", name="官员（测试）")
    for role in ("clerk", "examiner", "decider"):
        RoleGrant.objects.create(user=user, authority=AUTHORITY, role=role)
    request = HttpRequest()
    request.session = import_string(f"{settings.SESSION_ENGINE}.SessionStore")()
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    request.session.save()
    return f"{settings.SESSION_COOKIE_NAME}={request.session.session_key}"
