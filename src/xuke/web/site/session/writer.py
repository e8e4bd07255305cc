"""Whose form it is: every form that is sent says who was signed in when its page was made.

The mark is keyed: nobody can write that of another, and no other site can read it.
"""

from typing import Final

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

FIELD: Final = "writer"
_SALT: Final = "xuke.web.site.session.writer"
_DIGITS: Final = 32


def writer_of(request: HttpRequest) -> str:
    """Return the mark of whoever is signed in; nothing for a stranger."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return ""
    return salted_hmac(_SALT, str(user.pk), algorithm="sha256").hexdigest()[:_DIGITS]


def is_mine(request: HttpRequest, mark: str) -> bool:
    """Whether a form with this mark is of whoever is signed in now."""
    mine = writer_of(request)
    return bool(mine) and constant_time_compare(mine, mark)
