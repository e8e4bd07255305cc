"""From a request to an act: who, which day, which instant, what was seen, which request."""

from uuid import UUID

from django.http import HttpRequest

from xuke.casework.door import Act
from xuke.kernel.person import Person
from xuke.web import clock

VERSION_FIELD = "version"
REQUEST_FIELD = "request"
KEY_HEADER = "Idempotency-Key"


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
        expected=int(seen) if expected is None and seen.isdigit() else expected,
    )


def _request_id(request: HttpRequest) -> UUID | None:
    """Return the id under which a repeated request is recognised, if one was sent."""
    sent = request.headers.get(KEY_HEADER) or request.POST.get(REQUEST_FIELD, "")
    try:
        return UUID(sent)
    except ValueError:
        return None
