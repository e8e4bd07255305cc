"""Signs people in, as the pages and the API know them."""

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest
from django.utils.module_loading import import_string

from benchmarks.sample import AUTHORITY
from xuke.access.models import RoleGrant, User
from xuke.access.people import make_token
from xuke.web.clock import now

ROLES = ("clerk", "examiner", "decider", "publisher", "statistician", "admin")


def official() -> User:
    """Return an official who holds every role; the same one each time."""
    found = User.objects.filter(username="official").first()
    if found:
        return found
    user = User.objects.create_user("official", name="官员（测试）")
    for role in ROLES:
        RoleGrant.objects.create(user=user, authority=AUTHORITY, role=role)
    return user


def cookie(user: User) -> str:
    """Return the cookie of this person's browser, signed in."""
    request = HttpRequest()
    request.session = import_string(f"{settings.SESSION_ENGINE}.SessionStore")()
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    request.session.save()
    return f"{settings.SESSION_COOKIE_NAME}={request.session.session_key}"


def token(user: User) -> str:
    """Return the header by which a program speaks for this person."""
    return f"Bearer {make_token(user, label='benchmark', at=now())}"
