"""The layers around pages for people; programs, who send a token, go without them."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.module_loading import import_string

from xuke.web.site.errors import API

Answer = Callable[[HttpRequest], HttpResponseBase]

_DESCRIPTION: Final = f"{API}docs"
"""The API's description is a page for people."""


def is_for_programs(path: str) -> bool:
    """Whether programs ask for this address, with a token and without a session."""
    return path.startswith(API) and not path.startswith(_DESCRIPTION)


class Pages:
    """Lead people's requests through PAGE_MIDDLEWARE, which only wraps and has no view hooks."""

    def __init__(self, get_response: Answer) -> None:
        """Build the layers once."""
        self._plain = get_response
        self._layered = get_response
        for name in reversed(settings.PAGE_MIDDLEWARE):
            layer: Callable[[Answer], Answer] = import_string(name)
            self._layered = layer(self._layered)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a program at once, a person through the layers."""
        if not is_for_programs(request.path):
            return self._layered(request)
        request.get_host()  # refuses the name of a host that is none of ours
        return self._plain(request)
