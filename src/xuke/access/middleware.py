"""Puts the person who asks on the request, with the rights of the day."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from xuke.access.people import person_of

Respond = Callable[[HttpRequest], HttpResponse]


def person(get_response: Respond) -> Respond:
    """Add `request.person`, read from the database only when somebody looks."""

    def respond(request: HttpRequest) -> HttpResponse:
        on = timezone.localdate()
        request.person = SimpleLazyObject(lambda: person_of(request.user, on))  # type: ignore[attr-defined]
        return get_response(request)

    return respond
