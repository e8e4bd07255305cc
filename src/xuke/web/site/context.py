"""What every page's template is told without its view."""

from collections.abc import Mapping

from django.http import HttpRequest

from xuke.web import clock


def training(_request: HttpRequest) -> Mapping[str, object]:
    """Return the training day, for the banner on every page."""
    return {"training_day": clock.training_day()}
