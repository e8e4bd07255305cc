"""From a request to an act: who, which day, which instant, what was seen, which request."""

from hashlib import sha256
from typing import Final
from uuid import UUID, uuid5

from django.http import HttpRequest
from django.http.request import HttpHeaders

from xuke.casework.stream.act import Act, bound
from xuke.kernel.person import Person
from xuke.web import clock
from xuke.web.site.errors import wants_json
from xuke.web.words.numbers import whole_number

VERSION_FIELD = "version"
REQUEST_FIELD = "request"
KEY_HEADER = "Idempotency-Key"
_KEY_IN_META: Final = HttpHeaders.to_wsgi_name(KEY_HEADER)


class KeyUnreadable(Exception):
    """A program's Idempotency-Key is no UUID: to go on would do a repeated request twice."""


def person_of(request: HttpRequest) -> Person:
    """Return who asks; the middleware, or the token, has put it there."""
    person: Person = request.person  # type: ignore[attr-defined]
    # The middleware's stands in for one until somebody looks; acts want the value itself.
    return Person(person.id, person.authority, person.roles)


def act_of(request: HttpRequest, *, expected: int | None = None) -> Act:
    """Return the act of this request; a form carries the version that its writer saw.

    clock.Doubtful where the machine's clock may be wrong.
    """
    clock.require_plausible()
    at = clock.now()
    seen = _field(request, VERSION_FIELD)
    return Act(
        person=person_of(request),
        on=at.date(),
        at=at,
        request=request_id_of(request),
        expected=whole_number(seen) if expected is None else expected,
        ahead=getattr(request, "ahead", None),
    )


def look_of(request: HttpRequest) -> Act:
    """Return the act by which somebody looks or takes a list out: each time it is another one."""
    at = clock.now()
    return Act(person=person_of(request), on=at.date(), at=at)


def _field(request: HttpRequest, name: str) -> str:
    """Return a field of a form; JSON holds none, and is not searched for any."""
    if request.method != "POST" or request.content_type == "application/json":
        return ""
    return request.POST.get(name, "")


def request_id_of(request: HttpRequest) -> UUID | None:
    """Return the id under which a repeated request is recognised, if one was sent.

    It is bound to the address: the same key on another act is another request. A program's is
    bound to what it asks as well: the same key with another body is refused.
    """
    # To look at one header is cheaper than to have all of them put in order.
    key = request.META.get(_KEY_IN_META, "")
    try:
        named = uuid5(UUID(key or _field(request, REQUEST_FIELD)), request.path)
    except ValueError as error:
        if key and wants_json(request):
            raise KeyUnreadable(key) from error
        return None
    return bound(named, _digest(request)) if key else named


def _digest(request: HttpRequest) -> bytes:
    """Return the digest of what a program sent; a file counts by its bytes."""
    if not request.FILES:
        return sha256(request.body).digest()
    digest = sha256(repr(sorted(request.POST.lists())).encode())
    for name, files in request.FILES.lists():
        for file in files:
            digest.update(f"{name}/{file.name}/{file.size}/".encode(errors="replace"))
            digest.update(b"".join(file.chunks()))
            file.seek(0)
    return digest.digest()
