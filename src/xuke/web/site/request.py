"""From a request to an act: who, which day, which instant, what was seen, which request."""

from uuid import UUID, uuid5

from django.http import HttpRequest

from xuke.casework.stream.act import Act
from xuke.kernel.person import Person
from xuke.web import clock
from xuke.web.site.errors import wants_json
from xuke.web.words.numbers import whole_number

VERSION_FIELD = "version"
REQUEST_FIELD = "request"
KEY_HEADER = "Idempotency-Key"


class KeyUnreadable(Exception):
    """A program's Idempotency-Key is no UUID: to go on would do a repeated request twice."""


def person_of(request: HttpRequest) -> Person:
    """Return who asks; the middleware, or the token, has put it there."""
    person: Person = request.person  # type: ignore[attr-defined]
    # The middleware's stands in for one until somebody looks; acts want the value itself.
    return Person(person.id, person.authority, person.roles)


def act_of(request: HttpRequest, *, expected: int | None = None) -> Act:
    """Return the act of this request; a form carries the version that its writer saw."""
    at = clock.now()
    seen = request.POST.get(VERSION_FIELD, "") if request.method == "POST" else ""
    return Act(
        person=person_of(request),
        on=at.date(),
        at=at,
        request=_request_id(request),
        expected=whole_number(seen) if expected is None else expected,
        ahead=getattr(request, "ahead", None),
    )


def _request_id(request: HttpRequest) -> UUID | None:
    """Return the id under which a repeated request is recognised, if one was sent.

    It is bound to the address: the same key on another act is another request.
    """
    key = request.headers.get(KEY_HEADER, "")
    try:
        return uuid5(UUID(key or request.POST.get(REQUEST_FIELD, "")), request.path)
    except ValueError as error:
        if key and wants_json(request):
            raise KeyUnreadable(key) from error
        return None
