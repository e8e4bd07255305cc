"""What every page's template is told without its view."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from xuke.web import clock
from xuke.web.site.session import sliding


def training(_request: HttpRequest) -> Mapping[str, object]:
    """Return the training day, for the banner on every page."""
    return {"training_day": clock.training_day()}


def session(request: HttpRequest) -> Mapping[str, object]:
    """Return how long the reader stays signed in; read only by a page that says so."""
    return {"session_left": SimpleLazyObject(lambda: sliding.left(request))}
