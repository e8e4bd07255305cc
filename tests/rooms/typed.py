"""Forms as a browser holds them: hidden fields read from a page, a sign-in, a session's end."""

import re
from typing import Any, Final

from django.test import Client

from xuke.access.models import User

PASSWORD: Final = "a long enough password"
LOGIN: Final = "/accounts/login/"
_HIDDEN: Final = re.compile(r'type="hidden" name="([\w-]+)"(?: id="[\w-]+")? value="([^"]*)"')


def hidden(page: str, start: str = "<main") -> dict[str, str]:
    """Return the hidden fields of the main part of a page, the last of each name."""
    return dict(_HIDDEN.findall(page.rsplit(start, maxsplit=1)[-1]))


def with_password(user: User) -> User:
    """Give an account a password with which it can sign in on the page."""
    user.set_password(PASSWORD)
    user.save()
    return user


def signed_in(user: User, *, strict: bool = False) -> Client:
    """Return a browser in which this account is signed in; a strict one wants keys of forms."""
    client = Client(enforce_csrf_checks=strict)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def sign_in(client: Client, user: User, **more: str) -> Any:  # noqa: ANN401 - as the client answers
    """Sign in on the page, with what else its form carries."""
    return client.post(LOGIN, {"username": user.username, "password": PASSWORD, **more})
